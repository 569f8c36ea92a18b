import type { Place } from "../config/document.ts";
import type { Fix } from "../fix/fix.ts";
import type { Estimator } from "../secret/estimator.ts";
import type { Tree } from "../workspace/tree.ts";
import type { RelatedPlace } from "./finding.ts";
import type { Ignores } from "./ignores.ts";
import type { OptionValues, RuleOptions } from "./rule-options.ts";
import type { Category, Confidence, Severity } from "./severity.ts";

/** Which findings an administrator asked for: what to act on, what a strict house wants as well, or everything. */
export const presets = ["recommended", "strict", "all"] as const;
export type Preset = (typeof presets)[number];

/** A judgement about a tree: what is wrong, why, and how to mend it. One file holds one rule. */
export interface Rule {
  /** `area/what-it-finds`; the same as its file's path. */
  readonly id: string;
  /** One line without a full stop. */
  readonly summary: string;
  readonly category: Category;
  /** Of the plain case; `check` may report another one where exposure shifts it. */
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** The smallest preset that has the rule; the larger ones have it, too. */
  readonly preset: Preset;
  /** What the rule's best fix is, or `none`. */
  readonly fix: Fix["applicability"] | "none";
  readonly cwe: readonly number[];
  /** First version of astlint with the rule. */
  readonly since: string;
  /** Asterisk releases the rule is about, when not all: `<21`. */
  readonly asterisk?: string;
  /** Asterisk file and function, advisory, or document that a fact comes from. */
  readonly references: readonly string[];
  readonly docs: RuleDocs;
  /** What the settings may tell the rule. */
  readonly options?: RuleOptions;
  /** Runs after the others and looks at what became of the ignore comments. */
  readonly runsLast?: true;
  /** What it finds is a slip of the pen: what goes away with its first fix is told with it, and not beside it. */
  readonly isSlip?: true;
  /** Rules that run with this one in its examples. */
  readonly companions?: readonly Rule[];
  readonly examples: readonly Example[];
  /** The attack on a real Asterisk that demonstrates the finding, when there is one. */
  readonly proof?: string;
  check(context: RuleContext): void;
}

/** Markdown, each part a sentence or more. */
export interface RuleDocs {
  readonly what: string;
  /** Why it matters, with the attack. */
  readonly why: string;
  /** How to mend it. */
  readonly how: string;
  /** What the fix can break. */
  readonly breaks: string;
  /** When to ignore the finding. */
  readonly ignore: string;
}

/** Configuration that is documentation and test at once. Marks in `bad` say where findings are; `good` has none. */
export type Example =
  | {
      readonly title: string;
      readonly bad: ExampleFiles;
      /** The files after the fixes, those that change; unsafe ones included where the rule's fix is unsafe. */
      readonly fixed?: ExampleFiles;
      readonly asteriskVersion?: string;
      readonly modes?: ExampleModes;
    }
  | {
      readonly title: string;
      readonly good: ExampleFiles;
      readonly asteriskVersion?: string;
      readonly modes?: ExampleModes;
    };

/** Text by file name below the root. */
export type ExampleFiles = Readonly<Record<string, string>>;

/** Permission bits by name below the root, `""` for the root itself; where one is missing, files have none. */
export type ExampleModes = Readonly<Record<string, number>>;

export interface RuleContext {
  readonly tree: Tree;
  readonly estimator: Estimator;
  readonly options: OptionValues;
  /** What became of the ignore comments is known to rules that run last. */
  readonly ignores: Ignores;
  report(report: Report): void;
}

/** What a rule says about one thing; identity and defaults come from the rule. */
export interface Report {
  /** Nowhere, where something that is not here may say otherwise; then there is no finding. */
  readonly at: Place | undefined;
  /** What is wrong with the actual names, and why it matters in one clause. Never a secret. */
  readonly message: string;
  readonly severity?: Severity;
  readonly confidence?: Confidence;
  readonly label?: string;
  readonly related?: readonly RelatedPlace[];
  readonly fixes?: readonly Fix[];
  /** Tells findings of one rule at one option or section apart when their places do not. */
  readonly subject?: string;
  /** Names of all whom a finding is about that speaks of several, so that one more among them is something new. */
  readonly members?: readonly string[];
}
