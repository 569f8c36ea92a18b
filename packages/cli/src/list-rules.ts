import type { Rule } from "@astlint/core";
import type { Options } from "./options.ts";
import { presetsWith, selectRules } from "./select-rules.ts";
import type { Style } from "./terminal/style.ts";

/** All rules, or those that flags choose, as a table or as data. */
export function listRules(rules: readonly Rule[], options: Options, style: Style): string {
  const listed = selectRules(rules, { preset: "all", ...options });
  const sorted = [...listed].sort((a, b) => (a.id < b.id ? -1 : 1));
  if (options.format.some(({ format }) => format === "json"))
    return `${JSON.stringify(sorted.map(asData), undefined, 2)}\n`;
  return table(sorted, style);
}

function asData(rule: Rule): unknown {
  const { id, summary, category, severity, confidence, fix, cwe, since, proof } = rule;
  const proven = proof !== undefined;
  return { id, summary, category, severity, confidence, presets: presetsWith(rule), fix, cwe, since, proven };
}

function table(rules: readonly Rule[], style: Style): string {
  const width = Math.max(0, ...rules.map(({ id }) => id.length));
  const row = (id: string, severity: string, preset: string, fix: string, summary: string): string =>
    `${id.padEnd(width)}  ${severity}  ${preset.padEnd(11)}  ${fix.padEnd(6)}  ${summary}\n`;
  const rows = rules.map(({ id, severity, preset, fix, summary }) =>
    row(id, style.severity[severity](severity) + " ".repeat(8 - severity.length), preset, fix, summary),
  );
  return style.dim(row("rule", "severity", "preset", "fix", "what it finds")) + rows.join("");
}
