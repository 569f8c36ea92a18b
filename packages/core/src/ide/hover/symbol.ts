import type { Span } from "../../text/span.ts";
import type { Tree } from "../../workspace/tree.ts";
import { type Location, sectionAt } from "../location.ts";
import { type Occurrence, symbolsOf } from "../symbols/index.ts";
import { iaxFacts, managerFacts, sipFacts } from "./account.ts";
import { describeContext } from "./context.ts";
import { extensionFacts } from "./extension.ts";
import { bullets, code, count, listed } from "./markdown.ts";
import { pjsipFacts } from "./pjsip-object.ts";
import { queueFacts } from "./queue.ts";

/** What the name under the cursor stands for. */
export function describeSymbol({
  tree,
  document: { path },
  offset,
}: Location): { readonly span: Span; readonly markdown: string } | undefined {
  const all = symbolsOf(tree).at(path, offset);
  const found = all.filter((occurrence) => isWorthSaying(tree, occurrence, all.length > 1));
  const [first] = found;
  if (!first) return undefined;
  const keys = new Map(found.map((occurrence) => [occurrence.key, occurrence]));
  const texts = [...keys.values()].flatMap((occurrence) => symbolText(tree, occurrence) ?? []);
  return texts.length === 0 ? undefined : { span: first.place.span, markdown: texts.join("\n\n") };
}

/**
 * An extension that nothing in the dialplan jumps to says all itself, where it stands; so does a section that is
 * continued, where it is something else besides.
 */
function isWorthSaying(tree: Tree, { kind, role, key }: Occurrence, isElse: boolean): boolean {
  if (kind === "template") return !isElse || isTemplate(tree, key);
  return kind !== "extension" || role === "reference" || symbolsOf(tree).ofKey(key).length > 1;
}

/** Sections that others continue are found as templates are, without being any. */
function isTemplate(tree: Tree, key: string): boolean {
  const { path, span } =
    symbolsOf(tree)
      .ofKey(key)
      .find(({ role }) => role === "definition")?.place ?? {};
  const document = path === undefined ? undefined : tree.document(path);
  if (!document || path === undefined || !span) return true;
  return sectionAt(tree, path, document.lineAt(span.start))?.isTemplate !== false;
}

function symbolText(tree: Tree, { kind, name, key }: Occurrence): string | undefined {
  if (kind === "context") return describeContext(tree, name);
  const all = symbolsOf(tree).ofKey(key);
  const definitions = all.filter(({ role }) => role === "definition");
  const uses = all.length - definitions.length;
  const where = definitions.map(({ place }) => {
    const line = tree.document(place.path)?.position(place.span.start).line ?? 1;
    return `${place.path}:${line}`;
  });
  const noun = kind === "template" && !isTemplate(tree, key) ? "Section" : titles[kind];
  const title = `**${noun} ${code(name)}**`;
  if (where.length === 0) return `${title} ${absence(tree, kind)}`;
  const facts = kind === "extension" ? extensionFacts(tree, key) : factsOf(tree, kind, name);
  return `${title} · ${listed(where, 3)} · ${count(uses, kind === "extension" ? "jump" : "use")}${facts.length > 0 ? `\n\n${bullets(facts)}` : ""}`;
}

/** Why a name stands for nothing. */
function absence(tree: Tree, kind: Occurrence["kind"]): string {
  const file = accountFiles.get(kind);
  const reader = file === undefined || !tree.effective(file) ? undefined : tree.readerOf(file);
  return reader?.isLoaded === false
    ? `is not there: nothing reads ${file}, for ${reader.reason}`
    : "is not in this configuration";
}

const accountFiles: ReadonlyMap<Occurrence["kind"], string> = new Map([
  ["sip-account", "sip.conf"],
  ["iax-account", "iax.conf"],
  ["endpoint", "pjsip.conf"],
]);

function factsOf(tree: Tree, kind: Occurrence["kind"], name: string): readonly string[] {
  const isIt = (account: { readonly name: string }) => account.name.toLowerCase() === name.toLowerCase();
  if (kind === "queue") return queueFacts(tree, name);
  const user = kind === "manager-user" ? tree.manager?.users.find(isIt) : undefined;
  if (user) return managerFacts(user);
  const sip = kind === "sip-account" ? tree.sip?.accounts.find(isIt) : undefined;
  if (sip) return sipFacts(sip);
  const iax = kind === "iax-account" ? tree.iax?.accounts.find(isIt) : undefined;
  return iax ? iaxFacts(iax) : pjsipFacts(tree, kind, name);
}

const titles: Readonly<Record<Occurrence["kind"], string>> = {
  context: "Context",
  label: "Label",
  extension: "Extension",
  template: "Template",
  endpoint: "PJSIP endpoint",
  aor: "PJSIP aor",
  auth: "PJSIP auth",
  transport: "PJSIP transport",
  "sip-account": "SIP account",
  "iax-account": "IAX2 account",
  mailbox: "Mailbox",
  acl: "Access list",
  global: "Global variable",
  queue: "Queue",
  "queue-rule": "Queue rule",
  "music-class": "Music class",
  "parking-lot": "Parking lot",
  "conference-bridge": "Bridge profile",
  "conference-user": "User profile",
  "conference-menu": "Menu profile",
  followme: "FollowMe profile",
  "manager-user": "User of AMI",
};
