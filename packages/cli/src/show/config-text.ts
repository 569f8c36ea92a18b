import type { ShownFile, ShownSection } from "@astlint/core";
import type { Paper } from "./paper.ts";

/**
 * Files as Asterisk has them, in a form that it would load to the same: includes are spliced in, what a section
 * inherits stands in it.
 */
export function* configText(files: Readonly<Record<string, ShownFile>>, paper: Paper): Generator<string> {
  let isFirst = true;
  for (const [name, file] of Object.entries(files)) {
    if (!isFirst) yield "";
    isFirst = false;
    if ("refused" in file) {
      yield paper.style.bold(paper.safe(`; ${name} is refused: ${file.refused}`));
      continue;
    }
    yield paper.style.bold(paper.safe(`; ${name}`));
    for (const section of file) {
      yield "";
      yield* sectionLines(section, paper);
    }
  }
}

function* sectionLines(section: ShownSection, { style, safe }: Paper): Generator<string> {
  const { name, template, templates, options } = section;
  const header = style.bold(safe(`[${escaped(name)}]${template ? "(!)" : ""}`));
  yield templates.length === 0
    ? header
    : `${header} ${style.dim(safe(`; inherits ${templates.join(", ")}`))}`;
  for (const [option, value] of options) yield safe(`${escaped(option)} = ${escaped(value)}`.trimEnd());
}

/** A semicolon would start a comment. */
function escaped(text: string): string {
  return text.replaceAll(";", "\\;");
}
