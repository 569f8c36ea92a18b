import { specialExtensions } from "../hover/pattern.ts";
import { type Writing, wordSpan } from "../writing.ts";
import type { CompletionItem } from "./item.ts";

/** What stands before the application of a step: the extension, and the number of the step. */
export function stepStartItems(writing: Writing, key: string, from: number): readonly CompletionItem[] {
  const { before, document, offset } = writing;
  const written = before.slice(from);
  const comma = written.indexOf(",");
  const ending = document.text[offset] === "," ? "" : ",";
  if (key === "exten" && comma < 0) {
    const span = wordSpan(writing, from);
    const found = [...specialExtensions].filter(([name]) => name.startsWith(written.trim()));
    return found.map(([name, meaning]) => ({
      label: name,
      kind: "extension",
      text: name + ending,
      span,
      detail: meaning,
    }));
  }
  const isFirst = key === "exten";
  const span = wordSpan(writing, isFirst ? from + comma + 1 : from);
  return priorities
    .filter(({ isForSame }) => isForSame || isFirst)
    .map(({ label, detail }) => ({ label, kind: "value", text: label + ending, span, detail }));
}

const priorities = [
  { label: "1", detail: "the first step", isForSame: false },
  { label: "n", detail: "the next step", isForSame: true },
  { label: "hint", detail: "the devices whose state lamps show", isForSame: false },
] as const;

/** The sources of extensions that modules offer. */
export function switchItems(writing: Writing, from: number): readonly CompletionItem[] {
  if (writing.before.includes("/", from)) return [];
  const span = wordSpan(writing, from);
  return switches.map(([name, detail]) => ({ label: name, kind: "value", text: `${name}/`, span, detail }));
}

const switches = [
  ["Realtime", "extensions in a database, of pbx_realtime"],
  ["IAX2", "those of another Asterisk, of chan_iax2"],
  ["DUNDi", "those that other servers know, of pbx_dundi"],
  ["Lua", "those of extensions.lua, of pbx_lua"],
  ["Loopback", "another context, with other digits, of pbx_loopback"],
] as const;
