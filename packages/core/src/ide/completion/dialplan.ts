import { parseExtensionLine, parseSameLine } from "../../dialplan/extension-line.ts";
import { applications } from "../../knowledge/application.ts";
import type { Span } from "../../text/span.ts";
import type { Tree } from "../../workspace/tree.ts";
import { type Writing, wordSpan } from "./index.ts";
import { type CompletionItem, items } from "./item.ts";

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
  if (key !== "exten" && !key.startsWith("same")) return [];
  const value = before.slice(from).trimStart();
  const base = before.length - value.length;
  const line = key === "exten" ? parseExtensionLine(value) : parseSameLine(value);
  const { call, priorityEnd } = line;
  // The application starts after the comma behind the priority.
  if (value[value.indexOf(",", priorityEnd)] === undefined || line.priorityStart >= value.length) return [];
  if (call.argumentsStart < 0) {
    const { version } = tree.asterisk;
    const known = applications().filter(
      ({ since, removed }) =>
        version.isAtLeast(since) && (removed === undefined || version.isBefore(removed)),
    );
    const span = wordSpan(writing, base + call.nameStart);
    return known.map(({ name, module }) => ({
      label: name,
      kind: "application",
      text: name,
      span,
      detail: module,
    }));
  }
  const name = value.slice(call.nameStart, call.nameEnd).toLowerCase();
  return argumentItems(writing, name, base + call.argumentsStart);
}

function argumentItems(writing: Writing, application: string, start: number): readonly CompletionItem[] {
  const { tree, before } = writing;
  const device = deviceItems(writing, start);
  if (device) return device;
  switch (application) {
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
    case "queue": {
      const queues = tree.effective("queues.conf")?.live ?? [];
      const names = queues.filter(({ key }) => key !== "general").map((queue) => queue.name);
      return before.includes(",", start) ? [] : items("name", wordSpan(writing, start), names, "queue");
    }
    case "voicemail":
    case "voicemailmain": {
      const boxes = tree.voicemail?.mailboxes ?? [];
      const names = boxes.map(({ name, context }) => `${name}@${context}`);
      return before.includes(",", start) ? [] : items("name", wordSpan(writing, start), names, "mailbox");
    }
    default:
      return [];
  }
}

/** `PJSIP/`, `SIP/` or `IAX2/` right before the cursor, in whatever application. */
function deviceItems(writing: Writing, start: number): readonly CompletionItem[] | undefined {
  const { tree, before } = writing;
  const match = /(?:^|[&,(])(PJSIP|SIP|IAX2)\/([\w.@${}:+-]*)$/i.exec(before.slice(start));
  if (!match) return undefined;
  const word = match[2] ?? "";
  const from = before.length - word.length + word.lastIndexOf("@") + 1;
  const span = wordSpan(writing, from);
  switch (match[1]?.toUpperCase()) {
    case "PJSIP":
      return items(
        "name",
        span,
        (tree.pjsip?.endpoints ?? []).map(({ id }) => id),
        "endpoint",
      );
    case "SIP":
      return items(
        "name",
        span,
        (tree.sip?.accounts ?? []).map(({ name }) => name),
        "account",
      );
    default:
      return items(
        "name",
        span,
        (tree.iax?.accounts ?? []).map(({ name }) => name),
        "account",
      );
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
