// Compares what astlint knows about Asterisk with Asterisk's sources, and with --write takes over what they say:
//
//     npm run knowledge -- CHECKOUT [--write]
//
// CHECKOUT is a git checkout or mirror of https://github.com/asterisk/asterisk with its tags; docs/knowledge.md says
// what is derived and what is kept by hand.

import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { applicationsIn } from "./knowledge/applications.ts";
import { AsteriskSource } from "./knowledge/asterisk-source.ts";
import { corrected } from "./knowledge/by-hand.ts";
import { checkOptions } from "./knowledge/check-options.ts";
import { changesBetween, type Table } from "./knowledge/compare.ts";
import { functionsIn } from "./knowledge/functions.ts";
import { modulesIn } from "./knowledge/modules.ts";
import { OptionNames } from "./knowledge/options.ts";
import { type OptionsFile, printOptions } from "./knowledge/options-file.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { write: { type: "boolean", default: false } },
});
const [folder] = positionals;
if (folder === undefined) {
  console.error("usage: npm run knowledge -- CHECKOUT [--write]");
  process.exit(2);
}

const source = new AsteriskSource(folder);
console.log(
  `${source.releases.length} branches, from ${source.releases[0]?.tag} to ${source.releases.at(-1)?.tag}`,
);
settle("modules.json", corrected(modulesIn(source), "modules"));
settle("applications.json", corrected(applicationsIn(source), "applications"));
settle("functions.json", corrected(functionsIn(source), "functions"));
settleOptions();

/** Tells how a table differs from the one that is committed, and writes it if that is wanted. */
function settle(name: string, table: Table): void {
  const path = new URL(`../packages/core/knowledge/${name}`, import.meta.url);
  const before = new Map<string, object>(Object.entries(JSON.parse(readFileSync(path, "utf8"))));
  const changes = changesBetween(before, table);
  tell(name, changes);
  if (values.write) writeFileSync(path, print(table));
}

function settleOptions(): void {
  const path = new URL("../packages/core/knowledge/options.json", import.meta.url);
  const files: OptionsFile = JSON.parse(readFileSync(path, "utf8"));
  const lines = checkOptions(files, new OptionNames(source));
  tell("options.json", lines);
  if (values.write) writeFileSync(path, printOptions(files));
}

function tell(name: string, lines: readonly string[]): void {
  const count = (sign: string): number => lines.filter((line) => line.startsWith(sign)).length;
  console.log(
    `\n${name}: ${count("+")} added, ${count("-")} removed, ${count("~")} changed, ${count("?")} to be read`,
  );
  for (const line of lines) console.log(`  ${line}`);
}

/** One row a line, so that changes can be read. */
function print(table: Table): string {
  const rows = [...table].map(([name, row]) => `  ${JSON.stringify(name)}: ${printRow(row)}`);
  return `{\n${rows.join(",\n")}\n}\n`;
}

function printRow(row: object): string {
  const fields = Object.entries(row).map(([key, value]) => `${JSON.stringify(key)}: ${printValue(value)}`);
  return `{${fields.join(", ")}}`;
}

function printValue(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => JSON.stringify(item)).join(", ")}]`;
  return typeof value === "object" && value !== null ? printRow(value) : JSON.stringify(value);
}
