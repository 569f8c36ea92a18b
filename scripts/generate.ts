// Writes what the project derives from its own sources. With --check it writes nothing and fails if anything is stale.

import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { commandLine } from "./command-line.ts";
import { completions } from "./completions.ts";
import { findRules } from "./find-rules.ts";
import { manPage } from "./man-page.ts";
import { meaningFilesIndex } from "./meaning-files.ts";
import { withSample } from "./readme-sample.ts";
import { rulePages } from "./rule-pages.ts";
import { withRuleTable } from "./rule-table.ts";
import { rulesIndex } from "./rules-index.ts";
import { settingsSchemaText } from "./settings-schema.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const docs = "docs/rules";

const found = await findRules(join(root, "rules"));
const rules = found.map(({ rule }) => rule);

/** Path from the root of the project → text. */
const outputs = new Map<string, string>([["rules/index.ts", rulesIndex(found)]]);
for (const [path, text] of await rulePages(rules)) outputs.set(`${docs}/${path}`, text);
outputs.set("packages/cli/schema/settings.schema.json", settingsSchemaText(rules));
const meanings = readdirSync(join(root, "packages/core/knowledge/meanings")).sort();
outputs.set("packages/core/src/knowledge/meaning-files.ts", meaningFilesIndex(meanings));
const ids = rules.map(({ id }) => id);
outputs.set("packages/cli/man/astlint.1", manPage(commandLine()));
for (const [name, text] of completions(commandLine(), ids))
  outputs.set(`packages/cli/completions/${name}`, text);
if (existsSync(join(root, "README.md"))) {
  const readme = withRuleTable(readFileSync(join(root, "README.md"), "utf8"), rules);
  outputs.set("README.md", await withSample(readme, rules, root));
}

if (process.argv.includes("--check")) check();
else write();

function write(): void {
  for (const path of strays()) rmSync(join(root, path));
  for (const [path, text] of outputs) {
    if (read(path) === text) continue;
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

function check(): void {
  const stale = [...outputs].filter(([path, text]) => read(path) !== text).map(([path]) => path);
  for (const path of [...stale, ...strays()]) {
    console.error(`${path} is stale: run 'npm run generate'`);
    process.exitCode = 1;
  }
}

/** Pages of rules that are no more. */
function strays(): string[] {
  if (!existsSync(join(root, docs))) return [];
  return readdirSync(join(root, docs), { recursive: true, encoding: "utf8" })
    .map((path) => `${docs}/${path}`)
    .filter((path) => path.endsWith(".md") && !outputs.has(path));
}

function read(path: string): string | undefined {
  return existsSync(join(root, path)) ? readFileSync(join(root, path), "utf8") : undefined;
}
