import type { Span } from "../../text/span.ts";
import type { Section } from "../../workspace/section.ts";
import type { Tree } from "../../workspace/tree.ts";
import { headerNameSpan, type Location, touches } from "../location.ts";
import { bullets, code, listed } from "./markdown.ts";
import { pjsipFacts } from "./pjsip-object.ts";

/** The section whose name stands under the cursor, in its header. */
export function headerAt(location: Location): { section: Section; span: Span } | undefined {
  const { document, line, section, offset } = location;
  const headers = section ? [section.header, ...section.continuations] : [];
  const header = headers.find((each) => each.line === line && each.frame.document === document);
  const span = header && headerNameSpan(header);
  return section && span && touches(span, offset) ? { section, span } : undefined;
}

/** What is known of a section that no symbol stands for. */
export function describeSection(tree: Tree, file: string, section: Section): string | undefined {
  const { type, facts } = sectionFacts(tree, file, section);
  if (facts.length === 0) return undefined;
  return `**${type} ${code(section.name)}**\n\n${bullets(facts)}`;
}

/** Where a section has options from that are not its own. */
export function templatesText({ templates }: Section): string | undefined {
  const names = [...new Set(templates.map(({ section }) => section.name))];
  return names.length === 0 ? undefined : `Has the options of ${listed(names)}, too`;
}

interface SectionFacts {
  readonly type: string;
  readonly facts: readonly string[];
}

function sectionFacts(tree: Tree, file: string, section: Section): SectionFacts {
  if (section.isTemplate || file !== "pjsip.conf") return { type: "", facts: [] };
  const type = section.first("type")?.value ?? "";
  return { type: `PJSIP ${type}`, facts: pjsipFacts(tree, type, section.name) };
}
