import { expect, test } from "vitest";
import { conf } from "../testing/conf.ts";
import { shownPlace, treeAtCursor } from "../testing/cursor.ts";
import { treeOf } from "../testing/tree-of.ts";
import { calledFrom, callersOf, contextAt } from "./call-hierarchy.ts";
import { codeLenses } from "./code-lenses.ts";
import { documentLinks } from "./document-links.ts";
import { foldingRanges } from "./folding.ts";
import { inlayHints } from "./inlay-hints.ts";
import { type OutlineItem, outline, workspaceSymbols } from "./outline.ts";
import { selectionRanges } from "./selection-ranges.ts";
import { semanticTokens } from "./semantic-tokens.ts";

const dialplan = conf`
  [globals]
  A=1

  ; where guests
  ; come in
  [guests]
  exten => s,1,Answer()
   same => n,Goto(office,100,1)

  [office]
  exten => _1XX,1(top),Dial(SIP/\${EXTEN})
   same => n,Hangup()
`;

const phones = conf`
  [general]
  context=guests

  [base](!)
  type=friend
  host=dynamic
  secret=Hq7TzzP0x
  context=office

  [100](base)
  host=192.0.2.1
  [101](base)
`;

const everything = { start: 0, end: Number.MAX_SAFE_INTEGER };

test("the outline of a dialplan has contexts and their extensions", async () => {
  const tree = await treeOf({ "extensions.conf": dialplan });
  expect(outline(tree, "extensions.conf").map(shown)).toEqual([
    "section globals (option A)",
    "context guests (extension s)",
    "context office (extension _1XX)",
  ]);
});

test("the outline of another file has sections and the names of their options", async () => {
  const tree = await treeOf({ "sip.conf": phones });
  expect(outline(tree, "sip.conf").map(shown).slice(1, 3)).toEqual([
    "template base (option type, option host, option secret, option context)",
    "section 100 (option host)",
  ]);
});

function shown({ kind, name, children }: OutlineItem): string {
  return `${kind} ${name} (${children.map((child) => `${child.kind} ${child.name}`).join(", ")})`;
}

test("a symbol of the workspace is found by some of its letters", async () => {
  const tree = await treeOf({ "extensions.conf": dialplan, "sip.conf": phones });
  expect(workspaceSymbols(tree, "ofc").map(({ kind, name }) => `${kind} ${name}`)).toEqual([
    "context office",
  ]);
  expect(workspaceSymbols(tree, "10").map(({ name }) => name)).toEqual(["100", "101"]);
});

test("sections and runs of comments fold", async () => {
  const tree = await treeOf({ "extensions.conf": dialplan });
  expect(foldingRanges(tree, "extensions.conf")).toEqual([
    { first: 0, last: 1, kind: "section" },
    { first: 3, last: 4, kind: "comment" },
    { first: 5, last: 7, kind: "section" },
    { first: 9, last: 11, kind: "section" },
  ]);
});

test("hints tell the number behind n", async () => {
  const tree = await treeOf({ "extensions.conf": dialplan });
  const hints = inlayHints(tree, "extensions.conf", everything);
  expect(hints.map(({ text, offset }) => `${dialplan.slice(offset - 4, offset)}${text}`)).toEqual([
    "=> n=2",
    "=> n=2",
  ]);
});

test("hints tell what a section inherits and does not set itself, and no secret", async () => {
  const tree = await treeOf({ "sip.conf": phones });
  expect(inlayHints(tree, "sip.conf", everything).map(({ text }) => text)).toEqual([
    "inherits type=friend, secret, context=office",
    "inherits type=friend, host=dynamic, secret, context=office",
  ]);
});

test("a lens counts who inherits from a template", async () => {
  const tree = await treeOf({ "sip.conf": phones });
  expect(codeLenses(tree, "sip.conf").map(({ title }) => title)).toEqual(["inherited by 2 accounts"]);
});

test("a lens tells who can call into a context", async () => {
  const tree = await treeOf({
    "extensions.conf": `${dialplan}[spare]\nexten => 1,1,NoOp()\n`,
    "sip.conf": phones,
  });
  expect(codeLenses(tree, "extensions.conf").map(({ title }) => title)).toEqual([
    "reachable by guests",
    "reachable by guests, trunk '100', phones",
    "reachable by nobody known",
  ]);
});

test("the call hierarchy goes from context to context", async () => {
  const { tree, path, offset } = await treeAtCursor({
    "extensions.conf": dialplan.replace("[guests]", "[gue$0sts]"),
  });
  expect(contextAt(tree, path, offset)?.name).toBe("guests");
  const [to] = calledFrom(tree, "guests");
  expect(to?.item.name).toBe("office");
  expect(to?.places.map((place) => shownPlace(tree, place))).toEqual(["extensions.conf:8 office"]);
  expect(callersOf(tree, "office").map(({ item }) => item.name)).toEqual(["guests"]);
});

test("an include of one file is a link, one of several is none", async () => {
  const tree = await treeOf({
    "sip.conf": '#include "a.conf"\n#include <b*.conf>\n#include "gone.conf"\n',
    "a.conf": "",
    "b1.conf": "",
    "b2.conf": "",
  });
  expect(documentLinks(tree, "sip.conf")).toEqual([{ span: { start: 10, end: 16 }, path: "a.conf" }]);
});

test("a selection grows from the argument to the file", async () => {
  const text = "[a]\nexten => 1,1,Dial(SIP/100,2$00,t) ; note\n\n[b]\n";
  const { tree, path, offset } = await treeAtCursor({ "extensions.conf": text });
  const content = tree.document(path)?.text ?? "";
  expect(selectionRanges(tree, path, offset).map(({ start, end }) => content.slice(start, end))).toEqual([
    "20",
    "SIP/100,20,t",
    "Dial(SIP/100,20,t)",
    "1,1,Dial(SIP/100,20,t)",
    "exten => 1,1,Dial(SIP/100,20,t)",
    "exten => 1,1,Dial(SIP/100,20,t) ; note",
    "[a]\nexten => 1,1,Dial(SIP/100,20,t) ; note",
    content,
  ]);
});

test("a selection grows over substitutions, and over all steps of an extension", async () => {
  const steps = "exten => 1,1,NoOp(${LEN(${$0X})}0)\n same => n,Hangup()";
  const { tree, path, offset } = await treeAtCursor({
    "extensions.conf": `[a]\n${steps}\nexten => 2,1,NoOp()\n`,
  });
  const content = tree.document(path)?.text ?? "";
  const texts = selectionRanges(tree, path, offset).map(({ start, end }) => content.slice(start, end));
  expect(texts.slice(0, 6)).toEqual([
    "X",
    "${X}",
    "LEN(${X})",
    "${LEN(${X})}",
    "${LEN(${X})}0",
    "NoOp(${LEN(${X})}0)",
  ]);
  expect(texts.at(-3)).toBe(steps.replace("$0", ""));
});

test("tokens tell what each stretch is", async () => {
  const tree = await treeOf({
    "extensions.conf": "[a](b)\nexten => _X.,n(x),Dial(${A},1) ; c\n#include d\n",
  });
  const text = tree.document("extensions.conf")?.text ?? "";
  const tokens = semanticTokens(tree, "extensions.conf");
  expect(tokens.map(({ type, span }) => `${type} ${text.slice(span.start, span.end)}`)).toEqual([
    "namespace a",
    "class b",
    "keyword exten",
    "operator =>",
    "regexp _X.",
    "keyword n",
    "label x",
    "function Dial",
    "variable ${A}",
    "comment ; c",
    "macro #include",
    "string d",
  ]);
});
