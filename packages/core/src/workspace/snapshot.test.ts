import { expect, test } from "vitest";
import { Document } from "../config/document.ts";
import { loadTree } from "./load-tree.ts";
import { memoryFileSystem } from "./memory-file-system.ts";
import type { Tree } from "./tree.ts";

async function treeOf(files: Readonly<Record<string, string>>, root = "/home/me/pbx"): Promise<Tree> {
  const absolute = Object.fromEntries(Object.entries(files).map(([path, text]) => [`${root}/${path}`, text]));
  return await loadTree(memoryFileSystem(absolute), root, { asteriskVersion: "16" });
}

test.each([
  ["b.conf", ["b.conf"]],
  ["./d/../b.conf", ["b.conf"]],
  ["/etc/asterisk/b.conf", ["b.conf"]],
  ["/home/me/pbx/b.conf", ["b.conf"]],
  ["d/*.conf", ["d/1.conf", "d/2.conf"]],
  ["{b,d/2}.conf", ["b.conf", "d/2.conf"]],
  ["*/1.conf", ["d/1.conf"]],
  ["nosuch.conf", []],
  ["d/*.txt", []],
])("'#include %s' names %j", async (argument, expected) => {
  const tree = await treeOf({
    "sip.conf": `#include ${argument}\n`,
    "b.conf": "",
    "d/1.conf": "",
    "d/2.conf": "",
    "d/.3.conf": "",
  });
  expect(tree.snapshot.resolve(argument)).toEqual({ paths: expected, isOutside: false });
});

test.each([
  "../b.conf",
  "/opt/b.conf",
  "/etc/asterisk/../b.conf",
  "d/../../b.conf",
  "../*.conf",
  "/etc/asteriskx/b.conf",
])("'#include %s' leads out of the tree, where nothing is read", async (argument) => {
  const tree = await treeOf({ "sip.conf": `#include ${argument}\n` });
  expect(tree.snapshot.resolve(argument)).toEqual({ paths: [], isOutside: true });
  expect([...tree.snapshot.documents.keys()]).toEqual(["sip.conf"]);
});

test("astetcdir says under which name Asterisk knows the folder", async () => {
  const tree = await treeOf({
    "asterisk.conf": "[directories]\nastetcdir => /opt/pbx/etc/\n",
    "sip.conf": "[general]\n#include /opt/pbx/etc/b.conf\n",
    "b.conf": "x=1\n",
  });
  expect(tree.effective("sip.conf")?.section("general")?.first("x")?.value).toBe("1");
});

test("a snapshot with another text leaves the first one as it is", async () => {
  const tree = await treeOf({ "sip.conf": "[general]\nallowguest=yes\n" });
  const changed = tree.with([new Document("sip.conf", "[general]\nallowguest=no\n")]);
  expect(tree.effective("sip.conf")?.section("general")?.first("allowguest")?.value).toBe("yes");
  expect(changed.effective("sip.conf")?.section("general")?.first("allowguest")?.value).toBe("no");
  expect(changed.asterisk).toBe(tree.asterisk);
});

test("only files that something asks for, or includes, are read", async () => {
  const tree = await treeOf({
    "sip.conf": "#include c.conf\n#tryinclude t.conf\n",
    "c.conf": "",
    "t.conf": "",
    "notes.conf": "",
    "sip.conf.bak": "",
  });
  expect([...tree.snapshot.documents.keys()]).toEqual(["sip.conf", "c.conf", "t.conf"]);
  expect(tree.entries).toEqual(["sip.conf"]);
  expect([...tree.livePaths]).toEqual(["sip.conf", "c.conf", "t.conf"]);
});
