// Run by main.ts with little memory: has astlint do all it does with each shape at its largest.

import { exercise } from "./exercise.ts";
import { shapes } from "./shapes.ts";

const filter = process.argv[2] ?? "";
for (const { name, most, of, questions } of shapes) {
  if (!name.includes(filter)) continue;
  process.stdout.write(`${name}\n`);
  await exercise(of(most), questions);
}
process.stdout.write("done\n");
