import {
  type Call,
  derived,
  farJumps,
  findExtension,
  isInOtherDialplan,
  type Rule,
  samePlaces,
  type Tree,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { includingContexts, jumpTargets, lacksFiles } from "./jump-targets.ts";
import { includedContexts } from "./reached-trunk.ts";

const rule: Rule = {
  id: "dialplan/missing-extension",
  summary: "A jump goes to an extension that its context does not have",
  category: "correctness",
  severity: "medium",
  confidence: "firm",
  preset: "recommended",
  fix: "manual",
  cwe: [1109],
  since: "0.1.0",
  references: ["main/pbx.c: ast_explicit_goto(), __ast_pbx_run()", "apps/app_stack.c: gosub_exec()"],
  docs: {
    what: "`Goto`, `GotoIf`, `GotoIfTime`, `Gosub` or `GosubIf` names an extension, and no extension or pattern of the context or of those it includes matches. A context that has an extension `i` catches such a `Goto`, and nothing is said.",
    why: "Asterisk loads such a jump without a word. When a call comes to it, the log says that it was sent to an invalid extension, and the call is ended.",
    how: "Correct the extension or the context. In `Goto(100,1)` the first word is the extension, in `Goto(ivr,s,1)` the second one.",
    breaks: "Calls go on where they ended so far.",
    ignore: "When a module or a database adds the extension.",
  },
  examples: [
    {
      title: "A context without that extension, and a subroutine",
      bad: {
        "extensions.conf": conf`
          [inbound]
          exten => s,1,Goto(ivr,s,1)      ; ~ medium "[ivr] has no extension 's', so calls that jump there end"
          exten => t,1,Gosub(note,start,1(x))  ; ~ medium "[note] has no extension 'start'"
          exten => o,1,GotoIf($[\${X}]?ivr,s,1:100,1)  ; ~ medium "[inbound] has no extension '100'"
          [ivr]
          exten => start,1,Answer()
          [note]
          exten => s,1,Return()
          exten => i,1,Return()
        `,
      },
    },
    {
      title:
        "Patterns, includes, an extension i, callers, variables and a context that is missing altogether",
      good: {
        "extensions.conf": conf`
          [inbound]
          exten => s,1,Goto(office,100,1)
          exten => a,1,Goto(menu,7,1)
          exten => b,1,Goto(\${WHERE},s,1)
          exten => c,1,Goto(nowhere,s,1)
          exten => d,1,GotoIf($[\${X}]?s,1:office,200,1)
          exten => e,1,Goto(parked,1,1)
          exten => f,1,Gosub(office,900,1)
          ;exten => g,1,Goto(office,400,1)
          [office]
          include => staff
          exten => _1XX,1,Hangup()
          exten => 900/0301234,1,Return()
          [staff]
          exten => 200,1,Hangup()
          exten => 300,1,Goto(o,1)
          [lobby]
          include => office
          exten => o,1,Hangup()
          [menu]
          exten => i,1,Playback(invalid)
          [parked]
          include => parkedcalls
        `,
      },
    },
    {
      title: "A database may have it",
      good: { "extensions.conf": "[a]\nexten => 1,1,Goto(b,s,1)\n[b]\nswitch => Realtime\n" },
    },
    {
      title: "Parked calls have extensions of their own",
      good: {
        "res_parking.conf": "[general]\n[lot]\ncontext=garage\nparkext=700\n",
        "extensions.conf":
          "[a]\nexten => 1,1,Goto(garage,700,1)\nexten => 2,1,Goto(parkedcalls,700,1)\n[garage]\nexten => 1,1,Hangup()\n[parkedcalls]\nexten => 1,1,Hangup()\n",
      },
    },
    {
      title: "A part of the dialplan is not here",
      good: {
        "extensions.conf": "#include more.conf\n[a]\nexten => 1,1,Goto(b,s,1)\n[b]\nexten => 1,1,Hangup()\n",
      },
    },
  ],
  check({ tree, report }) {
    const { dialplan } = tree;
    if (!dialplan || lacksFiles(tree)) return;
    const groups = new Map<string, { readonly target: Target; readonly calls: Call[] }>();
    for (const { call, hasBranches } of [...farJumps(tree).values()].flat()) {
      for (const target of targetsOf(call, hasBranches)) {
        const key = `${target.context} ${target.extension} ${target.isOwn}`;
        const group = groups.get(key);
        if (group) group.calls.push(call);
        else if (isMissing(tree, target)) groups.set(key, { target, calls: [call] });
      }
    }
    for (const { target, calls } of groups.values()) {
      const [first, ...others] = calls;
      if (!first) continue;
      report({
        at: first.place,
        message: `[${target.context}] has no extension '${target.extension}', so calls that jump there end`,
        related: samePlaces(
          others.map(({ place }) => place),
          "from here, too",
        ),
        fixes: [{ title: "Correct the jump, or add the extension", applicability: "manual", edits: [] }],
      });
    }
  },
};
export default rule;

interface Target {
  /** Where the jump looks; without a context in it, also in those that include its own. */
  readonly context: string;
  readonly isOwn: boolean;
  readonly extension: string;
  readonly isSubroutine: boolean;
}

/** The extensions that a jump names, those left out that only a call can tell. */
function targetsOf(call: Call, hasBranches: boolean): Target[] {
  const isSubroutine = call.priority.application.trim().toLowerCase().startsWith("gosub");
  return jumpTargets(call, hasBranches).flatMap((text) => {
    const parts = text.split(",").map((part) => part.trim());
    if (parts.length < 2 || parts.length > 3 || parts.some((part) => !/^[A-Za-z0-9_.*#+-]+$/.test(part)))
      return [];
    const [extension = "", context = call.context.name] = parts.slice(0, -1).reverse();
    return [{ context, isOwn: parts.length === 2, extension, isSubroutine }];
  });
}

function isMissing(tree: Tree, { context, isOwn, extension, isSubroutine }: Target): boolean {
  const contexts = isOwn ? includingContexts(tree, context) : [context];
  return [...contexts].every((name) => isMissingIn(tree, name, extension, isSubroutine));
}

function isMissingIn(tree: Tree, context: string, extension: string, isSubroutine: boolean): boolean {
  const model = tree.dialplan;
  if (!model?.context(context)) return false;
  const numbers = isSubroutine ? [extension] : [extension, "i", "e"];
  const isFound = numbers.some((number) => {
    const found = findExtension(model.dialplan, context, number);
    return found.kind === "found" || found.missing !== "extension";
  });
  return !isFound && !isOpen(tree, context);
}

/** Whether a context can have more than the file shows, or has extensions that only some callers reach. */
function isOpen(tree: Tree, context: string): boolean {
  const known = openness(tree).get(context);
  if (known !== undefined) return known;
  const names = [...includedContexts(tree, context)];
  const searched = names.map((name) => tree.dialplan?.context(name));
  const isInOther = names.some((name) => isInOtherDialplan(tree, name));
  const isOpenOne = searched.some(
    (each) =>
      !each ||
      each.switches.length > 0 ||
      [...each.extensions()].some(({ callerId }) => callerId !== undefined),
  );
  const isFilled =
    isOpenOne || isInOther || tree.live("users.conf") !== undefined || filledContexts(tree).has(context);
  openness(tree).set(context, isFilled);
  return isFilled;
}

const openness: (tree: Tree) => Map<string, boolean> = derived(() => new Map());

/** Contexts to which modules add extensions: one for each phone that registers, and those of parked calls. */
const filledContexts: (tree: Tree) => ReadonlySet<string> = derived((tree) => {
  const valuesOf = (option: string, ...files: readonly string[]): string[] =>
    files
      .flatMap((name) => tree.live(name)?.live ?? [])
      .flatMap((section) => section.last(option)?.value.split("&") ?? []);
  return new Set([
    "parkedcalls",
    ...valuesOf("regcontext", "sip.conf", "iax.conf", "pjsip.conf"),
    ...valuesOf("context", "res_parking.conf", "features.conf"),
  ]);
});
