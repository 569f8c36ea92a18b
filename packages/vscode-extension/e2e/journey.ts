import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Browser } from "./browser.ts";
import { CodeServer, type CodeServerOptions } from "./code-server.ts";
import { Sites } from "./sites.ts";
import { Workbench } from "./workbench.ts";

/** Where pictures go: for people who wonder why something failed, or, when given, for the pages that show them. */
const pictures = process.env.ASTLINT_PICTURES || join(import.meta.dirname, "../dist/pictures");

/** Someone who opens the sample sites in VS Code. */
export class Journey {
  readonly sites: Sites = new Sites();
  readonly browser: Browser;
  readonly workbench: Workbench;
  private readonly code: CodeServer;

  private constructor(code: CodeServer, browser: Browser) {
    this.code = code;
    this.browser = browser;
    this.workbench = new Workbench(browser.page);
    browser.page.setDefaultTimeout(60_000);
  }

  static async start(options: CodeServerOptions): Promise<Journey> {
    const code = await CodeServer.start(options);
    try {
      const journey = new Journey(code, await Browser.open());
      for (const site of ["small-office", "call-centre"]) journey.sites.add(site);
      return journey;
    } catch (error) {
      await code.stop();
      throw error;
    }
  }

  /** Opens the folder with one of its files. */
  async open(file: string): Promise<void> {
    const { folder } = this.sites;
    await this.browser.page.goto(this.code.url(folder, { openFile: this.code.uri(join(folder, file)) }));
    await this.workbench.shown(file);
  }

  async picture(name: string): Promise<void> {
    mkdirSync(pictures, { recursive: true });
    await this.browser.page.screenshot({ path: join(pictures, `${name}.png`) });
  }

  async end(): Promise<void> {
    await this.browser.close();
    await this.code.stop();
    this.sites.remove();
  }
}
