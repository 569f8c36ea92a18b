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
