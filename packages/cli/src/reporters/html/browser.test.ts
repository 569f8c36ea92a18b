import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { rules } from "@astlint/rules";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumOptions, chromiumPath } from "../../testing/chromium.ts";
import { tryCli } from "../../testing/try-cli.ts";

const site = new URL("../../../../../fixtures/sites/small-office/etc/asterisk", import.meta.url).pathname;

const views = [
  ["light", { colorScheme: "light", viewport: { width: 1200, height: 900 } }],
  ["dark", { colorScheme: "dark", viewport: { width: 1200, height: 900 } }],
  ["on a phone", { colorScheme: "dark", viewport: { width: 360, height: 740 } }],
] as const;

// Where there is no browser, the page is only looked at as text.
describe.runIf(existsSync(chromiumPath))("in a browser without scripts", () => {
  const folder = mkdtempSync(join(tmpdir(), "astlint-page-"));
  const url = pathToFileURL(join(folder, "report.html")).href;
  let browser: Browser;

  beforeAll(async () => {
    const { stdout } = await tryCli([site, "-f", "html"], { rules });
    writeFileSync(join(folder, "report.html"), stdout);
    const options = { executablePath: chromiumPath, args: [...chromiumOptions], timeout: 0 };
    browser = await chromium.launch(options);
  }, 120_000);

  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  /** Opens the page; whatever else it asks for, or complains of, is noted. */
  async function open(view: (typeof views)[number][1]): Promise<{ page: Page; noted: string[] }> {
    const context = await browser.newContext({ ...view, javaScriptEnabled: false });
    const page = await context.newPage();
    page.setDefaultTimeout(0);
    const noted: string[] = [];
    page.on("console", (message) => noted.push(message.text()));
    page.on("request", (request) => request.url() !== url && noted.push(request.url()));
    await page.goto(url);
    return { page, noted };
  }

  test.each(views)(
    "%s, it is complete, fits and can be read",
    async (_, view) => {
      const { page, noted } = await open(view);
      expect(noted).toEqual([]);
      const width = await page.evaluate("document.documentElement.scrollWidth");
      expect(width).toBe(view.viewport.width);
      expect(await page.evaluate(faintTexts)).toEqual([]);
      await page.context().close();
    },
    60_000,
  );

  test("light and dark look different", async () => {
    const background = "getComputedStyle(document.body).backgroundColor";
    const colors: unknown[] = [];
    for (const [, view] of views.slice(0, 2)) {
      const { page } = await open(view);
      colors.push(await page.evaluate(background));
      await page.context().close();
    }
    expect(colors[0]).not.toBe(colors[1]);
  }, 60_000);

  test("on paper it is light, and what is folded on the screen is unfolded", async () => {
    const { page } = await open(views[1][1]);
    await page.emulateMedia({ media: "print" });
    expect(await page.evaluate("getComputedStyle(document.body).backgroundColor")).toBe("rgb(255, 255, 255)");
    const folded =
      "[...document.querySelectorAll('details li')].filter((item) => item.offsetHeight === 0).length";
    expect(await page.evaluate(folded)).toBe(0);
    expect(await page.evaluate(faintTexts)).toEqual([]);
    await page.context().close();
  }, 60_000);
});

/** Texts with less than 4.5:1 between them and what is behind them, as WCAG reckons (level AA). */
const faintTexts = `(() => {
  const numbers = (color) => color.match(/[\\d.]+/g).map(Number);
  const luminance = (color) => {
    const [r, g, b] = numbers(color).map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const { backgroundColor } = getComputedStyle(at);
      if (numbers(backgroundColor)[3] !== 0) return backgroundColor;
    }
    return "rgb(255, 255, 255)";
  };
  const faint = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { parentElement: element, data } = walker.currentNode;
    if (data.trim() === "" || element.offsetHeight === 0) continue;
    const [a, b] = [luminance(getComputedStyle(element).color), luminance(behind(element))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) faint.add(element.tagName + "." + element.className + " " + ratio.toFixed(2));
  }
  return [...faint];
})()`;
