import type { Estimator, FileSystem, Rule } from "@astlint/core";

/** What the server needs besides a connection. Node passes its disk; a browser passes the editor's. */
export interface World {
  readonly fileSystem: FileSystem;
  readonly rules: readonly Rule[];
  /** Asked for once, when the first password needs judging. */
  loadEstimator(): Estimator;
  /** Where a rule's documentation can be read. */
  docsUrl(rule: string): string;
  readonly version: string;
}
