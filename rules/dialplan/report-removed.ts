import { type Fix, type Place, quotedNames, type RuleContext, samePlaces, type Tree } from "@astlint/core";

/** Something that a release of Asterisk no longer has, and where the dialplan uses it. */
export interface Removed {
  readonly name: string;
  /** The first release without it. */
  readonly release: string;
  readonly places: readonly Place[];
}

/** What to say of one or several of them: `so calls end`. */
export interface Consequence {
  readonly text: string;
  readonly fixes?: readonly Fix[];
}

/**
 * Reports each; or all in one, where nobody said which release the configuration is for: old names then say rather that
 * the guess is wrong.
 */
export function reportRemoved<R extends Removed>(
  { tree, report }: Pick<RuleContext, "tree" | "report">,
  removed: readonly R[],
  consequenceOf: (group: readonly [R, ...R[]]) => Consequence,
): void {
  const isGuessed = isReleaseGuessed(tree);
  const groups = isGuessed ? [removed] : removed.map((each) => [each]);
  for (const [first, ...others] of groups) {
    if (!first) continue;
    const group = [first, ...others] as const;
    const [at, ...more] = group.flatMap(({ places }) => places);
    const { text, fixes = [] } = consequenceOf(group);
    report({
      at,
      severity: isGuessed ? "low" : "medium",
      message: `Asterisk ${tree.asterisk.version} no longer has ${describe(group)}${text}`,
      related: samePlaces(more),
      fixes,
    });
  }
}

function isReleaseGuessed({ asterisk }: Tree): boolean {
  return asterisk.source === "detected" || asterisk.source === "assumed";
}

/** `'Macro', which went with release 21,` */
function describe([first, ...others]: readonly [Removed, ...Removed[]]): string {
  if (others.length > 0) return `${quotedNames([first, ...others].map(({ name }) => name))},`;
  return `'${first.name}', which went with release ${first.release},`;
}
