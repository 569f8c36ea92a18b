import { type AppliedFix, type Estimator, isAtLeast, type Rule, type Tree } from "@astlint/core";
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
import { diffReport } from "./reporters/diff.ts";
import { count } from "./reporters/numbers.ts";
import { type Outcome, type Reporter, reporterFor } from "./reporters/reporter.ts";
import type { RunFacts } from "./reporters/summary.ts";
import { saveReports } from "./save-reports.ts";
import { selectRules } from "./select-rules.ts";
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
  private readonly rules: readonly Rule[];
  private readonly lintOptions: LintOptions;
  private readonly reach: Reach;

  constructor(world: World, options: Options, style: Style) {
    this.world = world;
    this.options = options;
    this.style = style;
    this.reach = options.unsafeFixes ? "unsafe" : "safe";
    this.progress = new Progress(world);
    this.messages = new Messages(world, this.progress, options.quiet);
    this.reporter = reporterFor(options, style, world.stdout.isTTY ? world.stdout.columns : undefined);
    const rules = selectRules(world.rules, options);
    this.rules = rules;
    if (rules.length === 0)
      throw new UsageError("no rule is left to run: --ignore takes all that are chosen");
    this.lintOptions = {
      ...options,
      rules: watchRules(rules, {
        onStart: (id, index) => this.progress.rule(id, index, rules.length),
        onError: (id, tree, error) => this.reportFailure(`in ${id} for ${tree.root}`, error),
      }),
      estimator: onDemand(() => world.loadEstimator()),
    };
  }

  async execute(): Promise<ExitCode> {
    const input = await findInput(this.world, this.options);
    this.messages.report(input);
    const outcomes: Outcome[] = [];
    const queue = [...input.targets];
    for (const target of queue) {
      const outcome = await this.attempt(target, input);
      if (!outcome) continue;
      outcomes.push(outcome);
      this.print(this.reporter.tree(outcome), input);
      queue.push(...nestedTargets(input.disk, outcome, queue));
    }
    const facts = await this.facts();
    this.print(await this.reporter.end(outcomes, facts), input);
    this.messages.report(await saveReports(this.world, this.options.format, outcomes, facts));
    return this.exitCode(outcomes);
  }

  /** What goes wrong with one tree does not keep the others from being linted. */
  private async attempt(target: Target, input: Input): Promise<Outcome | undefined> {
    try {
      return await this.handle(target, input);
    } catch (error) {
      if (error instanceof FileError) this.messages.complain(`${target.shownAs}: ${error.message}`);
      else this.reportFailure(`in ${target.root}`, error);
      return undefined;
    }
  }

  private async handle(target: Target, input: Input): Promise<Outcome | undefined> {
    const tree = await loadTarget(target, this.progress.watchDisk(input.disk), this.lintOptions);
    this.messages.report(unreadMessages(target, tree));
    if (tree.snapshot.documents.size === 0) return undefined;
    if (this.options.diff) await this.printDiff(target, tree);
    else if (this.options.fix) return await this.fix(target, tree, input);
    return { ...lintTarget(target, tree, this.lintOptions), applied: [] };
  }

  private async fix(target: Target, tree: Tree, { disk, isStdin }: Input): Promise<Outcome> {
    if (isStdin) return this.printFixed(target, tree);
    const fixed = await fixFiles(target, tree, this.lintOptions, { disk, upTo: this.reach });
    for (const text of fixed.complaints) this.messages.complain(`${target.shownAs}: ${text}`);
    return fixed;
  }

  /** Standard input is fixed onto standard output. */
  private printFixed(target: Target, tree: Tree): Outcome {
    const result = workOutFixes(target, tree, this.lintOptions, this.reach);
    for (const path of target.only ?? []) this.world.stdout.write(bytesOf(result.tree, path));
    return { ...remaining(target, result, this.lintOptions), applied: result.applied };
  }

  private async printDiff(target: Target, tree: Tree): Promise<void> {
    const { tree: after, changed, applied } = workOutFixes(target, tree, this.lintOptions, this.reach);
    const diff = await diffReport({ before: tree, after, changed, shownAs: target.shownAs }, this.style);
    this.progress.clear();
    this.world.stdout.write(diff);
    this.messages.note(
      `${target.shownAs}: ${fixCount(applied)} in ${count(changed.length, "file")}, not written`,
    );
  }

  private reportFailure(where: string, error: unknown): void {
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
      rules: this.rules,
      complaints: this.messages.all,
      base: await checkoutFolder(this.world),
      elapsed: this.progress.elapsed,
      written: isWriting ? this.reach : "none",
    };
  }

  private exitCode(outcomes: readonly Outcome[]): ExitCode {
    const { failOn } = this.options;
    if (this.messages.hasComplaints) return 2;
    if (failOn === "never") return 0;
    return outcomes.some(({ findings }) => findings.some(({ severity }) => isAtLeast(severity, failOn)))
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
