import type { Exposure, Place, Tree } from "@astlint/core";

/** Where a tree switches on what an advisory is about, and how far it can be reached. */
export interface Evidence {
  readonly at: Place;
  readonly exposure: Exposure;
}

/** Something that a configuration can switch on, and that advisories are about. */
export interface Trigger {
  /** What it is, after "in". */
  readonly title: string;
  /** What to do about it until the update. */
  readonly relief: string;
  find(tree: Tree): Evidence | undefined;
}
