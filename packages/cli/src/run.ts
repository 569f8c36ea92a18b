import { type AppliedFix, type Estimator, encode, isAtLeast, type Rule, type Tree } from "@astlint/core";
import { BaselineFile } from "./accept/baseline-file.ts";
import { ignoreFindings } from "./accept/ignore-findings.ts";
import { findingsAt, newSince } from "./accept/since.ts";
import { checkoutFolder } from "./checkout-folder.ts";
import type { Target } from "./discover.ts";
import { findInput, type Input } from "./find-input.ts";
import { fixFiles, type Reach, remaining, workOutFixes } from "./fix-files.ts";
import { internalError } from "./internal-error.ts";
import { type LintOptions, lintTarget, loadTarget } from "./lint-target.ts";
import { Messages } from "./messages.ts";
import { nestedTargets } from "./nested-targets.ts";
import type { Options } from "./options.ts";
import { Progress } from "./progress.ts";
import { type Detail, detailFor, type Outcome, reportTree } from "./report/report-tree.ts";
import type { TreeReport } from "./report/tree-report.ts";
import { diffReport } from "./reporters/diff.ts";
import { count } from "./reporters/numbers.ts";
import { type Reporter, reporterFor } from "./reporters/reporter.ts";
import type { RunFacts } from "./reporters/summary.ts";
import { saveReports } from "./save-reports.ts";
import { checkNames } from "./select-rules.ts";
import { type LintPlan, lintOptions, lintPlan } from "./settings/lint-plan.ts";
import { SettingsFiles } from "./settings/settings-files.ts";
import type { Style } from "./terminal/style.ts";
import { unreadMessages } from "./unread.ts";
import { watchRules } from "./watch-rules.ts";
import { type ExitCode, FileError, UsageError, type World } from "./world.ts";
import { bytesOf } from "./write-files.ts";

/** One run over everything that was asked for: lints, fixes and reports tree by tree. */
export class Run {
  private readonly world: World;
  private readonly options: Options;
  private readonly style: Style;
  private readonly progress: Progress;
  private readonly messages: Messages;
  private readonly reporter: Reporter;
  private readonly settingsFiles: SettingsFiles;
  private readonly estimator: Estimator;
  /** The rules that ran for some tree, by their ids. */
  private readonly ranRules = new Map<string, Rule>();
  private readonly reach: Reach;
  private readonly detail: Detail;
  private baseline: BaselineFile | undefined;
  private hasFailed = false;

  constructor(world: World, options: Options, style: Style) {
    this.world = world;
    this.options = options;
    this.style = style;
    this.reach = options.unsafeFixes ? "unsafe" : "safe";
    this.detail = detailFor(options.format.map(({ format }) => format));
    this.progress = new Progress(world);
    this.messages = new Messages(world, this.progress, options.quiet);
    this.reporter = reporterFor(options, style, world.stdout.isTTY ? world.stdout.columns : undefined);
    this.settingsFiles = new SettingsFiles(world, options);
    this.estimator = onDemand(() => world.loadEstimator());
    checkNames(world.rules, options);
  }

  async execute(): Promise<ExitCode> {
    const input = await findInput(this.world, this.options);
    this.messages.report(input);
    const { baseline, updateBaseline } = this.options;
    // A mistake in any settings is told before anything is reported.
    for (const target of input.targets) await this.planFor(target);
    if (baseline !== undefined) this.baseline = await BaselineFile.open(this.world, baseline, updateBaseline);
    const reports: TreeReport[] = [];
    const queue = [...input.targets];
    for (const target of queue) {
      const report = await this.attempt(target, input);
      if (!report) continue;
      reports.push(report);
      this.print(this.reporter.tree(report), input);
      queue.push(...nestedTargets(input.disk, report, queue));
    }
    const facts = await this.facts();
    this.print(await this.reporter.end(reports, facts), input);
    this.messages.report(await saveReports(this.world, this.options.format, reports, facts));
    this.finishBaseline();
    return this.exitCode(reports);
  }

  /** What goes wrong with one tree does not keep the others from being linted. */
  private async attempt(target: Target, input: Input): Promise<TreeReport | undefined> {
    try {
      const outcome = await this.handle(target, input);
      return outcome && (await reportTree(outcome, this.detail));
    } catch (error) {
      if (error instanceof UsageError) throw error;
      if (error instanceof FileError) this.messages.complain(`${target.shownAs}: ${error.message}`);
      else this.reportFailure(`in ${target.root}`, error);
      return undefined;
    }
  }

  private async handle(target: Target, input: Input): Promise<Outcome | undefined> {
    const options = await this.lintOptions(target);
    const tree = await loadTarget(target, this.progress.watchDisk(input.disk), options);
    this.messages.report(unreadMessages(target, tree));
    if (tree.snapshot.documents.size === 0) return undefined;
    const accepting = await this.accepting(target, options);
    if (this.options.diff) this.printDiff(target, tree, accepting);
    else if (this.options.fix) return await this.fix(target, tree, input, accepting);
    else if (this.options.addIgnores !== undefined)
      return await this.ignore(target, tree, input, accepting, this.options.addIgnores);
    return { ...lintTarget(target, tree, accepting), applied: [] };
  }

