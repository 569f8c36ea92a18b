import type { Estimator, Rule } from "@astlint/core";
import { docsUrl } from "./docs-url.ts";
import { ruleMarkdown } from "./rule-markdown.ts";
import type { Style } from "./terminal/style.ts";
import { wrap } from "./terminal/wrap.ts";

export interface ExplainSettings {
  readonly style: Style;
  /** Columns of the terminal, if one reads. */
  readonly columns: number | undefined;
  estimator(): Estimator;
}

/** Long lines are hard to read, however wide the terminal is. */
const maxColumns = 100;

/** A rule's page for a terminal: Markdown still, with headings set off and paragraphs wrapped. */
export async function explain(rule: Rule, { style, columns, estimator }: ExplainSettings): Promise<string> {
  const markdown = await ruleMarkdown(rule, estimator());
  const width = columns === undefined ? undefined : Math.min(columns, maxColumns);
  let isCode = false;
  const lines = markdown.split("\n").flatMap((line) => {
    const isFence = line.startsWith("```");
    if (isFence) isCode = !isCode;
    if (isFence) return [];
    if (isCode) return [`    ${line}`];
    if (line.startsWith("#")) return [style.bold(line)];
    return width === undefined || line.startsWith("|") ? [line] : wrap(line, width);
  });
  return `${lines.join("\n")}\n${style.dim(docsUrl(rule.id))}\n`;
}
