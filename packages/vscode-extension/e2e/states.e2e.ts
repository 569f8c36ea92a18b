import { expect, inject, test } from "vitest";
import { Journey } from "./journey.ts";

const sip = "small-office/asterisk/sip.conf";

test("with its server taken out it underlines nothing, and says that it did not start", async () => {
  const journey = await Journey.start({ extensions: [inject("vsixWithoutServer")] });
  try {
    await journey.open(sip);
    const { workbench } = journey;
    await workbench.language("Asterisk Configuration");
    await workbench.status("did not start");
    const editor = await workbench.shown(sip);
    expect(await editor.locator("[class*=squiggly]").count()).toBe(0);
  } finally {
    await journey.picture("without-server");
    await journey.end();
  }
});

test("in a folder that nobody trusts it finds what it finds elsewhere", async () => {
  const journey = await Journey.start({ extensions: [inject("vsix")], withTrust: true });
  try {
    await journey.open(sip);
    const { workbench } = journey;
    await workbench.page.locator(".statusbar").getByText("Restricted Mode").waitFor();
    const editor = await workbench.shown(sip);
    await editor.locator(".squiggly-error").first().waitFor({ state: "attached" });
    await workbench.problem("asterisk.conf");
    await workbench.status("running");
  } finally {
    await journey.picture("untrusted");
    await journey.end();
  }
});
