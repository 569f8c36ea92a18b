import type { Snapshot } from "./snapshot.ts";

/** A language for dialplans besides that of extensions.conf. */
export interface OtherLanguage {
  readonly name: "AEL" | "Lua";
  /** The file that Asterisk asks for. */
  readonly file: string;
  /** The module that reads it. */
  readonly module: string;
}

export const otherLanguages: readonly OtherLanguage[] = [
  { name: "AEL", file: "extensions.ael", module: "pbx_ael" },
  { name: "Lua", file: "extensions.lua", module: "pbx_lua" },
];

/** Whether a file is none of Asterisk's configuration files, whose comments begin with a semicolon. */
export function isInOtherLanguage(path: string): boolean {
  return otherLanguages.some(({ file }) => file === path);
}

/** Whether anything of a tree was read besides dialplans that are not judged. */
export function holdsConfiguration({ documents }: Snapshot): boolean {
  return [...documents.keys()].some((path) => !isInOtherLanguage(path));
}
