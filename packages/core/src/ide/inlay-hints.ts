import { optionFacts, sectionKind } from "../knowledge/options.ts";
import { valueText } from "../show/show-config.ts";
import type { Span } from "../text/span.ts";
import type { EffectiveFile } from "../workspace/effective-file.ts";
import type { Option } from "../workspace/option.ts";
import type { Section } from "../workspace/section.ts";
import type { Tree } from "../workspace/tree.ts";
import { lineOf, steps } from "./dialplan-step.ts";
import { fileOf, sectionAt } from "./location.ts";
import { headerLines } from "./outline.ts";

/** A few words between the code, which are not in the file. No secret is in them. */
export interface InlayHint {
  readonly offset: number;
  readonly text: string;
  readonly kind: "priority" | "inherited";
}

/** The numbers behind `n`, and what a section inherits, for the lines of a stretch. */
export function inlayHints(tree: Tree, path: string, { start, end }: Span): readonly InlayHint[] {
  const document = tree.document(path);
  const file = fileOf(tree, path);
  if (!document || !file) return [];
  const hints: InlayHint[] = [];
  const isDialplan = file.name === "extensions.conf";
  for (const header of headerLines(document)) {
    const at = document.codePlace(header).span;
    const section = sectionAt(tree, path, header);
    if (!section || at.start > end) continue;
    const isHere = at.end >= start && section.header.line === header;
    if (isHere && section.templates.length > 0 && !isDialplan)
      hints.push(...inherited(file, section, at.end));
  }
  if (isDialplan) hints.push(...priorities(tree, path, { start, end }));
  return hints;
}

/** `n` and `same` with the number that Asterisk gives the step. */
function* priorities(tree: Tree, path: string, { start, end }: Span): Iterable<InlayHint> {
  for (const [option, { number }] of steps(tree)) {
    if (option.document.path !== path) continue;
    const { span } = option.place;
    if (span.end < start || span.start > end || number < 1) continue;
    const line = lineOf(option);
    if (line?.priorityKind !== "next" && line?.priorityKind !== "same") continue;
    const offset = option.placeIn(line.priorityStart, line.priorityWordEnd).span.end;
    yield { offset, text: `=${number}`, kind: "priority" };
  }
}

const maxInherited = 4;

/** What counts of the inherited options: those that the section does not set itself, each name once. */
function* inherited(file: EffectiveFile, section: Section, offset: number): Iterable<InlayHint> {
  const byKey = new Map<string, Option>();
  for (const option of section.options) {
    if (option.section === section) byKey.delete(option.key);
    else byKey.set(option.key, option);
  }
  if (byKey.size === 0) return;
  const options = [...byKey.values()];
  const shown = options.slice(0, maxInherited).map((option) => inheritedText(file, section, option));
  const more = options.length > maxInherited ? [`${options.length - maxInherited} more`] : [];
  yield { offset, text: `inherits ${[...shown, ...more].join(", ")}`, kind: "inherited" };
}

const maxValue = 24;

function inheritedText(file: EffectiveFile, section: Section, option: Option): string {
  const kind = sectionKind(file.name, section);
  const isSecret = kind !== undefined && optionFacts(file.name, kind, option.key)?.isSecret === true;
  if (isSecret) return option.name;
  const value = valueText(option, { file: file.name, section: section.name }, "masked");
  return `${option.name}=${value.length > maxValue ? `${value.slice(0, maxValue)}…` : value}`;
}
