import type { Preset } from "../lint/rule.ts";
import type { Severity } from "../lint/severity.ts";
import { type Hints, noHints } from "../workspace/hints.ts";

/** What settings say about a rule: not at all, with its own severity, or with this one. */
export type RuleLevel = "off" | "on" | Severity;

/** Levels by rule id, or by a pattern like `sip/*`. */
export type RuleLevels = ReadonlyMap<string, RuleLevel>;

/** Other levels for some files. */
export interface Override {
  readonly files: readonly string[];
  readonly rules: RuleLevels;
}

/** What an option has to be. */
export type Requirement =
  | { readonly kind: "be"; readonly values: readonly string[] }
  | { readonly kind: "not"; readonly values: readonly string[] }
  | { readonly kind: "set"; readonly isSet: boolean }
  | { readonly kind: "range"; readonly atLeast: number; readonly atMost: number };

/** A rule of the house: what an option of some sections of a file has to be. */
export interface Policy {
  /** The rule's id is `policy/` and this. */
  readonly id: string;
  readonly message: string | undefined;
  readonly file: string;
  /** Patterns of names; those with `!` leave out. */
  readonly sections: readonly string[];
  /** Values that options of a section must have for the policy to be about it. */
  readonly where: ReadonlyMap<string, readonly string[]>;
  readonly option: string;
  readonly must: Requirement;
  /** Whether the option may be left out. */
  readonly isOptional: boolean;
  readonly severity: Severity;
}

/** What a settings file says. */
export interface ProjectSettings {
  readonly preset: Preset | undefined;
  readonly rules: RuleLevels;
  /** Options of rules, by id. */
  readonly options: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  readonly asteriskVersion: string | undefined;
  readonly overrides: readonly Override[];
  /** Patterns of files in which nothing is reported. */
  readonly ignores: readonly string[];
  readonly policies: readonly Policy[];
  readonly hints: Hints;
}

/** What holds without a settings file. */
export const noSettings: ProjectSettings = {
  preset: undefined,
  rules: new Map(),
  options: new Map(),
  asteriskVersion: undefined,
  overrides: [],
  ignores: [],
  policies: [],
  hints: noHints,
};
