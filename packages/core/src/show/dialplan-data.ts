import type { Context } from "../dialplan/context.ts";
import type { Extension } from "../dialplan/extension.ts";
import type { Tree } from "../workspace/tree.ts";
import { DialplanRows, type Step } from "./dialplan-rows.ts";
import { type DialplanLine, loadedDialplan } from "./loaded-dialplan.ts";
import type { ShowSettings } from "./show-dialplan.ts";

/** A context with all that `dialplan show` tells of it. */
export interface ShownContext {
  readonly name: string;
  readonly autohints: boolean;
  /** In the order in which Asterisk tries them. */
  readonly extensions: readonly ShownExtension[];
  /** With their times, as written. */
  readonly includes: readonly string[];
  readonly ignorePatterns: readonly string[];
  /** `Name/data` */
  readonly switches: readonly string[];
}

export interface ShownExtension {
  readonly name: string;
  /** Undefined without a `/`. */
  readonly callerId: string | undefined;
  readonly steps: readonly Step[];
}

/** What `showDialplan` says, as data. */
export function dialplanData(tree: Tree, { secrets = "masked" }: ShowSettings = {}): readonly ShownContext[] {
  const { dialplan } = loadedDialplan(tree);
  const rows = new DialplanRows(tree.asterisk.version, dialplan.globals, secrets);
  return [...dialplan.contexts.values()].reverse().map((context) => shownContext(context, rows));
}

function shownContext(context: Context<DialplanLine>, rows: DialplanRows): ShownContext {
  return {
    name: context.name,
    autohints: context.hasAutohints,
    extensions: context.order.sorted().map((extension) => shownExtension(context, extension, rows)),
    includes: context.includes.map(({ name }) => rows.text(name)),
    ignorePatterns: context.ignorePatterns.map(({ pattern }) => rows.text(pattern)),
    switches: context.switches.map(({ name, data }) => rows.text(`${name}/${data}`)),
  };
}

function shownExtension(
  context: Context<DialplanLine>,
  extension: Extension<DialplanLine>,
  rows: DialplanRows,
): ShownExtension {
  const [first] = extension.priorities;
  const { name, callerId } = first?.spelling ?? extension;
  return { name, callerId, steps: extension.priorities.map((priority) => rows.step(context, priority)) };
}
