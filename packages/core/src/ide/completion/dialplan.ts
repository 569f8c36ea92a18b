import { splitArguments } from "../../dialplan/arguments.ts";
import { dialplanFunction } from "../../knowledge/dialplan-function.ts";
import type { Tree } from "../../workspace/tree.ts";
import { innermostOpenCall, lastArgument, type OpenCall } from "../open-calls.ts";
import { openCallIn } from "../signature-help.ts";
import { namesForArgument } from "../symbols/named-sections.ts";
import { type Writing, wordSpan, writtenCall } from "../writing.ts";
import { optionItems } from "./call-options.ts";
import { applicationItems, functionItems } from "./calls.ts";
import { accountNames, deviceItems, technologyItems } from "./devices.ts";
import { type CompletionItem, items } from "./item.ts";
import { stepStartItems, switchItems } from "./steps.ts";
import { branchStart, contextNames, targetItems } from "./targets.ts";
import { globalNames, setVariableItems, variableItems } from "./variables.ts";

/** What a line of a context can start with. */
export function dialplanNames(writing: Writing): readonly CompletionItem[] {
  const { before } = writing;
  const span = wordSpan(writing, before.length - before.trimStart().length);
  return lineStarts.map(([label, text, detail]) => ({ label, kind: "option", text, span, detail }));
}

const lineStarts: readonly (readonly [label: string, text: string, detail: string])[] = [
  ["exten", "exten => ", "a step of an extension"],
  ["same", "same => n,", "the next step of the extension"],
  ["include", "include => ", "another context"],
  ["switch", "switch => ", "another source of extensions"],
  ["ignorepat", "ignorepat => ", "keep the dial tone"],
];

/** What can stand behind the `=>` of a line in a context. */
export function dialplanItems(writing: Writing, equals: number): readonly CompletionItem[] {
  const { tree, before } = writing;
  const key = before.slice(0, equals).trim().toLowerCase();
  const from = before[equals + 1] === ">" ? equals + 2 : equals + 1;
  if (key === "include") {
    const isContext = !/[,|]/.test(before.slice(from));
    return isContext ? items("context", wordSpan(writing, from), contextNames(tree)) : [];
  }
  if (key === "switch") return switchItems(writing, from);
  const written = writtenCall(writing);
  if (!written) return key === "exten" || key.startsWith("same") ? stepStartItems(writing, key, from) : [];
  if (written.isHint) {
    return deviceItems(writing, written.nameStart) ?? technologyItems(writing, written.nameStart);
  }
  if (written.argumentsStart < 0) return applicationItems(writing, written.nameStart);
  const call = openCallIn(writing);
  return call?.kind === "application" ? argumentItems(writing, call) : substitutionItems(writing, call);
}

/** What can stand in a `${…}` that the value of an option ends in. */
export function valueSubstitutionItems(writing: Writing, from: number): readonly CompletionItem[] {
  const whole = { kind: "application", name: "", nameStart: from, argumentsStart: from } as const;
  const call = innermostOpenCall(writing.before, whole);
  return call?.kind === "application" ? [] : substitutionItems(writing, call);
}

function substitutionItems(writing: Writing, call: OpenCall | undefined): readonly CompletionItem[] {
  if (!call) return [];
  return call.kind === "variable"
    ? [...variableItems(writing, call.nameStart), ...functionItems(writing, call.nameStart, "read")]
    : functionArgumentItems(writing, call);
}

/** What stands in the arguments of a function: names for the first, words for any. */
function functionArgumentItems(
  writing: Writing,
  { name, argumentsStart }: OpenCall,
): readonly CompletionItem[] {
  const facts = dialplanFunction(name);
  const { index, start } = lastArgument(writing.before, argumentsStart, facts?.separator);
  const span = wordSpan(writing, start);
  if (index === 0 && name === "DEVICE_STATE") {
    return deviceItems(writing, start) ?? technologyItems(writing, start);
  }
  const names = index === 0 ? namesForFunction(writing.tree, name) : [];
  const argument = facts?.arguments[index]?.replace(/[?*]+$/, "") ?? "";
  return [...items("name", span, names), ...items("value", span, facts?.values.get(argument) ?? [])];
}

