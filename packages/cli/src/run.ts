import { resolve } from "node:path";
import { isAtLeast } from "@astlint/core";
import { type BaselineEffect, BaselineFile, goneNote } from "./accept/baseline-file.ts";
import { checkoutFolder } from "./checkout-folder.ts";
import type { Target } from "./discover.ts";
import { findInput, type Input } from "./find-input.ts";
import { type RecordedRun, type Recording, recordedFlags } from "./fleet/recording.ts";
import { Messages } from "./messages.ts";
import type { Options, Shard } from "./options.ts";
import { Progress } from "./progress.ts";
import type { TreeReport } from "./report/tree-report.ts";
import { type Reporter, reporterFor } from "./reporters/reporter.ts";
import type { RuleFacts, RunFacts } from "./reporters/summary.ts";
import { saveReports } from "./save-reports.ts";
import { checkNames } from "./select-rules.ts";
import { settingsPaths } from "./settings/settings-files.ts";
import type { Style } from "./terminal/style.ts";
import { TreeLinter } from "./tree-linter.ts";
import type { TreeResult, TreeSource } from "./tree-result.ts";
import type { Memory } from "./watch/memory.ts";
import { type ExitCode, UsageError, type World } from "./world.ts";

/** So many trees are linted in one thread: starting others would take longer than they save. */
const fewTrees = 200;

const wholeRun: Shard = { index: 1, of: 1 };

/** One run over everything that was asked for: has trees linted, reports on them one by one, and sums up. */
export class Run {
  private readonly world: World;
  private readonly options: Options;
  private readonly style: Style;
  private readonly progress: Progress;
  private readonly messages: Messages;
  private readonly reporter: Reporter;
  /** The rules that ran for some tree, by their ids. */
  private readonly ranRules = new Map<string, RuleFacts>();
  private readonly memory: Memory | undefined;
  private readonly results: Recording["results"][number][] = [];
  private readonly baselineEffects: BaselineEffect[] = [];
  private hasFailed = false;

  constructor(world: World, options: Options, style: Style, memory?: Memory) {
    this.memory = memory;
    this.world = world;
    this.options = options;
    this.style = style;
    this.progress = new Progress(world);
    this.messages = new Messages(world, this.progress, options.quiet);
    this.reporter = reporterFor(options, style, world.stdout.isTTY ? world.stdout.columns : undefined);
    checkNames(world.rules, options);
  }

  async execute(): Promise<ExitCode> {
    const { world, options, progress, style } = this;
    const input = await findInput(world, options);
    this.messages.report(input);
    if (options.baseline !== undefined) this.memory?.watch([resolve(world.cwd, options.baseline)]);
    const baseline =
      options.baseline === undefined
        ? undefined
        : await BaselineFile.open(world, options.baseline, options.updateBaseline);
    const linter = new TreeLinter({ world, options, input, progress, baseline, style });
    // A mistake in any settings is told before anything is reported.
    for (const target of input.targets) {
      this.memory?.watch([target.root, ...settingsPaths(world, options, target.root)]);
      await linter.plan(target);
    }
    const targets = ofShard(input.targets, options.shard);
    // Text that was cut out of files would keep the whole files in memory.
    const isSeveral = targets.length > 1;
    const source = (await this.workers(targets, input)) ?? {
      announce: () => undefined,
      result: async (target) =>
        isSeveral ? structuredClone(await linter.result(target)) : await linter.result(target),
      close: () => undefined,
    };
    const reports = await this.collect(targets, this.memory?.before(source) ?? source, input);
    const run: RecordedRun = {
      targets: input.targets,
      complaints: input.complaints,
      notes: input.notes,
      base: await checkoutFolder(world),
      flags: recordedFlags(options),
    };
    return await this.finish(reports, { run, elapsed: progress.elapsed, input, baseline });
  }

  /** Reports on what other runs have recorded, as if it had just been found. */
  async replay({ run, elapsed, results }: Omit<Recording, "shard">): Promise<ExitCode> {
    this.messages.report(run);
    const byRoot = new Map(results.map(({ root, result }) => [root, result]));
    const source: TreeSource = {
      announce: () => undefined,
      result: async ({ root }) => {
        const result = byRoot.get(root);
        if (!result) throw new UsageError(`no shard has ${root}`);
        return result;
      },
      close: () => undefined,
    };
    const input = { isStdin: false };
    const reports = await this.collect(run.targets, source, input);
    return await this.finish(reports, { run, elapsed, input, baseline: undefined });
  }

