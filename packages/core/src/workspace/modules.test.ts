import { expect, test } from "vitest";
import { loadTree } from "./load-tree.ts";
import { memoryFileSystem } from "./memory-file-system.ts";
import type { Modules } from "./modules.ts";

async function modulesOf(text: string | undefined, asteriskVersion = "16"): Promise<Modules> {
  const files: Record<string, string> = { "/e/sip.conf": "[general]\n" };
  if (text !== undefined) files["/e/modules.conf"] = text;
  return (await loadTree(memoryFileSystem(files), "/e", { asteriskVersion })).modules;
}

test.each([
  ["[modules]\nautoload=yes\n", true],
  ["[modules]\nautoload=no\n", false],
  ["[modules]\n", false],
  ["[modules]\nautoload=no\nload=chan_sip.so\n", true],
  ["[modules]\nautoload=no\nload = chan_sip\n", true],
  ["[modules]\nautoload=no\nrequire = CHAN_SIP.so\n", true],
  ["[modules]\nautoload=no\npreload => chan_sip.so\n", true],
  ["[modules]\nautoload=no\npreload-require=chan_sip.so\n", true],
  ["[modules]\nautoload=yes\nnoload=chan_sip.so\n", false],
  ["[modules]\nautoload=yes\nload=chan_sip.so\nnoload => chan_sip\n", false],
  ["[modules]\nautoload=yes\nnoload=chan_pjsip.so\n", true],
  ["[modules]\nautoload=no\nautoload=yes\n", false],
  ["[modules]\nautoload=yes\nautoload=no\n", true],
  ["[other]\nautoload=no\n", true],
  ["", true],
  [undefined, true],
])("with %j chan_sip is loaded: %s", async (text, expected) => {
  expect((await modulesOf(text)).state("chan_sip").isLoaded).toBe(expected);
});

test("Asterisk 21 has no chan_sip, whatever modules.conf says", async () => {
  const modules = await modulesOf("[modules]\nautoload=yes\nload=chan_sip.so\n", "21");
  expect(modules.state("chan_sip")).toMatchObject({ isLoaded: false, reason: "Asterisk 21 has no chan_sip" });
});

test("the line that keeps a module out is known", async () => {
  const state = (await modulesOf("[modules]\nautoload=yes\nnoload=chan_sip.so\n")).readerOf("sip.conf");
  expect(state.option?.line).toBe(2);
  expect(state.reason).toBe("modules.conf has noload => chan_sip.so");
});

test.each([
  ["sip.conf", "chan_sip.so", false],
  ["pjsip.conf", "chan_pjsip.so", true],
  ["extensions.conf", "pbx_config.so", false],
  ["manager.conf", "pbx_config.so", true],
  ["nosuch.conf", "pbx_config.so", false],
])("%s has a reader without %s: %s", async (file, module, expected) => {
  const modules = await modulesOf(`[modules]\nautoload=yes\nnoload=${module}\n`);
  expect(modules.readerOf(file).isLoaded).toBe(expected);
});
