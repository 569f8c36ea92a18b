import type { Rule, Severity } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { extensionPlace } from "./extension-place.ts";
import { type Access, accessTo, outboundPatternLines, reachedBy } from "./outbound-patterns.ts";

const rule: Rule = {
  id: "dialplan/international-allowed",
  summary: "Anybody with a phone may call any country",
  category: "toll-fraud",
  severity: "medium",
  confidence: "certain",
  preset: "recommended",
  fix: "manual",
  cwe: [284],
  since: "0.1.0",
  references: ["main/pbx.c: ast_extension_match()", "README-SERIOUSLY.bestpractices.md"],
  docs: {
    what: "A pattern for international numbers (`00`, `011` or `+`) of any length leads to a trunk, without a code being asked for and without a list of countries.",
    why: "Almost all fraud with telephone systems earns its money with calls to numbers abroad that share their fee with the thief. A phone that can call 20 countries is worth little to him; one that can call all of them is worth thousands a night.",
    how: "Ask the provider to block countries that you never call; that works even when the PBX itself is taken over. In the dialplan allow the countries you need (`_0044X.`, `_0033X.`), or ask for a code with `Authenticate` before the call.",
    breaks: "Calls to countries that are not on the list fail.",
    ignore:
      "When the provider keeps a limit or a list of countries, or when your users really call everywhere.",
  },
  examples: [
    {
      title: "All of the world for every phone",
      bad: {
        "sip.conf":
          "[general]\nallowguest=no\n\n[desk]\ntype=friend\nhost=dynamic\nsecret=x\ncontext=phones\n",
        "extensions.conf": conf`
          [phones]
          include => abroad

          [abroad]
          exten => _00.,1,Dial(SIP/provider/\${EXTEN})
          ;        ^^^^ medium "any country"
        `,
      },
    },
    {
      title: "With an outside digit",
      bad: {
        "extensions.conf": conf`
          [outbound]
          exten => _9011X.,1,Dial(DAHDI/g1/\${EXTEN:1})   ; ~ medium
        `,
      },
    },
    {
      title: "Through a macro",
      bad: {
        "extensions.conf": conf`
          [abroad]
          exten => _011.,1,Macro(dial-trunk,\${EXTEN})   ; ~ medium "'_011.'"

          [macro-dial-trunk]
          exten => s,1,Dial(SIP/provider/\${ARG1})
        `,
      },
    },
    {
      title: "Some countries only",
      good: { "extensions.conf": "[abroad]\nexten => _0044X.,1,Dial(SIP/provider/${EXTEN})\n" },
    },
    {
      title: "A code first",
      good: {
        "extensions.conf": conf`
          [abroad]
          exten => _00.,1,Authenticate(/etc/asterisk/codes)
           same => n,Dial(SIP/provider/\${EXTEN})
        `,
      },
    },
    {
      title: "International numbers are refused",
      good: {
        "extensions.conf":
          "[phones]\nexten => _00.,1,Congestion()\n;exten => _00.,1,Dial(SIP/provider/${EXTEN})\n",
      },
    },
  ],
  check({ tree, report }) {
    for (const { extension, trunkCall, scope } of outboundPatternLines(tree)) {
      if (scope !== "international") continue;
      const { call } = trunkCall;
      const access = accessTo(tree, call.context.name);
      report({
        at: extensionPlace(extension),
        message: `'${extension.name}' in [${call.context.name}] lets its callers dial any country${reachedBy(access)}`,
        severity: severityOf(access),
        related: [...access.way, { at: call.place, message: "dials what the caller typed" }],
        fixes: [
          {
            title: "Allow only the countries you call, or ask for a code first",
            applicability: "manual",
            edits: [],
          },
        ],
      });
    }
  },
};
export default rule;

function severityOf({ caller }: Access): Severity {
  return caller === "guest" || caller === "trunk" ? "high" : "medium";
}
