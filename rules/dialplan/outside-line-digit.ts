import {
  type Call,
  type Extension,
  firstPlaces,
  hasWildcard,
  type Option,
  type Rule,
  trunkCalls,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { extensionPlace } from "./extension-place.ts";

const rule: Rule = {
  id: "dialplan/outside-line-digit",
  summary: "A single digit opens an outside line",
  category: "toll-fraud",
  severity: "low",
  confidence: "heuristic",
  preset: "strict",
  fix: "none",
  cwe: [656],
  since: "0.1.0",
  references: ["main/pbx.c: ast_extension_match()"],
  docs: {
    what: "Outbound patterns begin with one digit, 0, 8 or 9, that is taken off before the rest is dialled.",
    why: "Whoever has cracked a phone's password tries 0 and 9 first, because almost everybody uses them. It is no protection, only one more thing to guess; a code of several digits stops scripts that do not look at the answers.",
    how: "Use an access code of four to six digits, `_4711X.` with `${EXTEN:4}`, or ask for a code with `Authenticate`. Keep emergency numbers reachable without it.",
    breaks: "Everybody has to learn the new code; numbers stored in phones must be changed.",
    ignore: "When people should be able to dial as they are used to, and the phones' passwords are strong.",
  },
  examples: [
    {
      title: "9 for an outside line",
      bad: { "extensions.conf": "[outbound]\nexten => _9NXXXXXX.,1,Dial(DAHDI/g1/${EXTEN:1})   ; ~ low\n" },
    },
    {
      title: "A longer code",
      good: { "extensions.conf": "[outbound]\nexten => _4711NXXXXXX,1,Dial(DAHDI/g1/${EXTEN:4})\n" },
    },
    {
      title: "The leading digit belongs to the number",
      good: {
        "extensions.conf": conf`
          [outbound]
          exten => _0[1-9]XXXXXXXX,1,Dial(SIP/provider/\${EXTEN})
        `,
      },
    },
  ],
  check({ tree, report }) {
    const found = new Map<Extension<Option>, Call>();
    for (const { call, dialled } of trunkCalls(tree)) {
      const { extension } = call;
      if (dialled?.strip !== 1 || !extension.isPattern || found.has(extension)) continue;
      if (isOutsideDigit(extension) && (hasWildcard(extension.pattern) || extension.name.length > 6))
        found.set(extension, call);
    }
    const [first] = found;
    if (!first) return;
    const [extension, call] = first;
    const others = [...found.keys()].slice(1);
    report({
      at: extensionPlace(extension),
      message: `'${extension.name.slice(1, 2)}' alone opens an outside line in [${call.context.name}]`,
      related: firstPlaces(
        others.map((other) => ({ at: extensionPlace(other), message: `as does '${other.name}'` })),
      ),
    });
  },
};
export default rule;

function isOutsideDigit({ name }: Extension<Option>): boolean {
  return name.startsWith("_0") || name.startsWith("_8") || name.startsWith("_9");
}
