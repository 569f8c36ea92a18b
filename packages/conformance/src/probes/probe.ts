import { type Input, inputOf } from "../input.ts";

/** A small configuration that shows one fact. Its name says which. */
export type Probe = Input;

/** A configuration file of these lines. */
export function conf(name: string, ...lines: readonly string[]): Probe {
  return inputOf(name, { "probe.conf": `${lines.join("\n")}\n` });
}

/** A context `[a]` of these lines. */
export function plan(name: string, ...lines: readonly string[]): Probe {
  return dialplan(name, "[a]", ...lines);
}

/** A dialplan of these lines. */
export function dialplan(name: string, ...lines: readonly string[]): Probe {
  return inputOf(name, { "extensions.conf": `${lines.join("\n")}\n` });
}

/** A users.conf of these lines beside a dialplan with nothing in it. */
export function users(name: string, ...lines: readonly string[]): Probe {
  return inputOf(name, { "extensions.conf": "[general]\n", "users.conf": `${lines.join("\n")}\n` });
}

/** Files as they are. */
export function files(name: string, texts: Readonly<Record<string, string>>): Probe {
  return inputOf(name, texts);
}

/** One file of bytes that are no UTF-8, written as Latin-1. */
export function bytes(name: string, path: string, text: string): Probe {
  return { name, files: new Map([[path, Buffer.from(text, "latin1")]]) };
}
