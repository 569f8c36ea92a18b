// `npm start -- PATHS`: sets up what is missing, then lints the given paths, or a sample site.
// Findings are no failure here: it fails only when nothing could be linted.

import { spawnSync } from "node:child_process";
import { astlint, root, setUp } from "./set-up.mjs";

setUp();
const given = process.argv.slice(2);
const sample = given.length === 0;
const { status } = spawnSync(
  process.execPath,
  [astlint, ...(sample ? ["fixtures/sites/small-office/etc/asterisk"] : given)],
  { cwd: sample ? root : (process.env.INIT_CWD ?? process.cwd()), stdio: "inherit" },
);
process.exitCode = status === 1 ? 0 : (status ?? 2);
