import { describe, expect, test } from "vitest";
import { AstlintWitness } from "./ask-astlint.ts";
import { compare } from "./compare.ts";
import { fixtureSet, probeSet } from "./inputs.ts";
import { readRecording } from "./record.ts";
import { releases } from "./releases.ts";
import { differenceText } from "./report.ts";

const inputs = [...fixtureSet().inputs, ...probeSet().inputs];

describe.each(releases)("what Asterisk $version said", ({ version }) => {
  const { answers } = readRecording(version);

  test.each(inputs)("about '$name' is what astlint says", async (input) => {
    const recorded = answers.get(input.name);
    if (!recorded) throw new Error("not recorded: `npm run conformance -- --record`");
    const { differences } = compare(input.name, version, recorded, await AstlintWitness.of(input, version));
    const unexplained = differences.filter(({ explanation }) => explanation === undefined);
    expect(unexplained.map(differenceText)).toEqual([]);
  });

  test("is about nothing else", () => {
    const names = new Set(inputs.map(({ name }) => name));
    expect([...answers.keys()].filter((name) => !names.has(name))).toEqual([]);
  });
});

test("every input has a name of its own", () => {
  expect(new Set(inputs.map(({ name }) => name)).size).toBe(inputs.length);
});
