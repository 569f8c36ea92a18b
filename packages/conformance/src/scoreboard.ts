import type { VersionOutcome } from "./run.ts";
import { type Count, rows, Score } from "./score.ts";

/** A table as rows of cells; the first row names the columns, the first column the rows. */
export type Table = readonly (readonly string[])[];

/** What was compared, by row and set. A cell is one number where all of it agrees. */
export function scoreboard({ scores }: VersionOutcome): Table {
  const total = new Score();
  for (const score of scores.values()) total.addAll(score);
  const columns = [...scores, ["all", total] as const];
  return [
    ["", ...columns.map(([title]) => title)],
    ...rows.map((row) => [row, ...columns.map(([, score]) => cell(score.count(row)))]),
  ];
}

function cell({ compared, agreeing, explained }: Count): string {
  if (agreeing === compared) return number(compared);
  const known = explained > 0 ? `, ${number(explained)} known` : "";
  return `${number(agreeing)} of ${number(compared)}${known}`;
}

function number(count: number): string {
  return count.toLocaleString("en-US");
}

export function markdownTable(table: Table): string {
  const [head = [], ...body] = table;
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const alignment = head.map((_, index) => (index === 0 ? "---" : "---:"));
  return [line(head), line(alignment), ...body.map(line)].join("\n");
}

export function textTable(table: Table): string {
  const widths = (table[0] ?? []).map((_, column) =>
    Math.max(...table.map((row) => (row[column] ?? "").length)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((text, index) =>
        index === 0 ? text.padEnd(widths[index] ?? 0) : text.padStart(widths[index] ?? 0),
      )
      .join("  ");
  return table.map(line).join("\n");
}
