import { everywhere, runCases } from "./run-cases.ts";

/** Called by VS Code where extensions run in a browser. */
export async function run(): Promise<void> {
  await runCases(everywhere);
}
