import type { Fix, Rule, Severity } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { extensionPlace } from "./extension-place.ts";
import { type Access, accessTo, outboundPatternLines, reachedBy } from "./outbound-patterns.ts";

const rule: Rule = {
  id: "dialplan/open-pattern-outbound",
  summary: "A pattern for any number leads to a trunk",
  category: "toll-fraud",
  severity: "medium",
  confidence: "certain",
  preset: "recommended",
  fix: "manual",
  cwe: [183],
  since: "0.1.0",
  references: ["main/pbx.c: ast_extension_match()", "README-SERIOUSLY.bestpractices.md"],
  docs: {
    what: "A pattern that ends in `.` or `!` accepts numbers of any length, and its extension dials what the caller typed through a trunk. Nothing keeps international and premium numbers out.",
    why: "One stolen phone password, one open transfer or one guest call is enough: within minutes a computer dials expensive numbers abroad through this pattern, many calls at once.",
    how: "Split the pattern by what your users really call: local, national and mobile numbers of fixed length. Move international numbers to a context of their own that only those have who need it, or that asks for a code with `Authenticate`.",
    breaks:
      "Numbers that the narrower patterns forget can no longer be dialled. Emergency numbers need patterns of their own.",
    ignore:
      "When the provider blocks international and premium numbers, or when a list of allowed numbers is checked before the call.",
  },
  examples: [
    {
      title: "Everything after a 0 goes to the provider",
      bad: {
        "extensions.conf": conf`
          [outbound]
          exten => _0.,1,Dial(SIP/provider/\${EXTEN:1},60)
          ;        ^^^ medium "'_0.' in [outbound] sends any number"
        `,
      },
    },
    {
      title: "Guests get there through an include",
      bad: {
        "sip.conf": "[general]\ncontext=default\nallowguest=yes\n",
        "extensions.conf": conf`
          [default]
          include => outbound

          [outbound]
          exten => _9.,1,Dial(DAHDI/g1/\${EXTEN:1})   ; ~ high "callers without a password"
        `,
      },
    },
    {
      title: "Two contexts inherit the line",
      bad: {
        "extensions.conf": conf`
          [lines](!)
          exten => _9.,1,Dial(DAHDI/g1/\${EXTEN:1})   ; ~ medium "'_9.' in [office]"
          [office](lines)
          [workshop](lines)
        `,
      },
    },
    {
      title: "National numbers of fixed length",
      good: { "extensions.conf": "[outbound]\nexten => _0[1-9]XXXXXXXX,1,Dial(SIP/provider/${EXTEN})\n" },
    },
    {
      title: "In Germany, no number after a single 0 is abroad",
      good: {
        "indications.conf": "[general]\ncountry=de\n",
        "extensions.conf": "[outbound]\nexten => _0[1-9].,1,Dial(SIP/provider/${EXTEN})\n",
      },
    },
    {
      title: "A code is asked for first",
      good: {
        "extensions.conf": conf`
          [outbound]
          exten => _0.,1,Authenticate(/etc/asterisk/codes)
           same => n,Dial(SIP/provider/\${EXTEN:1})
        `,
      },
    },
    {
      title: "The context is nobody's",
      good: {
        "sip.conf":
          "[general]\nallowguest=no\n\n[100]\ntype=friend\nhost=dynamic\nsecret=x\ncontext=phones\n",
        "extensions.conf": conf`
          [phones]
          exten => 100,1,Dial(SIP/100)

          [outbound]
          exten => _X.,1,Dial(SIP/provider/\${EXTEN})
        `,
      },
    },
    {
      title: "A phone, not a trunk",
      good: {
        "sip.conf":
          "[general]\nallowguest=no\n\n[door]\ntype=friend\nhost=dynamic\nsecret=x\ncontext=phones\n",
        "extensions.conf": "[phones]\nexten => _X.,1,Dial(SIP/door/${EXTEN})\n",
      },
    },
  ],
  check({ tree, report }) {
    for (const { extension, trunkCall, scope } of outboundPatternLines(tree)) {
      // Of '_.' and '_!' another rule speaks.
      if (scope !== "any" || extension.name.length < 3) continue;
      const { call } = trunkCall;
      const access = accessTo(tree, call.context.name);
      report({
        at: extensionPlace(extension),
        message: `'${extension.name}' in [${call.context.name}] sends any number, foreign and premium ones too, to a trunk${reachedBy(access)}`,
        severity: severityOf(access),
        related: [...access.way, { at: call.place, message: "dials what the caller typed" }],
        fixes: [manualFix],
      });
    }
  },
};
export default rule;

const manualFix: Fix = {
  title: "Replace it by patterns of fixed length for the numbers you call",
  applicability: "manual",
  edits: [],
};

function severityOf({ caller }: Access): Severity {
  return caller === "guest" || caller === "trunk" ? "high" : "medium";
}
