import { expect, test } from "vitest";
import { appendOption, replaceName } from "../fix/edits.ts";
import { loadTree } from "../workspace/load-tree.ts";
import { memoryFileSystem } from "../workspace/memory-file-system.ts";
import type { Finding } from "./finding.ts";
import { type LintRule, type LintSettings, lint } from "./lint.ts";

const base = { category: "correctness", confidence: "certain", preset: "recommended" } as const;

/** Takes every `lokc` for a slip. */
const slip: LintRule = {
  ...base,
  id: "test/slip",
  severity: "low",
  isSlip: true,
  check({ tree, report }) {
    for (const section of tree.effective("sip.conf")?.sections ?? []) {
      for (const option of section.all("lokc")) {
        const edits = replaceName(option, "lock");
        const fixes = [{ title: "Rename it", applicability: "unsafe", edits, caution: "y" } as const];
        report({ at: option.namePlace, message: "there is no 'lokc'", fixes });
      }
    }
  },
};

/** Wants `lock=yes` in every section. */
const lock: LintRule = {
  ...base,
  id: "test/lock",
  severity: "high",
  check({ tree, report }) {
    for (const section of tree.effective("sip.conf")?.live ?? []) {
      const option = section.last("lock");
      if (option?.value === "yes") continue;
      const edits = appendOption(section, "lock", "yes");
      report({
        at: option?.valuePlace ?? section.namePlace,
        message: `The door of '${section.name}' is open`,
        fixes: [{ title: "Lock it", applicability: "unsafe", edits, caution: "y" }],
      });
    }
  },
};

async function find(text: string, settings: Partial<LintSettings> = {}): Promise<Finding[]> {
  const tree = await loadTree(memoryFileSystem({ "/e/sip.conf": text }), "/e", { asteriskVersion: "16" });
  return lint(tree, { rules: [slip, lock], ...settings });
}

async function told(text: string, settings: Partial<LintSettings> = {}): Promise<string[]> {
  return (await find(text, settings)).map(({ severity, message }) => `${severity}: ${message}`);
}

test("what is missing because it is misspelt is told with the slip, and makes it as grave", async () => {
  expect(await told("[a]\nlokc=yes\n")).toEqual([
    "high: there is no 'lokc'; as it is, the door of 'a' is open",
  ]);
});

test.each([
  ["would be wrong with the right name, too", "[a]\nlokc=no\n"],
  ["is missing elsewhere", "[a]\nlock=yes\nlokc=yes\n[b]\n"],
])("what %s stays a finding of its own", async (_, text) => {
  expect((await find(text)).map(({ rule }) => rule).sort()).toEqual(["test/lock", "test/slip"]);
});

test("each of several slips has its own consequences", async () => {
  expect(await told("[a]\nlokc=yes\n[b]\nlokc=yes\n[c]\n")).toEqual([
    "high: there is no 'lokc'; as it is, the door of 'a' is open",
    "high: there is no 'lokc'; as it is, the door of 'b' is open",
    "high: The door of 'c' is open",
  ]);
});

test("a slip that many inherit lists what comes of it", async () => {
  const [finding, ...others] = await find("[t](!)\nlokc=yes\n[a](t)\n[b](t)\n");
  expect(others).toEqual([]);
  expect(finding?.message).toBe("there is no 'lokc'; as it is, the door of 'a' is open");
  expect(finding?.related.map(({ message }) => message)).toEqual(["The door of 'b' is open"]);
  expect(finding?.memberFingerprints?.length).toBe(3);
});

test("an ignored slip leaves what it leads to, and an ignored consequence the slip", async () => {
  expect(await told("[a]\nlokc=yes ; astlint: ignore[test/slip] read by a patch\n")).toEqual([
    "high: The door of 'a' is open",
    "low: there is no 'lokc'",
  ]);
  expect(await told("[a] ; astlint: ignore[test/lock] no door\nlokc=yes\n")).toEqual([
    "high: The door of 'a' is open",
    "low: there is no 'lokc'",
  ]);
});

test("a slip that the settings play down does not play down what it leads to", async () => {
  const severityOf = ({ rule, severity }: Finding): Finding["severity"] =>
    rule === "test/slip" ? "info" : severity;
  expect(await told("[a]\nlokc=yes\n", { severityOf })).toEqual([
    "high: there is no 'lokc'; as it is, the door of 'a' is open",
  ]);
});
