// The program in a thread of its own: lints the trees that it is sent, one after the other.

import { parentPort, workerData } from "node:worker_threads";
import type { Target } from "./discover.ts";
import { loadProgram } from "./load-program.ts";

const answer = loadProgram(module, require, __dirname).treeAnswerer(workerData);
parentPort?.on("message", async (target: Target) => parentPort?.postMessage(await answer(target)));
