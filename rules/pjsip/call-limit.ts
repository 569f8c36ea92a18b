import { phoneReach, type Rule, type Tree, trunkCalls } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { namesOf } from "./shared-option.ts";

const rule: Rule = {
  id: "pjsip/call-limit",
  summary: "One phone can place any number of outside calls at once",
  category: "toll-fraud",
  severity: "low",
  confidence: "heuristic",
  preset: "all",
  fix: "manual",
  cwe: [770],
  since: "0.1.0",
  asterisk: ">=12",
  references: ["funcs/func_groupcount.c", "res/res_pjsip/pjsip_configuration.c: device_state_busy_at"],
  docs: {
    what: "Phones of pjsip.conf can call through a trunk, and the dialplan counts calls nowhere: it uses no `GROUP_COUNT`. chan_pjsip itself has no limit; `device_state_busy_at` only changes what is shown.",
    why: "Whoever steals the password of one phone places as many calls at once as the provider lets through. The number of simultaneous calls decides how much a night costs.",
    how: "Count the calls of each phone before it dials out: `Set(GROUP(out)=${CHANNEL(endpoint)})`, then `GotoIf($[${GROUP_COUNT(${CHANNEL(endpoint)}@out)} > 2]?busy)`. Ask the provider for a limit, too.",
    breaks:
      "Phones that place more calls at once than the limit, a switchboard for example, hear a busy tone.",
    ignore: "When the provider limits the channels, or the money.",
  },
  examples: [
    {
      title: "A phone and a way out",
      bad: {
        "pjsip.conf": conf`
          [100]              ; ~ low "phone '100' may place any number of calls through a trunk at once"
          type=endpoint
          context=phones
          auth=100
          aors=100
          [100]
          type=aor
          max_contacts=1
        `,
        "extensions.conf": "[phones]\nexten => _00X.,1,Dial(PJSIP/${EXTEN}@carrier)\n",
      },
    },
    {
      title: "Calls are counted",
      good: {
        "pjsip.conf":
          "[100]\ntype=endpoint\ncontext=phones\nauth=100\naors=100\n[100]\ntype=aor\nmax_contacts=1\n",
        "extensions.conf": conf`
          [phones]
          exten => _00X.,1,Set(GROUP(out)=\${CHANNEL(endpoint)})
           same => n,GotoIf($[\${GROUP_COUNT(\${CHANNEL(endpoint)}@out)} > 2]?busy)
           same => n,Dial(PJSIP/\${EXTEN}@carrier)
           same => n(busy),Busy()
        `,
      },
    },
    {
      title: "There is no way out",
      good: {
        "pjsip.conf":
          "[100]\ntype=endpoint\ncontext=phones\nauth=100\naors=100\n[100]\ntype=aor\nmax_contacts=1\n",
        "extensions.conf":
          "[phones]\n;exten => _00X.,1,Dial(PJSIP/${EXTEN}@carrier)\nexten => _1XX,1,Dial(PJSIP/${EXTEN})\n",
      },
    },
  ],
  check({ tree, report }) {
    const phones = (tree.pjsip?.endpoints ?? []).filter(({ isPhone, isDynamic }) => isPhone && isDynamic);
    const [first] = phones;
    if (!first || !canCallOut(tree) || countsCalls(tree)) return;
    report({
      at: first.namePlace,
      message: `${namesOf(phones, "phone")} may place any number of calls through a trunk at once, since the dialplan counts none`,
      fixes: [
        {
          title: "Count the calls of each phone with GROUP and GROUP_COUNT",
          applicability: "manual",
          edits: [],
        },
      ],
    });
  },
};
export default rule;

function canCallOut(tree: Tree): boolean {
  const reach = phoneReach(tree);
  return trunkCalls(tree).some(({ call, dialled }) => dialled && reach.has(call.context.name));
}

function countsCalls(tree: Tree): boolean {
  const { dialplan } = tree;
  if (!dialplan?.mentions("GROUP_COUNT") && !dialplan?.mentions("GROUP_MATCH_COUNT")) return false;
  for (const steps of dialplan.applications.values()) {
    if (steps.some((step) => step.mentions("GROUP_COUNT") || step.mentions("GROUP_MATCH_COUNT"))) return true;
  }
  return false;
}
