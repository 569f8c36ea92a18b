import table from "./by-hand.json" with { type: "json" };

/** Facts that the sources do not tell in a way that a script can read; `null` takes a derived one away. */
type Corrections = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const byHand: {
  readonly modules: Corrections;
  readonly applications: Corrections;
  readonly functions: Corrections;
} = table;

/** The derived rows with what is known by hand put over them; a correction of nothing is a mistake. */
export function corrected<Row extends object>(
  rows: ReadonlyMap<string, Row>,
  kind: keyof typeof byHand,
): Map<string, object> {
  const result = new Map<string, object>(rows);
  for (const [name, facts] of Object.entries(byHand[kind])) {
    const row = rows.get(name);
    if (!row) throw new Error(`by-hand.json corrects '${name}', which the sources do not have`);
    const entries = Object.entries({ ...row, ...facts }).filter(([, value]) => value !== null);
    result.set(name, Object.fromEntries(entries));
  }
  return result;
}
