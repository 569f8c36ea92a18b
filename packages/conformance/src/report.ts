import type { ExplainedDifference } from "./compare.ts";
import type { Counterexample, VersionOutcome } from "./run.ts";
import { scoreboard, textTable } from "./scoreboard.ts";

/** A difference in a few lines: who says what. */
export function differenceText({ input, version, kind, subject, theirs, ours }: ExplainedDifference): string {
  const about = subject === "" ? kind : `${kind} ${subject}`;
  return [
    `${input}: Asterisk ${version} and astlint differ in ${about}`,
    ...sideText("Asterisk", theirs),
    ...sideText("astlint", ours),
    "",
  ].join("\n");
}

/** A generated input, the files it consists of, and how to get it again. */
export function counterexampleText({ seed, path, input, differences }: Counterexample): string {
  const files = [...input.files].filter(([, bytes]) => bytes.length > 0);
  return [
    `generated, again with --seed ${seed} --generated 100 (${path}):`,
    ...files.map(([name, bytes]) => `    ${name}: ${JSON.stringify(Buffer.from(bytes).toString("latin1"))}`),
    ...differences.map(differenceText),
  ].join("\n");
}

export function outcomeText(outcome: VersionOutcome): string {
  const { asterisk, ends, explained } = outcome;
  const known = [...explained].map(([{ title }, count]) => `  ${count} × ${title}`);
  return [
    `Asterisk ${asterisk}`,
    "",
    textTable(scoreboard(outcome)),
    "",
    ...(known.length > 0 ? ["Differences with a known reason (docs/conformance.md):", ...known, ""] : []),
    ...(ends > 0 ? [`Asterisk did not survive ${ends} of them, as astlint foresaw.`, ""] : []),
  ].join("\n");
}

function sideText(name: string, lines: readonly string[]): string[] {
  const label = `    ${name}:`.padEnd(15);
  if (lines.length === 0) return [`${label}(nothing)`];
  return lines.map((line, index) => `${index === 0 ? label : " ".repeat(15)}${cut(line)}`);
}

function cut(line: string): string {
  return line.length > 300 ? `${line.slice(0, 300)}…` : line;
}
