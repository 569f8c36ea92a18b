import { expect, test } from "vitest";
import type { Found } from "./lint-trees.ts";
import { prevalencePage } from "./prevalence.ts";

const found: Found = {
  tree: "somebody__pbx",
  file: "sip.conf",
  line: 1,
  endLine: 1,
  rule: "sip/allowguest",
  severity: "high",
  message: "",
  related: [],
};

test("counts configurations among those that have a file of the rule, and names none", async () => {
  const page = await prevalencePage([
    { found: [found, found], liveFiles: new Set(["sip.conf"]) },
    { found: [], liveFiles: new Set(["sip.conf"]) },
    { found: [], liveFiles: new Set(["pjsip.conf"]) },
  ]);
  expect(page).toContain("| [sip/allowguest](rules/sip/allowguest.md) | high | 1 | 2 | 50 % |");
  expect(page).not.toContain("somebody");
});
