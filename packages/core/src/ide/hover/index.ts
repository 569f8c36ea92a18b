import type { Place } from "../../config/document.ts";
import type { Finding } from "../../lint/finding.ts";
import type { RuleDocs } from "../../lint/rule.ts";
import type { Span } from "../../text/span.ts";
import type { Tree } from "../../workspace/tree.ts";
import { stepAt } from "../dialplan-step.ts";
import { type Location, locate, touches } from "../location.ts";
import { shownPlaces } from "../shown-places.ts";
import { describeApplication } from "./application.ts";
import { describeArgument } from "./argument.ts";
import { describeSection, headerAt, templatesText } from "./header.ts";
import { describeTimes } from "./include.ts";
import { describeModule } from "./module.ts";
import { describeOption } from "./option.ts";
import { describePattern } from "./pattern.ts";
import { describeSymbol } from "./symbol.ts";

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
  const place = findings.flatMap(shownPlaces).find(isHere);
  const span = about?.span ?? place?.span;
  // Editors show the finding itself on top, and little of what is further down.
  const isPart = about !== undefined && place !== undefined && isWithin(about.span, place.span);
  const texts = about ? (isPart ? [about.markdown, ...docs] : [...docs, about.markdown]) : docs;
  return texts.length === 0 || !span ? undefined : { span, markdown: texts.join("\n\n---\n\n") };
}

/** Whether a thing is but a part of what was found: then it is what the cursor is on. */
function isWithin(inner: Span, outer: Span): boolean {
  return (
    inner.start >= outer.start && inner.end <= outer.end && inner.end - inner.start < outer.end - outer.start
  );
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
    describeTimes(location) ??
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
      if (step.line.priorityKind === "hint") return withText(span, hintText);
      const number = step.priority?.number ?? 0;
      const isTold = number < 1 || step.line.priorityKind === "number";
      return withText(span, isTold ? undefined : `Priority ${number}`);
    }
    default:
      return undefined;
  }
}

const hintText =
  "**Hint**: the devices whose state phones show that watch this extension, by a lamp for example";

function withText(span: Span, markdown: string | undefined): Hover | undefined {
  return markdown === undefined ? undefined : { span, markdown };
}

function describeLine(location: Location): Hover | undefined {
  const { tree, file, option, offset } = location;
  if (!option) return undefined;
  const isModule = file?.name === "modules.conf" && /^(no|pre)?load|require$/.test(option.key);
  if (isModule && option.value !== "" && touches(option.valuePlace.span, offset)) {
    return withText(option.valuePlace.span, describeModule(tree, option.value));
  }
  const { span } = option.namePlace;
  if (!touches(span, offset) && !touches(option.valuePlace.span, offset)) return undefined;
  return withText(touches(span, offset) ? span : option.valuePlace.span, describeOption(location));
}
