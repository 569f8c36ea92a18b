import type { Place } from "../../config/document.ts";
import type { Option } from "../../workspace/option.ts";
import type { Tree } from "../../workspace/tree.ts";
import { writtenOptions } from "./live-options.ts";
import { definition, type Occurrence, reference, type SymbolName } from "./occurrence.ts";
import { pjsipName } from "./pjsip-objects.ts";

/** Accounts of sip.conf and iax.conf, and every `SIP/100`, `PJSIP/100`, `IAX2/trunk` that means one. */
export function* deviceOccurrences(tree: Tree): Iterable<Occurrence> {
  for (const { name, namePlace, sections } of tree.sip?.accounts ?? []) {
    yield definition(accountName("SIP", name), namePlace, sections[0].headerPlace);
  }
  for (const { name, namePlace, sections } of tree.iax?.accounts ?? []) {
    yield definition(accountName("IAX2", name), namePlace, sections[0].headerPlace);
  }
  const file = tree.dialplan?.file;
  for (const section of file?.sections ?? []) {
    for (const option of section.ownOptions) yield* devicesIn(option);
  }
  for (const { file: name, option } of writtenOptions(tree)) {
    if (name === "queues.conf" && option.key === "member") yield* devicesIn(option);
  }
}

/** `SIP/100`, `PJSIP/${EXTEN}@trunk`, `PJSIP_DIAL_CONTACTS(100)`, `SIPPEER(100,status)`. */
const device =
  /(?<![\w/])(?:(SIP|PJSIP|IAX2)\/(?:[^\s@&,()/]{0,200}@)?|(PJSIP_DIAL_CONTACTS|PJSIP_ENDPOINT|SIPPEER|IAXPEER)\()([\w.+-]{1,80})(?![\w.+@$-])/gi;

function* devicesIn(option: Option): Iterable<Occurrence> {
  const { value } = option;
  if (!value.includes("/") && !value.includes("(")) return;
  for (const match of value.matchAll(device)) {
    const [whole, technology, functionName, name = ""] = match;
    const start = match.index + whole.length - name.length;
    const place: Place = option.placeIn(start, start + name.length);
    yield reference(accountName(technology ?? technologyOf(functionName ?? ""), name), place);
  }
}

function technologyOf(functionName: string): string {
  const name = functionName.toUpperCase();
  return name === "SIPPEER" ? "SIP" : name === "IAXPEER" ? "IAX2" : "PJSIP";
}

function accountName(technology: string, name: string): SymbolName {
  switch (technology.toUpperCase()) {
    case "PJSIP":
      return pjsipName("endpoint", name);
    case "SIP":
      return { kind: "sip-account", name, id: name.toLowerCase() };
    default:
      return { kind: "iax-account", name, id: name.toLowerCase() };
  }
}
