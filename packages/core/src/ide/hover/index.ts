import type { Place } from "../../config/document.ts";
import type { Finding } from "../../lint/finding.ts";
import type { RuleDocs } from "../../lint/rule.ts";
import type { Span } from "../../text/span.ts";
import type { Tree } from "../../workspace/tree.ts";
import { stepAt } from "../dialplan-step.ts";
import { type Location, locate, touches } from "../location.ts";
import { shownPlaces } from "../shown-places.ts";
import { type Occurrence, symbolsOf } from "../symbols/index.ts";
import { iaxFacts, managerFacts, sipFacts } from "./account.ts";
import { describeApplication } from "./application.ts";
import { describeArgument } from "./argument.ts";
import { describeContext } from "./context.ts";
import { extensionFacts } from "./extension.ts";
import { describeSection, headerAt, templatesText } from "./header.ts";
import { bullets, code, count, listed } from "./markdown.ts";
import { describeOption } from "./option.ts";
import { describePattern } from "./pattern.ts";
import { pjsipFacts } from "./pjsip-object.ts";
import { queueFacts } from "./queue.ts";

/** What is said about the thing under the cursor, in Markdown. No secret is in it. */
export interface Hover {
  readonly span: Span;
  readonly markdown: string;
}

export interface HoverSettings {
  readonly findings: readonly Finding[];
  /** The documentation of a rule, where there is one. */
  docsOf(rule: string): RuleDocs | undefined;
}

/** What is known about the thing at an offset, and why findings there matter. */
export function hover(tree: Tree, path: string, offset: number, settings: HoverSettings): Hover | undefined {
  const location = locate(tree, path, offset);
  if (!location) return undefined;
  const about = describe(location);
  const isHere = (place: Place): boolean => place.path === path && touches(place.span, offset);
  const findings = settings.findings.filter((finding) => shownPlaces(finding).some(isHere));
  const docs = [...new Set(findings.map(({ rule }) => rule))].flatMap((rule) => ruleText(rule, settings));
  // Editors show the finding itself on top, and little of what is further down.
  const texts = [...docs, ...(about ? [about.markdown] : [])];
  const span = about?.span ?? findings.flatMap(shownPlaces).find(isHere)?.span;
  return texts.length === 0 || !span ? undefined : { span, markdown: texts.join("\n\n---\n\n") };
}

function ruleText(rule: string, { docsOf }: HoverSettings): string[] {
  const docs = docsOf(rule);
  if (!docs) return [];
  return [
    `**${rule}** · ${docs.why}\n\n*How to mend it:* ${docs.how}\n\n*What that can break:* ${docs.breaks}`,
  ];
}

function describe(location: Location): Hover | undefined {
  return (
    describeStep(location) ??
    describeHeader(location) ??
    describeSymbol(location) ??
    describeArgument(location) ??
    describeLine(location)
  );
}

function describeHeader(location: Location): Hover | undefined {
  const { tree, file } = location;
  const header = headerAt(location);
  if (!file || !header) return undefined;
  const { section, span } = header;
  const about = describeSymbol(location)?.markdown ?? describeSection(tree, file.name, section);
  const texts = [about, templatesText(section)].filter((text) => text !== undefined);
  return texts.length === 0 ? undefined : { span, markdown: texts.join("\n\n") };
}

function describeStep(location: Location): Hover | undefined {
  const step = stepAt(location);
  const range = step?.part && step.spans[step.part];
  if (!step || !range) return undefined;
  const { span } = step.option.placeIn(range.start, range.end);
  const text = step.option.value.slice(range.start, range.end);
  switch (step.part) {
    case "extension":
    case "callerId":
      return withText(span, describePattern(text));
    case "application":
      return withText(span, describeApplication(location.tree, text.trim()));
    case "priority": {
      const number = step.priority?.number ?? 0;
      const isTold = number < 1 || step.line.priorityKind === "number";
      return withText(span, isTold ? undefined : `Priority ${number}`);
    }
    default:
      return undefined;
  }
}

function withText(span: Span, markdown: string | undefined): Hover | undefined {
  return markdown === undefined ? undefined : { span, markdown };
}

function describeSymbol({ tree, document: { path }, offset }: Location): Hover | undefined {
  const found = symbolsOf(tree)
    .at(path, offset)
    .filter((occurrence) => isWorthSaying(tree, occurrence));
  const [first] = found;
  if (!first) return undefined;
  const keys = new Map(found.map((occurrence) => [occurrence.key, occurrence]));
  const texts = [...keys.values()].map((occurrence) => symbolText(tree, occurrence));
  return { span: first.place.span, markdown: texts.join("\n\n") };
}

/** An extension that nothing in the dialplan jumps to says all itself, where it stands. */
function isWorthSaying(tree: Tree, { kind, role, key }: Occurrence): boolean {
  return kind !== "extension" || role === "reference" || symbolsOf(tree).ofKey(key).length > 1;
}

function symbolText(tree: Tree, { kind, name, key }: Occurrence): string {
  if (kind === "context") return describeContext(tree, name);
  const all = symbolsOf(tree).ofKey(key);
  const definitions = all.filter(({ role }) => role === "definition");
  const uses = all.length - definitions.length;
  const where = definitions.map(({ place }) => {
    const line = tree.document(place.path)?.position(place.span.start).line ?? 1;
    return `${place.path}:${line}`;
  });
  const title = `**${titles[kind]} ${code(name)}**`;
  if (where.length === 0) return `${title} is not in this configuration`;
  const facts = kind === "extension" ? extensionFacts(tree, key) : factsOf(tree, kind, name);
  return `${title} · ${listed(where, 3)} · ${count(uses, kind === "extension" ? "jump" : "use")}${facts.length > 0 ? `\n\n${bullets(facts)}` : ""}`;
}

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

function describeLine(location: Location): Hover | undefined {
  const { option, offset } = location;
  if (!option) return undefined;
  const { span } = option.namePlace;
  if (!touches(span, offset) && !touches(option.valuePlace.span, offset)) return undefined;
  return withText(touches(span, offset) ? span : option.valuePlace.span, describeOption(location));
}
