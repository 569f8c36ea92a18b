import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, type Page } from "playwright-core";
import { chromiumOptions, chromiumPath } from "../../cli/src/testing/chromium.ts";

const options = [
  ...chromiumOptions,
  // Grey letters look the same on every screen, and their pictures are small.
  "--disable-lcd-text",
  // Whatever asks for another machine gets no answer.
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE *.localhost, EXCLUDE 127.0.0.1",
];

/** A browser with one page, which notes whom it asks. */
export class Browser {
  readonly page: Page;
  /** Hosts that are not this machine. */
  readonly foreignHosts: Set<string> = new Set();
  private readonly context: BrowserContext;
  private readonly profile: string;

  private constructor(context: BrowserContext, page: Page, profile: string) {
    this.context = context;
    this.page = page;
    this.profile = profile;
    context.on("request", (request) => {
      const { hostname, protocol } = new URL(request.url());
      if (/^(?:http|ws)/.test(protocol) && !/(?:^|\.)localhost$|^127\./.test(hostname))
        this.foreignHosts.add(hostname);
    });
  }

  static async open(): Promise<Browser> {
    const profile = mkdtempSync(join(tmpdir(), "astlint-chromium-"));
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: chromiumPath,
      headless: true,
      viewport: { width: 1120, height: 720 },
      env: { ...process.env, HOME: profile },
      args: options,
      timeout: 120_000,
    });
    const [page = await context.newPage()] = context.pages();
    return new Browser(context, page, profile);
  }

  async close(): Promise<void> {
    await this.context.close();
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
