import { chars, isDigit, isSpace } from "./char-codes.ts";

/**
 * The number that `sscanf()` with `%30d` reads at `start`: blanks, a sign, digits; whatever follows is ignored.
 * Undefined when there is no digit. Wraps around as a 32-bit int does.
 */
export function leadingInteger(text: string, start = 0, end: number = text.length): number | undefined {
  const digitsEnd = leadingIntegerEnd(text, start, end);
  if (digitsEnd < 0) return undefined;
  let i = start;
  while (isSpace(text.charCodeAt(i))) i++;
  return toInt(text.slice(i, digitsEnd));
}

/** Where the digits of that number end, or -1. */
export function leadingIntegerEnd(text: string, start: number, end: number, width = 30): number {
  let i = start;
  while (i < end && isSpace(text.charCodeAt(i))) i++;
  const limit = Math.min(end, i + width);
  const sign = text.charCodeAt(i);
  if (i < limit && (sign === chars.plus || sign === chars.dash)) i++;
  const digits = i;
  while (i < limit && isDigit(text.charCodeAt(i))) i++;
  return i === digits ? -1 : i;
}

/** The conversion of `strtol()` to a 64-bit long, cut down to an int. */
function toInt(digits: string): number {
  if (digits.length <= 15) return Number(digits) | 0;
  const isNegative = digits.charCodeAt(0) === chars.dash;
  const hasSign = isNegative || digits.charCodeAt(0) === chars.plus;
  const magnitude = BigInt(hasSign ? digits.slice(1) : digits);
  const largest = 2n ** 63n - (isNegative ? 0n : 1n);
  const clamped = magnitude > largest ? largest : magnitude;
  return Number(BigInt.asIntN(32, isNegative ? -clamped : clamped));
}
