import { chars } from "./char-codes.ts";
import { type CharacterSet, oneOrMore, setN, setX, setZ, unclosedSet, zeroOrMore } from "./character-set.ts";
import { compilePattern } from "./pattern.ts";

/** The longest extension, caller id pattern included; the rest is cut off (`realext` in `pbx/pbx_config.c`). */
export const maximumExtensionLength = 255;

/** The extension as `dialplan show` prints it: without blanks, except those in the sets of a pattern (`ext_strncpy()`). */
export function storedName(extension: string): string {
  return extension.includes(" ") ? strip(extension, false) : extension;
}

/** The caller id pattern as stored: also without parentheses, dots and dashes (`ast_shrink_phone_number()`). */
export function storedCallerId(callerId: string): string {
  let kept = "";
  let depth = 0;
  for (let i = 0; i < callerId.length; i++) {
    const code = callerId.charCodeAt(i);
    if (code === chars.openBracket) depth++;
    else if (code === chars.closeBracket) depth--;
    else if (code === chars.dash && depth === 0) continue;
    else if (code === chars.dot && i + 1 < callerId.length) continue;
    else if (code === chars.blank || code === chars.openParen || code === chars.closeParen) continue;
    kept += callerId.charAt(i);
  }
  return strip(kept, true);
}

/**
 * A text that is the same for two extensions exactly when Asterisk takes them for one: `1-00` and `100`,
 * `_NXX` and `_[2-9]xx`. Give it what `storedName()` or `storedCallerId()` returned.
 */
export function extensionKey(name: string): string {
  if (!needsCare(name)) return name;
  if (name.startsWith("_")) return patternKey(name);
  const plain = name.replaceAll("-", "");
  return plain.startsWith("_") ? patternKey(plain) : plain;
}

/** Whether the name has a character that another spelling could replace. */
function needsCare(name: string): boolean {
  const isPattern = name.charCodeAt(0) === chars.underscore;
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i);
    if (code === chars.dash) return true;
    if (isPattern && (code === chars.openBracket || code === 120 || code === 122 || code === 110))
      return true;
  }
  return false;
}

function strip(text: string, dropsDashes: boolean): string {
  const isPattern = text.charCodeAt(0) === chars.underscore;
  let isInSet = false;
  let kept = "";
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === chars.openBracket) isInSet ||= isPattern;
    else if (code === chars.closeBracket) isInSet = false;
    else if (!isInSet && (code === chars.blank || (dropsDashes && code === chars.dash))) continue;
    kept += text.charAt(i);
  }
  return kept;
}

function patternKey(pattern: string): string {
  let key = "_";
  for (const set of compilePattern(pattern).positions) key += setKey(set);
  return key;
}

function setKey(set: CharacterSet): string {
  if (set === unclosedSet) return "[";
  if (set === oneOrMore) return ".";
  if (set === zeroOrMore) return "!";
  if (set.score === 0) return "";
  if (set.score === setX.score && set.ranges === setX.ranges) return "X";
  if (set.score === setZ.score && set.ranges === setZ.ranges) return "Z";
  if (set.score === setN.score && set.ranges === setN.ranges) return "N";
  const { ranges, score } = set;
  const isPlain =
    ranges.length === 2 && score === (0x100 | ranges.charCodeAt(0)) && ranges.charAt(0) === ranges.charAt(1);
  if (isPlain && !"XZN.![".includes(ranges.charAt(0))) return ranges.charAt(0);
  const lowest = score & 0xff;
  return lowest === ranges.charCodeAt(0) ? `[${ranges}]` : `[${ranges}\0${lowest}]`;
}
