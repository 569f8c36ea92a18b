import { expect, test } from "vitest";
import { conf } from "../testing/conf.ts";
import { shownPlace, treeAtCursor } from "../testing/cursor.ts";
import { applyEdits } from "../text/text-edit.ts";
import { rename, renaming } from "./rename.ts";

const site = {
  "pjsip.conf": conf`
    [phone](!)
    type=endpoint

    [100](phone)
    auth=100
    aors=100
    mailboxes=100@staff

    [100]
    type=auth
    username=100

    [100]
    type=aor
  `,
  "voicemail.conf": "[staff]\n100 => 4321,Anna\n",
};

const marked = conf`
  [office]
  exten => 100,1,Dial(PJSIP/1$000,20)
   same => n,VoiceMail(100@staff,b)
`;

test("a renamed endpoint takes its aor and its auth along, and nothing else of that name", async () => {
  const { tree, path, offset } = await treeAtCursor({ ...site, "extensions.conf": marked }, "22");
  const result = rename(tree, path, offset, "anna");
  if ("problem" in result) throw new Error(result.problem);
  const of = (name: string): string =>
    applyEdits(
      tree.document(name)?.text ?? "",
      result.edits.filter((edit) => edit.path === name),
    );
  expect(of("pjsip.conf")).toBe(
    site["pjsip.conf"]
      .replaceAll("[100]", "[anna]")
      .replace("auth=100", "auth=anna")
      .replace("aors=100", "aors=anna"),
  );
  expect(of("extensions.conf")).toBe(marked.replace("$0", "").replace("PJSIP/100", "PJSIP/anna"));
});

test("a renamed context takes the sections along that inherit from it", async () => {
  const text = "[a]\nexten => 1,1,NoOp()\n[b](a)\ninclude => $0a\n";
  const { tree, path, offset } = await treeAtCursor({ "extensions.conf": text });
  const result = rename(tree, path, offset, "c");
  if ("problem" in result) throw new Error(result.problem);
  expect(applyEdits(tree.document(path)?.text ?? "", result.edits)).toBe(
    "[c]\nexten => 1,1,NoOp()\n[b](c)\ninclude => c\n",
  );
});

test.each([
  ["a name that is taken", "[a$0]\nexten => 1,1,NoOp()\n[b]\n", "b", "'b' is there already"],
  ["what is no name", "[a$0]\nexten => 1,1,NoOp()\n", "b]", "is no name"],
  ["what is not defined", "[a]\ninclude => $0b\n", "c", "not defined"],
  ["a computed name", "[globals]\nX=b\n[a]\ninclude => ${X}\n[$0b]\n", "c", "extensions.conf:4 means 'b'"],
  ["a context that Asterisk looks for", "[default$0]\n", "c", "Asterisk itself"],
  [
    "a name in an argument of unknown meaning",
    "[office$0]\nexten => 1,1,NoOp(office)\n same => n,Bridge(x,F(office^s^1))\n",
    "c",
    "extensions.conf:3 has 'office'",
  ],
  ["what callers dial", "[a]\nexten => 1$000,1,NoOp()\n", "c", "dial '100'"],
  ["nothing", "[a]\nexten => 1,1,No$0Op()\n", "c", "Nothing here"],
])("%s is not renamed", async (_, text, name, problem) => {
  const { tree, path, offset } = await treeAtCursor({ "extensions.conf": text });
  expect(rename(tree, path, offset, name)).toMatchObject({ problem: expect.stringContaining(problem) });
});

test("a renamed macro is renamed where it is called, without what belongs to every macro", async () => {
  const text = "[macro-$0ring]\nexten => s,1,Hangup()\n[a]\nexten => 1,1,Macro(ring,20)\n";
  const { tree, path, offset } = await treeAtCursor({ "extensions.conf": text });
  const result = rename(tree, path, offset, "macro-dial");
  if ("problem" in result) throw new Error(result.problem);
  expect(applyEdits(tree.document(path)?.text ?? "", result.edits)).toBe(
    "[macro-dial]\nexten => s,1,Hangup()\n[a]\nexten => 1,1,Macro(dial,20)\n",
  );
  expect(rename(tree, path, offset, "dial")).toEqual({ problem: "'dial' does not start with 'macro-'" });
});

test("labels of other extensions keep their name", async () => {
  const text = "[a]\nexten => 1,1(x),Goto($0x)\nexten => 2,1(x),Goto(x)\n";
  const { tree, path, offset } = await treeAtCursor({ "extensions.conf": text });
  const found = renaming(tree, path, offset);
  expect("occurrences" in found && found.occurrences.map(({ place }) => shownPlace(tree, place))).toEqual([
    "extensions.conf:2 x",
    "extensions.conf:2 x",
  ]);
});

test.each([
  ["the device of a pattern", "exten => _1XX,1,Dial(PJSIP/${EXTEN},20)"],
  ["the device of a number", "exten => 100,1,Dial(PJSIP/200&PJSIP/${EXTEN})"],
  ["a hint", "exten => _X.,hint,PJSIP/${EXTEN}"],
  ["the contacts of an endpoint", "exten => _1XX,1,Dial(${PJSIP_DIAL_CONTACTS(${EXTEN})})"],
  ["a number put together", "exten => _XX,1,Dial(PJSIP/1${EXTEN})"],
])("an endpoint is not renamed that %s may mean", async (_, line) => {
  const files = { "extensions.conf": `[a]\n${line}\n`, "pjsip.conf": "[10$00]\ntype=endpoint\n" };
  const { tree, path, offset } = await treeAtCursor(files, "22");
  expect(rename(tree, path, offset, "anna")).toEqual({
    problem:
      "extensions.conf:2 puts a name together that may be '100', and cannot be 'anna': rename it by hand",
  });
});

