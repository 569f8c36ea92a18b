import { widthOf } from "./width.ts";

/** Breaks a text at blanks into lines of at most `width` columns; words that are longer stay whole. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  let taken = 0;
  for (const word of text.split(" ")) {
    const needed = widthOf(word);
    if (line !== "" && taken + 1 + needed > width) {
      lines.push(line);
      line = word;
      taken = needed;
    } else {
      line = line === "" ? word : `${line} ${word}`;
      taken += needed + (taken === 0 ? 0 : 1);
    }
  }
  lines.push(line);
  return lines;
}
