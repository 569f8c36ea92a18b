#!/usr/bin/env node
// astlint out of a clone of this repository, which the first run makes ready: for pre-commit and the image.

import { spawnSync } from "node:child_process";
import { astlint, setUp } from "./set-up.mjs";

setUp();
const { status } = spawnSync(process.execPath, [astlint, ...process.argv.slice(2)], { stdio: "inherit" });
process.exitCode = status ?? 2;
