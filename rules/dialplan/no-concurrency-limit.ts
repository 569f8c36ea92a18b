import { type Call, firstPlaces, type Rule, reachableContexts, type Tree, trunkCalls } from "@astlint/core";
import { conf } from "@astlint/core/testing";

const rule: Rule = {
  id: "dialplan/no-concurrency-limit",
  summary: "Nothing limits how many calls leave the PBX at once",
  category: "toll-fraud",
  severity: "low",
  confidence: "firm",
  preset: "all",
  fix: "manual",
  cwe: [770],
  since: "0.1.0",
  references: ["funcs/func_groupcount.c", "channels/chan_sip.c: update_call_counter()"],
  docs: {
    what: "The dialplan calls trunks, but never counts the calls of a group (`GROUP_COUNT`), and no account has a limit of calls.",
    why: "Fraud is done with as many calls at once as the trunk takes: with two lines a night costs tens, with two hundred thousands. A limit near what people really need caps the damage and shows at once that something is wrong.",
    how: "Count before the trunk: `Set(GROUP()=out)`, then `GotoIf($[${GROUP_COUNT(out)} > 5]?busy)`. With chan_sip set `call-limit=2` for each phone. Ask the provider for a limit as well.",
    breaks: "At the limit further calls out get a busy tone.",
    ignore: "When the provider limits the number of lines.",
  },
  examples: [
    {
      title: "No limit anywhere",
      bad: {
        "extensions.conf": conf`
          [outbound]
          exten => _0[1-9]XXXXXXX,1,Dial(SIP/provider/\${EXTEN})
          ;                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^ low "[outbound]"
          exten => _00X.,1,Dial(SIP/provider/\${EXTEN})
        `,
      },
    },
    {
      title: "Calls are counted",
      good: {
        "extensions.conf": conf`
          [outbound]
          exten => _0[1-9]XXXXXXX,1,Set(GROUP()=out)
           same => n,GotoIf($[\${GROUP_COUNT(out)} > 5]?busy)
           same => n,Dial(SIP/provider/\${EXTEN})
           same => n(busy),Busy()
        `,
      },
    },
    {
      title: "The trunk has a limit, and no trunk at all",
      good: {
        "sip.conf": "[general]\n\n[provider]\ntype=peer\nhost=192.0.2.1\ncall-limit=4\n",
        "extensions.conf": "[default]\nexten => _0[1-9]XXXXXXX,1,Dial(SIP/provider/${EXTEN})\n",
      },
    },
  ],
  check({ tree, report }) {
    const [first, ...others] = outboundCalls(tree);
    if (!first || countsCalls(tree) || hasAccountLimit(tree)) return;
    report({
      at: first.place,
      message: `Nothing limits how many calls leave by [${first.context.name}] and the like at once, so a fraud costs as much as the trunk can carry`,
      related: firstPlaces(others.map(({ place }) => ({ at: place, message: "dials out as well" }))),
      fixes: [{ title: "Count calls with GROUP_COUNT before the trunk", applicability: "manual", edits: [] }],
    });
  },
};
export default rule;

function outboundCalls(tree: Tree): Call[] {
  const reachable = reachableContexts(tree);
  const calls = trunkCalls(tree).filter(({ call, dialled }) => dialled && reachable.has(call.context.name));
  return [...new Map(calls.map(({ dial }) => [dial.priority, dial])).values()];
}

/** Whether some condition looks at the number of calls in a group. */
function countsCalls(tree: Tree): boolean {
  const { dialplan } = tree;
  if (!dialplan) return false;
  if (dialplan.steps("checkgroup").length > 0) return true;
  if (!dialplan.mentions("GROUP_")) return false;
  return dialplan.steps("gotoif", "execif", "gosubif", "set").some((step) => step.mentions("GROUP_"));
}

/** Whether an account of chan_sip has a limit; with one, somebody has thought of it. */
function hasAccountLimit(tree: Tree): boolean {
  const sections = tree.live("sip.conf")?.live ?? [];
  return sections.some((section) => section.last("call-limit") ?? section.last("incominglimit"));
}
