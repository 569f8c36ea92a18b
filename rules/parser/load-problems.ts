import {
  consequenceOf,
  derived,
  type EffectiveFile,
  type LoadProblem,
  type LoadProblemCode,
  type Place,
  type Tree,
} from "@astlint/core";

/** A mistake at one place, with all that comes of it in the files that read the place. */
export interface FoundProblem {
  readonly code: LoadProblemCode;
  readonly place: Place;
  readonly subject: string;
  /** Files that Asterisk refuses as a whole for it, by name. */
  readonly refuses: readonly string[];
  /** Files that go without the rest of the included file in which it stands. */
  readonly truncates: readonly string[];
  /** Files that read the place. */
  readonly files: readonly string[];
}

/** Mistakes that may be none on the PBX, where a file that is missing here defines what they miss. */
const linkCodes: ReadonlySet<LoadProblemCode> = new Set([
  "option-outside-section",
  "template-missing",
  "append-target-missing",
]);

/** What is not here may be there on the PBX. */
const unseenCodes: ReadonlySet<LoadProblemCode> = new Set([
  "include-missing",
  "include-outside",
  "include-unreadable",
  "exec-unseen",
]);

/** Everything that Asterisk stumbles over while it loads the files that something reads, each place once. */
export const loadProblems: (tree: Tree) => readonly FoundProblem[] = derived((tree) => {
  const found = new Map<string, Gathered>();
  for (const name of tree.liveEntries) {
    const file = tree.effective(name);
    if (file) gather(file, found);
  }
  return [...found.values()].map(({ problem, refuses, truncates, files }) => ({
    code: problem.code,
    place: problem.place,
    subject: problem.subject,
    refuses: [...refuses],
    truncates: [...truncates],
    files: [...files],
  }));
});

interface Gathered {
  readonly problem: LoadProblem;
  readonly refuses: Set<string>;
  readonly truncates: Set<string>;
  readonly files: Set<string>;
}

function gather(file: EffectiveFile, found: Map<string, Gathered>): void {
  let hasUnseen = false;
  for (const problem of file.problems) {
    hasUnseen ||= unseenCodes.has(problem.code);
    const entry = entryFor(problem, found);
    entry.files.add(file.name);
    const isTolerated = unseenCodes.has(problem.code) || (hasUnseen && linkCodes.has(problem.code));
    if (consequenceOf(problem.code) !== "refused" || isTolerated) continue;
    if (problem.place.path === file.name) entry.refuses.add(file.name);
    else entry.truncates.add(file.name);
  }
}

function entryFor(problem: LoadProblem, found: Map<string, Gathered>): Gathered {
  const { path, span } = problem.place;
  const key = `${path}\n${span.start}\n${span.end}\n${problem.code}`;
  const known = found.get(key);
  if (known) return known;
  const entry = {
    problem,
    refuses: new Set<string>(),
    truncates: new Set<string>(),
    files: new Set<string>(),
  };
  found.set(key, entry);
  return entry;
}
