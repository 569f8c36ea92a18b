import type { Rule } from "@astlint/core";
import { rules } from "@astlint/rules";
import { expect, test } from "vitest";
import { Editor } from "../testing/editor.ts";
import { askAll } from "../testing/requests.ts";
import { sip } from "../testing/sites.ts";
import { rulesOf } from "../testing/texts.ts";

const secrets = {
  "sip.conf":
    "[general]\nregister => 100:Hq7TzzP0x@example.net\n[base](!)\nsecret=Hq7TzzP0x\n[100](base)\ntype=friend\nhost=dynamic\n",
  "voicemail.conf": "[default]\n100 => 8642,Anna\n",
  "manager.conf": "[general]\nenabled=yes\n[admin]\nsecret=Hq7TzzP0x\n",
};

// A new PIN of eight digits, which is in an answer, may have these four among them.
test("no secret is in an answer or in a log", async () => {
  using editor = await Editor.start(secrets);
  await editor.notify("$/setTrace", { value: "verbose" });
  const answers: unknown[] = [
    await editor.pullAll(),
    await editor.request("workspace/symbol", { query: "" }),
  ];
  for (const [path, text] of Object.entries(secrets)) {
    for (const [line, content] of text.split("\n").entries()) {
      for (const character of [0, 3, content.length]) {
        answers.push(await askAll(editor, editor.uri(path), { line, character }));
      }
    }
  }
  expect(JSON.stringify([answers, editor.logged, editor.shown])).not.toMatch(/Hq7T|(?<![0-9])8642(?![0-9])/);
  expect(editor.logged).toEqual([]);
});

test("a rule that fails is noted without what it says, and the others are asked", async () => {
  const [first, ...others] = rules;
  const failing: readonly Rule[] = first
    ? [
        {
          ...first,
          check: () => {
            throw new Error("Hq7TzzP0x is what failed");
          },
        },
        ...others,
      ]
    : [];
  using editor = await Editor.start({ "sip.conf": sip }, { rules: failing, options: { preset: "all" } });
  expect(rulesOf(await editor.pull("sip.conf"))).toContain("sip/allowguest");
  await editor.until(() => editor.logged.length > 0);
  expect(editor.logged.join("\n")).toContain(`internal error in ${first?.id}: Error\n`);
  expect(editor.logged.join("\n")).not.toContain("Hq7T");
});

test("a message that makes no sense is not repeated in the log", async () => {
  using editor = await Editor.start(secrets);
  const senseless: readonly object[] = [
    { params: { text: "secret=Hq7TzzP0x" } },
    { method: "textDocument/didChange", params: ["secret=Hq7TzzP0x", 2, 3, 4] },
    { method: "textDocument/didChange", params: { textDocument: "Hq7T", contentChanges: ["Hq7TzzP0x"] } },
    { id: null, error: { code: 1, message: "secret=Hq7TzzP0x" } },
    { id: 99, result: "secret=Hq7TzzP0x" },
  ];
  for (const message of senseless) editor.send(message);
  await editor.pull("sip.conf");
  expect(editor.logged).not.toEqual([]);
  expect(editor.logged.join("\n")).not.toContain("Hq7T");
});
