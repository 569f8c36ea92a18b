import {
  Call,
  type ContextWay,
  type Option,
  outsideReach,
  type Priority,
  type Rule,
  type Tree,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { isWayGuarded } from "./guards.ts";
import { wayOf } from "./outbound-patterns.ts";
import { includedContexts, phoneContexts, reachedTrunk } from "./reached-trunk.ts";

const rule: Rule = {
  id: "dialplan/ivr-direct-dial",
  summary: "Callers may dial out from the menu that greets them",
  category: "toll-fraud",
  severity: "high",
  confidence: "certain",
  preset: "recommended",
  fix: "manual",
  cwe: [284],
  since: "0.1.0",
  references: ["main/pbx_builtins.c: pbx_builtin_background(), pbx_builtin_waitexten()"],
  docs: {
    what: "A menu for calls from outside (`Background`, `WaitExten`) stands in a context that itself, or by an include, has a pattern that dials out. What callers type at the greeting is looked up in that context.",
    why: "Anybody who calls your number types an outside line and a number abroad while the greeting plays, and is connected at your expense. It takes a telephone and no knowledge, and machines try it on every number there is.",
    how: "Give the menu a context of its own with the digits it offers and, if callers may dial extensions, a pattern for these alone. Include nothing that dials out.",
    breaks: "Whoever dialled out through the menu, employees on the road perhaps, no longer can.",
    ignore: "Never for a menu that strangers hear.",
  },
  examples: [
    {
      title: "The menu includes the way out",
      bad: {
        "sip.conf": conf`
          [general]
          allowguest=no

          [provider]
          type=peer
          host=192.0.2.1
          context=from-provider
        `,
        "extensions.conf": conf`
          [from-provider]
          exten => 5550100,1,Goto(menu,s,1)

          [menu]
          include => outbound
          exten => s,1,Answer()
          exten => s,n,Background(welcome)
          ;            ^^^^^^^^^^^^^^^^^^^ high "'_0[1-9]XXXXXXX' in [outbound]"
          exten => s,n,WaitExten(5)
          exten => 1,1,Dial(SIP/desk)

          [outbound]
          exten => _0[1-9]XXXXXXX,1,Dial(SIP/provider/\${EXTEN})
        `,
      },
    },
    {
      title: "The menu and the way out in one context",
      bad: {
        "sip.conf": "[general]\ncontext=default\nallowguest=yes\n",
        "extensions.conf": conf`
          [default]
          exten => s,1,WaitExten(5)      ; ~ high "[default]"
          exten => _9NXXXXXX,1,Dial(DAHDI/g1/\${EXTEN:1})
        `,
      },
    },
    {
      title: "Extensions only, another context for the digits, and a menu for phones",
      good: {
        "sip.conf": conf`
          [general]
          allowguest=no

          [provider]
          type=peer
          host=192.0.2.1
          context=from-provider

          [desk]
          type=friend
          host=dynamic
          secret=x
          context=phones
        `,
        "extensions.conf": conf`
          [from-provider]
          exten => 5550100,1,Goto(menu,s,1)

          [menu]
          exten => s,1,Background(welcome)
          exten => s,n,WaitExten(5)
          exten => _1XX,1,Dial(SIP/\${EXTEN})
          ;include => phones

          [phones]
          exten => 300,1,WaitExten(5)
          exten => _0[1-9]XXXXXXX,1,Dial(SIP/provider/\${EXTEN})
        `,
      },
    },
  ],
  check({ tree, report }) {
    const outside = outsideReach(tree);
    for (const [context, step] of menus(tree)) {
      const way = outside.wayTo(context);
      if (!way || isWayGuarded(tree, way)) continue;
      const trunk = reachedTrunk(tree, context, includedContexts(tree, context));
      if (!trunk || isReportedAtInclude(tree, way, trunk.call)) continue;
      report({
        at: new Call(step).place,
        message: `What callers from outside type at this menu is looked up in [${context}], where '${trunk.call.extension.name}' in [${trunk.call.context.name}] dials out`,
        related: [...wayOf(way), { at: trunk.call.place, message: "dials what the caller typed" }],
        fixes: [{ title: "Give the menu a context of its own", applicability: "manual", edits: [] }],
      });
    }
  },
};
export default rule;

/** The first step of every context that waits for digits. */
function menus(tree: Tree): Map<string, Priority<Option>> {
  const found = new Map<string, Priority<Option>>();
  for (const step of tree.dialplan?.steps("background", "waitexten") ?? []) {
    const { name } = step.extension.context;
    if (!found.has(name)) found.set(name, step);
  }
  return found;
}

/** Where the context that inbound calls enter includes the way out, another rule points at the include. */
function isReportedAtInclude(tree: Tree, { entry, way }: ContextWay, { context }: Call): boolean {
  const isByIncludes = way.every(({ kind }) => kind === "include");
  return isByIncludes && context.name !== entry.context && !phoneContexts(tree).has(entry.context);
}
