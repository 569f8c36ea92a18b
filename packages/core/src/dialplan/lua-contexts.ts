/**
 * Names of the contexts that a dialplan in Lua makes; undefined when they do not all stand in one table that is
 * written out: `extensions = { demo = { … }, ["from-phones"] = { … } }`.
 */
export function contextsInLua(text: string): ReadonlySet<string> | undefined {
  const names = new Set<string>();
  let depth = 0;
  let isInTable = false;
  let before: readonly [Token, Token, Token] = ["", "", ""];
  for (const token of tokensOf(text)) {
    const [third, second, first] = before;
    if (token === "{") {
      depth++;
      if (depth === 1 && first === "=" && second === "extensions") isInTable = true;
    } else if (token === "}") {
      if (--depth <= 0) isInTable = false;
    } else if (isInTable && depth === 1 && token === "=") {
      const name = first === "]" ? second : first;
      if (first === "]" && (third !== "[" || !isQuoted(name))) return undefined;
      names.add(isQuoted(name) ? name.slice(1, -1) : name);
    } else if (fromElsewhere.has(token) || (!isInTable && isOtherUse(token, first, second))) return undefined;
    before = [second, first, token];
  }
  return names;
}

type Token = string;

/** Whether the table is made or changed in another way than by being written out. */
function isOtherUse(token: Token, first: Token, second: Token): boolean {
  if (first === "extensions") return token !== "=" && second !== ".";
  return first === "=" && second === "extensions";
}

/** Functions that bring in other files, or build what is not written out. */
const fromElsewhere: ReadonlySet<string> = new Set([
  "_G",
  "dofile",
  "load",
  "loadfile",
  "loadstring",
  "require",
  "setmetatable",
]);

function isQuoted(token: Token): boolean {
  return token.startsWith('"') || token.startsWith("'");
}

/** Words, quoted texts and marks; comments and blanks are left out. */
function* tokensOf(text: string): Generator<Token, undefined> {
  const mark = /--\[\[|--|\[\[|"|'|[A-Za-z_0-9]+|[^\s]/g;
  for (let found = mark.exec(text); found; found = mark.exec(text)) {
    const [token] = found;
    if (token === "--") mark.lastIndex = endOf(text, "\n", found.index);
    else if (token === "--[[" || token === "[[")
      mark.lastIndex = endOf(text, "]]", found.index + token.length);
    else if (token === '"' || token === "'") {
      const end = endOfQuoted(text, found.index, token);
      yield text.slice(found.index, end);
      mark.lastIndex = end;
    } else yield token;
  }
  return undefined;
}

function endOf(text: string, closing: string, from: number): number {
  const at = text.indexOf(closing, from);
  return at < 0 ? text.length : at + closing.length;
}

function endOfQuoted(text: string, start: number, quote: string): number {
  let at = start + 1;
  while (at < text.length && text[at] !== quote && text[at] !== "\n") at += text[at] === "\\" ? 2 : 1;
  return Math.min(at + 1, text.length);
}
