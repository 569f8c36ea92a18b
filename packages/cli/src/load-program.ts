import { readFileSync } from "node:fs";
import { Script } from "node:vm";
import type { start, treeAnswerer } from "./bin.ts";

/** What `bin.ts` exports. */
interface Program {
  readonly start: typeof start;
  readonly treeAnswerer: typeof treeAnswerer;
}

/**
 * Loads the program beside the file that is running, with the machine code that was made of it when it was built, which
 * saves a third of a short run. Where the code is of another version of Node, the program is compiled as usual.
 */
export function loadProgram(module: NodeJS.Module, require: NodeJS.Require, folder: string): Program {
  const filename = `${folder}/program.cjs`;
  const cachedData = readCode(`${folder}/program.code`);
  // The program is one function expression in plain ASCII; Latin-1 is what is read fastest.
  const script = new Script(readFileSync(filename, "latin1"), {
    filename,
    ...(cachedData ? { cachedData } : {}),
  });
  script.runInThisContext()(module.exports, require, module, filename, folder);
  return module.exports;
}

function readCode(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
