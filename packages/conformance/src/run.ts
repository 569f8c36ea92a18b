import fc from "fast-check";
import type { Answers, Crash } from "./answers.ts";
import { AsteriskWitness } from "./ask-asterisk.ts";
import { AstlintWitness } from "./ask-astlint.ts";
import { compare, type ExplainedDifference } from "./compare.ts";
import { generatedInput } from "./generate/generate.ts";
import type { Input } from "./input.ts";
import { type InputSet, isRecorded } from "./inputs.ts";
import type { KnownDifference } from "./known-differences.ts";
import type { Recording } from "./record.ts";
import type { Release } from "./releases.ts";
import { Score } from "./score.ts";

/** So many generated inputs share a seed and at most one counterexample. */
const batchSize = 100;

export interface Request {
  readonly releases: readonly Release[];
  readonly sets: readonly InputSet[];
  readonly generated: number;
  readonly seed: number;
  /** Called as soon as something unexplained turns up. */
  onDifference(difference: ExplainedDifference): void;
  onCounterexample(counterexample: Counterexample): void;
}

/** The smallest generated input about which both sides disagree. */
export interface Counterexample {
  readonly seed: number;
  readonly path: string;
  readonly input: Input;
  readonly differences: readonly ExplainedDifference[];
}

export interface Outcome {
  readonly versions: readonly VersionOutcome[];
  readonly unexplained: number;
}

export interface VersionOutcome {
  readonly release: Release;
  readonly asterisk: string;
  /** By title of the set, in the order in which they were asked. */
  readonly scores: ReadonlyMap<string, Score>;
  /** What it said about fixtures and probes. */
  readonly recording: Recording;
  readonly explained: ReadonlyMap<KnownDifference, number>;
  /** Inputs that Asterisk did not survive. */
  readonly ends: number;
}

/** Puts the same questions to each Asterisk and to astlint. */
export async function run(request: Request): Promise<Outcome> {
  const sides = request.releases.map((release) => new Side(release));
  try {
    const asterisks = await Promise.all(sides.map((side) => side.witness.fullVersion()));
    const runner = new Runner(request, sides);
    for (const set of request.sets) await runner.askSet(set);
    if (request.generated > 0) await runner.generate();
    return {
      versions: sides.map((side, index) => side.outcome(asterisks[index] ?? "")),
      unexplained: runner.unexplained,
    };
  } finally {
    await Promise.all(sides.map((side) => side.witness.stop()));
  }
}

/** One Asterisk, and what came of asking it. */
class Side {
  readonly release: Release;
  readonly witness: AsteriskWitness;
  private readonly scores = new Map<string, Score>();
  private readonly recorded = new Map<string, Answers | Crash>();
  private readonly explained = new Map<KnownDifference, number>();
  private ends = 0;

  constructor(release: Release) {
    this.release = release;
    this.witness = new AsteriskWitness(release);
  }

  /** Differences about one input; those with a known reason are counted and left out. */
  async ask(input: Input, set: InputSet): Promise<ExplainedDifference[]> {
    const { version } = this.release;
    const astlint = await AstlintWitness.of(input, version);
    const answers = await this.witness.ask(input, astlint.foreseesEnd);
    if ("crash" in answers) this.ends++;
    if (isRecorded(set)) this.recorded.set(input.name, answers);
    const { score, differences } = compare(input.name, version, answers, astlint);
    const sum = this.scores.get(set.title) ?? new Score();
    sum.addAll(score);
    this.scores.set(set.title, sum);
    for (const { explanation } of differences) {
      if (explanation) this.explained.set(explanation, (this.explained.get(explanation) ?? 0) + 1);
    }
    return differences.filter(({ explanation }) => explanation === undefined);
  }

  outcome(asterisk: string): VersionOutcome {
    const { release, scores, explained, ends } = this;
    return { release, asterisk, scores, recording: { asterisk, answers: this.recorded }, explained, ends };
  }
}

class Runner {
  unexplained = 0;
  private readonly request: Request;
  private readonly sides: readonly Side[];

  constructor(request: Request, sides: readonly Side[]) {
    this.request = request;
    this.sides = sides;
  }

  async askSet(set: InputSet): Promise<void> {
    for (const input of set.inputs) {
      for (const difference of await this.ask(input, set)) {
        this.unexplained++;
        this.request.onDifference(difference);
      }
    }
  }

  /** Each batch goes on after a counterexample of the one before. */
  async generate(): Promise<void> {
    const { generated, seed } = this.request;
    for (let done = 0; done < generated; done += batchSize) {
      await this.generateBatch(seed + done / batchSize, Math.min(batchSize, generated - done));
    }
  }

  private async generateBatch(seed: number, numRuns: number): Promise<void> {
    const set: InputSet = { title: "generated", inputs: [] };
    let smallest: Omit<Counterexample, "seed" | "path"> | undefined;
    const property = fc.asyncProperty(generatedInput, async (input) => {
      const differences = await this.ask(input, set);
      if (differences.length > 0) smallest = { input, differences };
      return differences.length === 0;
    });
    const { failed, counterexamplePath } = await fc.check(property, { seed, numRuns });
    if (!failed || !smallest) return;
    this.unexplained += smallest.differences.length;
    this.request.onCounterexample({ seed, path: counterexamplePath ?? "", ...smallest });
  }

  private async ask(input: Input, set: InputSet): Promise<ExplainedDifference[]> {
    return (await Promise.all(this.sides.map((side) => side.ask(input, set)))).flat();
  }
}
