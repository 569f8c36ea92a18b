import { expect, test } from "vitest";
import { deleteLine, replaceValue } from "../fix/edits.ts";
import { type LintRule, lint } from "../lint/lint.ts";
import { samePlaces } from "../lint/wording.ts";
import { treeOf } from "../testing/tree-of.ts";
import { applyEdits } from "../text/text-edit.ts";
import { allFixes, codeActions, ignoring } from "./code-actions.ts";
import { diagnostics } from "./diagnostics.ts";
import { hover } from "./hover/index.ts";

const base = {
  category: "correctness",
  severity: "medium",
  confidence: "certain",
  preset: "recommended",
} as const;

/** Wants every `x` to be 1, and no `y`. */
const rules: readonly LintRule[] = [
  {
    ...base,
    id: "test/x",
    check({ tree, report }) {
      for (const option of tree.effective("sip.conf")?.live.flatMap(({ options }) => options) ?? []) {
        if (option.key !== "x" || option.value === "1") continue;
        const applicability = option.value === "2" ? "safe" : "unsafe";
        const caution = "it may refuse someone";
        const fixes = [
          { title: "Set x=1", applicability, edits: replaceValue(option, "1"), caution } as const,
        ];
        report({ at: option.valuePlace, message: `x is ${option.value}`, fixes });
      }
    },
  },
  {
    ...base,
    id: "test/y",
    severity: "low",
    check({ tree, report }) {
      for (const option of tree.effective("sip.conf")?.section("a")?.all("y") ?? []) {
        const fixes = [{ title: "Delete it", applicability: "safe", edits: deleteLine(option) } as const];
        report({ at: option.place, message: "y does nothing", fixes });
      }
    },
  },
];

const text = "[a]\nx=2\nx=2\nx=3\ny=1\n";

test("findings become diagnostics of their file; what can go is told to be unnecessary", async () => {
  const tree = await treeOf({ "sip.conf": text });
  const found = diagnostics(lint(tree, { rules }), "sip.conf");
  expect(found.map(({ rule, level, tags }) => [rule, level, ...tags])).toEqual([
    ["test/x", "warning"],
    ["test/x", "warning"],
    ["test/x", "warning"],
    ["test/y", "information", "unnecessary"],
  ]);
  expect(diagnostics(lint(tree, { rules }), "pjsip.conf")).toEqual([]);
});

/** Counts every `z`, and speaks of them once. */
const onceForAll: LintRule = {
  ...base,
  id: "test/z",
  check({ tree, report }) {
    const sections = tree.effective("sip.conf")?.live ?? [];
    const [first, ...others] = sections.flatMap((section) => section.all("z"));
    if (!first) return;
    const fixes = [
      { title: "Set z=1", applicability: "unsafe", edits: replaceValue(first, "1"), caution: "it counts" },
    ] as const;
    const related = [
      { at: first.namePlace, message: "its name" },
      ...samePlaces(others.map(({ valuePlace }) => valuePlace)),
    ];
    report({ at: first.valuePlace, message: "z is there", related, fixes });
  },
};

test("what is said once about several places is shown, mended and explained in each of them", async () => {
  const tree = await treeOf({ "sip.conf": "[a]\nz=2\n#include b.conf\nz=3\n", "b.conf": "z=4\n" });
  const findings = lint(tree, { rules: [onceForAll] });
  const shown = diagnostics(findings, "sip.conf");
  expect(shown.map(({ span: { start }, message }) => `${start} ${message}`)).toEqual([
    "6 z is there",
    "26 z is there",
  ]);
  expect(shown.map(({ related }) => related.map(({ message }) => message))).toEqual([
    ["its name", "here as well", "here as well"],
    ["the first of these"],
  ]);
  expect(diagnostics(findings, "b.conf")).toHaveLength(1);
  const [action] = codeActions(findings, "b.conf", { start: 2, end: 2 });
  expect(action?.kind === "quick-fix" && action.title).toBe("Set z=1 (it counts)");
  const settings = {
    findings,
    docsOf: () => ({ what: "", why: "it counts", how: "", breaks: "", ignore: "" }),
  };
  expect(hover(tree, "b.conf", 2, settings)?.markdown).toContain("it counts");
  expect(codeActions(findings, "sip.conf", { start: 0, end: 1 })).toEqual([]);
});

