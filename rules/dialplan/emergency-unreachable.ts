import {
  findExtension,
  homePlan,
  isInOtherDialplan,
  type NumberingPlan,
  type Rule,
  type Tree,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { includedContexts, phoneContexts, reachedTrunk } from "./reached-trunk.ts";

const rule: Rule = {
  id: "dialplan/emergency-unreachable",
  summary: "Phones cannot call for help",
  category: "correctness",
  severity: "high",
  confidence: "firm",
  preset: "recommended",
  fix: "manual",
  cwe: [693],
  since: "0.1.0",
  references: ["main/pbx.c: pbx_find_extension()", "47 CFR 9.16 (direct dialling of 911)"],
  docs: {
    what: "Phones of a context may call numbers of the country, but none of its emergency numbers (112, 911, 999, …) has an extension there. The country is taken from the configuration where that tells it; without one this rule says nothing.",
    why: "Somebody in need dials the three digits that everybody knows and hears a busy tone. In the United States and other countries the law wants them to work from every phone, without a digit for the outside line.",
    how: "Give every context of phones an extension for each emergency number that dials the trunk, before all conditions and codes, and tell the provider the address: `exten => 112,1,Dial(SIP/provider/112)`.",
    breaks: "Nothing breaks; calls for help go out.",
    ignore: "When another telephone system or mobile phones serve for emergencies, and people know it.",
  },
  examples: [
    {
      title: "Only numbers in full",
      bad: {
        "sip.conf":
          "[general]\nallowguest=no\n\n[desk]\ntype=friend\nhost=dynamic\nsecret=x\ncontext=phones\n",
        "extensions.conf": conf`
          [phones]     ; ~ high "911"
          exten => _91NXXNXXXXXX,1,Dial(SIP/provider/\${EXTEN:1})
        `,
      },
    },
    {
      title: "An extension, an include and a pattern",
      good: {
        "sip.conf": conf`
          [general]
          allowguest=no

          [desk]
          type=friend
          host=dynamic
          secret=x
          context=phones

          [hall]
          type=friend
          host=dynamic
          secret=y
          context=hall
        `,
        "extensions.conf": conf`
          [phones]
          include => emergency
          exten => _1NXXNXXXXXX,1,Dial(SIP/provider/\${EXTEN})

          [emergency]
          exten => 911,1,Dial(SIP/provider/911)

          [hall]
          exten => _N11,1,Dial(SIP/provider/\${EXTEN})
          exten => _1NXXNXXXXXX,1,Dial(SIP/provider/\${EXTEN})
        `,
      },
    },
    {
      title: "Phones that call no further than the other office",
      good: {
        "indications.conf": "[general]\ncountry=de\n",
        "sip.conf":
          "[general]\nallowguest=no\n\n[desk]\ntype=friend\nhost=dynamic\nsecret=x\ncontext=phones\n",
        "extensions.conf": "[phones]\nexten => _8XX,1,Dial(SIP/branch/${EXTEN})\n",
      },
    },
    {
      title: "Phones that call nobody outside, and a country that nobody knows",
      good: {
        "sip.conf":
          "[general]\nallowguest=no\n\n[desk]\ntype=friend\nhost=dynamic\nsecret=x\ncontext=phones\n",
        "extensions.conf": "[phones]\nexten => _0X.,1,Dial(SIP/provider/${EXTEN:1})\n",
      },
    },
  ],
  check({ tree, report }) {
    const plan = homePlan(tree);
    const [first] = plan?.emergency ?? [];
    if (!plan || first === undefined) return;
    for (const name of phoneContexts(tree)) {
      const context = tree.dialplan?.context(name);
      const place = context && tree.dialplan?.placeOf(context);
      if (!place || !reachedTrunk(tree, name, includedContexts(tree, name))) continue;
      if (canCallForHelp(tree, name, plan)) continue;
      report({
        at: place,
        message: `Phones in [${name}] may call outside, but not ${plan.emergency.slice(0, 3).join(" or ")} in an emergency`,
        fixes: [{ title: `Add an extension for ${first}`, applicability: "manual", edits: [] }],
      });
    }
  },
};
export default rule;

/** Whether one of the numbers leads somewhere, as far as anybody can tell. */
function canCallForHelp(tree: Tree, context: string, { emergency }: NumberingPlan): boolean {
  const dialplan = tree.dialplan?.dialplan;
  const isInOther = [...includedContexts(tree, context)].some((name) => isInOtherDialplan(tree, name));
  if (!dialplan || isInOther) return true;
  return emergency.some((number) => {
    const answer = findExtension(dialplan, context, number);
    return answer.kind === "found" || answer.switches.length > 0;
  });
}