  private async planFor(target: Target): Promise<LintPlan> {
    const found = await this.settingsFiles.of(target.root);
    return lintPlan(this.world.rules, target, found, this.options);
  }

  private async lintOptions(target: Target): Promise<LintOptions> {
    const plan = await this.planFor(target);
    for (const rule of plan.rules) this.ranRules.set(rule.id, rule);
    const rules = watchRules(plan.rules, {
      onStart: (id, index) => this.progress.rule(id, index, plan.rules.length),
      onError: (id, tree, error) => this.reportFailure(`in ${id} for ${tree.root}`, error),
    });
    return lintOptions(plan, this.options, { rules, known: this.world.rules, estimator: this.estimator });
  }

  /** The same options, with what a baseline and an earlier revision know. */
  private async accepting(target: Target, options: LintOptions): Promise<LintOptions> {
    const { baseline } = this;
    const { since } = this.options;
    if (!baseline && since === undefined) return options;
    const known = since === undefined ? [] : await findingsAt(this.world, since, target, options);
    const ranRules = new Set(options.rules.map(({ id }) => id));
    const accept: LintOptions["accept"] = (findings, paths) => {
      const fresh = since === undefined ? findings : newSince(findings, known, paths);
      const scope = { ranRules, paths, severity: options.severity };
      return baseline ? baseline.accept(target.root, fresh, scope) : fresh;
    };
    return { ...options, accept };
  }

  private finishBaseline(): void {
    if (!this.baseline) return;
    // What a rule that failed would have found must not drop out of the baseline.
    if (this.hasFailed && this.options.updateBaseline)
      this.messages.complain(`${this.options.baseline}: not written, because of the error`);
    else this.messages.report(this.baseline.finish());
  }

  private async fix(target: Target, tree: Tree, input: Input, options: LintOptions): Promise<Outcome> {
    if (input.isStdin) return this.printFixed(target, tree, options);
    const fixed = await fixFiles(target, tree, options, { disk: input.disk, upTo: this.reach });
    for (const text of fixed.complaints) this.messages.complain(`${target.shownAs}: ${text}`);
    return fixed;
  }

  private async ignore(
    target: Target,
    tree: Tree,
    { disk }: Input,
    options: LintOptions,
    reason: string,
  ): Promise<Outcome> {
    const ignored = await ignoreFindings(target, tree, options, { disk, reason });
    for (const text of ignored.complaints) this.messages.complain(`${target.shownAs}: ${text}`);
    this.messages.note(`${target.shownAs}: ${ignored.summary}`);
    return { ...ignored.linted, applied: [] };
  }

  /** Standard input is fixed onto standard output. */
  private printFixed(target: Target, tree: Tree, options: LintOptions): Outcome {
    const result = workOutFixes(target, tree, options, this.reach);
    for (const path of target.only ?? []) this.world.stdout.write(bytesOf(result.tree, path));
    return { ...remaining(target, result, options), applied: result.applied };
  }

  private printDiff(target: Target, tree: Tree, options: LintOptions): void {
    const { tree: after, changed, applied } = workOutFixes(target, tree, options, this.reach);
    const diffs = diffReport({ before: tree, after, applied, changed, shownAs: target.shownAs }, this.style);
    this.progress.clear();
    const { stdout } = this.world;
    for (const { text, document } of diffs)
      stdout.write(stdout.isTTY ? text : encode(text, document.syntax.source.encoding));
    this.messages.note(
      `${target.shownAs}: ${fixCount(applied)} in ${count(changed.length, "file")}, not written`,
    );
  }

  private reportFailure(where: string, error: unknown): void {
    this.hasFailed = true;
    this.messages.complain(internalError(error, where, this.world.env));
  }

  private print(text: string, { isStdin }: Input): void {
    if (text === "") return;
    this.progress.clear();
    const isStdoutTaken = isStdin && this.options.fix && !this.options.diff;
    (isStdoutTaken ? this.world.stderr : this.world.stdout).write(text);
  }

  private async facts(): Promise<RunFacts> {
    const isWriting = this.options.fix && !this.options.diff;
    return {
      rules: [...this.ranRules.values()],
      complaints: this.messages.all,
      base: await checkoutFolder(this.world),
      elapsed: this.progress.elapsed,
      written: isWriting ? this.reach : "none",
    };
  }

  private exitCode(reports: readonly TreeReport[]): ExitCode {
    const { failOn } = this.options;
    if (this.messages.hasComplaints) return 2;
    if (failOn === "never") return 0;
    return reports.some(({ findings }) => findings.some(({ severity }) => isAtLeast(severity, failOn)))
      ? 1
      : 0;
  }
}

function fixCount(applied: readonly AppliedFix[]): string {
  return `${applied.length} ${applied.length === 1 ? "fix" : "fixes"}`;
}

/** Loading the dictionaries takes as long as all the rest; most trees have no password that needs them. */
function onDemand(load: () => Estimator): Estimator {
  let estimator: Estimator | undefined;
  return {
    estimate: (password, context) => {
      estimator ??= load();
      return estimator.estimate(password, context);
    },
  };
}