  /** Threads that lint, where there is enough for them to do; they only ever read. */
  private async workers(targets: readonly Target[], input: Input): Promise<TreeSource | undefined> {
    const { world, options } = this;
    const { jobs, fix, diff, addIgnores } = options;
    const isWorthIt = jobs === undefined ? targets.length > fewTrees : jobs > 1 && targets.length > 1;
    if (!isWorthIt || input.isStdin || fix || diff || addIgnores !== undefined) return undefined;
    return await world.startWorkers?.(options, {
      count: jobs ?? Number.POSITIVE_INFINITY,
      onDone: (done) => this.progress.trees(done),
    });
  }

  /** Takes the trees in their order, whenever they are done, and those that are found inside them after all others. */
  private async collect(
    targets: readonly Target[],
    source: TreeSource,
    input: Pick<Input, "isStdin">,
  ): Promise<TreeReport[]> {
    const reports: TreeReport[] = [];
    const queue = [...targets];
    source.announce(queue);
    try {
      for (const target of queue) {
        this.progress.treeCount = queue.length;
        const result = await source.result(target);
        this.progress.treesDone++;
        this.take(target, result);
        if (!result.report) continue;
        const known = new Set(queue.map(({ root }) => root));
        const nested = result.nested.filter(({ root }) => !known.has(root));
        source.announce(nested);
        queue.push(...nested);
        reports.push(result.report);
        this.print(this.reporter.tree(result.report), input);
      }
    } finally {
      source.close();
    }
    return reports;
  }

  private take({ root }: Target, result: TreeResult): void {
    for (const { kind, text } of result.messages) {
      if (kind === "note") this.messages.note(text);
      else this.messages.complain(text);
    }
    for (const rule of result.rules) {
      const facts = typeof rule === "string" ? this.world.rules.find(({ id }) => id === rule) : rule;
      if (facts) this.ranRules.set(facts.id, facts);
    }
    this.hasFailed ||= result.hasFailed;
    if (result.baseline) this.baselineEffects.push(result.baseline);
    if (this.options.format.some(({ format }) => format === "shard")) this.results.push({ root, result });
  }

  private async finish(
    reports: readonly TreeReport[],
    {
      run,
      elapsed,
      input,
      baseline,
    }: {
      readonly run: RecordedRun;
      readonly elapsed: number;
      readonly input: Pick<Input, "isStdin">;
      readonly baseline: BaselineFile | undefined;
    },
  ): Promise<ExitCode> {
    const { options, world, messages } = this;
    const { fix, diff, unsafeFixes, shard = wholeRun, format } = options;
    const isRecording = format.some((request) => request.format === "shard");
    const recording = { run, shard, elapsed, results: this.results };
    const facts: RunFacts = {
      rules: [...this.ranRules.values()],
      complaints: messages.all,
      base: run.base,
      elapsed,
      written: fix && !diff ? (unsafeFixes ? "unsafe" : "safe") : "none",
      ...(isRecording ? { recording } : {}),
    };
    this.print(await this.reporter.end(reports, facts), input);
    const saved = await saveReports(world, format, reports, facts);
    messages.report(saved);
    this.finishBaseline(baseline);
    // Whoever merges the shards judges what is in them.
    if (isRecording && saved.complaints.length === 0) return 0;
    return this.exitCode(reports);
  }

  private finishBaseline(baseline: BaselineFile | undefined): void {
    const { options, messages } = this;
    if (options.baseline === undefined) return;
    // What a rule that failed would have found must not drop out of the baseline.
    if (this.hasFailed && options.updateBaseline)
      messages.complain(`${options.baseline}: not written, because of the error`);
    else if (options.updateBaseline && baseline) messages.report(baseline.write(this.baselineEffects));
    else messages.report(goneNote(options.baseline, this.baselineEffects));
  }

  private print(text: string, { isStdin }: Pick<Input, "isStdin">): void {
    if (text === "") return;
    this.progress.clear();
    const isStdoutTaken = isStdin && this.options.fix && !this.options.diff;
    (isStdoutTaken ? this.world.stderr : this.world.stdout).write(text);
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

/** Every so-manyth tree, so that neighbours, which are often alike in size, are spread. */
function ofShard(targets: readonly Target[], shard: Shard | undefined): readonly Target[] {
  return shard ? targets.filter((_, index) => index % shard.of === shard.index - 1) : targets;
}
