import { docsUrl } from "../docs-url.ts";
import type { TreeReport } from "../report/tree-report.ts";
import { visible } from "../terminal/visible.ts";
import { artifactPath } from "./artifact-path.ts";
import type { RunFacts } from "./summary.ts";
import { byUrgency, type Reported } from "./urgency.ts";

const commands = {
  critical: "error",
  high: "error",
  medium: "warning",
  low: "notice",
  info: "notice",
} as const;

/**
 * Workflow commands that GitHub turns into annotations of the changed files. The worst come first, because GitHub shows
 * ten of each kind.
 */
export function githubReport(trees: readonly TreeReport[], facts: RunFacts): string {
  return byUrgency(trees)
    .map((reported) => annotation(reported, facts))
    .join("");
}

function annotation({ tree: { target }, finding }: Reported, { base }: RunFacts): string {
  const { at, severity, rule, message, fixes } = finding;
  const { start, end } = at;
  const isOneLine = end.line === start.line && end.column > start.column;
  const properties = [
    ["file", visible(artifactPath(base, target.root, at.path))],
    ["line", start.line],
    ["endLine", Math.max(start.line, end.line)],
    // GitHub takes columns of annotations within one line only.
    ...(isOneLine ? [["col", start.column] as const, ["endColumn", end.column] as const] : []),
    ["title", `${severity}: ${rule}`],
  ] as const;
  const text = [message, ...fixes.map(({ applicability, title }) => `${applicability} fix: ${title}`)].map(
    visible,
  );
  const list = properties.map(([name, value]) => `${name}=${property(String(value))}`).join(",");
  return `::${commands[severity]} ${list}::${data([...text, docsUrl(rule)].join("\n"))}\n`;
}

/** As the toolkit of GitHub's runner escapes the text of a command. */
function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
