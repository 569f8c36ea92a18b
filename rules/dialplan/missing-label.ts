import {
  type Call,
  type Context,
  derived,
  type Extension,
  farJumps,
  firstPlaces,
  isContinuedElsewhere,
  matchPattern,
  nearestName,
  type Option,
  type Place,
  type Rule,
  type Tree,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { includingContexts, jumpTargets, lacksFiles } from "./jump-targets.ts";
import { includedContexts } from "./reached-trunk.ts";

const rule: Rule = {
  id: "dialplan/missing-label",
  summary: "A jump goes to a label that no step has",
  category: "correctness",
  severity: "medium",
  confidence: "firm",
  preset: "recommended",
  fix: "unsafe",
  cwe: [1109],
  since: "0.1.0",
  references: [
    "main/pbx.c: ast_findlabel_extension(), pbx_parseable_goto()",
    "apps/app_stack.c: gosub_exec()",
  ],
  docs: {
    what: "`Goto`, `GotoIf`, `GotoIfTime`, `Gosub` or `GosubIf` names a single word. That is a label in the same extension, and no step there has it. Often the word is an extension, which needs a priority behind it: `Goto(i,1)`.",
    why: "Asterisk loads such a jump without a word. When a call comes to it, the log says that the label is none, and the call is ended.",
    how: "Correct the label, give one of the steps this label (`n(again)`), or name the extension with its priority.",
    breaks: "Calls go on where they ended so far.",
    ignore: "When an extension of another file or of a database has the label.",
  },
  examples: [
    {
      title: "A slip, an extension that was meant, and a label of another extension",
      bad: {
        "extensions.conf": conf`
          [ivr]
          exten => s,1,Answer()
           same => n(again),Background(menu)
           same => n,GotoIf($["\${X}" = ""]?agian:done)   ; ~ medium "No step of 's' in [ivr] has the label 'agian', so calls end here; 'again' is probably meant"
           same => n,Goto(i)       ; ~ medium "'i' is an extension: Goto(i,1)"
           same => n(done),Hangup()
          exten => i,1,Playback(invalid)
           same => n,Goto(done)    ; ~ medium "No step of 'i' in [ivr] has the label 'done', so calls end here"
        `,
      },
      fixed: {
        "extensions.conf": conf`
          [ivr]
          exten => s,1,Answer()
           same => n(again),Background(menu)
           same => n,GotoIf($["\${X}" = ""]?again:done)
           same => n,Goto(i)
           same => n(done),Hangup()
          exten => i,1,Playback(invalid)
           same => n,Goto(done)
        `,
      },
    },
    {
      title:
        "Labels here, further down, in a pattern that matches too and in an include; numbers and variables",
      good: {
        "extensions.conf": conf`
          [office]
          include => more
          exten => 100,1,GotoIf($["\${X}" = ""]?busy)
           same => n,Goto(late)
           same => n,Goto(4)
           same => n,Gosub(note(1))
           same => n,Goto(\${NEXT})
           same => n,GotoIfTime(9:00-17:00,mon-fri,*,*?elsewhere)
           same => n,GotoIf($[\${X}]?:)
           ;same => n,Goto(nowhere)
           same => n(busy),Hangup()
          exten => _1XX,10(late),Hangup()
          exten => 100,20(note),Return()
          exten => 200,1,Goto(above)
          [more]
          exten => _X.,5(elsewhere),Hangup()
          [all]
          include => office
          exten => _2XX,5(above),Hangup()
        `,
      },
    },
    {
      title: "A database may have it, or a file that is not here",
      good: {
        "extensions.conf": conf`
          [office]
          switch => Realtime
          exten => 100,1,Goto(done)
        `,
      },
    },
    {
      title: "A part of the dialplan is not here",
      good: { "extensions.conf": "#include more.conf\n[office]\nexten => 100,1,Goto(done)\n" },
    },
  ],
  check({ tree, report }) {
    const { dialplan } = tree;
    if (!dialplan || lacksFiles(tree)) return;
    const dropped = droppedSteps(tree);
    const groups = new Map<string, Group>();
    for (const { call, hasBranches } of [...farJumps(tree).values()].flat()) {
      for (const label of labelsOf(call, hasBranches)) {
        if (isThere(tree, call, label) || dropped.has(`${call.context.name} ${label}`)) continue;
        const key = `${call.context.name} ${call.extension.key} ${label}`;
        const group = groups.get(key);
        if (group) group.calls.push(call);
        else groups.set(key, { label, calls: [call] });
      }
    }
    for (const { label, calls } of groups.values()) {
      const [first, ...others] = calls.sort((a, b) => a.place.span.start - b.place.span.start);
      if (first) report(describe(tree, first, others, label));
    }
  },
};
export default rule;

interface Group {
  readonly label: string;
  readonly calls: Call[];
}

/** `same => answered,NoOp()`: of the step that is dropped, and whose label it was to be, another rule speaks. */
function droppedSteps({ dialplan }: Tree): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { code, context, entry } of dialplan?.dialplan.problems ?? []) {
    if (code !== "label-unknown") continue;
    for (const word of entry.value.split(",").slice(0, 2)) found.add(`${context.name} ${word.trim()}`);
  }
  return found;
}

