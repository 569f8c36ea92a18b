import { expect, test } from "vitest";
import { loadTree } from "../workspace/load-tree.ts";
import { memoryFileSystem } from "../workspace/memory-file-system.ts";

async function isDangerous(options: string, asteriskVersion: string): Promise<boolean> {
  const files = { "/e/asterisk.conf": `[options]\n${options}\n` };
  const tree = await loadTree(memoryFileSystem(files), "/e", { asteriskVersion });
  return tree.asteriskOptions.liveDangerously.value;
}

test.each([
  ["", "22", false],
  ["live_dangerously=yes", "22", true],
  ["live_dangerously=yes\nlive_dangerously=no", "22", false],
  ["live_dangerously=maybe", "22", false],
  ["", "12", false],
  ["", "11", true],
  ["live_dangerously=no", "11", false],
  ["live_dangerously=no", "11.6.0", true],
  ["live_dangerously=no", "1.8.24.1", false],
  ["live_dangerously=no", "1.8.23", true],
  ["live_dangerously=no", "1.6.2", true],
])("'%s' in Asterisk %s lets outsiders use dangerous functions: %s", async (options, version, expected) => {
  expect(await isDangerous(options, version)).toBe(expected);
});

test("without an asterisk.conf the defaults hold", async () => {
  const tree = await loadTree(memoryFileSystem({ "/e/sip.conf": "" }), "/e", { asteriskVersion: "22" });
  expect(tree.asteriskOptions.runUser.value).toBe("");
});
