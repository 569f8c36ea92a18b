import { afterAll, afterEach, beforeAll, expect, inject, test } from "vitest";
import { Journey } from "./journey.ts";

const sip = "small-office/asterisk/sip.conf";
const agents = "call-centre/asterisk/extensions.d/agents.conf";
const outbound = "call-centre/asterisk/extensions.d/outbound.conf";

/** One window for all: each test goes on where the one before has stopped. */
let journey: Journey;

beforeAll(async () => {
  journey = await Journey.start({ extensions: [inject("vsix")] });
  await journey.open(sip);
});

afterEach(async ({ task }) => {
  if (task.result?.state === "fail") await journey.picture(`failed ${task.name}`);
});

afterAll(async () => await journey.end());

test("a file of Asterisk is known, and what is wrong is underlined and listed", async () => {
  const { workbench } = journey;
  await workbench.language("Asterisk Configuration");
  const editor = await workbench.shown(sip);
  await editor.locator(".squiggly-error").first().waitFor({ state: "attached" });
  const row = await workbench.problem("'alwaysauthreject=no'", "alwaysauthreject");
  const text = await row.textContent();
  for (const part of ["astlint", "sip/alwaysauthreject", "[Ln 7, Col 18]"]) expect(text).toContain(part);
  await workbench.problem("asterisk.conf");
  await journey.picture("problems");
});

test("hovering tells what the option is, why the finding matters and how to mend it", async () => {
  const { workbench } = journey;
  await (await workbench.shown(sip)).locator(".view-line").first().click();
  await workbench.goTo(6, 13);
  const hover = await workbench.hover("Scanners send calls");
  const text = await hover.textContent();
  for (const part of ["default yes", "How to mend it", "What that can break", "Takes calls from senders"]) {
    expect(text).toContain(part);
  }
  await journey.picture("hover");
  await journey.browser.page.keyboard.press("Escape");
});

test("Ctrl+. mends it, and the saved file differs in that place alone", async () => {
  const { workbench, sites } = journey;
  const { page } = journey.browser;
  const before = sites.read(sip);
  await workbench.goTo(7, 19);
  await workbench.actions("Set alwaysauthreject=yes");
  await journey.picture("quick-fix");
  await page.keyboard.press("Enter");
  const editor = await workbench.shown(sip);
  await editor.locator(".view-line", { hasText: "alwaysauthreject=yes" }).waitFor();
  await page
    .locator(".markers-panel .monaco-list-row", { hasText: "'alwaysauthreject=no'" })
    .waitFor({ state: "detached" });
  await page.keyboard.press("Control+s");
  // Whoever looks while VS Code is writing sees an empty file.
  const expected = before.replace("alwaysauthreject=no", "alwaysauthreject=yes");
  await expect.poll(() => sites.read(sip), { timeout: 30_000 }).toBe(expected);
});

test("F12 goes from an include to the context in another file", async () => {
  const { workbench } = journey;
  await workbench.open(agents);
  await workbench.language("Asterisk Dialplan");
  await workbench.goTo(3, 16);
  await journey.browser.page.keyboard.press("F12");
  await workbench.shown(outbound);
  await journey.browser.page.locator("#status\\.editor\\.selection").getByText("Ln 1, Col 2").waitFor();
});

test("completion offers the contexts of all files", async () => {
  const { workbench } = journey;
  const { page } = journey.browser;
  await workbench.open(agents);
  await workbench.goTo(3, 29);
  await page.keyboard.press("Enter");
  await page.keyboard.type("include => ");
  await workbench.suggestions("from-carrier");
  await journey.picture("completion");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+z");
});

test("the rule at the cursor is explained on a page, after VS Code has asked", async () => {
  const { workbench } = journey;
  const { page } = journey.browser;
  const editor = await workbench.open(outbound);
  // Where nothing is found at the cursor, or not yet, VS Code asks which rule is meant.
  await editor.locator("[class*=squiggly]").first().waitFor({ state: "attached" });
  await workbench.goTo(6, 10);
  await workbench.run("astlint: Explain a Rule");
  const dialog = page.locator(".monaco-dialog-box");
  await dialog.getByText("/docs/rules/dialplan/open-pattern-outbound.md").first().waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
});

test("the walkthrough shows a picture", async () => {
  const { workbench } = journey;
  const { page } = journey.browser;
  for (const key of ["Control+j", "Control+b"]) await page.keyboard.press(key);
  await workbench.run("Welcome: Open Walkthrough...");
  await workbench.choose("Get Started with astlint");
  const walkthrough = page.locator(".gettingStartedContainer");
  await walkthrough.getByText("Get Started with astlint").first().waitFor();
  await walkthrough.locator(".getting-started-media:visible").first().waitFor();
  const painted = async () =>
    (await Promise.all(page.frames().map((frame) => frame.locator("svg rect[fill^=var]").count()))).some(
      Boolean,
    );
  await expect.poll(painted, { timeout: 30_000 }).toBe(true);
  await journey.picture("walkthrough");
});

test("the language status says that astlint runs", async () => {
  await journey.workbench.open(sip);
  await journey.workbench.status("running");
});

test("no machine but this one is asked for anything", () => {
  expect([...journey.browser.foreignHosts]).toEqual([]);
});
