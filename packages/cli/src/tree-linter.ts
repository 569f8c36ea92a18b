import {
  type AppliedFix,
  type Estimator,
  encode,
  estimatorOnDemand,
  holdsConfiguration,
  type Rule,
  type Tree,
} from "@astlint/core";
import type { BaselineEffect, BaselineFile } from "./accept/baseline-file.ts";
import { ignoreFindings } from "./accept/ignore-findings.ts";
import { findingsAt, newSince } from "./accept/since.ts";
import type { Target } from "./discover.ts";
import type { Input } from "./find-input.ts";
import { fixFiles, type Reach, remaining, workOutFixes } from "./fix-files.ts";
import { internalError } from "./internal-error.ts";
import { type LintOptions, lintTarget, loadTarget } from "./lint-target.ts";
import { nestedTargets } from "./nested-targets.ts";
import type { Options } from "./options.ts";
import type { Progress } from "./progress.ts";
import { type Detail, detailFor, type Outcome, reportTree } from "./report/report-tree.ts";
import { diffReport } from "./reporters/diff.ts";
import { count } from "./reporters/numbers.ts";
import { type LintPlan, lintOptions, lintPlan } from "./settings/lint-plan.ts";
import { SettingsFiles } from "./settings/settings-files.ts";
import type { Style } from "./terminal/style.ts";
import { type Message, type RanRule, ranRule, type TreeResult } from "./tree-result.ts";
import { unreadMessages } from "./unread.ts";
import { watchRules } from "./watch-rules.ts";
import { FileError, UsageError, type World } from "./world.ts";
import { bytesOf } from "./write-files.ts";

/** What a linter of trees works with. */
export interface Workplace {
  readonly world: World;
  readonly options: Options;
  readonly input: Pick<Input, "disk" | "isStdin">;
  readonly progress: Progress;
  readonly baseline: BaselineFile | undefined;
  /** How a diff is painted. */
  readonly style: Style;
}

/** Lints, fixes and describes trees, each by itself. What there is to say is in the result. */
export class TreeLinter {
  private readonly place: Workplace;
  private readonly settingsFiles: SettingsFiles;
  private readonly estimator: Estimator;
  private readonly reach: Reach;
  private readonly detail: Detail;

  constructor(place: Workplace) {
    const { world, options } = place;
    this.place = place;
    this.reach = options.unsafeFixes ? "unsafe" : "safe";
    this.detail = detailFor(options.format.map(({ format }) => format));
    this.settingsFiles = new SettingsFiles(world, options);
    this.estimator = estimatorOnDemand(() => world.loadEstimator());
  }

  /** What is to be done with a tree. Rejects with a UsageError that tells of mistakes in its settings. */
  async plan(target: Target): Promise<LintPlan> {
    const { world, options } = this.place;
    return lintPlan(world.rules, target, await this.settingsFiles.of(target.root), options);
  }

  /** What goes wrong with one tree does not keep the others from being linted. */
  async result(target: Target): Promise<TreeResult> {
    const job = new Job(this.place.world);
    try {
      const outcome = await this.handle(target, job);
      if (!outcome) return job.result(undefined, []);
      const report = await reportTree(outcome, this.detail);
      return job.result(report, nestedTargets(this.place.input.disk, report));
    } catch (error) {
      if (error instanceof UsageError) throw error;
      if (error instanceof FileError) job.complain(`${target.shownAs}: ${error.message}`);
      else job.fail(`in ${target.root}`, error);
      return job.result(undefined, []);
    }
  }

  private async handle(target: Target, job: Job): Promise<Outcome | undefined> {
    const { input, progress, options: asked } = this.place;
    const options = await this.lintOptions(target, job);
    const tree = await loadTarget(target, progress.watchDisk(input.disk), options);
    job.report(unreadMessages(target, tree));
    if (!holdsConfiguration(tree.snapshot)) return undefined;
    const accepting = await this.accepting(target, options, job);
    if (asked.diff) this.printDiff(target, tree, accepting, job);
    else if (asked.fix) return await this.fix(target, tree, accepting, job);
    else if (asked.addIgnores !== undefined)
      return await this.ignore(target, tree, accepting, asked.addIgnores, job);
    return { ...lintTarget(target, tree, accepting), applied: [] };
  }

