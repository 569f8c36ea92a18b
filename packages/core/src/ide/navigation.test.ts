import { expect, test } from "vitest";
import { conf } from "../testing/conf.ts";
import { shownPlace, treeAtCursor } from "../testing/cursor.ts";
import { applyEdits } from "../text/text-edit.ts";
import { definitions, highlights, references, rename, renaming } from "./navigation.ts";

const site = {
  "extensions.conf": conf`
    [globals]
    TRUNK=PJSIP/itsp

    [office]
    include => outbound
    exten => 100,1,Dial(PJSIP/100,20)
     same => n(busy),VoiceMail(100@staff,b)
     same => n,GotoIf($[1]?busy:outbound,s,end)

    [outbound]
    exten => s,1,Dial(\${TRUNK}/1)
     same => n(end),Hangup()
  `,
  "pjsip.conf": conf`
    [phone](!)
    type=endpoint
    context=office
    acl=lan

    [100](phone)
    auth=100
    aors=100
    mailboxes=100@staff

    [100]
    type=auth
    username=100

    [100]
    type=aor

    [itsp]
    type=endpoint
    context=outbound
  `,
  "voicemail.conf": "[staff]\n100 => 4321,Anna\n",
  "acl.conf": "[lan]\npermit=192.0.2.0/24\n",
};

async function at(path: keyof typeof site, text: string): Promise<Awaited<ReturnType<typeof treeAtCursor>>> {
  const content = site[path];
  const marked = text.replace("|", "$0");
  const plain = text.replace("|", "");
  expect(content).toContain(plain);
  return await treeAtCursor({ ...site, [path]: content.replace(plain, () => marked) }, "22");
}

test.each([
  ["an include", "extensions.conf", "include => out|bound", ["extensions.conf:10 outbound"]],
  ["a jump", "extensions.conf", ":out|bound,s", ["extensions.conf:10 outbound"]],
  ["the context of an endpoint", "pjsip.conf", "context=off|ice", ["extensions.conf:4 office"]],
  ["a label of the own extension", "extensions.conf", "?bu|sy", ["extensions.conf:7 busy"]],
  ["a label elsewhere", "extensions.conf", ",en|d)", ["extensions.conf:12 end"]],
  ["a template", "pjsip.conf", "[100](ph|one)", ["pjsip.conf:1 phone"]],
  ["a device", "extensions.conf", "Dial(PJSIP/1|00", ["pjsip.conf:6 100"]],
  ["an auth", "pjsip.conf", "auth=1|00", ["pjsip.conf:11 100"]],
  ["an aor", "pjsip.conf", "aors=1|00", ["pjsip.conf:15 100"]],
  ["a mailbox that is watched", "pjsip.conf", "mailboxes=1|00", ["voicemail.conf:2 100"]],
  ["a mailbox that is called", "extensions.conf", "VoiceMail(1|00", ["voicemail.conf:2 100"]],
  ["an access list", "pjsip.conf", "acl=la|n", ["acl.conf:1 lan"]],
  ["a global variable", "extensions.conf", "${TR|UNK}", ["extensions.conf:2 TRUNK"]],
  ["a device in a global variable", "extensions.conf", "PJSIP/its|p", ["pjsip.conf:18 itsp"]],
  ["plain text", "pjsip.conf", "user|name=100", []],
] as const)("%s leads to its definition", async (_, path, text, expected) => {
  const { tree, offset } = await at(path, text);
  expect(definitions(tree, path, offset).map(({ place }) => shownPlace(tree, place))).toEqual(expected);
});

test("an include leads to every file that it reads", async () => {
  const { tree, path, offset } = await treeAtCursor({
    "sip.conf": '#include "phones-*.con$0f"\n',
    "phones-a.conf": "[a]\n",
    "phones-b.conf": "[b]\n",
  });
  expect(definitions(tree, path, offset).map(({ place }) => place.path)).toEqual([
    "phones-a.conf",
    "phones-b.conf",
  ]);
});

test("references are found across files", async () => {
  const { tree, path, offset } = await at("extensions.conf", "[out|bound]");
  const places = references(tree, path, offset, { withDefinitions: false });
  expect(places.map((place) => shownPlace(tree, place))).toEqual([
    "extensions.conf:5 outbound",
    "extensions.conf:8 outbound",
    "pjsip.conf:20 outbound",
  ]);
  expect(references(tree, path, offset, { withDefinitions: true })).toHaveLength(4);
  expect(highlights(tree, path, offset)).toHaveLength(3);
});

test("a renamed endpoint takes its aor and its auth along, and nothing else of that name", async () => {
  const { tree, path, offset } = await at("extensions.conf", "Dial(PJSIP/1|00");
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
  expect(of("extensions.conf")).toBe(site["extensions.conf"].replace("PJSIP/100", "PJSIP/anna"));
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
    "[office$0]\nexten => 1,1,NoOp(office)\n same => n,Dial(SIP/1,,G(office^s^1))\n",
    "c",
    "extensions.conf:3 has 'office'",
  ],
  ["nothing", "[a]\nexten => 1,1,No$0Op()\n", "c", "Nothing here"],
])("%s is not renamed", async (_, text, name, problem) => {
  const { tree, path, offset } = await treeAtCursor({ "extensions.conf": text });
  expect(rename(tree, path, offset, name)).toMatchObject({ problem: expect.stringContaining(problem) });
});

test("a label is followed into ExecIf", async () => {
  const text = "[a]\nexten => 1,1(top),ExecIf($[${X}]?Goto(top))\n same => n,GotoIf($[1]?1,t$0op:a,1,top)\n";
  const { tree, path, offset } = await treeAtCursor({ "extensions.conf": text });
  const places = references(tree, path, offset, { withDefinitions: true });
  expect(places).toHaveLength(4);
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
