/** The characters that the dialplan's little languages give a meaning to. */
export const chars = {
  blank: 32,
  bang: 33,
  quote: 34,
  dollar: 36,
  percent: 37,
  ampersand: 38,
  openParen: 40,
  closeParen: 41,
  star: 42,
  plus: 43,
  comma: 44,
  dash: 45,
  dot: 46,
  slash: 47,
  zero: 48,
  nine: 57,
  colon: 58,
  less: 60,
  equals: 61,
  greater: 62,
  question: 63,
  openBracket: 91,
  backslash: 92,
  closeBracket: 93,
  underscore: 95,
  openBrace: 123,
  pipe: 124,
  closeBrace: 125,
  tilde: 126,
} as const;

export function isDigit(code: number): boolean {
  return code >= chars.zero && code <= chars.nine;
}

/** What `isspace()` of the C locale calls white space. */
export function isSpace(code: number): boolean {
  return code === chars.blank || (code >= 9 && code <= 13);
}
