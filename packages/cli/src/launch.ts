#!/usr/bin/env node
import { loadProgram } from "./load-program.ts";

// Once nothing is left to do: Node would take the heap apart before it ends, which takes longer the larger it is.
process.once("beforeExit", (code) => process.exit(code));
loadProgram(module, require, __dirname).start();
