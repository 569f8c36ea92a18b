import type { RemoteConsole } from "vscode-languageserver";

/**
 * Keeps the library from quoting messages of the editor, which are configuration: of what it notes only the beginning goes
 * into the log. Returns what notes a text as it is.
 */
export function makeReticent(log: RemoteConsole): (text: string) => void {
  const note = log.error.bind(log);
  log.error = (text) => note(/^[^:\n]*/.exec(text)?.[0] ?? "");
  return note;
}
