import { deleteLine, type Fix, isFalse, isPlaceholder, isTrue, type Option } from "@astlint/core";

/** One name several times in a section. */
export interface Repetition {
  readonly options: readonly [Option, Option, ...Option[]];
}

/** The names that stand more than once among some options of a section, lines joined by `+=` left out. */
export function repetitions(options: readonly Option[]): Repetition[] {
  const groups = new Map<string, Option[]>();
  for (const option of options) {
    if (option.continued || isPlaceholder(option.value)) continue;
    const group = groups.get(option.key);
    if (group) group.push(option);
    else groups.set(option.key, [option]);
  }
  const found: Repetition[] = [];
  for (const [first, second, ...others] of groups.values()) {
    if (first && second) found.push({ options: [first, second, ...others] });
  }
  return found;
}

/** Whether two options say the same; words for yes and no are one each. */
export function isSame(a: Option, b: Option): boolean {
  return meaningOf(a.value) === meaningOf(b.value);
}

function meaningOf(value: string): string {
  if (isTrue(value)) return "yes";
  return isFalse(value) ? "no" : value.toLowerCase();
}

/** Deletes lines that have no effect. */
export function deletion(options: readonly Option[]): Fix {
  return {
    title:
      options.length === 1
        ? "Delete the line without effect"
        : `Delete the ${options.length} lines without effect`,
    applicability: "safe",
    edits: options.flatMap(deleteLine),
  };
}

/** `name=value`, or the name alone where the value is secret. */
export function shownOption({ name, value }: Option, isSecret: boolean): string {
  return isSecret ? `'${name}'` : `'${name}=${value}'`;
}
