/** Tests ids against `area/name`, or a pattern with `*`: `sip/*`, `*secret`. Linear, however many `*` there are. */
export function rulePattern(pattern: string): (id: string) => boolean {
  const parts = pattern.split("*");
  return parts.length === 1 ? (id) => id === pattern : (id) => matchesParts(id, parts);
}

/** Whether `parts` occur in `id` in order, the first at its start and the last at its end. */
function matchesParts(id: string, parts: readonly string[]): boolean {
  const first = parts[0] ?? "";
  const last = parts.at(-1) ?? "";
  if (!id.startsWith(first) || !id.endsWith(last) || id.length < first.length + last.length) return false;
  let from = first.length;
  for (const part of parts.slice(1, -1)) {
    const at = id.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return from <= id.length - last.length;
}
