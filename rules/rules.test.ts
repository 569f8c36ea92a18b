import { readdirSync } from "node:fs";
import type { Rule } from "@astlint/core";
import { zxcvbnEstimator } from "@astlint/core/estimator";
import { tryExample } from "@astlint/core/testing";
import { describe, expect, test } from "vitest";

const folder = import.meta.dirname;

/** Every file in a rule folder that exports a rule; the others are what rules of an area share. */
async function loadRules(): Promise<{ name: string; rule: Rule }[]> {
  const found: { name: string; rule: Rule }[] = [];
  const areas = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const area of areas.filter(({ name }) => name !== "dist" && name !== "node_modules")) {
    for (const file of readdirSync(`${folder}/${area.name}`)) {
      if (!file.endsWith(".ts") || file.endsWith(".test.ts")) continue;
      const module: { readonly default?: Rule } = await import(`./${area.name}/${file}`);
      if (module.default) found.push({ name: `${area.name}/${file.slice(0, -3)}`, rule: module.default });
    }
  }
  return found;
}

const rules = await loadRules();

describe.each(rules.map(({ name, rule }) => [rule.id, name, rule] as const))("%s", (id, name, rule) => {
  test("has the name of its file", () => {
    expect(id).toBe(name);
  });

  test("says in one line without a full stop what it finds", () => {
    expect(rule.summary).not.toMatch(/\n|\.$/);
    expect(rule.summary.length).toBeLessThanOrEqual(80);
  });

  test("has documentation in every part, references and a bad example", () => {
    for (const part of Object.values(rule.docs)) expect(part.trim()).toMatch(/\S+ \S+/);
    expect(rule.references.length).toBeGreaterThan(0);
    expect(rule.examples.some((example) => "bad" in example)).toBe(true);
  });

  test("shows a near miss", () => {
    expect(rule.examples.some((example) => "good" in example)).toBe(true);
  });

  test("shows what its fix does", () => {
    const hasEdits = rule.fix === "safe" || rule.fix === "unsafe";
    expect(rule.examples.some((example) => "fixed" in example)).toBe(hasEdits);
  });

  test.each(rule.examples.map((example) => [example.title, example] as const))(
    "example: %s",
    async (_, example) => {
      expect((await tryExample(rule, example, zxcvbnEstimator)).join("\n")).toBe("");
    },
  );
});
