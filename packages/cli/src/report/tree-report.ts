import type { Applicability, Finding, Position, Span, VersionSource } from "@astlint/core";
import type { Target } from "../discover.ts";

/**
 * All that reports say of one tree. Plain data without a secret in it: it outlives the tree, and may come from another
 * thread or from a file.
 */
export interface TreeReport {
  readonly target: Target;
  readonly asterisk: { readonly version: string; readonly source: VersionSource; readonly reason: string };
  /** Every file that was read, sorted by path. */
  readonly files: readonly ReportedFile[];
  /** Names of the files that something loaded asks for. */
  readonly liveEntries: readonly string[];
  /** Sorted by file, place and rule. */
  readonly findings: readonly ReportedFinding[];
  /** Findings that are known and accepted, each with its `suppression`. */
  readonly suppressed: readonly ReportedFinding[];
  /** How many findings are milder than asked for. */
  readonly milder: number;
  /** The fixes that were written. */
  readonly applied: readonly ReportedRepair[];
}

interface ReportedFile {
  readonly path: string;
  readonly lines: number;
  /** Whether a module that Asterisk loads reads it, by itself or through an include. */
  readonly live: boolean;
}

type Plain =
  | "rule"
  | "category"
  | "severity"
  | "confidence"
  | "message"
  | "label"
  | "fingerprint"
  | "suppression";

export interface ReportedFinding extends Pick<Finding, Plain> {
  readonly at: ReportedPlace;
  readonly related: readonly ReportedStep[];
  readonly fixes: readonly ReportedFix[];
  /** The line, where reports want it; findings about a file as a whole have none. */
  readonly excerpt?: Excerpt;
  /** The ways that lead to the finding, where reports want them. */
  readonly ways?: readonly (readonly ReportedStep[])[];
}

/** A stretch of a file for people: lines and columns count from 1, the end is exclusive. */
export interface ReportedPlace {
  readonly path: string;
  readonly start: Position;
  readonly end: Position;
  /** The line it starts in, secrets masked, where reports want it and it is not too long. */
  readonly snippet?: string;
}

export interface ReportedStep {
  readonly at: ReportedPlace;
  readonly message: string;
}

export interface ReportedFix {
  readonly title: string;
  readonly applicability: Applicability;
  readonly caution?: string;
  /** Whether there is something to write. */
  readonly hasEdits: boolean;
  /** What to write, where reports want it; absent when there is a secret in it. */
  readonly edits?: readonly ReportedEdit[];
  /** The lines that change, where reports want them. */
  readonly changes?: readonly ChangedLines[];
}

export interface ReportedEdit {
  readonly at: ReportedPlace;
  readonly text: string;
}

/** Lines that a fix takes away and puts in their place, secrets masked. */
export interface ChangedLines {
  readonly path: string;
  /** Number, from 1, of the first line that goes, or before which lines are put. */
  readonly line: number;
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/** A fix that was written, and the line where it shows now. */
export interface ReportedRepair {
  readonly rule: string;
  readonly title: string;
  readonly path: string;
  readonly line: number;
}

/** The line of a finding below the header of its section. */
export interface Excerpt {
  readonly header?: QuotedLine;
  readonly line: QuotedLine;
  /** What is meant, in the text of `line`. */
  readonly meant: Span;
}

/** A line of configuration without its line ending, every secret replaced by a mask; of a very long one a part. */
export interface QuotedLine {
  /** From 1. */
  readonly number: number;
  readonly text: string;
  /** Where the masks are. */
  readonly masks: readonly Span[];
  /** How much is left out before the text. */
  readonly skipped: number;
  /** Whether the line goes on behind it. */
  readonly isCut: boolean;
}
