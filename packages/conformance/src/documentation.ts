import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { knownDifferences } from "./known-differences.ts";
import type { VersionOutcome } from "./run.ts";
import { markdownTable, scoreboard } from "./scoreboard.ts";

const path = join(import.meta.dirname, "../../../docs/conformance.md");

/** Puts the scoreboard of a run, and the known differences, into the documentation. */
export function updateDocumentation(outcomes: readonly VersionOutcome[]): void {
  const text = withBlock(readDocumentation(), "scoreboard", scoreboardText(outcomes));
  writeFileSync(path, withBlock(text, "known differences", knownDifferencesText()));
}

export function readDocumentation(): string {
  return readFileSync(path, "utf8");
}

export function knownDifferencesText(): string {
  const entries = knownDifferences.map(
    ({ title, reason, versions }) => `**${title}** (${versions.join(", ")}). ${reason}`,
  );
  return entries.join("\n\n");
}

/** The text between the two marks of a block. */
export function blockOf(text: string, name: string): string | undefined {
  const [, rest] = text.split(`<!-- ${name} -->\n`);
  return rest?.split(`\n<!-- end of ${name} -->`)[0];
}

function scoreboardText(outcomes: readonly VersionOutcome[]): string {
  return outcomes
    .map((outcome) => `### Asterisk ${outcome.asterisk}\n\n${markdownTable(scoreboard(outcome))}`)
    .join("\n\n");
}

function withBlock(text: string, name: string, content: string): string {
  const block = blockOf(text, name);
  if (block === undefined) throw new Error(`docs/conformance.md has no block '${name}'`);
  const mark = `<!-- ${name} -->\n`;
  return text.replace(`${mark}${block}\n`, () => `${mark}${content}\n`);
}
