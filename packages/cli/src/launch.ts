#!/usr/bin/env node
// Starts the program beside this file with the machine code that was made of it when it was built, which saves a
// third of a short run. Where the code is of another version of Node, the program is compiled as usual.

import { readFileSync } from "node:fs";
import { Script } from "node:vm";

const filename = `${__dirname}/program.cjs`;

function readCode(): Buffer | undefined {
  try {
    return readFileSync(`${__dirname}/program.code`);
  } catch {
    return undefined;
  }
}

// The program is one function expression in plain ASCII; Latin-1 is what is read fastest.
const cachedData = readCode();
const script = new Script(readFileSync(filename, "latin1"), {
  filename,
  ...(cachedData ? { cachedData } : {}),
});
script.runInThisContext()(exports, require, module, filename, __dirname);
