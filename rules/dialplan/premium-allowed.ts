import {
  caribbeanAreaCodes,
  type DialledNumber,
  type Extension,
  findExtension,
  fixedLength,
  homePlan,
  matchPattern,
  type NumberingPlan,
  northAmerica,
  type Option,
  type Rule,
  type Tree,
  type TrunkCall,
  trunkCalls,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { extensionPlace } from "./extension-place.ts";
import { isGuarded } from "./guards.ts";
import {
  accessTo,
  isOutside,
  leads,
  leastTrustedWay,
  outboundPatterns,
  reachedBy,
} from "./outbound-patterns.ts";

const rule: Rule = {
  id: "dialplan/premium-allowed",
  summary: "Phones may call premium numbers of the country",
  category: "toll-fraud",
  severity: "medium",
  confidence: "firm",
  preset: "recommended",
  fix: "manual",
  cwe: [284],
  since: "0.1.0",
  references: ["main/pbx.c: ast_extension_match()", "google/libphonenumber: PhoneNumberMetadata.xml"],
  docs: {
    what: "A pattern for numbers of the country also matches those at a premium (`0900`, `1-900` and so on), in North America also countries of the Caribbean whose numbers look like any other (`1-809`, `1-876`), and leads to a trunk. The country is taken from the configuration where that tells it; without one this rule says nothing.",
    why: "Thieves rent such numbers, call them through your PBX and get a share of what you are charged by the minute. A stolen phone password or a hacked phone is all they need.",
    how: "Refuse these numbers by patterns that are at least as exact as the one that allows them (`_1900NXXXXXX`, `_1809NXXXXXX`), or have the provider block them.",
    breaks: "Calls to such numbers fail, those to a hotline that somebody needs among them.",
    ignore: "When the provider blocks premium numbers.",
  },
  examples: [
    {
      title: "North America",
      bad: {
        "sip.conf":
          "[general]\nallowguest=no\n\n[desk]\ntype=friend\nhost=dynamic\nsecret=x\ncontext=phones\n",
        "extensions.conf": conf`
          [phones]
          exten => _91NXXNXXXXXX,1,Dial(SIP/provider/\${EXTEN:1})
          ;        ^^^^^^^^^^^^^ medium "'1900…', '1242…', '1246…' and 19 more"
        `,
      },
    },
    {
      title: "Germany, without a way abroad",
      bad: {
        "extensions.conf": conf`
          [outbound]
          exten => _0[1-9]XXXXXXXXX,1,Dial(SIP/provider/+49\${EXTEN:1})      ; ~ medium "'01377…'"
        `,
      },
    },
    {
      title: "Refused by exact patterns",
      good: {
        "extensions.conf": conf`
          [outbound]
          exten => _0[1-9]XXXXXXXXX,1,Dial(SIP/provider/+49\${EXTEN:1})
          exten => _0900XXXXXXX,1,Congestion()
          exten => _0137XXXXXXX,1,Congestion()
        `,
      },
    },
    {
      title: "A pattern for everything, of which other rules speak, and a country that nobody knows",
      good: {
        "extensions.conf": conf`
          [outbound]
          exten => _X.,1,Dial(SIP/provider/\${EXTEN})
          exten => _0[1-9]XXXXXXXXX,1,Dial(SIP/provider/\${EXTEN})
        `,
      },
    },
  ],
  check({ tree, report }) {
    const plan = homePlan(tree);
    if (!plan) return;
    const reported = new Set(outboundPatterns(tree).map(({ extension }) => extension.context.name));
    for (const trunkCall of trunkCalls(tree)) {
      const { call, dialled } = trunkCall;
      const { extension, context } = call;
      // One finding a context: what its other patterns allow is of the same kind.
      if (!dialled || !extension.isPattern || reported.has(context.name) || isGuarded(tree, call)) continue;
      const access = accessTo(tree, context.name);
      if (access.caller === "nobody") continue;
      const numbers = premiumNumbers(plan).filter((number) => isDialled(tree, trunkCall, plan, number));
      if (numbers.length === 0) continue;
      reported.add(context.name);
      report({
        at: extensionPlace(extension),
        severity: isOutside(access) ? "high" : "medium",
        message: `'${extension.name}' in [${context.name}] lets its callers dial ${plan === northAmerica ? "premium and Caribbean" : "premium"} numbers: ${startsOf(numbers)}${reachedBy(access)}`,
        related: [...access.way, { at: call.place, message: "dials what the caller typed" }],
        fixes: [{ title: "Refuse these numbers by exact patterns", applicability: "manual", edits: [] }],
      });
    }
  },
};
export default rule;

function premiumNumbers(plan: NumberingPlan): readonly string[] {
  if (plan !== northAmerica) return plan.premium;
  return [...plan.premium, ...caribbeanAreaCodes.map((area) => plan.national + area)];
}

/** `'1900…', '1242…', '1246…' and 19 more` */
function startsOf(numbers: readonly string[]): string {
  const shown = numbers.slice(0, 3).map((number) => `'${number}…'`);
  return (
    shown.join(", ") + (numbers.length > shown.length ? ` and ${numbers.length - shown.length} more` : "")
  );
}

/** Whether a caller can type something that makes the trunk dial a number that starts so. */
function isDialled(tree: Tree, { call, dialled }: TrunkCall, plan: NumberingPlan, start: string): boolean {
  const { extension } = call;
  const length = fixedLength(extension.pattern);
  if (!dialled || length === undefined) return false;
  return forms(plan, start).some((form) => {
    if (!form.startsWith(dialled.prefix)) return false;
    return typedNumbers(extension, dialled, form.slice(dialled.prefix.length), length).some((number) =>
      leadsThere(tree, call.context.name, extension, number),
    );
  });
}

/** A number as it is dialled within the country and with the country's code. */
function forms(plan: NumberingPlan, start: string): string[] {
  const rest = start.slice(plan.national.length);
  return [start, `+${plan.code}${rest}`, `00${plan.code}${rest}`];
}

/** Digits after the start of a premium number: fewer than these are no whole number. */
const minRest = 6;

function typedNumbers(
  extension: Extension<Option>,
  { strip }: DialledNumber,
  start: string,
  length: number,
): string[] {
  if (length < strip + start.length + minRest) return [];
  return leads(extension, strip)
    .map((lead) => (lead + start).padEnd(length, "2345678"))
    .filter((number) => matchPattern(extension.pattern, number) !== "no");
}

/** Whether Asterisk takes this extension for the number, and no other one that refuses it. */
function leadsThere(tree: Tree, context: string, extension: Extension<Option>, number: string): boolean {
  const dialplan = tree.dialplan?.dialplan;
  if (!dialplan) return false;
  const way = leastTrustedWay(tree, context);
  const isByIncludes = way?.way.every(({ kind }) => kind === "include") ?? false;
  const found = findExtension(dialplan, isByIncludes && way ? way.entry.context : context, number);
  return found.kind === "found" && found.extension === extension;
}
