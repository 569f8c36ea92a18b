import { dirname, relative, resolve } from "node:path";
import { type Baseline, type Finding, type KnownFinding, parseBaseline, printBaseline } from "@astlint/core";
import { withSlashes } from "../node-file-system.ts";
import { thousands } from "../reporters/numbers.ts";
import { FileError, UsageError, type World } from "../world.ts";
import { acceptKnown, knownAfter, type Scope } from "./accepted.ts";

/** What a run on one tree means for the baseline. Plain data. */
export interface BaselineEffect {
  /** How the baseline calls the tree. */
  readonly tree: string;
  /** How many of its entries are about findings that are gone. */
  readonly gone: number;
  /** What it is to hold of the tree; where it is to be written. */
  readonly after?: readonly KnownFinding[];
}

/** A baseline at work: read before the run, asked for each tree, written at the end if that is wanted. */
export class BaselineFile {
  private readonly world: World;
  private readonly shown: string;
  private readonly path: string;
  private readonly isUpdating: boolean;
  private readonly before: Baseline;

  private constructor(world: World, shown: string, isUpdating: boolean, before: Baseline) {
    this.world = world;
    this.shown = shown;
    this.path = resolve(world.cwd, shown);
    this.isUpdating = isUpdating;
    this.before = before;
  }

  /** Rejects with a UsageError when the file is no baseline that this astlint can use. */
  static async open(world: World, shown: string, isUpdating: boolean): Promise<BaselineFile> {
    try {
      const status = await world.fileSystem.status(resolve(world.cwd, shown));
      if (!status && isUpdating) return new BaselineFile(world, shown, isUpdating, new Map());
      if (!status) throw new FileError("no such file (--update-baseline makes it)");
      if (status.kind !== "file")
        throw new FileError(status.kind === "folder" ? "is a folder" : "is no regular file");
      const bytes = await world.fileSystem.read(resolve(world.cwd, shown));
      const baseline = parseBaseline(new TextDecoder().decode(bytes));
      if ("mistake" in baseline) throw new FileError(baseline.mistake);
      return new BaselineFile(world, shown, isUpdating, baseline);
    } catch (error) {
      if (error instanceof FileError) throw new UsageError(`${shown}: ${error.message}`);
      throw error;
    }
  }

  /** The findings of a tree, those that the baseline knows marked as such. */
  accept(
    root: string,
    findings: readonly Finding[],
    scope: Scope,
  ): { readonly findings: readonly Finding[]; readonly effect: BaselineEffect } {
    const tree = withSlashes(relative(dirname(this.path), root)) || ".";
    const known = this.before.get(tree) ?? [];
    if (!this.isUpdating) {
      const accepted = acceptKnown(findings, known, scope);
      return { findings: accepted.findings, effect: { tree, gone: accepted.gone.length } };
    }
    const after = knownAfter(findings, known, scope);
    return {
      findings: acceptKnown(findings, after, scope).findings,
      effect: { tree, gone: 0, after },
    };
  }

  /** Writes the baseline as it is to be after a run on these trees; says what there is to say. */
  write(effects: readonly BaselineEffect[]): BaselineMessages {
    const next = new Map(this.before);
    for (const { tree, after } of effects) if (after) next.set(tree, after);
    try {
      this.world.fileSystem.save(this.path, new TextEncoder().encode(printBaseline(next)));
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      return { complaints: [`${this.shown}: not written: ${error.message}`], notes: [] };
    }
    const [were, are] = [sizeOf(this.before), sizeOf(next)];
    return { complaints: [], notes: [`${this.shown}: ${entries(are)} written, ${were} before`] };
  }
}

export interface BaselineMessages {
  readonly complaints: readonly string[];
  readonly notes: readonly string[];
}

/** What there is to say of a baseline that is not written. */
export function goneNote(shown: string, effects: readonly BaselineEffect[]): BaselineMessages {
  const gone = effects.reduce((sum, effect) => sum + effect.gone, 0);
  if (gone === 0) return { complaints: [], notes: [] };
  const text = `${shown}: ${entries(gone)} of findings that are gone: --update-baseline drops ${gone === 1 ? "it" : "them"}`;
  return { complaints: [], notes: [text] };
}

function sizeOf(baseline: Baseline): number {
  return [...baseline.values()].reduce((sum, known) => sum + known.length, 0);
}

function entries(number: number): string {
  return `${thousands(number)} ${number === 1 ? "entry" : "entries"}`;
}