function namesForFunction(tree: Tree, name: string): readonly string[] {
  switch (name) {
    case "GLOBAL":
      return globalNames(tree);
    case "PJSIP_DIAL_CONTACTS":
    case "PJSIP_ENDPOINT":
      return accountNames(tree, "PJSIP");
    case "HINT":
    case "EXTENSION_STATE":
      return hintNames(tree);
    case "SIPPEER":
      return accountNames(tree, "SIP");
    case "IAXPEER":
      return accountNames(tree, "IAX2");
    default:
      return name.startsWith("QUEUE_") ? (namesForArgument(tree, "queue", 0) ?? []) : [];
  }
}

/** `100@office`, as functions name an extension that has a hint. */
function hintNames(tree: Tree): string[] {
  return [...(tree.dialplan?.contexts ?? [])].flatMap((context) =>
    [...context.extensions()].filter(({ hint }) => hint).map(({ name }) => `${name}@${context.name}`),
  );
}

/** The arguments that are devices, in applications whose names are in lower case. */
const deviceArguments: ReadonlyMap<string, number> = new Map([
  ["dial", 0],
  ["page", 0],
  ["chanisavail", 0],
  ["originate", 0],
  ["addqueuemember", 1],
  ["removequeuemember", 1],
  ["pausequeuemember", 1],
  ["unpausequeuemember", 1],
  ["retrydial", 3],
]);

function argumentItems(writing: Writing, call: OpenCall): readonly CompletionItem[] {
  const { tree, before } = writing;
  const { argumentsStart: start } = call;
  const device = deviceItems(writing, start);
  if (device) return device;
  if (lastArgument(before, start).index === deviceArguments.get(call.name.toLowerCase())) {
    return technologyItems(writing, start);
  }
  const options = optionItems(writing, call);
  if (options) return options;
  switch (call.name.toLowerCase()) {
    case "set":
    case "mset": {
      const { start: from } = lastArgument(before, start);
      if (before.includes("=", from)) return [];
      return [...setVariableItems(writing, from), ...functionItems(writing, from, "set")];
    }
    case "goto":
    case "gosub":
      return targetItems(writing, start);
    case "gotoif":
    case "gotoiftime":
    case "gosubif": {
      const branch = branchStart(before, start);
      return branch === undefined ? [] : targetItems(writing, branch);
    }
    case "execif":
    case "execiftime": {
      const branch = branchStart(before, start);
      return branch === undefined ? [] : applicationItems(writing, branch);
    }
    case "channelredirect": {
      const [, second] = splitArguments(before, { start, end: before.length });
      return second ? targetItems(writing, second.start) : [];
    }
    case "originate":
      return originateItems(writing, start);
    case "macro": {
      const names = contextNames(tree).filter((context) => context.startsWith("macro-"));
      const isFirst = !before.includes(",", start);
      return isFirst
        ? items(
            "context",
            wordSpan(writing, start),
            names.map((each) => each.slice("macro-".length)),
          )
        : [];
    }
    case "voicemail":
    case "voicemailmain": {
      const boxes = tree.voicemail?.mailboxes ?? [];
      const names = boxes.map(({ name, context }) => `${name}@${context}`);
      return before.includes(",", start) ? [] : items("name", wordSpan(writing, start), names, "mailbox");
    }
    default: {
      const last = lastArgument(before, start);
      const names = namesForArgument(tree, call.name.toLowerCase(), last.index) ?? [];
      return items("name", wordSpan(writing, last.start), names);
    }
  }
}

/** `Originate(device,exten,context,…)` or `Originate(device,app,name)` */
function originateItems(writing: Writing, start: number): readonly CompletionItem[] {
  const { tree, before } = writing;
  const [, kind, what, number] = splitArguments(before, { start, end: before.length });
  if (!kind) return [];
  if (!what) return items("value", wordSpan(writing, kind.start), ["exten", "app"]);
  const isPlace = before.slice(kind.start, kind.end).trim().toLowerCase() === "exten";
  if (number) return isPlace ? targetItems(writing, what.start) : [];
  return isPlace
    ? items("context", wordSpan(writing, what.start), contextNames(tree))
    : applicationItems(writing, what.start).map(({ snippet: _, ...item }) => item);
}
