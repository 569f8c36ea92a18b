import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import type { Page } from "playwright-core";
import manifest from "../package.json" with { type: "json" };
import { Browser } from "./browser.ts";
import type { Outcome } from "./in-host/cases.ts";

/** What the cases came to, and where they ran. */
export interface HostReport {
  readonly host: string;
  readonly outcomes: readonly Outcome[];
  readonly foreignHosts: readonly string[];
}

/** The cases as an extension of their own, which brings them to the host where astlint is installed. */
export class InHostSuite {
  readonly folder: string = mkdtempSync(join(tmpdir(), "astlint-suite-"));
  readonly script: string = join(this.folder, "dist", "cases.js");

  async build(host: "node" | "browser"): Promise<void> {
    mkdirSync(join(this.folder, "dist"));
    const { engines, version } = manifest;
    // Where VS Code runs in a browser it saves by itself unless told otherwise.
    const contributes = { configurationDefaults: { "files.autoSave": "off" } };
    const extension = { name: "suite", publisher: "astlint-e2e", version, engines, contributes };
    writeFileSync(join(this.folder, "package.json"), JSON.stringify(extension));
    await build({
      entryPoints: [join(import.meta.dirname, "in-host", `${host}.ts`)],
      outfile: this.script,
      bundle: true,
      format: "cjs",
      platform: host,
      target: "es2022",
      external: ["vscode"],
      logLevel: "warning",
    });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Opens a page whose extension host runs the cases, and waits for them. */
export async function runSuite(url: string): Promise<HostReport> {
  const browser = await Browser.open();
  try {
    return await listen(browser.page, url, browser.foreignHosts);
  } finally {
    await browser.close();
  }
}

async function listen(page: Page, url: string, foreignHosts: ReadonlySet<string>): Promise<HostReport> {
  const outcomes: Outcome[] = [];
  let host = "";
  let code: unknown;
  const silence = setTimeout(() => void page.close(), patience);
  const finished = new Promise<void>((resolve) => {
    const exit = (given: unknown): void => {
      code = given;
      resolve();
    };
    void page.exposeFunction("codeAutomationExit", exit);
  });
  await page.exposeFunction("codeAutomationLog", (_: string, [text]: readonly unknown[]) => {
    silence.refresh();
    const [, what, json] = /^astlint-(host|outcome) (.*)$/s.exec(String(text)) ?? [];
    if (what === "host") host = JSON.parse(json ?? "");
    if (process.env.VERBOSE && what) console.log(what, json);
    if (what === "outcome") outcomes.push(JSON.parse(json ?? ""));
  });
  await page.goto(url, { timeout: patience });
  await Promise.race([finished, page.waitForEvent("close", { timeout: 0 })]);
  clearTimeout(silence);
  if (code !== 0)
    outcomes.push({ name: "the cases come to an end", problem: `ended with ${code ?? "nothing"}` });
  return { host, outcomes, foreignHosts: [...foreignHosts] };
}

/** Milliseconds without a word from the cases after which they are given up. */
const patience = 180_000;