type Report = Parameters<Parameters<Rule["check"]>[0]["report"]>[0];

/** Targets of a jump that are nothing but a label. */
function labelsOf(call: Call, hasBranches: boolean): string[] {
  return jumpTargets(call, hasBranches).filter((target) => /^[A-Za-z_][A-Za-z0-9_.-]*$/.test(target));
}

/** Every context that may be asked for a label from within one. */
function searchedFrom(tree: Tree, context: string): ReadonlySet<string> {
  let searched = searches(tree).get(context);
  if (!searched) {
    const entered = [...includingContexts(tree, context)];
    searched = new Set(entered.flatMap((each) => [...includedContexts(tree, each)]));
    searches(tree).set(context, searched);
  }
  return searched;
}

const searches: (tree: Tree) => Map<string, ReadonlySet<string>> = derived(() => new Map());

/** Whether a step with the label can be found from there, as far as anybody can tell. */
function isThere(tree: Tree, { extension, context }: Call, label: string): boolean {
  if (extension.labels.has(label)) return true;
  for (const name of searchedFrom(tree, context.name)) {
    if (isContinuedElsewhere(tree, name)) return true;
    const searched = tree.dialplan?.context(name);
    if (!searched) continue;
    if (searched.switches.length > 0) return true;
    const others = indexOf(tree, searched).byLabel.get(label) ?? [];
    if (others.some((other) => canMatchToo(extension, other))) return true;
  }
  return false;
}

/** The extensions of a context by their labels, and by their names. */
interface Index {
  readonly byLabel: ReadonlyMap<string, readonly Extension<Option>[]>;
  readonly names: ReadonlySet<string>;
}

const indexes: (tree: Tree) => Map<Context<Option>, Index> = derived(() => new Map());

function indexOf(tree: Tree, context: Context<Option>): Index {
  let index = indexes(tree).get(context);
  if (!index) {
    index = read(context);
    indexes(tree).set(context, index);
  }
  return index;
}

function read(context: Context<Option>): Index {
  const byLabel = new Map<string, Extension<Option>[]>();
  const names = new Set<string>();
  for (const extension of context.extensions()) {
    names.add(extension.name);
    for (const label of extension.labels.keys()) {
      const known = byLabel.get(label);
      if (known) known.push(extension);
      else byLabel.set(label, [extension]);
    }
  }
  return { byLabel, names };
}

/** Whether a number that one extension is run for may find the other. */
function canMatchToo(extension: Extension<Option>, other: Extension<Option>): boolean {
  if (extension.isPattern) return true;
  return matchPattern(other.pattern, extension.name) !== "no";
}

function describe(tree: Tree, call: Call, others: readonly Call[], label: string): Report {
  const { extension, context } = call;
  const message = `No step of '${extension.name}' in [${context.name}] has the label '${label}', so calls end here`;
  const { byLabel, names } = indexOf(tree, context);
  const elsewhere = (byLabel.get(label) ?? []).flatMap(({ labels }) => labels.get(label) ?? []);
  const related = firstPlaces([
    ...others.map(({ place }) => ({ at: place, message: "here as well", isSame: true as const })),
    ...elsewhere.map(({ entry }) => ({ at: entry.place, message: "another extension has it" })),
  ]);
  const at = call.place;
  if (names.has(label)) {
    const written = `${call.priority.application.trim()}(${label},1)`;
    return { at, related, message: `${message}; '${label}' is an extension: ${written}` };
  }
  const near = nearestName(label, extension.labels.keys());
  if (near === undefined) return { at, related, message };
  return {
    at,
    related,
    message: `${message}; '${near}' is probably meant`,
    fixes: [
      {
        title: `Write '${near}'`,
        applicability: "unsafe",
        edits: [call, ...others].map((each) => ({ ...placeOf(each, label), text: near })),
        caution: "calls go on there, where they ended so far",
      },
    ],
  };
}

/** The label in the arguments of a jump, where it is the last word of that name. */
function placeOf({ argumentText, option, priority }: Call, label: string): Place {
  const word = new RegExp(`(?<![\\w.-])${label.replaceAll(".", "\\.")}(?![\\w.-])`, "g");
  const at = [...argumentText.matchAll(word)].at(-1)?.index ?? 0;
  const start = priority.call.argumentsStart + at;
  return option.placeIn(start, start + label.length);
}