  private async lintOptions(target: Target, job: Job): Promise<LintOptions> {
    const { world, options, progress } = this.place;
    const plan = await this.plan(target);
    job.rules = plan.rules;
    const rules = watchRules(plan.rules, {
      onStart: (id, index) => progress.rule(id, index, plan.rules.length),
      onError: (id, tree, error) => job.fail(`in ${id} for ${tree.root}`, error),
    });
    return lintOptions(plan, options, { rules, known: world.rules, estimator: this.estimator });
  }

  /** The same options, with what a baseline and an earlier revision know. */
  private async accepting(target: Target, options: LintOptions, job: Job): Promise<LintOptions> {
    const { world, baseline } = this.place;
    const { since } = this.place.options;
    if (!baseline && since === undefined) return options;
    const known = since === undefined ? [] : await findingsAt(world, since, target, options);
    const ranRules = new Set(options.rules.map(({ id }) => id));
    const accept: LintOptions["accept"] = (findings, paths) => {
      const fresh = since === undefined ? findings : newSince(findings, known, paths);
      if (!baseline) return fresh;
      const accepted = baseline.accept(target.root, fresh, { ranRules, paths, severity: options.severity });
      job.baseline = accepted.effect;
      return accepted.findings;
    };
    return { ...options, accept };
  }

  private async fix(target: Target, tree: Tree, options: LintOptions, job: Job): Promise<Outcome> {
    const { isStdin, disk } = this.place.input;
    if (isStdin) return this.printFixed(target, tree, options);
    const fixed = await fixFiles(target, tree, options, { disk, upTo: this.reach });
    for (const text of fixed.complaints) job.complain(`${target.shownAs}: ${text}`);
    return fixed;
  }

  private async ignore(
    target: Target,
    tree: Tree,
    options: LintOptions,
    reason: string,
    job: Job,
  ): Promise<Outcome> {
    const ignored = await ignoreFindings(target, tree, options, { disk: this.place.input.disk, reason });
    for (const text of ignored.complaints) job.complain(`${target.shownAs}: ${text}`);
    job.note(`${target.shownAs}: ${ignored.summary}`);
    return { ...ignored.linted, applied: [] };
  }

  /** Standard input is fixed onto standard output. */
  private printFixed(target: Target, tree: Tree, options: LintOptions): Outcome {
    const result = workOutFixes(target, tree, options, this.reach);
    for (const path of target.only ?? []) this.place.world.stdout.write(bytesOf(result.tree, path));
    return { ...remaining(target, result, options), applied: result.applied };
  }

  private printDiff(target: Target, tree: Tree, options: LintOptions, job: Job): void {
    const { world, progress, style } = this.place;
    const { tree: after, changed, applied } = workOutFixes(target, tree, options, this.reach);
    const diffs = diffReport({ before: tree, after, applied, changed, shownAs: target.shownAs }, style);
    progress.clear();
    for (const { text, document } of diffs)
      world.stdout.write(world.stdout.isTTY ? text : encode(text, document.syntax.source.encoding));
    job.note(`${target.shownAs}: ${fixCount(applied)} in ${count(changed.length, "file")}, not written`);
  }
}

/** What has come up while one tree is worked on. */
class Job {
  private readonly world: World;
  private readonly messages: Message[] = [];
  private hasFailed = false;
  rules: readonly Rule[] = [];
  baseline: BaselineEffect | undefined;

  constructor(world: World) {
    this.world = world;
  }

  report({ complaints, notes }: { complaints: readonly string[]; notes: readonly string[] }): void {
    for (const text of notes) this.note(text);
    for (const text of complaints) this.complain(text);
  }

  complain(text: string): void {
    this.messages.push({ kind: "complaint", text });
  }

  note(text: string): void {
    this.messages.push({ kind: "note", text });
  }

  fail(where: string, error: unknown): void {
    this.hasFailed = true;
    this.complain(internalError(error, where, this.world.env));
  }

  result(report: TreeResult["report"], nested: readonly Target[]): TreeResult {
    const { messages, hasFailed, baseline } = this;
    const rules: RanRule[] = this.rules.map(ranRule);
    return { report, nested, messages, rules, hasFailed, ...(baseline ? { baseline } : {}) };
  }
}

function fixCount(applied: readonly AppliedFix[]): string {
  return `${applied.length} ${applied.length === 1 ? "fix" : "fixes"}`;
}
