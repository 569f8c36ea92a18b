import {
  type Context,
  type DialplanProblem,
  type Extension,
  findExtension,
  firstPlaces,
  type Option,
  type Priority,
  type Rule,
  type RuleContext,
  samePlaces,
  samples,
  type Tree,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { extensionPlace } from "./extension-place.ts";

const rule: Rule = {
  id: "dialplan/priority-gap",
  summary: "Steps of an extension are never reached, or given twice",
  category: "correctness",
  severity: "medium",
  confidence: "certain",
  preset: "recommended",
  fix: "none",
  cwe: [670],
  since: "0.1.0",
  references: ["pbx/pbx_config.c: pbx_load_config()", "main/pbx.c: add_priority(), pbx_find_extension()"],
  docs: {
    what: "The priorities of an extension do not follow each other: one is left out, the first one is missing, or one is given twice. Asterisk runs them by number; at a gap the extension ends, and of two steps with one number the second is dropped.",
    why: "The step that is skipped may be the one that asks for the code or checks the number. Calls end in the middle, or go on without it.",
    how: "Number the steps with `1` and then `n`, and write `same => n,` for all but the first.",
    breaks: "Steps that were never run are run again; read them first.",
    ignore: "When the step after the gap is entered by a jump alone.",
  },
  examples: [
    {
      title: "A number left out",
      bad: {
        "extensions.conf": conf`
          [disa]
          exten => 100,1,Answer()
          exten => 100,3,DISA(4711,internal)   ; ~ medium "priority 3 after 1"
        `,
      },
    },
    {
      title: "No first step",
      bad: {
        "extensions.conf": conf`
          [internal]
          exten => 100,2,Dial(SIP/100)
          ;        ^^^ medium "no priority 1"
        `,
      },
    },
    {
      title: "The same number twice",
      bad: {
        "extensions.conf": conf`
          [internal]
          exten => 100,1,Authenticate(4711)
          exten => 100,1,Dial(SIP/100)         ; ~ medium "dropped"
        `,
      },
    },
    {
      title: "A second hint",
      bad: {
        "extensions.conf": conf`
          [internal]
          exten => 100,hint,PJSIP/100
          exten => 100,1,Dial(PJSIP/100)
          exten => 100,hint,PJSIP/101          ; ~ medium "A hint of '100' in [internal] is dropped, because the extension has one"
        `,
      },
    },
    {
      title: "A whole extension written twice, and a habit of 1.0",
      bad: {
        "extensions.conf": conf`
          [internal]
          exten => 100,1,Dial(SIP/100)
          exten => 100,n,Hangup()
          exten => 201,1,Dial(SIP/201)
          exten => 201,101,Busy()              ; ~ medium "priority 101 after 1"
          exten => 202,1,Dial(SIP/202)
          exten => 202,101,Busy()
          exten => 100,1,Dial(SIP/200)         ; ~ medium "2 steps of '100' in [internal] are dropped"
          exten => 100,n,VoiceMail(100)
        `,
      },
    },
    {
      title: "The same step twice",
      good: {
        "extensions.conf": conf`
          [internal]
          exten => 100,1,Answer
          exten => 100,n,Dial(SIP/100)
          [internal]
          exten => 100,1,Answer
          exten => 100,n,Dial(SIP/100)
        `,
      },
    },
    {
      title: "A program says with which step to go on",
      good: {
        "extensions.conf": conf`
          [internal]
          exten => 100,1,AGI(route.agi)
          exten => 100,n,Congestion()
          exten => 100,10,Dial(SIP/\${ROUTE})
        `,
      },
    },
    {
      title: "Jumps over 101 steps, hints and steps entered by their label",
      good: {
        "extensions.conf": conf`
          [internal]
          exten => 100,hint,SIP/100
          exten => 100,1,Dial(SIP/100)
          exten => 100,n,Hangup()
          exten => 100,102,VoiceMail(100)
          exten => 100,103,Hangup()
          exten => 101,hint,SIP/101
          exten => 102,1,GotoIf($[1]?20)
          exten => 102,20(late),Hangup()
          exten => _2XX,1,NoOp()
          exten => 200,2,Dial(SIP/200)
        `,
      },
    },
  ],
  check(context) {
    const { dialplan } = context.tree;
    for (const dropped of droppedByExtension(dialplan?.dialplan.problems ?? []).values())
      reportDropped(context, dropped);
    for (const each of dialplan?.contexts ?? []) reportGaps(context, each);
  },
};
export default rule;

type Problem = DialplanProblem<Option>;

/** Steps whose priority is taken, by the extension that has it: whoever writes one twice mostly writes all of it twice. */
function droppedByExtension(problems: readonly Problem[]): Map<Extension<Option> | undefined, Problem[]> {
  const found = new Map<Extension<Option> | undefined, Problem[]>();
  for (const problem of problems) {
    const { code, entry, other } = problem;
    // A copy of the step that is there is no loss.
    if (code !== "priority-duplicate" || entry.value === other?.text) continue;
    const known = found.get(other?.extension);
    if (known) known.push(problem);
    else found.set(other?.extension, [problem]);
  }
  return found;
}

function reportDropped({ report }: RuleContext, [first, ...more]: readonly Problem[]): void {
  if (!first) return;
  const { entry, context, other } = first;
  const steps = `'${other?.extension.name ?? ""}' in [${context.name}]`;
  const number = [first, ...more].find((each) => each.other?.isHint === false)?.other?.number;
  const message =
    number === undefined
      ? `A hint of ${steps} is dropped, because the extension has one`
      : more.length === 0
        ? `A step of ${steps} is dropped, because its priority ${number} is taken`
        : `${more.length + 1} steps of ${steps} are dropped, because their priorities, the first of them ${number}, are taken`;
  report({
    at: entry.place,
    message,
    related: [
      ...(other
        ? [
            {
              at: other.entry.place,
              message: other.isHint ? "this is the hint" : "this step has the priority",
            },
          ]
        : []),
      ...samePlaces(
        more.map(({ entry }) => entry.place),
        "dropped as well",
      ),
    ],
  });
}

interface Gap {
  readonly extension: Extension<Option>;
  /** The step before the gap; undefined when the first one is missing. */
  readonly before: Priority<Option> | undefined;
  readonly after: Priority<Option>;
}

function reportGaps({ tree, report }: RuleContext, context: Context<Option>): void {
  const gaps: Gap[] = [];
  for (const extension of context.extensions()) {
    const gap = isGapless(extension.priorities) ? undefined : gapOf(tree, context, extension);
    if (gap) gaps.push(gap);
  }
  gaps.sort((a, b) => a.after.entry.place.span.start - b.after.entry.place.span.start);
  const [headless, ...others] = gaps.filter(({ before }) => !before);
  if (headless) {
    report({
      at: extensionPlace(headless.extension),
      message: `'${headless.extension.name}' in [${context.name}] has no priority 1, so it never runs`,
      related: firstPlaces(
        others.map(({ extension }) => ({
          at: extensionPlace(extension),
          message: `nor has '${extension.name}'`,
        })),
      ),
    });
  }
  for (const [first, ...more] of alike(gaps)) {
    const { extension, before, after } = first;
    if (!before) continue;
    report({
      at: after.entry.place,
      message: `'${extension.name}' in [${context.name}] has priority ${after.number} after ${before.number}, so the steps from here on are not run`,
      related: [
        { at: before.entry.place, message: "here it ends" },
        ...firstPlaces(
          more.map(({ after, extension: { name } }) => ({
            at: after.entry.place,
            message: `so has '${name}'`,
            isSame: true as const,
          })),
        ),
      ],
    });
  }
}

/** Gaps between the same two numbers come from one habit. */
function alike(gaps: readonly Gap[]): Iterable<readonly [Gap, ...Gap[]]> {
  const groups = new Map<string, [Gap, ...Gap[]]>();
  for (const gap of gaps) {
    const key = `${gap.before?.number ?? ""} ${gap.after.number}`;
    const group = groups.get(key);
    if (group) group.push(gap);
    else groups.set(key, [gap]);
  }
  return groups.values();
}

/** Whether the steps are numbered from 1 on; almost all are. */
function isGapless(steps: readonly Priority<Option>[]): boolean {
  return steps[0]?.number === 1 && steps.at(-1)?.number === steps.length;
}

function gapOf(tree: Tree, context: Context<Option>, extension: Extension<Option>): Gap | undefined {
  const steps = extension.priorities.filter(({ isHint }) => !isHint);
  let doors: Doors | undefined;
  let before: Priority<Option> | undefined;
  for (const step of steps) {
    const missing = (before?.number ?? 0) + 1;
    if (step.number !== missing) doors ??= doorsOf(steps);
    if (step.number !== missing && doors && !isEntered(doors, step)) {
      return isFilledByAnother(tree, context, extension, missing)
        ? undefined
        : { extension, before, after: step };
    }
    before = step;
  }
  return undefined;
}

/** Asterisk looks for each priority anew, so another pattern that matches may have the one that is missing. */
function isFilledByAnother(
  tree: Tree,
  context: Context<Option>,
  extension: Extension<Option>,
  priority: number,
): boolean {
  const dialplan = tree.dialplan?.dialplan;
  if (!dialplan) return false;
  const numbers = extension.isPattern ? samples(extension.pattern) : [extension.name];
  return numbers.some((number) => {
    const found = findExtension(dialplan, context.name, number, { priority });
    return found.kind === "found" || found.switches.length > 0;
  });
}

/** How the steps of an extension can be entered otherwise than one after the other. */
interface Doors {
  readonly numbers: ReadonlySet<number>;
  /** Numbers in the arguments of jumps. */
  readonly mentioned: ReadonlySet<string>;
  /** The first step that runs a program. */
  readonly program: number;
}

function doorsOf(steps: readonly Priority<Option>[]): Doors {
  const mentioned = new Set<string>();
  let program = Number.POSITIVE_INFINITY;
  for (const step of steps) {
    const application = applicationOf(step);
    if (programs.has(application)) program = Math.min(program, step.number);
    if (!jumps.has(application)) continue;
    for (const [number] of step.argumentText.matchAll(/[0-9]+/g)) mentioned.add(number);
  }
  return { numbers: new Set(steps.map(({ number }) => number)), mentioned, program };
}

/**
 * Whether something can jump to the step: it has a label, its number is given in a jump, it is 101 after another one,
 * or a program that ran before chooses the step to go on with.
 */
function isEntered({ numbers, mentioned, program }: Doors, { label, number }: Priority<Option>): boolean {
  return (
    label !== undefined || numbers.has(number - 101) || program < number || mentioned.has(String(number))
  );
}

function applicationOf({ application }: Priority<Option>): string {
  return application.trim().toLowerCase();
}

/** They can set the priority (`SET PRIORITY` of AGI). */
const programs: ReadonlySet<string> = new Set(["agi", "deadagi", "eagi", "externalivr"]);

const jumps: ReadonlySet<string> = new Set([
  "goto",
  "gotoif",
  "gotoiftime",
  "gosub",
  "gosubif",
  "dial",
  "macro",
  "execif",
]);
