import type { Place } from "../../config/document.ts";
import { Call } from "../../model/dialplan.ts";
import { listedNames } from "../../model/pjsip-object.ts";
import type { Option } from "../../workspace/option.ts";
import type { Tree } from "../../workspace/tree.ts";
import { writtenOptions } from "./live-options.ts";
import { definition, type Occurrence, reference, type SymbolName } from "./occurrence.ts";

/** Mailboxes of voicemail.conf and users.conf, the accounts that watch them and the steps that leave messages. */
export function* mailboxOccurrences(tree: Tree): Iterable<Occurrence> {
  const { voicemail } = tree;
  if (!voicemail) return;
  for (const { name, context, namePlace, option } of voicemail.mailboxes) {
    yield definition(nameOf(name, context), namePlace, option?.place ?? namePlace);
  }
  for (const { option } of writtenOptions(tree)) {
    if (watching.has(option.key)) yield* listedIn(option);
  }
  for (const step of tree.dialplan?.steps(...visiting) ?? []) {
    const argument = new Call(step).argument(0);
    if (argument) yield* boxesIn(argument.place, argument.value, "&");
  }
}

const watching: ReadonlySet<string> = new Set([
  "mailbox",
  "mailboxes",
  "endpoint/mailboxes",
  "aor/mailboxes",
]);
const visiting: readonly string[] = ["voicemail", "voicemailmain", "vmauthenticate", "mailboxexists"];

function* listedIn(option: Option): Iterable<Occurrence> {
  for (const { name, place } of listedNames(option)) yield* boxesIn(place, name, ",");
}

/** `100@office&101`, where the context is `default` unless given. */
function* boxesIn({ path, span }: Place, text: string, separator: string): Iterable<Occurrence> {
  if (span.end - span.start !== text.length) return;
  let at = span.start;
  for (const part of text.split(separator)) {
    const sign = part.indexOf("@");
    const name = sign < 0 ? part : part.slice(0, sign);
    const context = sign < 0 ? "default" : part.slice(sign + 1);
    if (name !== "" && !part.includes("$") && !name.includes("/")) {
      yield reference(nameOf(name, context), { path, span: { start: at, end: at + name.length } });
    }
    at += part.length + separator.length;
  }
}

function nameOf(name: string, context: string): SymbolName {
  return { kind: "mailbox", name, id: `${context.toLowerCase()}\n${name.toLowerCase()}` };
}
