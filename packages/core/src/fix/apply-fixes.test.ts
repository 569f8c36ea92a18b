import { expect, test } from "vitest";
import type { Report, Rule, RuleContext } from "../lint/rule.ts";
import { loadTree } from "../workspace/load-tree.ts";
import { memoryFileSystem } from "../workspace/memory-file-system.ts";
import type { Option } from "../workspace/option.ts";
import { type FixResult, fix, isApplicable } from "./apply-fixes.ts";
import { appendOption, deleteLine, replaceName, replaceValue } from "./edits.ts";
import type { Applicability, Fix } from "./fix.ts";

/** A rule that looks at every option of `[a]`. */
function ruleOf(id: string, judge: (option: Option) => Omit<Report, "at"> | undefined): Rule {
  return {
    id,
    summary: "For a test",
    category: "correctness",
    severity: "low",
    confidence: "certain",
    preset: "recommended",
    fix: "safe",
    cwe: [],
    since: "0.1.0",
    references: [],
    docs: { what: "", why: "", how: "", breaks: "", ignore: "" },
    examples: [],
    check({ tree, report }: RuleContext): void {
      for (const option of tree.effective("sip.conf")?.section("a")?.options ?? []) {
        const found = judge(option);
        if (found) report({ at: option.place, ...found });
      }
    },
  };
}

function fixOf(edits: Fix["edits"], applicability: Applicability = "safe"): Fix {
  return { title: "Mend it", applicability, edits };
}

/** Wants an option of that name to have that value. */
function wants(name: string, value: string, applicability: Applicability = "safe"): Rule {
  return ruleOf(`test/${name}`, (option) => {
    if (option.name !== name || option.value === value) return undefined;
    return {
      message: `${name} is ${option.value}`,
      fixes: [fixOf(replaceValue(option, value), applicability)],
    };
  });
}

async function fixText(
  text: string,
  rules: readonly Rule[],
  upTo: "safe" | "unsafe" = "safe",
): Promise<FixResult & { text: string }> {
  const tree = await loadTree(memoryFileSystem({ "/e/sip.conf": text }), "/e", { asteriskVersion: "16" });
  const result = fix(tree, { rules }, upTo);
  return { ...result, text: result.tree.document("sip.conf")?.text ?? "" };
}

test.each<[Applicability, "safe" | "unsafe", boolean]>([
  ["safe", "safe", true],
  ["safe", "unsafe", true],
  ["unsafe", "safe", false],
  ["unsafe", "unsafe", true],
  ["manual", "unsafe", false],
])("a %s fix is applied when %s ones are wanted: %s", async (applicability, upTo, expected) => {
  expect(isApplicable(applicability, upTo)).toBe(expected);
  const { text } = await fixText("[a]\nx=1\n", [wants("x", "2", applicability)], upTo);
  expect(text).toBe(expected ? "[a]\nx=2\n" : "[a]\nx=1\n");
});

test("fixes of several rules are applied together", async () => {
  const { text, applied, changed, remaining } = await fixText("[a]\nx=1\ny=1\n", [
    wants("x", "2"),
    wants("y", "2"),
  ]);
  expect(text).toBe("[a]\nx=2\ny=2\n");
  expect(applied.map(({ finding }) => finding.rule)).toEqual(["test/x", "test/y"]);
  expect(changed).toEqual(["sip.conf"]);
  expect(remaining).toEqual([]);
});

test("a fix that uncovers another finding is followed by the fix of that", async () => {
  const chain = ruleOf("test/chain", (option) => {
    const next = { "1": "2", "2": "3" }[option.value];
    return next === undefined
      ? undefined
      : { message: `is ${option.value}`, fixes: [fixOf(replaceValue(option, next))] };
  });
  const { text, applied } = await fixText("[a]\nx=1\n", [chain]);
  expect(text).toBe("[a]\nx=3\n");
  expect(applied.length).toBe(2);
});

test("fixes that go round in circles come to an end", async () => {
  const back = ruleOf("test/back", (option) => ({
    message: `is ${option.value}`,
    fixes: [fixOf(replaceValue(option, option.value === "1" ? "2" : "1"))],
  }));
  const { remaining } = await fixText("[a]\nx=1\n", [back]);
  expect(remaining.length).toBe(1);
});

