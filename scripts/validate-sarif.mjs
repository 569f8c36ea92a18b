// Puts the SARIF report on the sample sites before Microsoft's validator, with its rules for GitHub's code scanning.
// The validator is 100 MB, so it is installed here and not with the other packages. Ends with 69 where it does not run.

import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const validator = "@microsoft/sarif-multitool-linux@5.7.0";
const root = fileURLToPath(new URL("..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "astlint-sarif-"));

function run(command, args, environment = {}) {
  const env = { ...process.env, ...environment };
  return spawnSync(command, args, { cwd: root, encoding: "utf8", env });
}

function validate() {
  if (process.platform !== "linux" || process.arch !== "x64") return 69;
  const installed = run("npm", ["install", "--prefix", folder, "--no-save", "--ignore-scripts", validator]);
  if (installed.status !== 0) {
    console.error(installed.stderr);
    return 69;
  }
  const program = join(folder, "node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool");
  chmodSync(program, 0o755);
  const [report, verdict] = [join(folder, "sites.sarif"), join(folder, "verdict.sarif")];
  const astlint = ["packages/cli/dist/astlint.cjs", "fixtures/sites", "--preset", "all"];
  run(process.execPath, [...astlint, "-f", `sarif=${report}`]);
  const arguments_ = ["validate", report, "--rule-kind", "Sarif;Ghas", "--output", verdict];
  const { stdout, stderr } = run(program, arguments_, { DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: "1" });
  // It ends with 0 whatever it finds.
  const { results, invocations } = JSON.parse(readFileSync(verdict, "utf8").replace(/^\ufeff/, "")).runs[0];
  console.log(`${results.length} complaints of ${validator}`);
  if (results.length === 0 && invocations?.[0]?.executionSuccessful !== false) return 0;
  console.error(`${stdout}${stderr}`.slice(0, 10_000));
  return 1;
}

try {
  process.exitCode = validate();
} finally {
  rmSync(folder, { recursive: true });
}
