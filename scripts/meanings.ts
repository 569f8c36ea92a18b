// Tells how many options of each file have a sentence in packages/core/knowledge/meanings, and which options of the files
// named have none:
//
//     npm run -s meanings -- [sip.conf…]

import { readFileSync } from "node:fs";
import { AsteriskVersion, kindFacts, kindNames } from "@astlint/core";
import { optionMeaning } from "../packages/core/src/knowledge/meaning.ts";

const asked = new Set(process.argv.slice(2));
const table = new URL("../packages/core/knowledge/options.json", import.meta.url);
const newest = AsteriskVersion.parse("23");
if (!newest) throw new Error("23 is a version");

let written = 0;
let all = 0;
for (const file of Object.keys(JSON.parse(readFileSync(table, "utf8")))) {
  if (asked.size > 0 && !asked.has(file)) continue;
  const options = kindNames(file).flatMap((kind) =>
    [...(kindFacts(file, kind)?.options.values() ?? [])].map(({ name }) => ({ kind, name })),
  );
  const missing = options.filter(({ kind, name }) => optionMeaning(file, kind, name, newest) === undefined);
  const count = options.length - missing.length;
  written += count;
  all += options.length;
  console.log(`${file}: ${count} of ${options.length}`);
  if (asked.size > 0) for (const { kind, name } of missing) console.log(`  ${kind} ${name}`);
}
console.log(`${written} of ${all} options have a sentence`);
