import { expect, test } from "vitest";
import { loadTree } from "./load-tree.ts";
import { memoryFileSystem } from "./memory-file-system.ts";

async function detect(files: Readonly<Record<string, string>>): Promise<string> {
  const absolute = Object.fromEntries(Object.entries(files).map(([path, text]) => [`/e/${path}`, text]));
  const { asterisk } = await loadTree(memoryFileSystem(absolute), "/e");
  return `${asterisk.version} ${asterisk.source}: ${asterisk.reason}`;
}

test.each([
  [{ "sip.conf": "" }, "16 detected: chan_sip, no pjsip.conf"],
  [{ "pjsip.conf": "" }, "22 detected: chan_pjsip, no sip.conf"],
  [{ "pjsip_wizard.conf": "" }, "22 detected: chan_pjsip, no sip.conf"],
  [{ "pjsip.conf": "", "sip_additional.conf": "" }, "18 detected: chan_sip and chan_pjsip"],
  [{ "sip.conf": "", "pjsip.conf": "" }, "18 detected: chan_sip and chan_pjsip"],
  [{ "extensions.conf": "" }, "20 assumed: nothing in the tree tells"],
  [{ "sip.conf": "; Asterisk 13.38.3\n" }, "13.38.3 detected: header of sip.conf"],
  [{ "sip.conf": ";!\n;! Generator: Asterisk PBX 1.8.32\n" }, "1.8.32 detected: header of sip.conf"],
  [{ "sip.conf": "; asterisk version 11\n" }, "11 detected: header of sip.conf"],
  [{ "sip.conf": "; Since Asterisk 11 this is different\n" }, "16 detected: chan_sip, no pjsip.conf"],
  [{ "sip.conf": "; version 11\n" }, "16 detected: chan_sip, no pjsip.conf"],
  [{ "sip.conf": "[general]\n; Asterisk 11\n" }, "16 detected: chan_sip, no pjsip.conf"],
])("%j is for Asterisk %s", async (files, expected) => {
  expect(await detect(files)).toBe(expected);
});

test("a version that is given counts", async () => {
  const tree = await loadTree(memoryFileSystem({ "/e/sip.conf": "" }), "/e", {
    asteriskVersion: "1.8",
    versionSource: "settings",
  });
  expect(tree.asterisk).toMatchObject({ source: "settings" });
  expect(tree.asterisk.version.text).toBe("1.8");
});

test("a version that is none is rejected", async () => {
  await expect(
    loadTree(memoryFileSystem({ "/e/sip.conf": "" }), "/e", { asteriskVersion: "new" }),
  ).rejects.toThrow("'new' is no Asterisk version");
});

test("a header of a million lines or a line of a million characters is no trouble", async () => {
  const files = { "sip.conf": ";\n".repeat(1_000_000), "iax.conf": `;${" x".repeat(1_000_000)}` };
  expect(await detect(files)).toContain("chan_sip");
});
