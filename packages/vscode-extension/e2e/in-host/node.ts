import { everywhere, runCases } from "./run-cases.ts";
import { serverProcess } from "./server-process.ts";

/** Called by VS Code where extensions run in Node. */
export async function run(): Promise<void> {
  await runCases([...everywhere, ...serverProcess]);
}
