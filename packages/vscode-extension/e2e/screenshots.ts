// `npm run screenshots`: walks through the workbench as the tests do, and keeps the pictures that the README shows.

import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../scripts/bundle.ts";
import { shrinkPng } from "./shrink-png.ts";

const shown = ["problems", "hover", "quick-fix", "completion"];
const target = join(import.meta.dirname, "../screenshots");
const folder = mkdtempSync(join(tmpdir(), "astlint-screenshots-"));
const config = join(import.meta.dirname, "vitest.config.ts");
const { status } = spawnSync("npx", ["vitest", "run", "--config", config, "keyboard"], {
  cwd: root,
  env: { ...process.env, ASTLINT_PICTURES: folder },
  stdio: "inherit",
});
if (status === 0) {
  mkdirSync(target, { recursive: true });
  for (const name of shown.map((each) => `${each}.png`)) {
    writeFileSync(join(target, name), shrinkPng(readFileSync(join(folder, name))));
  }
  rmSync(folder, { recursive: true });
} else {
  process.stderr.write(`What was seen is in ${folder}\n`);
}
process.exitCode = status ?? 1;
