import {
  type Argument,
  Call,
  type Place,
  type Rule,
  type RuleContext,
  samePlaces,
  type Tree,
  variablesIn,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { callerText } from "./caller-text.ts";
import { accessTo, isOutside, reachedBy } from "./outbound-patterns.ts";

const rule: Rule = {
  id: "dialplan/path-traversal",
  summary: "The caller's number or name becomes a part of a file's name",
  category: "injection",
  severity: "low",
  confidence: "firm",
  preset: "strict",
  fix: "manual",
  cwe: [22],
  since: "0.1.0",
  references: ["apps/app_mixmonitor.c: mixmonitor_exec()", "apps/app_record.c: record_exec()"],
  docs: {
    what: "A recording or a file to play has a name that contains the caller's number or name, or a number dialled into a pattern that matches any character, without a filter.",
    why: "With SIP these are any text. `../../` in them leads out of the folder of recordings, so that a caller decides where Asterisk writes, over which sound, or what it plays.",
    how: "Let only harmless characters through: `${FILTER(0-9A-Za-z,${CALLERID(num)})}`; or name the file after `${UNIQUEID}`.",
    breaks: "Programs that look for recordings by name have to know the new ones.",
    ignore: "When a step before has filtered the number, or the trunk sends digits only.",
  },
  examples: [
    {
      title: "Recordings named after the caller",
      bad: {
        "sip.conf": "[general]\nallowguest=yes\ncontext=door\n",
        "extensions.conf": conf`
          [door]
          exten => 100,1,MixMonitor(/calls/\${CALLERID(num)}-\${UNIQUEID}.wav)
          ;                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ medium "'\${CALLERID(num)}'"
          exten => _1.,1,Record(/messages/\${EXTEN}.wav)
        `,
      },
    },
    {
      title: "Among phones",
      bad: {
        "extensions.conf": "[phones]\nexten => 100,1,MixMonitor(${CALLERID(name)}.wav)   ; ~ low\n",
      },
    },
    {
      title: "By way of a variable",
      bad: {
        "extensions.conf": conf`
          [phones]
          exten => 100,1,Set(FILE=\${UNIQUEID}-\${CALLERID(num)}.wav)    ; ~ low "'\${CALLERID(num)}'"
           same => n,MixMonitor(\${FILE})
        `,
      },
    },
    {
      title: "Filtered, digits only, something else, and a comment",
      good: {
        "extensions.conf": conf`
          [phones]
          exten => 100,1,MixMonitor(\${FILTER(0-9,\${CALLERID(num)})}.wav)
          exten => _1XX,1,MixMonitor(\${EXTEN}.wav)
          exten => 104,1,Set(FILE=\${FILTER(0-9,\${CALLERID(num)})}.wav)
           same => n,MixMonitor(\${FILE})
          exten => 101,1,MixMonitor(\${UNIQUEID}.wav,b,echo \${CALLERID(num)})
          exten => 102,1,SayDigits(\${CALLERID(num)})
          ;exten => 103,1,MixMonitor(\${CALLERID(num)}.wav)
        `,
      },
    },
  ],
  check(context) {
    for (const found of byContext(context.tree).values()) reportContext(context, found);
  },
};
export default rule;

/** A file's name with the caller's text in it, and where that text is written. */
interface Found {
  readonly call: Call;
  readonly place: Place;
  readonly text: string;
}

/** Applications with the place of the file's name. */
const writers: readonly (readonly [application: string, index: number])[] = [
  ["mixmonitor", 0],
  ["monitor", 1],
  ["record", 0],
  ["dictate", 0],
  ["playback", 0],
  ["background", 0],
  ["controlplayback", 0],
  ["receivefax", 0],
];

/** What the caller writes in the files' names of each context. */
function byContext(tree: Tree): Map<string, Found[]> {
  const found = new Map<string, Found[]>();
  for (const [name, index] of writers) {
    for (const step of tree.dialplan?.steps(name) ?? []) {
      if (!step.mentions("${")) continue;
      const call = new Call(step);
      const argument = call.argument(index);
      const each = argument && (inArgument(call, argument) ?? inVariable(call, argument));
      if (!each) continue;
      const known = found.get(call.context.name);
      if (known) known.push(each);
      else found.set(call.context.name, [each]);
    }
  }
  return found;
}

function inArgument(call: Call, { text, place }: Argument): Found | undefined {
  const [span] = callerText(call, text);
  return span && { call, place, text: text.slice(span.start, span.end) };
}

/** How many steps before the one that takes the file's name are looked at. */
const maxSteps = 20;

/** `Set(FILE=…${CALLERID(num)}…)` in the same extension, when the file's name is made of `${FILE}`. */
function inVariable(call: Call, { text }: Argument): Found | undefined {
  const names = variablesIn(text).map(({ name }) => text.slice(name.start, name.end).replaceAll("_", ""));
  const { extension, priority } = call;
  for (let distance = 1; distance <= maxSteps; distance++) {
    const step = extension.priority(priority.number - distance);
    if (step?.application.trim().toLowerCase() !== "set") continue;
    const assignment = new Call(step);
    const written = assignment.argumentText;
    if (!names.includes(written.slice(0, written.indexOf("=")).replaceAll("_", "").trim())) continue;
    const [span] = callerText(assignment, written);
    return span && { call, place: assignment.place, text: written.slice(span.start, span.end) };
  }
  return undefined;
}

function reportContext({ tree, report }: RuleContext, [first, ...others]: readonly Found[]): void {
  if (!first) return;
  const { call, place, text } = first;
  const access = accessTo(tree, call.context.name);
  if (access.caller === "nobody") return;
  report({
    at: place,
    severity: isOutside(access) && !isPlayed(call) ? "medium" : "low",
    message: `${call.priority.application.trim()} in [${call.context.name}] takes '${text}' into a file's name, so callers choose where it leads${reachedBy(access)}`,
    related: [...access.way, ...samePlaces(others.map(({ place }) => place))],
    fixes: [{ title: "Filter it: ${FILTER(0-9A-Za-z,…)}", applicability: "manual", edits: [] }],
  });
}

/** Whether the file is only read: a caller then hears another sound, and that is all. */
function isPlayed({ priority }: Call): boolean {
  return /^(?:playback|background|controlplayback)$/i.test(priority.application.trim());
}