test("of two fixes for one text the first is applied, and the other tried after it", async () => {
  const remove = ruleOf("test/remove", (option) =>
    option.name === "x" ? { message: "is there", fixes: [fixOf(deleteLine(option))] } : undefined,
  );
  const { text, applied } = await fixText("[a]\nx=1\ny=1\n", [remove, wants("x", "2")]);
  expect(text).toBe("[a]\ny=1\n");
  expect(applied.map(({ finding }) => finding.rule)).toEqual(["test/remove"]);
});

test("a fix that does not help is taken back, the others stay", async () => {
  const useless = ruleOf("test/useless", (option) =>
    option.name === "x"
      ? { message: "still there", fixes: [fixOf(replaceValue(option, `${option.value}1`))] }
      : undefined,
  );
  const { text, applied, remaining } = await fixText("[a]\nx=1\ny=1\n", [useless, wants("y", "2")]);
  expect(text).toBe("[a]\nx=1\ny=2\n");
  expect(applied.map(({ finding }) => finding.rule)).toEqual(["test/y"]);
  expect(remaining.map(({ rule }) => rule)).toEqual(["test/useless"]);
});

test("a fix that breaks the file is taken back, the others stay", async () => {
  const breaking = ruleOf("test/breaking", (option) =>
    option.name === "x"
      ? { message: "is there", fixes: [fixOf([{ ...option.place, text: "[oops" }])] }
      : undefined,
  );
  const { text, applied, remaining } = await fixText("[a]\nx=1\ny=1\nz=1\n", [
    breaking,
    wants("y", "2"),
    wants("z", "2"),
  ]);
  expect(text).toBe("[a]\nx=1\ny=2\nz=2\n");
  expect(applied.map(({ finding }) => finding.rule)).toEqual(["test/y", "test/z"]);
  expect(remaining.map(({ rule }) => rule)).toEqual(["test/breaking"]);
});

test("only the findings that are asked for are fixed", async () => {
  const tree = await loadTree(memoryFileSystem({ "/e/sip.conf": "[a]\nx=1\ny=1\n" }), "/e", {
    asteriskVersion: "16",
  });
  const rules = [wants("x", "2"), wants("y", "2")];
  const { tree: fixed } = fix(tree, { rules }, "safe", ({ rule }) => rule === "test/y");
  expect(fixed.document("sip.conf")?.text).toBe("[a]\nx=1\ny=2\n");
});

test("a text that needs no fix stays the same document", async () => {
  const tree = await loadTree(memoryFileSystem({ "/e/sip.conf": "[a]\nx=1\n" }), "/e", {
    asteriskVersion: "16",
  });
  const result = fix(tree, { rules: [] }, "unsafe");
  expect(result).toMatchObject({ changed: [], applied: [], remaining: [] });
  expect(result.tree).toBe(tree);
});

test("ten thousand fixes are applied in one go", async () => {
  const { text, applied } = await fixText(`[a]\n${"x=1\n".repeat(10_000)}`, [wants("x", "2")]);
  expect(text).toBe(`[a]\n${"x=2\n".repeat(10_000)}`);
  expect(applied.length).toBe(10_000);
});

test("a misspelt name is mended before the option is missed", async () => {
  const misspelt = ruleOf("test/misspelt", (option) =>
    option.name === "alowguest"
      ? { message: "misspelt", fixes: [fixOf(replaceName(option, "allowguest"))] }
      : undefined,
  );
  const missing: Rule = {
    ...ruleOf("test/missing", () => undefined),
    category: "authentication",
    check({ tree, report }): void {
      const section = tree.effective("sip.conf")?.section("a");
      if (!section || section.last("allowguest")) return;
      report({
        at: section.namePlace,
        message: "missing",
        fixes: [fixOf(appendOption(section, "allowguest", "no"))],
      });
    },
  };
  expect((await fixText("[a]\nalowguest=no\n", [missing, misspelt])).text).toBe("[a]\nallowguest=no\n");
});
