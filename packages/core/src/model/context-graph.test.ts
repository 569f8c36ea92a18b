import { expect, test } from "vitest";
import { treeOf } from "../testing/tree-of.ts";
import { contextGraph, wayTo } from "./context-graph.ts";

async function edges(line: string, globals = "", version = "22"): Promise<string[]> {
  const text = `[globals]\n${globals}\n[a]\nexten => 1,1,${line}\n`;
  const tree = await treeOf({ "extensions.conf": text }, version);
  return contextGraph(tree).edges.map(({ kind, to }) => `${kind} ${to}`);
}

test.each([
  ["Goto(b,s,1)", ["jump b"]],
  ["Goto(s,1)", []],
  ["Goto(5)", []],
  ["GotoIf($[${X}=1]?b,s,1:c,s,1)", ["jump b", "jump c"]],
  ["GotoIf($[${X}=1]?here:there)", []],
  ["Gosub(b,s,1(one,two))", ["jump b"]],
  ["Macro(dial,100)", ["jump macro-dial"]],
  ["ExecIf($[1]?Goto(b,s,1))", ["jump b"]],
  ["Dial(Local/5@b/n&SIP/x,20)", ["jump b"]],
  ["DISA(1234,b)", ["jump b"]],
  ["Set(__TRANSFER_CONTEXT=b)", ["jump b"]],
  ["Goto(${CHOICE},s,1)", ["jump ${CHOICE}"]],
])("%s leads to %j", async (line, expected) => {
  expect(await edges(line)).toEqual(expected);
});

test.each([
  ["Goto,b|s|1", ["jump b"]],
  ["Goto(b|s|1)", ["jump b"]],
  ["Goto(b,s,1)", ["jump b"]],
  ["GotoIf,$[${X}=1]?b|s|1:c|s|1", ["jump b", "jump c"]],
  ["Macro,dial|100", ["jump macro-dial"]],
  ["DISA,1234|b", ["jump b"]],
])("%s of Asterisk 1.4 leads to %j", async (line, expected) => {
  expect(await edges(line, "", "1.4")).toEqual(expected);
});

test("globals are replaced in names", async () => {
  expect(await edges("Goto(${NIGHT},s,1)", "NIGHT=closed")).toEqual(["jump closed"]);
});

test("the way found is a shortest one", async () => {
  const tree = await treeOf({
    "extensions.conf": `
[a]
include => b
include => c
[b]
include => d
[c]
include => e
[e]
include => d
[d]
exten => 1,1,Hangup()
`,
  });
  const arrival = contextGraph(tree).reachableFrom(["a"]).get("d");
  expect(arrival && wayTo(arrival).way.map(({ from, to }) => `${from}>${to}`)).toEqual(["a>b", "b>d"]);
});

test("a cycle of includes ends", async () => {
  const tree = await treeOf({ "extensions.conf": "[a]\ninclude => b\n[b]\ninclude => a\n" });
  expect([...contextGraph(tree).reachableFrom(["a"]).keys()]).toEqual(["a", "b"]);
});
