import { expect, test } from "vitest";
import { treeOf } from "../testing/tree-of.ts";
import { trunkCalls } from "./trunk-calls.ts";

const accounts = `
[general]
[provider]
type=peer
host=192.0.2.1
[desk]
type=friend
host=dynamic
secret=x
`;

async function calls(dial: string, globals = ""): Promise<string[]> {
  const extensions = `[globals]\n${globals}\n[out]\nexten => _0X.,1,${dial}\n`;
  const tree = await treeOf({ "sip.conf": accounts, "extensions.conf": extensions });
  return trunkCalls(tree).map(
    ({ device, dialled }) => `${device} ${dialled ? `${dialled.strip}/${dialled.prefix}` : "-"}`,
  );
}

test.each([
  ["Dial(SIP/provider/${EXTEN})", ["SIP/provider/${EXTEN} 0/"]],
  ["Dial(SIP/${EXTEN:1}@provider)", ["SIP/${EXTEN:1}@provider 1/"]],
  ["Dial(SIP/provider/00${EXTEN:1},60,t)", ["SIP/provider/00${EXTEN:1} 1/00"]],
  ["Dial(SIP/provider/${FILTER(0-9,${EXTEN:1})})", ["SIP/provider/${FILTER(0-9,${EXTEN:1})} 1/"]],
  ["Dial(SIP/provider/4930123)", ["SIP/provider/4930123 -"]],
  ["Dial(DAHDI/g1/${EXTEN})", ["DAHDI/g1/${EXTEN} 0/"]],
  ["Dial(IAX2/user:secret@host/${EXTEN})", ["IAX2/user:secret@host/${EXTEN} 0/"]],
  ["Dial(${TRUNK}/${EXTEN})", ["${TRUNK}/${EXTEN} 0/"]],
  ["Dial(SIP/desk&SIP/provider/${EXTEN})", ["SIP/provider/${EXTEN} 0/"]],
])("%s dials out", async (dial, expected) => {
  expect(await calls(dial)).toEqual(expected);
});

test.each([
  "Dial(SIP/desk)",
  "Dial(SIP/${EXTEN})",
  "Dial(SIP/desk/${EXTEN})",
  "Dial(DAHDI/1)",
  "Dial(Local/${EXTEN}@other)",
  "Playback(hello)",
])("%s stays in the house", async (dial) => {
  expect(await calls(dial)).toEqual([]);
});

test.each([
  ["_[28]XX", "${EXTEN}"],
  ["_9XXXXX", "${EXTEN:1}"],
  ["_XXX", "10${EXTEN}"],
])("%s to another PBX as %s stays within the company", async (name, number) => {
  const extensions = `[out]\nexten => ${name},1,Dial(SIP/provider/${number})\n`;
  expect(trunkCalls(await treeOf({ "sip.conf": accounts, "extensions.conf": extensions }))).toEqual([]);
});

test.each([
  ["_XXXXXX", "${EXTEN}"],
  ["_2X.", "${EXTEN}"],
  ["_XXX", "0301234${EXTEN}"],
  ["_XXX", "${AREA}${EXTEN}"],
])("%s as %s may be a number outside", async (name, number) => {
  const extensions = `[out]\nexten => ${name},1,Dial(SIP/provider/${number})\n`;
  expect(trunkCalls(await treeOf({ "sip.conf": accounts, "extensions.conf": extensions }))).toHaveLength(1);
});

test("a global is looked through", async () => {
  expect(await calls("Dial(${LINE}/${EXTEN:1})", "LINE=SIP/provider")).toEqual([
    "SIP/provider/${EXTEN:1} 1/",
  ]);
});

test.each([
  ["SIP/provider/${ARG1}", 0],
  ["SIP/${ARG1}@provider", 0],
  ["SIP/provider/030123${ARG1}", 1],
])("a few digits that a macro dials as %s", async (device, calls) => {
  const extensions = `[out]\nexten => _2XX,1,Macro(branch,\${EXTEN})\n[macro-branch]\nexten => s,1,Dial(${device})\n`;
  const tree = await treeOf({ "sip.conf": accounts, "extensions.conf": extensions });
  expect(trunkCalls(tree).filter(({ dialled }) => dialled)).toHaveLength(calls);
});

test("a macro that dials out counts for the extension that calls it", async () => {
  const tree = await treeOf({
    "sip.conf": accounts,
    "extensions.conf": `
[out]
exten => _00.,1,Macro(trunk,1,\${EXTEN:1})
exten => _8.,1,Gosub(sub-trunk,s,1(\${EXTEN}))
exten => 100,1,Macro(other,\${EXTEN})
[macro-trunk]
exten => s,1,Dial(SIP/provider/\${ARG2})
[sub-trunk]
exten => s,1,Dial(SIP/provider/\${ARG1})
[macro-other]
exten => s,1,Dial(SIP/desk)
`,
  });
  const found = trunkCalls(tree).filter(({ dialled }) => dialled);
  expect(found.map(({ call, dialled }) => `${call.extension.name} ${dialled?.strip}`)).toEqual([
    "_00. 1",
    "_8. 0",
  ]);
});
