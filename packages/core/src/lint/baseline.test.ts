import { expect, test } from "vitest";
import { treeOf } from "../testing/tree-of.ts";
import {
  compareWithKnown,
  type KnownFinding,
  knownFindings,
  parseBaseline,
  printBaseline,
  withAccepted,
} from "./baseline.ts";
import type { Finding } from "./finding.ts";
import { type LintRule, lint } from "./lint.ts";

/** Finds every option `x` and every step with System. */
const rule: LintRule = {
  id: "test/x",
  category: "correctness",
  severity: "low",
  confidence: "certain",
  preset: "recommended",
  check({ tree, report }) {
    for (const name of tree.entries) {
      for (const section of tree.effective(name)?.sections ?? []) {
        for (const option of section.options) {
          if (option.key === "x" || option.value.includes("System"))
            report({ at: option.place, message: option.value });
        }
      }
    }
  },
};

async function findingsOf(files: Readonly<Record<string, string>>): Promise<readonly Finding[]> {
  return lint(await treeOf(files), { rules: [rule] });
}

async function newAfter(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): Promise<{ fresh: string[]; gone: number }> {
  const findings = await findingsOf(after);
  const { known, gone } = compareWithKnown(findings, (await findingsOf(before)).flatMap(knownFindings));
  return {
    fresh: findings.filter((finding) => !known.has(finding)).map(({ message }) => message),
    gone: gone.length,
  };
}

test.each([
  [
    "lines move",
    { "sip.conf": "[a]\nx=1\n[b]\nx=1\n" },
    { "sip.conf": "; new\n\n[a]\ny=2\nx=1\n[b]\nx=1\n" },
  ],
  ["sections change places", { "sip.conf": "[a]\nx=1\n[b]\nx=1\n" }, { "sip.conf": "[b]\nx=1\n[a]\nx=1\n" }],
  ["the value changes", { "sip.conf": "[a]\nx=1\n" }, { "sip.conf": "[a]\nx = 2 ; note\n" }],
  [
    "a section moves to another file",
    { "sip.conf": "[a]\nx=1\n" },
    { "sip.conf": "", "iax.conf": "[a]\nx=1\n" },
  ],
  [
    "steps move in the dialplan",
    { "extensions.conf": "[a]\nexten => 1,1,NoOp()\nsame => n,System(a)\nexten => 2,1,System(b)\n" },
    { "extensions.conf": "[a]\nexten => 2,1,NoOp\nsame => n,System(b)\nexten => 1,1,System(a)\n" },
  ],
])("a finding is still known when %s", async (_, before, after) => {
  expect(await newAfter(before, after)).toEqual({ fresh: [], gone: 0 });
});

test("a finding about a file is still known when the file begins with something else", async () => {
  const aboutFile: LintRule = {
    ...rule,
    check: ({ report }) => report({ at: { path: "sip.conf", span: { start: 0, end: 0 } }, message: "none" }),
  };
  const [before, after] = await Promise.all(
    ["[a]\n", "\n; x\n[a]\n"].map(async (text) =>
      lint(await treeOf({ "sip.conf": text }), { rules: [aboutFile] }),
    ),
  );
  expect(compareWithKnown(after ?? [], (before ?? []).flatMap(knownFindings)).gone).toEqual([]);
});

test("a finding about several accounts is new when one more is among them, and known when one is not", async () => {
  const about = async (text: string): Promise<readonly Finding[]> => {
    const check: LintRule["check"] = ({ tree, report }) => {
      const sections = tree.effective("sip.conf")?.sections ?? [];
      const [first] = sections;
      if (first) report({ at: first.namePlace, message: "all", members: sections.map(({ name }) => name) });
    };
    return lint(await treeOf({ "sip.conf": text }), { rules: [{ ...rule, check }] });
  };
  const known = (await about("[a]\n[b]\n")).flatMap(knownFindings);
  expect(compareWithKnown(await about("[b]\n"), known)).toMatchObject({ known: { size: 1 }, gone: [{}] });
  expect(compareWithKnown(await about("[c]\n[a]\n[b]\n"), known)).toMatchObject({
    known: { size: 0 },
    gone: [],
  });
});

test("what is new is told apart from what was there, line by line", async () => {
  const before = { "extensions.conf": "[a]\nexten => 2,1,System(old)\n" };
  const after = { "extensions.conf": "[a]\nexten => 1,1,System(new)\nexten => 2,1,System(old)\n" };
  expect(await newAfter(before, after)).toEqual({ fresh: ["1,1,System(new)"], gone: 0 });
});

test("a second finding of a kind is new, and one that is mended is gone", async () => {
  expect(await newAfter({ "sip.conf": "[a]\nx=1\n" }, { "sip.conf": "[a]\nx=1\n[b]\nx=2\n" })).toEqual({
    fresh: ["2"],
    gone: 0,
  });
  expect(await newAfter({ "sip.conf": "[a]\nx=1\n[b]\nx=2\n" }, { "sip.conf": "[a]\nx=1\n" })).toEqual({
    fresh: [],
    gone: 1,
  });
});

test("a baseline is written sorted and read again", async () => {
  const known = (
    await findingsOf({ "sip.conf": "[b]\nx=hidden\n[a]\nx=1\n", "iax.conf": "[a]\nx=1\n" })
  ).flatMap(knownFindings);
  const text = printBaseline(
    new Map([
      ["b", known],
      ["__proto__", known],
      ["empty", []],
    ]),
  );
  expect(text).toBe(
    printBaseline(
      new Map([
        ["__proto__", [...known].reverse()],
        ["b", known],
      ]),
    ),
  );
  expect(text).not.toContain("hidden");
  const read = parseBaseline(text);
  expect(printBaseline(read instanceof Map ? read : new Map())).toBe(text);
  expect(read).toHaveProperty("size", 2);
});

test.each([
  ["{", "is no baseline: it is not JSON"],
  ["[]", "is no baseline of astlint: it names no version"],
  ["null", "is no baseline of astlint: it names no version"],
  ['{"version":2,"trees":{}}', "is a baseline of version 2; this astlint reads version 1"],
  ['{"version":1,"trees":{"a":{"b":{"c":5}}}}', "is a damaged baseline: see c of b"],
])("%s is refused", (text, mistake) => {
  expect(parseBaseline(text)).toEqual({ mistake });
});

test("findings are accepted one by one, also those that are alike", async () => {
  const findings = await findingsOf({ "sip.conf": "[a]\nx=1\nx=1\n[b]\nx=1\n" });
  let known: readonly KnownFinding[] = [];
  for (const [index, finding] of findings.entries()) {
    expect(compareWithKnown(findings, known).known.size).toBe(index);
    known = withAccepted(known, finding);
  }
  expect(compareWithKnown(findings, known)).toEqual({ known: new Set(findings), gone: [] });
});

test("of a finding about several accounts only those are added that are not known yet", async () => {
  const [finding] = await findingsOf({ "sip.conf": "[a]\nx=1\n" });
  if (!finding) expect.fail("nothing found");
  const known = withAccepted([], { ...finding, memberFingerprints: ["one", "two"] });
  const more = withAccepted(known, { ...finding, memberFingerprints: ["one", "two", "three"] });
  expect(more.map(({ fingerprint }) => fingerprint)).toEqual(["one", "two", "three"]);
});
