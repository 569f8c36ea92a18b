import { expect, test } from "vitest";
import { treeOf } from "../testing/tree-of.ts";

test("a dialled number is matched as Asterisk does, through includes", async () => {
  const tree = await treeOf({
    "extensions.conf":
      "[phones]\ninclude => outbound\n[outbound]\nexten => _00.,1,Dial(SIP/${EXTEN}@trunk)\n same => n,Hangup()\n",
  });
  const found = tree.dialplan?.match("0044123", "phones");
  expect(found?.kind === "found" && found.context.name).toBe("outbound");
  expect(found?.kind === "found" && found.priority.application).toBe("Dial");
  expect(tree.dialplan?.match("0044123", "phones", { priority: 3 })).toMatchObject({ missing: "priority" });
  expect(tree.dialplan?.match("112", "phones")).toMatchObject({ kind: "none", missing: "extension" });
});

test.each([
  ["1.4", ["dial SIP/100 20 tT", "goto b s 1"]],
  ["1.6.0", ["dial,sip/100|20|tt", "goto b|s 1"]],
])("Asterisk %s reads calls in its own way", async (asteriskVersion, expected) => {
  const lines = "exten => 1,1,Dial,SIP/100|20|tT\nexten => 1,2,Goto(b|s,1)\n";
  const tree = await treeOf({ "extensions.conf": `[a]\n${lines}` }, asteriskVersion);
  const calls = [...(tree.dialplan?.applications ?? [])].map(([name, [step]]) => {
    const args = step?.args().map(({ start, end }) => step.entry.value.slice(start, end)) ?? [];
    return [name, ...args].join(" ");
  });
  expect(calls).toEqual(expected);
});
