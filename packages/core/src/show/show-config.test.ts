import { expect, test } from "vitest";
import { conf } from "../testing/conf.ts";
import { loadTree } from "../workspace/load-tree.ts";
import { memoryFileSystem } from "../workspace/memory-file-system.ts";
import { showConfig } from "./show-config.ts";

async function treeOf(files: Readonly<Record<string, string>>) {
  const disk = memoryFileSystem(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [`/etc/asterisk/${name}`, text])),
  );
  return await loadTree(disk, "/etc/asterisk", { asteriskVersion: "22", entries: Object.keys(files) });
}

const files = {
  "sip.conf": conf`
    [general]
    context = guests
    [phone](!)
    type = friend
    #include "accounts.conf"
  `,
  "accounts.conf": conf`
    [100](phone)
    secret = hunter2
    context = a;b
    context += \\;c
  `,
};

test("sections and options come in Asterisk's order, with what they inherit", async () => {
  expect(showConfig(await treeOf(files), ["sip.conf"], { secrets: "shown" })).toEqual({
    "sip.conf": [
      { name: "general", template: false, templates: [], options: [["context", "guests"]] },
      { name: "phone", template: true, templates: [], options: [["type", "friend"]] },
      {
        name: "100",
        template: false,
        templates: ["phone"],
        options: [
          ["type", "friend"],
          ["secret", "hunter2"],
          ["context", "a ;c"],
        ],
      },
    ],
  });
});

test("a secret is masked unless it is asked for", async () => {
  const tree = await treeOf({
    "voicemail.conf": "[default]\n100 => 4711,Alice\n",
    "sip.conf": "[a]\nsecret=x\n[a](+)\nsecret+=y\n",
  });
  const options = Object.values(showConfig(tree)).flatMap((file) => ("refused" in file ? [] : file));
  expect(options.map((section) => section.options)).toEqual([
    [["secret", "••••••••"]],
    [["100", "••••••••,Alice"]],
  ]);
});

test("mailboxes in a file that voicemail.conf includes are mailboxes", async () => {
  const tree = await treeOf({
    "voicemail.conf": "[default]\n#include boxes.inc\n",
    "boxes.inc": "100 = 4711\n",
  });
  expect(showConfig(tree, ["voicemail.conf"])).toMatchObject({
    "voicemail.conf": [{ options: [["100", "••••••••"]] }],
  });
});

test("a file that Asterisk refuses says why", async () => {
  const tree = await treeOf({
    "sip.conf": "[general]\n\n#include nowhere.conf\n",
    "iax.conf": "[a](b)\n",
    "x.conf": "a=b\n",
  });
  expect(showConfig(tree, ["sip.conf", "iax.conf", "x.conf", "none.conf"])).toEqual({
    "sip.conf": { refused: "sip.conf:3: there is no 'nowhere.conf' to include" },
    "iax.conf": { refused: "iax.conf:1: there is no 'b' to inherit from" },
    "x.conf": { refused: "x.conf:1: an option stands before the first section" },
    "none.conf": { refused: "there is no such file" },
  });
});

test("without names every *.conf of the folder is shown, in alphabetical order", async () => {
  const tree = await treeOf({ "z.conf": "[a]\n", "b.conf": "", "c.txt": "", "d/e.conf": "" });
  expect(showConfig(tree)).toEqual({
    "b.conf": [],
    "z.conf": [{ name: "a", template: false, templates: [], options: [] }],
  });
});
