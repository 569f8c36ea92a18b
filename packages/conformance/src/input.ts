import { readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { basename, join, relative, resolve, sep } from "node:path";

/** A configuration folder to ask about. */
export interface Input {
  readonly name: string;
  /** By path below `/etc/asterisk`, with `/`. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** An input of texts, in UTF-8. */
export function inputOf(name: string, texts: Readonly<Record<string, string>>): Input {
  const encoder = new TextEncoder();
  return { name, files: new Map(Object.entries(texts).map(([path, text]) => [path, encoder.encode(text)])) };
}

/** Reads every regular file below a folder. What links lead to is taken along as far as it lies in the folder. */
export function readInput(folder: string, name: string = basename(resolve(folder))): Input {
  const files = new Map<string, Uint8Array>();
  const root = realpathSync(folder);
  for (const path of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
    const full = join(folder, path);
    const status = statSync(full, { throwIfNoEntry: false });
    if (status?.isFile() && isBelow(root, realpathSync(full)))
      files.set(path.split(sep).join("/"), readFileSync(full));
  }
  return { name, files };
}

function isBelow(root: string, path: string): boolean {
  return !relative(root, path).startsWith("..");
}
