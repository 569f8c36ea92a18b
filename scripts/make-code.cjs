// Writes program.code beside program.cjs in the given folder: the code that V8 makes of the program while it lints
// the folder that follows. `packages/cli/src/load-program.ts` says what for.

const { readFileSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");
const { Script } = require("node:vm");

const folder = process.argv[2];
const filename = join(folder, "program.cjs");
const script = new Script(readFileSync(filename, "latin1"), { filename });
process.argv.splice(1, 2, filename);
process.on("exit", () => writeFileSync(join(folder, "program.code"), script.createCachedData()));
script.runInThisContext()(exports, require, module, filename, folder);
module.exports.start();
