import { dialplanFunction } from "../../knowledge/dialplan-function.ts";
import type { Span } from "../../text/span.ts";
import type { Tree } from "../../workspace/tree.ts";
import { lastArgument, type OpenCall } from "../open-calls.ts";
import { openCallIn } from "../signature-help.ts";
import { namesForArgument } from "../symbols/named-sections.ts";
import { type Writing, wordSpan, writtenCall } from "../writing.ts";
import { optionItems } from "./call-options.ts";
import { applicationItems, functionItems } from "./calls.ts";
import { accountNames, deviceItems, technologyItems } from "./devices.ts";
import { type CompletionItem, items } from "./item.ts";
import { globalNames, variableItems } from "./variables.ts";

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
  if (key === "include") return contexts(tree, wordSpan(writing, from));
  const written = writtenCall(writing);
  if (!written) return [];
  if (written.isHint) {
    return deviceItems(writing, written.nameStart) ?? technologyItems(writing, written.nameStart);
  }
  if (written.argumentsStart < 0) return applicationItems(writing, written.nameStart);
  const call = openCallIn(writing);
  switch (call?.kind) {
    case "variable":
      return [...variableItems(writing, call.nameStart), ...functionItems(writing, call.nameStart, "read")];
    case "function":
      return functionArgumentItems(writing, call);
    case "application":
      return argumentItems(writing, call);
    default:
      return [];
  }
}

/** What stands in the arguments of a function: names for the first, words for any. */
function functionArgumentItems(
  writing: Writing,
  { name, argumentsStart }: OpenCall,
): readonly CompletionItem[] {
  const facts = dialplanFunction(name);
  const { index, start } = lastArgument(writing.before, argumentsStart, facts?.separator);
  const span = wordSpan(writing, start);
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
    case "SIPPEER":
      return accountNames(tree, "SIP");
    case "IAXPEER":
      return accountNames(tree, "IAX2");
    default:
      return name.startsWith("QUEUE_") ? (namesForArgument(tree, "queue", 0) ?? []) : [];
  }
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
      return before.includes("=", from) ? [] : functionItems(writing, from, "set");
    }
    case "goto":
    case "gosub":
      return targetItems(writing, start);
    case "gotoif":
    case "gotoiftime":
    case "gosubif": {
      const branch = Math.max(before.lastIndexOf("?"), before.lastIndexOf(":")) + 1;
      return branch > start ? targetItems(writing, branch) : [];
    }
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

/** `context,extension,label`, each as far as the ones before it are known. */
function targetItems(writing: Writing, start: number): readonly CompletionItem[] {
  const { tree, section, before } = writing;
  const parts = before.slice(start).split(",");
  const span = wordSpan(writing, before.lastIndexOf(",") >= start ? before.lastIndexOf(",") + 1 : start);
  if (parts.length === 1) {
    const own = section ? labelsIn(tree, section.name) : [];
    return [...contexts(tree, span), ...items("label", span, own)];
  }
  const [first = "", second = ""] = parts.map((part) => part.trim());
  const context = tree.dialplan?.context(first);
  if (parts.length === 2) {
    const names = [...(context?.extensions() ?? [])].map(({ name }) => name);
    return items(
      "extension",
      span,
      names.filter((name) => !name.startsWith("_")),
    );
  }
  const labels = context?.extension(second)?.labels.keys() ?? [];
  return parts.length === 3 ? items("label", span, ["1", ...labels]) : [];
}

function labelsIn(tree: Tree, context: string): string[] {
  return [...(tree.dialplan?.context(context)?.extensions() ?? [])].flatMap(({ labels }) => [
    ...labels.keys(),
  ]);
}

function contexts(tree: Tree, span: Span): CompletionItem[] {
  return items("context", span, contextNames(tree));
}

function contextNames(tree: Tree): string[] {
  return [...(tree.dialplan?.dialplan.contexts.keys() ?? [])];
}
