import type { SyntaxFile } from "./syntax-file.ts";
import { tokensOf } from "./tokens.ts";

/** The text of the file, put together from its tokens: `print(parse(text)) === text` for every string. */
export function print(file: SyntaxFile): string {
  const parts: string[] = [];
  for (let line = 0; line < file.lineCount; line++) {
    for (const token of tokensOf(file, line)) parts.push(token.text);
  }
  return parts.join("");
}
