import { join } from "node:path";
import { withSlashes } from "../node-file-system.ts";
import type { TreeReport } from "../report/tree-report.ts";
import type { Style } from "../terminal/style.ts";
import { visible } from "../terminal/visible.ts";

/** One line per finding, in the form that editors and `grep` know: `path:line:column: severity rule: message`. */
export function compactReport({ target, findings }: TreeReport, style: Style): string {
  const lines = findings.map(({ at, severity, rule, message }) => {
    const { line, column } = at.start;
    const path = visible(withSlashes(join(target.shownAs, at.path)));
    return `${path}:${line}:${column}: ${style.severity[severity](severity)} ${rule}: ${visible(message)}\n`;
  });
  return lines.join("");
}
