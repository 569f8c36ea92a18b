import { Call, type Extension, hasWildcard, type Option, type Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { isGuarded, isWayGuarded } from "./guards.ts";
import { accessTo, isOutside, leastTrustedWay, reachedBy } from "./outbound-patterns.ts";

const rule: Rule = {
  id: "dialplan/callforward-external",
  summary: "Callers may have calls forwarded to any number",
  category: "toll-fraud",
  severity: "low",
  confidence: "heuristic",
  preset: "recommended",
  fix: "manual",
  cwe: [284],
  since: "0.1.0",
  references: ["funcs/func_db.c", "main/pbx.c: ast_extension_match()"],
  docs: {
    what: "A feature code of the dialplan stores whatever the caller dialled behind it as the number that calls are forwarded to, of any length, and without a code.",
    why: "A thief needs one phone, or its password, for a minute: he forwards it to a premium number abroad and then has it called all night. Where the code can be dialled from outside, he does not need the phone; the entry is named after the caller's number, which he chooses.",
    how: "Keep feature codes out of contexts that calls from outside enter. Accept only numbers that people may call, by a pattern of fixed length or a check with `REGEX`, and send forwarded calls through a context with the same limits as the phone.",
    breaks: "Forwarding to numbers abroad ends.",
    ignore: "When the place where the stored number is dialled checks it.",
  },
  examples: [
    {
      title: "From phones, and from outside as well",
      bad: {
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
          [phones]
          include => codes
          exten => _*21.,1,Set(DB(CFIM/\${CALLERID(num)})=\${EXTEN:3})     ; ~ low "'_*21.'"

          [from-provider]
          include => codes

          [codes]
          exten => _*72X.,1,Set(DB(CF/\${CALLERID(num)})=\${EXTEN:3})
          ;                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ high "calls from outside"
        `,
      },
    },
    {
      title: "Inside numbers only, a code first, another entry, and a line that is a comment",
      good: {
        "extensions.conf": conf`
          [phones]
          exten => _*21XXX,1,Set(DB(CFIM/\${CALLERID(num)})=\${EXTEN:3})
          exten => _*22.,1,Authenticate(/etc/asterisk/codes)
           same => n,Set(DB(CFIM/\${CALLERID(num)})=\${EXTEN:3})
          exten => _*23.,1,Set(DB(lastdialled/\${CALLERID(num)})=\${EXTEN:3})
          exten => *24,1,Set(DB(CFIM/\${CALLERID(num)})=100)
          ;exten => _*25.,1,Set(DB(CFIM/\${CALLERID(num)})=\${EXTEN:3})
        `,
      },
    },
  ],
  check({ tree, report }) {
    for (const step of tree.dialplan?.steps("set") ?? []) {
      if (!isOpen(step.extension) || !step.mentions("${EXTEN")) continue;
      const call = new Call(step);
      if (!storesForward(call.argumentText) || isGuarded(tree, call)) continue;
      const access = accessTo(tree, call.context.name);
      const way = leastTrustedWay(tree, call.context.name);
      if (access.caller === "nobody" || (way && isWayGuarded(tree, way))) continue;
      report({
        at: call.place,
        severity: isOutside(access) ? "high" : "low",
        message: `'${call.extension.name}' in [${call.context.name}] forwards calls to whatever number is dialled behind it, premium ones too${reachedBy(access)}`,
        related: access.way,
        fixes: [{ title: "Accept only numbers that people may call", applicability: "manual", edits: [] }],
      });
    }
  },
};
export default rule;

/** Whether callers may dial a number of any length behind the code. */
function isOpen(extension: Extension<Option>): boolean {
  return extension.isPattern && hasWildcard(extension.pattern);
}

/** `DB(CF/…)=…${EXTEN…}`, `SIPPEER(…,callforward)=${EXTEN:8}` */
function storesForward(text: string): boolean {
  const equals = text.indexOf(")=");
  if (equals < 0 || !text.includes("${EXTEN", equals)) return false;
  const target = text.slice(0, equals).trim().toLowerCase();
  if (target.startsWith("sippeer(")) return target.endsWith("callforward");
  if (!target.startsWith("db(")) return false;
  const [family = "", key = ""] = target.slice(3).split("/");
  return isForward(family) || isForward(key);
}

const names: ReadonlySet<string> = new Set([
  "cf",
  "cfu",
  "cfb",
  "cfbs",
  "cfim",
  "cfna",
  "cfnr",
  "fwd",
  "divert",
]);

function isForward(name: string): boolean {
  return names.has(name) || name.includes("forward");
}
