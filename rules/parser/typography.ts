/** Characters that word processors and web pages put in place of plain ones, with what Asterisk needs instead. */
const plain: ReadonlyMap<string, string> = new Map([
  ["\u00a0", " "],
  ["\u00ab", '"'],
  ["\u00bb", '"'],
  ["\u2007", " "],
  ["\u200b", ""],
  ["\u200c", ""],
  ["\u200d", ""],
  ["\u2011", "-"],
  ["\u2012", "-"],
  ["\u2013", "-"],
  ["\u2014", "-"],
  ["\u2018", "'"],
  ["\u2019", "'"],
  ["\u201c", '"'],
  ["\u201d", '"'],
  ["\u201e", '"'],
  ["\u202f", " "],
  ["\u2212", "-"],
  ["\ufeff", ""],
]);

const titles: ReadonlyMap<string, string> = new Map([
  [" ", "a no-break space"],
  ["", "an invisible character"],
  ["-", "a typographic dash"],
  ["'", "a typographic quote"],
  ['"', "a typographic quote"],
]);

/** Whether a text holds a typographic character. */
export function hasTypography(text: string): boolean {
  for (const character of text) if (plain.has(character)) return true;
  return false;
}

/** The text as it would be typed in a plain editor. */
export function plainText(text: string): string {
  let result = "";
  for (const character of text) result += plain.get(character) ?? character;
  return result;
}

/** What the first typographic character of a text is: `a no-break space`. */
export function typographyIn(text: string): string {
  for (const character of text) {
    const replacement = plain.get(character);
    if (replacement !== undefined) return titles.get(replacement) ?? "a typographic character";
  }
  return "a typographic character";
}
