const trueWords = new Set(["yes", "true", "y", "t", "1", "on"]);
const falseWords = new Set(["no", "false", "n", "f", "0", "off"]);

/** `ast_true()` in `main/utils.c`: yes, true, y, t, 1 or on, in any case. */
export function isTrue(value: string): boolean {
  return trueWords.has(value.toLowerCase());
}

/** `ast_false()` in `main/utils.c`: no, false, n, f, 0 or off, in any case. */
export function isFalse(value: string): boolean {
  return falseWords.has(value.toLowerCase());
}

/** Values that a template engine or an installer fills in later; nothing is known of them. */
export function isPlaceholder(value: string): boolean {
  return (
    value.includes("{{") ||
    value.includes("{%") ||
    value.includes("${") ||
    value.includes("<%") ||
    isWrapped(value, "<", ">") ||
    isWrapped(value, "{", "}") ||
    isWrapped(value, "***", "***") ||
    isWrapped(value, "__", "__") ||
    isWrapped(value, "%", "%") ||
    isWrapped(value, "@", "@") ||
    isWrapped(value, "[", "]") ||
    value.toLowerCase() === "redacted" ||
    isMasked(value)
  );
}

function isWrapped(value: string, open: string, close: string): boolean {
  return value.length > open.length + close.length && value.startsWith(open) && value.endsWith(close);
}

/** `********`, `xxxxxx`, `X`, `...`: what a publisher puts in place of a secret. */
function isMasked(value: string): boolean {
  const first = value[0];
  if (first === undefined || !"*xX•#.…".includes(first)) return false;
  if (value.length < 3 && first !== "X") return false;
  for (const character of value) if (character !== first) return false;
  return true;
}