test.each([
  ["sip.conf", 6, "Ignore test/z in all 3 places, with a reason"],
  ["sip.conf", 26, "Ignore test/z in all 3 places, with a reason at the first of them"],
  ["b.conf", 2, "Ignore test/z in all 3 places, with a reason at the first of them, in sip.conf"],
])("at %s:%s the comment that ignores what is said once is called %j", async (path, at, expected) => {
  const tree = await treeOf({ "sip.conf": "[a]\nz=2\n#include b.conf\nz=3\n", "b.conf": "z=4\n" });
  const actions = codeActions(lint(tree, { rules: [onceForAll] }), path, { start: at, end: at });
  expect(actions.find(({ kind }) => kind === "ignore")?.title).toBe(expected);
});

test("a selection gets the fixes of its findings, and those of all", async () => {
  const tree = await treeOf({ "sip.conf": text });
  const findings = lint(tree, { rules });
  const first = codeActions(findings, "sip.conf", { start: 6, end: 6 });
  expect(first.map(({ kind, title }) => `${kind}: ${title}`)).toEqual([
    "quick-fix: Set x=1",
    "fix-rule: Fix all 2 of test/x",
    "fix-all: Fix everything that is safe to fix, in all files",
    "ignore: Ignore test/x here, with a reason",
    "explain: Explain test/x",
  ]);
  expect(first[0]).toMatchObject({ isPreferred: true });
  expect(codeActions(findings, "sip.conf", { start: 1, end: 1 })).toEqual([]);
  const [unsafe] = codeActions(findings, "sip.conf", { start: 14, end: 14 });
  expect(unsafe).toMatchObject({ title: "Set x=1 (it may refuse someone)", isPreferred: false });
});

test.each([
  ["everything safe", { upTo: "safe" }, "[a]\nx=1\nx=1\nx=3\n"],
  ["one rule", { upTo: "safe", rule: "test/y" }, "[a]\nx=2\nx=2\nx=3\n"],
  ["one rule, unsafe fixes as well", { upTo: "unsafe", rule: "test/x" }, "[a]\nx=1\nx=1\nx=1\ny=1\n"],
] as const)("fixing %s", async (_, choice, expected) => {
  const tree = await treeOf({ "sip.conf": text });
  expect(applyEdits(text, allFixes(tree, { rules }, choice))).toBe(expected);
});

test("fixes that take several rounds become one edit", async () => {
  const tree = await treeOf({ "sip.conf": "[a]\nx=2\n" });
  /** Each round one step: 2, then 3, then 4. */
  const rule: LintRule = {
    ...base,
    id: "test/steps",
    check({ tree: current, report }) {
      const option = current.effective("sip.conf")?.section("a")?.last("x");
      const value = Number(option?.value);
      if (!option || value > 3) return;
      const fixes = [
        { title: "More", applicability: "safe", edits: replaceValue(option, String(value + 1)) } as const,
      ];
      report({ at: option.place, message: `x is ${value}`, fixes });
    },
  };
  const edits = allFixes(tree, { rules: [rule] }, { upTo: "safe" });
  expect(edits).toEqual([{ path: "sip.conf", span: { start: 6, end: 7 }, text: "4" }]);
});

test("a finding is ignored by a comment with room for the reason, and then is", async () => {
  const tree = await treeOf({ "sip.conf": text });
  const [finding] = lint(tree, { rules });
  const comment = finding && ignoring(tree, finding);
  expect(comment).toEqual({ path: "sip.conf", offset: 7, before: " ; astlint: ignore[test/x] ", after: "" });
});
