/**
 * Text from a configuration, made harmless for a terminal: control characters and characters that hide or reorder
 * others are spelled out, `\x1b` for example.
 */
export function visible(text: string): string {
  let result = "";
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 32 && code < 127) continue;
    const spelled = escapeOf(code, text.charCodeAt(i - 1), text.charCodeAt(i + 1));
    if (spelled === undefined) continue;
    result += text.slice(from, i) + spelled;
    from = i + 1;
  }
  return from === 0 ? text : result + text.slice(from);
}

/** How one code unit is spelled out; undefined when it may be printed as it is. */
function escapeOf(code: number, before: number, after: number): string | undefined {
  if (code === 9) return "\\t";
  if (code === 10) return "\\n";
  if (code === 13) return "\\r";
  if (code < 32 || (code >= 127 && code < 160)) return `\\x${code.toString(16).padStart(2, "0")}`;
  const isHalf =
    (isHighSurrogate(code) && !isLowSurrogate(after)) || (isLowSurrogate(code) && !isHighSurrogate(before));
  return isHalf || isDisguise(code) ? `\\u${code.toString(16).padStart(4, "0")}` : undefined;
}

/** Invisible characters, those that change the direction of what follows, and codes that are no characters. */
function isDisguise(code: number): boolean {
  if (code < 0x200b) return code === 0xad || code === 0x61c;
  return (
    code <= 0x200f ||
    (code >= 0x2028 && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x206f) ||
    code === 0xfeff ||
    (code >= 0xfff9 && code <= 0xfffb) ||
    code >= 0xfffe
  );
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code < 0xdc00;
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code < 0xe000;
}
