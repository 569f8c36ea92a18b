import {
  comparePatterns,
  type Extension,
  findExtension,
  fixedLength,
  hasWildcard,
  matchPattern,
  type Option,
  type Rule,
  reachableContexts,
  samples,
  type Tree,
  trunkCalls,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { extensionPlace } from "./extension-place.ts";

const rule: Rule = {
  id: "dialplan/block-order",
  summary: "A pattern that should refuse numbers loses against one that dials them",
  category: "correctness",
  severity: "medium",
  confidence: "certain",
  preset: "recommended",
  fix: "manual",
  cwe: [670],
  since: "0.1.0",
  references: ["main/pbx.c: ext_cmp(), pbx_find_extension()"],
  docs: {
    what: "Of several patterns that match a number, Asterisk takes the one that is more exact, digit by digit from the left, and not the one that is written first; what the context itself has comes before what it includes. A pattern that refuses numbers loses that way against one that dials them.",
    why: "The administrator believes that certain numbers are blocked, and they are not. A thief finds out sooner than he does.",
    how: "Write the refusal as exact as the pattern that wins: `_0900XXXXXXX` instead of `_0900.`, and in the context itself instead of an included one. Check it with `dialplan show 0900123456@context`.",
    breaks: "Calls that should have been refused are refused.",
    ignore: "When the refusal is meant only for numbers that nothing else matches.",
  },
  examples: [
    {
      title: "The refusal is in an included context",
      bad: {
        "extensions.conf": conf`
          [outbound]
          include => blocked
          exten => _0[1-9]XXXXXXXX,1,Dial(SIP/provider/\${EXTEN})

          [blocked]
          exten => _0900.,1,Congestion()
          ;        ^^^^^^ medium "'_0[1-9]XXXXXXXX' in [outbound]"
          exten => _0901XXXXXX,1,Hangup()           ; ~ medium "'_0901XXXXXX'"
        `,
      },
    },
    {
      title: "The refusal wins, a catch-all for the rest, and a lookup instead of a refusal",
      good: {
        "extensions.conf": conf`
          [outbound]
          exten => _0[1-9]XXXXXXXX,1,Dial(SIP/provider/\${EXTEN})
          exten => _0900.,1,Congestion()
          exten => _0901XXXXXX,1,Congestion()
          exten => _X.,1,Playback(invalid)
           same => n,Hangup()
        `,
      },
    },
  ],
  check({ tree, report }) {
    const trunks = trunksByContext(tree);
    if (trunks.size === 0) return;
    const includers = includersOf(tree);
    for (const block of refusals(tree)) {
      const winner = winnerOver(tree, block, includers.get(block.context.name) ?? [], trunks);
      if (!winner) continue;
      report({
        at: extensionPlace(block),
        message: `'${block.name}' in [${block.context.name}] should refuse numbers, but '${winner.name}' in [${winner.context.name}] is found first and dials them`,
        related: [{ at: extensionPlace(winner), message: "is found first" }],
        fixes: [
          {
            title: "Move the refusal to the context of the pattern that wins",
            applicability: "manual",
            edits: [],
          },
        ],
      });
    }
  },
};
export default rule;

/** Patterns that dial a number of the caller's choice, by context. */
function trunksByContext(tree: Tree): Map<string, Extension<Option>[]> {
  const found = new Map<string, Extension<Option>[]>();
  for (const { call, dialled } of trunkCalls(tree)) {
    if (!dialled || !call.extension.isPattern) continue;
    const known = found.get(call.context.name);
    if (known) known.push(call.extension);
    else found.set(call.context.name, [call.extension]);
  }
  return found;
}

/** Contexts that somebody can reach and that include a context directly. */
function includersOf(tree: Tree): Map<string, string[]> {
  const reachable = reachableContexts(tree);
  const found = new Map<string, string[]>();
  for (const { kind, from, to } of tree.contexts.edges) {
    if (kind !== "include" || !reachable.has(from)) continue;
    const known = found.get(to);
    if (known) known.push(from);
    else found.set(to, [from]);
  }
  return found;
}

/** What an extension that refuses a number does. */
const refusing: ReadonlySet<string> = new Set([
  "answer",
  "busy",
  "congestion",
  "hangup",
  "noop",
  "playback",
  "playtones",
  "progress",
  "verbose",
  "wait",
  "zapateller",
]);

/** How many steps a refusal has at most. */
const maxSteps = 10;

/** Patterns that only refuse. */
function refusals(tree: Tree): Set<Extension<Option>> {
  const steps = tree.dialplan?.steps("busy", "congestion", "hangup") ?? [];
  const found = new Set<Extension<Option>>();
  for (const { extension } of steps) {
    if (!extension.isPattern || found.has(extension) || extension.priorities.length > maxSteps) continue;
    const isRefusal = extension.priorities.every((step) =>
      refusing.has(step.application.trim().toLowerCase()),
    );
    if (isRefusal) found.add(extension);
  }
  return found;
}

/** How many patterns a refusal is compared with. */
const maxRivals = 200;

/** The less exact pattern of an including context that takes the numbers of a refusal. */
function winnerOver(
  tree: Tree,
  block: Extension<Option>,
  includers: readonly string[],
  trunks: ReadonlyMap<string, readonly Extension<Option>[]>,
): Extension<Option> | undefined {
  const rivals = includers.slice(0, maxRivals).flatMap((name) => trunks.get(name) ?? []);
  return rivals
    .slice(0, maxRivals)
    .find((rival) => comparePatterns(block.pattern, rival.pattern) < 0 && takesFrom(tree, rival, block));
}

/** Whether a number that the refusal is for reaches the other pattern. */
function takesFrom(tree: Tree, rival: Extension<Option>, block: Extension<Option>): boolean {
  const dialplan = tree.dialplan?.dialplan;
  if (!dialplan) return false;
  const length = fixedLength(rival.pattern) ?? 0;
  return samples(block.pattern)
    .map((number) => (hasWildcard(block.pattern) ? number.padEnd(length, "2345678") : number))
    .filter((number) => matchPattern(block.pattern, number) !== "no")
    .some((number) => {
      const found = findExtension(dialplan, rival.context.name, number);
      return found.kind === "found" && found.extension === rival;
    });
}
