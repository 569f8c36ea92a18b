const letters: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "8": "b",
  "9": "g",
  "@": "a",
  $: "s",
  "!": "i",
  "|": "l",
  "+": "t",
};

/** The text in lower case, with digits and signs that stand for letters read as those letters: `P4ssw0rd` as `password`. */
export function withoutLeet(text: string, one: "i" | "l" = "i"): string {
  let result = "";
  for (const character of text.toLowerCase())
    result += character === "1" ? one : (letters[character] ?? character);
  return result;
}

/** What stands for which letter, as zxcvbn wants it: the usual ones only, because every one more costs time. */
export const leetTable: Readonly<Record<string, readonly string[]>> = {
  a: ["4", "@"],
  b: ["8"],
  e: ["3"],
  g: ["9", "6"],
  i: ["1", "!", "|"],
  l: ["1", "|"],
  o: ["0"],
  s: ["5", "$"],
  t: ["7", "+"],
  z: ["2"],
};
