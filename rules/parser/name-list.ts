/** `'a'`, `'a' and 'b'`, `'a', 'b' and 3 more`: names between quotes, the first few of them. */
export function listNames(names: readonly string[], most = 3): string {
  const quoted = names.map((name) => `'${name}'`);
  const shown =
    quoted.length > most ? [...quoted.slice(0, most - 1), `${quoted.length - most + 1} more`] : quoted;
  const last = shown.at(-1) ?? "";
  return shown.length > 1 ? `${shown.slice(0, -1).join(", ")} and ${last}` : last;
}
