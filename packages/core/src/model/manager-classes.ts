import type { Option } from "../workspace/option.ts";

/** The classes of AMI rights and events, as `perms[]` in `main/manager.c` has them. */
export const managerClasses = [
  "system",
  "call",
  "log",
  "verbose",
  "command",
  "agent",
  "user",
  "config",
  "dtmf",
  "reporting",
  "cdr",
  "dialplan",
  "originate",
  "agi",
  "cc",
  "aoc",
  "test",
  "security",
  "message",
] as const;

export type ManagerClass = (typeof managerClasses)[number];

/** What a `read` or `write` gives. */
export interface ManagerRights {
  /** Undefined when no line says it. */
  readonly option: Option | undefined;
  readonly classes: ReadonlySet<ManagerClass>;
  readonly isAll: boolean;
  /** The word that gives every class without being `all`: Asterisk takes the start of a class for the class. */
  readonly accident: string | undefined;
  /** Words that give nothing. */
  readonly unknownWords: readonly string[];
}

export const noRights: ManagerRights = {
  option: undefined,
  classes: new Set(),
  isAll: false,
  accident: undefined,
  unknownWords: [],
};

/** What a user has without a line in users.conf. */
export const allRights: ManagerRights = { ...noRights, classes: new Set(managerClasses), isAll: true };

/**
 * The rights in a list, as `get_perm()` and `ast_instring()` in `main/manager.c` find them: a word before a comma
 * stands for every class that starts with it, an empty one for all of them; the last word must be a class as it is.
 */
export function managerRights(option: Option): ManagerRights {
  const words = option.value.split(",");
  if (words.at(-1) === "") words.pop();
  const isOpenEnded = option.value.endsWith(",");
  const classes = new Set<ManagerClass>();
  const unknownWords: string[] = [];
  let isAll = false;
  let accident: string | undefined;
  for (const [index, word] of words.entries()) {
    const isLast = index === words.length - 1 && !isOpenEnded;
    const found = managerClasses.filter((name) => (isLast ? name === word : name.startsWith(word)));
    for (const name of found) classes.add(name);
    const givesAll = isLast ? word === "all" : "all".startsWith(word);
    isAll ||= givesAll;
    if (givesAll && word !== "all") accident ??= word;
    const isNone = isLast ? word === "none" : "none".startsWith(word);
    if (found.length === 0 && !givesAll && !isNone) unknownWords.push(word);
  }
  if (isAll)
    return {
      option,
      classes: allRights.classes,
      isAll,
      accident: words.includes("all") ? undefined : accident,
      unknownWords,
    };
  return { option, classes, isAll, accident: undefined, unknownWords };
}
