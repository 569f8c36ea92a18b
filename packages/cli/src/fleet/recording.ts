import type { Target } from "../discover.ts";
import type { Options, Shard } from "../options.ts";
import type { TreeResult } from "../tree-result.ts";

/** A run, or a part of one, as plain data: all that reports of any format need. */
export interface Recording {
  readonly run: RecordedRun;
  readonly shard: Shard;
  readonly elapsed: number;
  readonly results: readonly { readonly root: string; readonly result: TreeResult }[];
}

/** What is the same for all parts of a run. */
export interface RecordedRun {
  /** All trees that were asked for, whichever part has them. */
  readonly targets: readonly Target[];
  /** What was said before the first tree. */
  readonly complaints: readonly string[];
  readonly notes: readonly string[];
  /** Absolute path of the folder to which paths in reports for other programs are relative. */
  readonly base: string;
  readonly flags: RecordedFlags;
}

/** The flags that a report or an exit code depends on. */
export type RecordedFlags = Pick<
  Options,
  | "fix"
  | "unsafeFixes"
  | "severity"
  | "failOn"
  | "rule"
  | "ignore"
  | "preset"
  | "config"
  | "ignores"
  | "baseline"
  | "since"
  | "asteriskVersion"
  | "followSymlinks"
>;

export function recordedFlags(options: Options): RecordedFlags {
  const { fix, unsafeFixes, severity, failOn, rule, ignore, ignores, followSymlinks } = options;
  const { preset, config, baseline, since, asteriskVersion } = options;
  return {
    ...{ fix, unsafeFixes, severity, failOn, rule, ignore, ignores, followSymlinks },
    ...(preset === undefined ? {} : { preset }),
    ...(config === undefined ? {} : { config }),
    ...(baseline === undefined ? {} : { baseline }),
    ...(since === undefined ? {} : { since }),
    ...(asteriskVersion === undefined ? {} : { asteriskVersion }),
  };
}