test.each([
  ["other numbers", "exten => _2XX,1,Dial(PJSIP/${EXTEN},20)"],
  ["a number behind a trunk", "exten => _1XX,1,Dial(PJSIP/${EXTEN}@itsp)"],
  ["what only a call can tell", "exten => _1XX,1,Dial(PJSIP/${device})"],
])("an endpoint is renamed beside %s", async (_, line) => {
  const files = { "extensions.conf": `[a]\n${line}\n`, "pjsip.conf": "[10$00]\ntype=endpoint\n" };
  const { tree, path, offset } = await treeAtCursor(files, "22");
  expect(rename(tree, path, offset, "anna")).toHaveProperty("edits");
});

test.each([
  [
    "a label that is put together",
    " same => n,Goto(dev-${STATE})\n same => n(dev-$0BUSY),Hangup()",
    "puts a name together",
  ],
  [
    "a label with arguments elsewhere",
    " same => n,Gosub(1,work(7))\nexten => _X,n(wo$0rk),Return()",
    "has 'work'",
  ],
  ["a context that is put together", " same => n,Goto(ivr-${LANG},s,1)\n[ivr$0-de]", "puts a name together"],
])("%s is not renamed where it is named", async (_, lines, problem) => {
  const { tree, path, offset } = await treeAtCursor({
    "extensions.conf": `[a]\nexten => 1,1,NoOp()\n${lines}\n`,
  });
  expect(rename(tree, path, offset, "other")).toMatchObject({ problem: expect.stringContaining(problem) });
});

test("a mailbox is not renamed that the extension of the same number calls", async () => {
  const files = {
    "extensions.conf": "[a]\nexten => _1XX,1,VoiceMail(${EXTEN}@default,u)\n",
    "voicemail.conf": "[default]\n10$00 => 4821,Anna\n",
  };
  const { tree, path, offset } = await treeAtCursor(files);
  expect(rename(tree, path, offset, "201")).toMatchObject({
    problem: expect.stringContaining("conf:2 puts"),
  });
  expect(rename(tree, path, offset, "101")).toHaveProperty("edits");
});

test.each([
  ["set for a channel", "Set(COUNT=$[${COUNT} + 1])"],
  ["set for channels that follow", "Set(__COUNT=1)"],
  ["counted up", "Set(GLOBAL(COUNT)=${INC(COUNT)})"],
])("a global variable is not renamed where one of its name is %s", async (_, step) => {
  const text = `[globals]\nCO$0UNT=0\n[a]\nexten => 1,1,${step}\n`;
  const { tree, path, offset } = await treeAtCursor({ "extensions.conf": text });
  expect(rename(tree, path, offset, "TOTAL")).toEqual({
    problem: "extensions.conf:4 has 'COUNT' where it may mean the variable, or not: rename it by hand",
  });
});

test("a renamed label takes the steps along that are counted from it", async () => {
  const text = "[a]\nexten => 1,1(to$0p),NoOp()\nexten => 1,top+1,NoOp()\n";
  const { tree, path, offset } = await treeAtCursor({ "extensions.conf": text });
  const result = rename(tree, path, offset, "first");
  if ("problem" in result) throw new Error(result.problem);
  expect(applyEdits(tree.document(path)?.text ?? "", result.edits)).toBe(
    "[a]\nexten => 1,1(first),NoOp()\nexten => 1,first+1,NoOp()\n",
  );
});

test("a macro is renamed by the name that its call has", async () => {
  const text = "[macro-ring]\nexten => s,1,Hangup()\n[a]\nexten => 1,1,Macro(ri$0ng,20)\n";
  const { tree, path, offset } = await treeAtCursor({ "extensions.conf": text });
  const result = rename(tree, path, offset, "call");
  if ("problem" in result) throw new Error(result.problem);
  expect(applyEdits(tree.document(path)?.text ?? "", result.edits)).toBe(
    "[macro-call]\nexten => s,1,Hangup()\n[a]\nexten => 1,1,Macro(call,20)\n",
  );
});

test("a renamed context is renamed in the options of Dial", async () => {
  const text =
    "[a]\nexten => 1,1,Dial(PJSIP/1,,tb(sub^s^1(x))U(sub^2)G(sub,s,1)F(s^1)M(sub))\n[su$0b]\nexten => s,1,Return()\n";
  const { tree, path, offset } = await treeAtCursor({ "extensions.conf": text });
  const result = rename(tree, path, offset, "new");
  if ("problem" in result) throw new Error(result.problem);
  expect(applyEdits(tree.document(path)?.text ?? "", result.edits)).toBe(
    "[a]\nexten => 1,1,Dial(PJSIP/1,,tb(new^s^1(x))U(new^2)G(new,s,1)F(s^1)M(sub))\n[new]\nexten => s,1,Return()\n",
  );
});
