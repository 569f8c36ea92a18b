import { expect, test } from "vitest";
import { conf } from "../testing/conf.ts";
import { shownPlace, treeAtCursor } from "../testing/cursor.ts";
import { definitions, highlights, references } from "./navigation.ts";

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

test.each([
  ["an extension of the own context", " same => n,Goto(20$00,1)", ["extensions.conf:5 200"]],
  ["an extension of another context", " same => n,Gosub(sub,s$0tart,1(a))", ["extensions.conf:8 start"]],
  ["a number that a pattern matches", " same => n,Goto(31$02,1)", ["extensions.conf:6 _3XX"]],
  ["an extension of an included context", " same => n,Goto(a,st$0art,1)", ["extensions.conf:8 start"]],
  ["a label in an included context", " same => n,Goto(${EXTEN},fi$0rst)", ["extensions.conf:9 first"]],
  [
    "a step that is counted from a label",
    " same => n(x),NoOp()\nexten => 100,x$0+1,NoOp()",
    ["extensions.conf:4 x"],
  ],
  ["a number that nobody can tell", " same => n,Goto(${EX$0TEN},1)", []],
])("%s leads there", async (_, line, expected) => {
  const text = `[a]\ninclude => sub\nexten => 100,1,NoOp()\n${line}\nexten => 200,1,NoOp()\nexten => _3XX,1,NoOp()\n[sub]\nexten => start,1,NoOp()\nexten => _X.,2(first),NoOp()\n`;
  const { tree, path, offset } = await treeAtCursor({ "extensions.conf": text });
  expect(definitions(tree, path, offset).map(({ place }) => shownPlace(tree, place))).toEqual(expected);
});

test.each([
  ["a variable", "Set(X=1)", "NoOp(${X$0})", ["extensions.conf:2 X"]],
  ["one that is passed on", "Set(__X=1)", "NoOp(${LEN(${X$0})})", ["extensions.conf:2 X"]],
  ["one of a subroutine", "Set(LOCAL(X)=1)", "NoOp(${X$0:1})", ["extensions.conf:2 X"]],
  ["one of several", "Set(ARRAY(Y,X)=1\\,2)", "NoOp(${$0X})", ["extensions.conf:2 X"]],
  ["one that a caller gives", "Read(X,beep)", "NoOp(${X$0})", ["extensions.conf:2 X"]],
  ["one that Asterisk sets", "NoOp()", "NoOp(${EXT$0EN})", []],
])("%s leads to where it is set", async (_, first, second, expected) => {
  const text = `[a]\nexten => 1,1,${first}\n same => n,${second}\n`;
  const { tree, path, offset } = await treeAtCursor({ "extensions.conf": text });
  expect(definitions(tree, path, offset).map(({ place }) => shownPlace(tree, place))).toEqual(expected);
});

test("a variable knows where it is read, from where it is set", async () => {
  const text = "[a]\nexten => 1,1,Set(X$0=1)\n same => n,NoOp(${X} ${XY} ${LEN(${X})})\n";
  const { tree, path, offset } = await treeAtCursor({ "extensions.conf": text });
  const places = references(tree, path, offset, { withDefinitions: true });
  expect(places.map((place) => shownPlace(tree, place))).toEqual([
    "extensions.conf:2 X",
    "extensions.conf:3 X",
    "extensions.conf:3 X",
  ]);
  expect(highlights(tree, path, offset).map(({ role }) => role)).toEqual([
    "definition",
    "reference",
    "reference",
  ]);
});

test("an extension knows the jumps to it", async () => {
  const text = "[a]\nexten => 1$000,1,NoOp()\nexten => 1,1,Goto(100,1)\nexten => 2,1,GotoIf($[1]?a,100,1)\n";
  const { tree, path, offset } = await treeAtCursor({ "extensions.conf": text });
  const places = references(tree, path, offset, { withDefinitions: false });
  expect(places.map((place) => shownPlace(tree, place))).toEqual([
    "extensions.conf:3 100",
    "extensions.conf:4 100",
  ]);
});

test("a label is followed into ExecIf", async () => {
  const text = "[a]\nexten => 1,1(top),ExecIf($[${X}]?Goto(top))\n same => n,GotoIf($[1]?1,t$0op:a,1,top)\n";
  const { tree, path, offset } = await treeAtCursor({ "extensions.conf": text });
  const places = references(tree, path, offset, { withDefinitions: true });
  expect(places).toHaveLength(4);
});
