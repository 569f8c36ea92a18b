import { configFileNames } from "../knowledge/config-file.ts";

/** Files by each of which alone a folder is known for a configuration of Asterisk. */
const unmistakable = new Set([
  "asterisk.conf",
  "chan_dahdi.conf",
  "extensions.ael",
  "extensions.conf",
  "extensions.lua",
  "iax.conf",
  "pjsip.conf",
  "pjsip_wizard.conf",
  "sip.conf",
  "voicemail.conf",
]);

const known = new Set([...configFileNames(), ...unmistakable]);

/** Whether some part of Asterisk asks for a file of this name. */
export function isKnownFile(name: string): boolean {
  return known.has(name);
}

/** Whether a folder that was named may be meant: it holds a file that Asterisk asks for. */
export function canBeTree(names: readonly string[]): boolean {
  return names.some(isKnownFile);
}

/** Whether a folder that nobody named is a configuration of Asterisk: other programs have an `http.conf`, too. */
export function looksLikeTree(names: readonly string[]): boolean {
  return names.some((name) => unmistakable.has(name)) || names.filter(isKnownFile).length >= 2;
}

/** Whether a folder inside a configuration is one of its own rather than a part: it holds several of the main files. */
export function looksLikeWholeTree(names: readonly string[]): boolean {
  return names.some((name) => unmistakable.has(name)) && names.filter(isKnownFile).length >= 2;
}
