import type { Finding } from "../lint/finding.ts";
import type { Tree } from "../workspace/tree.ts";
import type { Mark } from "./marks.ts";

/** What differs between marks and findings, one sentence each; nothing when every mark has its finding and every finding its mark. */
export function compareWithMarks(
  tree: Tree,
  findings: readonly Finding[],
  marks: ReadonlyMap<string, readonly Mark[]>,
): string[] {
  const left = new Set(findings);
  const complaints: string[] = [];
  for (const [path, ofFile] of marks) {
    // Exact marks choose first, so that a loose one does not take their finding.
    const exactFirst = [...ofFile].sort((a, b) => precision(b) - precision(a));
    for (const mark of exactFirst) {
      const found = [...left].find((finding) => finding.at.path === path && fits(tree, finding, mark));
      if (found) left.delete(found);
      else complaints.push(`${path}:${mark.line}: no finding for the mark '${describe(mark)}'`);
    }
  }
  for (const finding of left) {
    const { line, column } = positionOf(tree, finding, "start");
    complaints.push(
      `${finding.at.path}:${line}:${column}: no mark for ${finding.severity} ${finding.rule} '${finding.message}'`,
    );
  }
  return complaints;
}

function fits(tree: Tree, finding: Finding, mark: Mark): boolean {
  const start = positionOf(tree, finding, "start");
  if (start.line !== mark.line) return false;
  if (mark.rule !== undefined && mark.rule !== finding.rule) return false;
  if (mark.severity !== undefined && mark.severity !== finding.severity) return false;
  if (mark.message !== undefined && !finding.message.includes(mark.message)) return false;
  if (mark.columns === undefined) return true;
  return start.column === mark.columns[0] && positionOf(tree, finding, "end").column === mark.columns[1];
}

function positionOf(tree: Tree, finding: Finding, edge: "start" | "end"): { line: number; column: number } {
  const document = tree.document(finding.at.path);
  return document?.position(finding.at.span[edge]) ?? { line: 1, column: 1 };
}

function precision(mark: Mark): number {
  return [mark.columns, mark.rule, mark.severity, mark.message].filter((part) => part !== undefined).length;
}

function describe(mark: Mark): string {
  const message = mark.message === undefined ? "" : `"${mark.message}"`;
  const columns = mark.columns ? `columns ${mark.columns[0]}-${mark.columns[1]}` : "";
  return [mark.severity ?? "", mark.rule ?? "", message, columns].filter((part) => part !== "").join(" ");
}
