import type { TextEdit } from "../text/text-edit.ts";

/**
 * `safe`: nobody who was properly authenticated loses a call, a login or a registration. `unsafe`: right, but it can
 * refuse someone who was served before. `manual`: needs a person; never written.
 */
export type Applicability = "safe" | "unsafe" | "manual";

/** A way out of a finding. */
export interface Fix {
  /** In the imperative: `Set allowguest=no`. */
  readonly title: string;
  readonly applicability: Applicability;
  /** Relative to the snapshot that was linted; empty for most manual fixes. */
  readonly edits: readonly TextEdit[];
  /** What the fix may break, in one clause; required of unsafe fixes. */
  readonly caution?: string;
}
