/** How many alternatives the braces of one pattern may expand to before the rest is dropped. */
const maxAlternatives = 128;

/** Whether a path has characters that `glob(3)` treats as a pattern, with `GLOB_BRACE`. */
export function isGlob(path: string): boolean {
  for (const character of path) if ("*?[{".includes(character)) return true;
  return false;
}

/** Expands `{a,b}` as `GLOB_BRACE` does, nested braces included. */
export function expandBraces(pattern: string): string[] {
  const done: string[] = [];
  const todo = [pattern];
  while (todo.length > 0 && done.length + todo.length <= maxAlternatives) {
    const next = todo.pop() ?? "";
    const braces = findBraces(next);
    if (!braces) {
      done.push(next);
      continue;
    }
    const head = next.slice(0, braces.open);
    const tail = next.slice(braces.close + 1);
    for (const alternative of braces.alternatives.reverse()) todo.push(head + alternative + tail);
  }
  return done;
}

function findBraces(pattern: string): { open: number; close: number; alternatives: string[] } | undefined {
  const open = pattern.indexOf("{");
  if (open < 0 || pattern.startsWith("{}", open)) return undefined;
  const alternatives: string[] = [];
  let depth = 0;
  let from = open + 1;
  for (let i = open; i < pattern.length; i++) {
    const character = pattern[i];
    if (character === "{") depth++;
    else if (character === "," && depth === 1) {
      alternatives.push(pattern.slice(from, i));
      from = i + 1;
    } else if (character === "}" && --depth === 0) {
      alternatives.push(pattern.slice(from, i));
      return { open, close: i, alternatives };
    }
  }
  return undefined;
}

/**
 * Whether a file name matches one segment of a pattern: `*`, `?`, `[a-z]`, `[!a-z]`, `\` before any character.
 * A leading dot must be matched by a dot. Takes time linear in name times pattern at worst.
 */
export function matchesSegment(pattern: string, name: string): boolean {
  if (name.startsWith(".") && !pattern.startsWith(".")) return false;
  let p = 0;
  let n = 0;
  let starAt = -1;
  let starName = 0;
  while (n < name.length) {
    const step = pattern[p] === "*" ? undefined : matchOne(pattern, p, name[n] ?? "");
    if (pattern[p] === "*") {
      starAt = p++;
      starName = n;
    } else if (step !== undefined) {
      p = step;
      n++;
    } else if (starAt >= 0) {
      p = starAt + 1;
      n = ++starName;
    } else {
      return false;
    }
  }
  while (pattern[p] === "*") p++;
  return p === pattern.length;
}

/** The index after the pattern element at `p` when it matches `character`, else undefined. */
function matchOne(pattern: string, p: number, character: string): number | undefined {
  const element = pattern[p];
  if (element === undefined) return undefined;
  if (element === "?") return p + 1;
  if (element === "\\" && p + 1 < pattern.length) return pattern[p + 1] === character ? p + 2 : undefined;
  if (element !== "[") return element === character ? p + 1 : undefined;
  const set = parseSet(pattern, p);
  if (!set) return character === "[" ? p + 1 : undefined;
  return set.has(character) ? set.end : undefined;
}

function parseSet(
  pattern: string,
  open: number,
): { end: number; has(character: string): boolean } | undefined {
  const isNegated = pattern[open + 1] === "!" || pattern[open + 1] === "^";
  const first = open + (isNegated ? 2 : 1);
  const close = pattern.indexOf("]", first + 1);
  if (close < 0) return undefined;
  const body = pattern.slice(first, close);
  return { end: close + 1, has: (character) => isInSet(body, character) !== isNegated };
}

function isInSet(body: string, character: string): boolean {
  for (let i = 0; i < body.length; i++) {
    const from = body[i] ?? "";
    const to = body[i + 2];
    if (body[i + 1] === "-" && to !== undefined) {
      if (from <= character && character <= to) return true;
      i += 2;
    } else if (from === character) {
      return true;
    }
  }
  return false;
}
