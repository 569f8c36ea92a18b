/** A table of facts by name. */
export type Table = ReadonlyMap<string, object>;

/** What a new table says otherwise than the one it replaces, a line each; empty when nothing. */
export function changesBetween(before: Table, after: Table): string[] {
  const added = [...after.keys()].filter((name) => !before.has(name));
  const removed = [...before.keys()].filter((name) => !after.has(name));
  const changed = [...after].flatMap(([name, row]) => {
    const known = before.get(name);
    const difference = known === undefined ? "" : differenceOf(known, row);
    return difference === "" ? [] : [`${name}: ${difference}`];
  });
  return [
    ...added.map((name) => `+ ${name} ${JSON.stringify(after.get(name))}`),
    ...removed.map((name) => `- ${name}`),
    ...changed.map((line) => `~ ${line}`),
  ];
}

/** `since 1.2 → 1.0, removed 21 → nothing`. */
function differenceOf(before: object, after: object): string {
  const old = new Map<string, unknown>(Object.entries(before));
  const now = new Map<string, unknown>(Object.entries(after));
  const names = new Set([...old.keys(), ...now.keys()]);
  return [...names]
    .filter((name) => JSON.stringify(old.get(name)) !== JSON.stringify(now.get(name)))
    .map((name) => `${name} ${textOf(old.get(name))} → ${textOf(now.get(name))}`)
    .join(", ");
}

function textOf(value: unknown): string {
  return value === undefined ? "nothing" : typeof value === "string" ? value : JSON.stringify(value);
}
