/**
 * Whether a password is so long and so irregular that it can only come out of a generator: 24 hexadecimal digits or
 * more, as `md5sum` and key generators print them. Too few words can be written in those digits to matter.
 */
export function looksGenerated(password: string): boolean {
  const text = password.replaceAll("-", "");
  if (text.length < 24 || text.length > 512 || !/^(?:[0-9a-f]+|[0-9A-F]+)$/.test(text)) return false;
  return (
    new Set(text).size >= 8 && changesOfKind(text) >= 0.25 && !isPeriodic(text) && stepsOfOne(text) < 0.4
  );
}

/**
 * How often the kind of character (lower case, upper case, digit, other) changes from one to the next: 0 to 1. A
 * capital in front of a small letter is no change: words begin so.
 */
export function changesOfKind(text: string): number {
  let changes = 0;
  for (let i = 1; i < text.length; i++) {
    const kind = kindOf(text.charCodeAt(i));
    const before = kindOf(text.charCodeAt(i - 1));
    if (kind !== before && !(before === upper && kind === lower)) changes++;
  }
  return text.length < 2 ? 0 : changes / (text.length - 1);
}

const lower = 0;
const upper = 1;

function kindOf(code: number): number {
  if (code >= 97 && code <= 122) return lower;
  if (code >= 65 && code <= 90) return upper;
  return code >= 48 && code <= 57 ? 2 : 3;
}

/** The share of characters that follow the one before in counting, or repeat it: 0 to 1. */
function stepsOfOne(text: string): number {
  let count = 0;
  for (let i = 1; i < text.length; i++)
    if (Math.abs(text.charCodeAt(i) - text.charCodeAt(i - 1)) <= 1) count++;
  return count / (text.length - 1);
}

/** Whether a text is one piece repeated at least twice, the last time perhaps in part (Knuth, Morris and Pratt's borders). */
export function isPeriodic(text: string): boolean {
  const borders = new Int32Array(text.length);
  for (let i = 1, length = 0; i < text.length; i++) {
    while (length > 0 && text[i] !== text[length]) length = borders[length - 1] ?? 0;
    if (text[i] === text[length]) length++;
    borders[i] = length;
  }
  const period = text.length - (borders.at(-1) ?? 0);
  return text.length > 1 && period * 2 <= text.length;
}

/** `1234`, `9876`, `abcd`, `1111`: every character one step from the one before in one direction, or the same. */
export function isSequence(text: string): boolean {
  const step = text.charCodeAt(1) - text.charCodeAt(0);
  if (text.length < 3 || Math.abs(step) > 1) return false;
  for (let i = 2; i < text.length; i++)
    if (text.charCodeAt(i) - text.charCodeAt(i - 1) !== step) return false;
  return true;
}
