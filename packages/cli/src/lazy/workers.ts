import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { type Answer, type PoolSettings, WorkerPool } from "../fleet/worker-pool.ts";
import type { Options } from "../options.ts";
import type { TreeSource } from "../tree-result.ts";

/** Starts threads of a program with these options, as many as there are processors or as are allowed. */
export function startWorkers(
  program: string,
  options: Options,
  { count, onDone, failure }: Pick<PoolSettings, "count" | "onDone" | "failure">,
): TreeSource {
  return new WorkerPool({
    count: Number.isFinite(count) ? count : availableParallelism(),
    onDone,
    failure,
    start: ({ onAnswer, onEnd }) => {
      const worker = new Worker(program, { workerData: options });
      worker.on("message", (answer: Answer) => onAnswer(answer));
      worker.on("error", (error) => onEnd(error.message));
      worker.on("exit", (code) => onEnd(`exit code ${code}`));
      return {
        post: (target) => worker.postMessage(target),
        stop: () => {
          void worker.terminate();
        },
      };
    },
  });
}
