import { expect, test } from "vitest";
import { loadTree } from "../workspace/load-tree.ts";
import { memoryFileSystem } from "../workspace/memory-file-system.ts";

async function listeners(general: string, asteriskVersion = "22"): Promise<readonly string[]> {
  const files = { "/e/http.conf": `[general]\n${general.split(";").join("\n")}\n` };
  const tree = await loadTree(memoryFileSystem(files), "/e", { asteriskVersion });
  return (tree.http?.listeners ?? []).map(
    ({ transport, host, port, exposure }) => `${transport} ${host} ${port} ${exposure}`,
  );
}

test.each([
  ["", []],
  ["bindaddr=0.0.0.0", []],
  ["enabled=yes", []],
  ["enabled=yes;bindaddr=", []],
  ["enabled=yes;bindaddr=0.0.0.0", ["http 0.0.0.0 8088 any"]],
  ["enabled=yes;bindaddr=localhost:8000", ["http localhost 8000 loopback"]],
  ["enabled=yes;bindport=8000;tlsenable=yes", []],
  [
    "enabled=yes;bindaddr=127.0.0.1;bindport=8000;tlsenable=yes",
    ["http 127.0.0.1 8000 loopback", "https 127.0.0.1 8089 loopback"],
  ],
  ["enabled=no;tlsenable=yes;tlsbindaddr=0.0.0.0:8001", ["https 0.0.0.0 8001 any"]],
])("with '%s' Asterisk 16 and 22 open %j", async (general, expected) => {
  expect(await listeners(general)).toEqual(expected);
});

test("there is no model without http.conf", async () => {
  const tree = await loadTree(memoryFileSystem({ "/e/sip.conf": "" }), "/e", { asteriskVersion: "22" });
  expect(tree.http).toBeUndefined();
});
