import { env, UIKind, version } from "vscode";
import { type Case, closeAll, type Outcome } from "./cases.ts";
import { features } from "./features.ts";
import { findings } from "./findings.ts";
import { fixes } from "./fixes.ts";
import { languageCases } from "./languages.ts";

/** What every host of extensions is asked. */
export const everywhere: readonly Case[] = [...findings, ...languageCases, ...features, ...fixes];

/** Tells the test outside, through the console of the page, how each case went. */
export async function runCases(cases: readonly Case[]): Promise<void> {
  console.log(`astlint-host ${JSON.stringify(`VS Code ${version}, ${env.appHost}, ${UIKind[env.uiKind]}`)}`);
  for (const each of cases) {
    const outcome: Outcome = { name: each.name, ...(await problemOf(each)) };
    console.log(`astlint-outcome ${JSON.stringify(outcome)}`);
    // Where nothing is found at all, the others would wait in vain, one after the other.
    if (outcome.problem && each === cases[0]) return;
  }
}

async function problemOf({ run }: Case): Promise<{ problem?: string }> {
  try {
    await run();
    return {};
  } catch (error) {
    await closeAll();
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
