import { expect, test } from "vitest";
import { fix } from "../fix/apply-fixes.ts";
import { deleteLine } from "../fix/edits.ts";
import { treeOf } from "../testing/tree-of.ts";
import { type LintRule, type LintSettings, lint } from "./lint.ts";

/** Finds every option `x`, once where it is written. */
const rule: LintRule = {
  id: "test/x",
  category: "correctness",
  severity: "low",
  confidence: "certain",
  preset: "recommended",
  check({ tree, report }) {
    for (const section of tree.effective("sip.conf")?.sections ?? []) {
      for (const option of section.all("x")) {
        const fixes = [{ title: "Delete it", applicability: "safe", edits: deleteLine(option) } as const];
        report({ at: option.place, message: "x", fixes });
      }
    }
  },
};

async function linesOf(text: string, settings: Partial<LintSettings> = {}): Promise<string[]> {
  const tree = await treeOf({ "sip.conf": text });
  return lint(tree, { rules: [rule], ...settings }).map(({ at, suppression }) => {
    const line = (tree.document(at.path)?.lineAt(at.span.start) ?? 0) + 1;
    return suppression ? `${line} ${suppression.kind}: ${suppression.reason ?? ""}` : `${line}`;
  });
}

test.each([
  ["at the end of the line", "[a]\nx=1 ; astlint: ignore[test/x] why\nx=2\n", ["2 comment: why", "3"]],
  ["on the line above", "[a]\n; astlint: ignore[test/x]\nx=1\nx=2\n", ["3 comment: ", "4"]],
  [
    "above, with blanks and comments between",
    "[a]\n;astlint:ignore[test/x]\n\n; note\nx=1\n",
    ["5 comment: "],
  ],
  ["above a header: the header alone", "[z]\n; astlint: ignore[test/x]\n[a]\nx=1\n", ["4"]],
  [
    "of a section, on its header",
    "[a] ; astlint: ignore-section[test/x]\nx=1\n[b]\nx=1\n",
    ["2 comment: ", "4"],
  ],
  [
    "of a section, above it",
    "[a]\nx=1\n\n; astlint: ignore-section[test/x] w\n[b]\nx=1\n",
    ["2", "6 comment: w"],
  ],
  [
    "of a section, inside it",
    "[a]\nx=1\n; astlint: ignore-section[test/x]\nx=2\n",
    ["2 comment: ", "4 comment: "],
  ],
  [
    "of the file, anywhere",
    "[a]\nx=1\n[b]\nx=1\n; astlint: ignore-file[test/x] all\n",
    ["2 comment: all", "4 comment: all"],
  ],
  ["after another remark", "[a]\nx=1 ; note ; astlint: ignore[test/x] r ; more\n", ["2 comment: r"]],
  [
    "by a pattern, with a dash before the reason",
    "[a]\nx=1 ; astlint: ignore[foo/bar, test/*] -- r\n",
    ["2 comment: r"],
  ],
  ["with CRLF", "[a]\r\nx=1 ; astlint: ignore[test/x] r\r\n", ["2 comment: r"]],
  ["of another rule", "[a]\nx=1 ; astlint: ignore[test/y]\n", ["2"]],
  ["behind an escaped semicolon, which is no comment", "[a]\nx=1 \\; astlint: ignore[test/x]\n", ["2"]],
  ["in a block comment", "[a]\n;-- \n; astlint: ignore-file[test/x]\n--;\nx=1\n", ["5"]],
  ["after a block comment ends", "[a]\n;-- \n --; x=1 ; astlint: ignore[test/x]\n", ["3 comment: "]],
  [
    "at the template, for all who inherit",
    "[a](!)\nx=1 ; astlint: ignore[test/x]\n[b](a)\n[c](a)\n",
    ["2 comment: "],
  ],
])("a comment %s", async (_, text, expected) => {
  expect(await linesOf(text)).toEqual(expected);
});

test("comments do not count when nobody wants them to", async () => {
  expect(await linesOf("[a]\nx=1 ; astlint: ignore[test/x]\n", { withoutIgnores: true })).toEqual(["2"]);
});

test("a reason that tells a secret is masked", async () => {
  const [line] = await linesOf("[a]\nx=1 ; astlint: ignore[test/x] because password=hunter2 is used\n");
  expect(line).toMatch(/^2 comment: because password=•+ is used$/);
});

test("the narrowest comment is the one in use", async () => {
  const text = "[a]\nx=1 ; astlint: ignore[test/x] line\n; astlint: ignore-file[test/x] file\n";
  expect(await linesOf(text)).toEqual(["2 comment: line"]);
});

test("a rule of another preset is known, and has not run, so that a comment about it is neither unknown nor unused", async () => {
  const tree = await treeOf({ "sip.conf": "[a]\ny=1 ; astlint: ignore[test/strict, test/x, test/none]\n" });
  const seen: string[] = [];
  const last: LintRule = {
    ...rule,
    id: "test/last",
    runsLast: true,
    check({ ignores }) {
      const named = ignores.comments.flatMap(({ directive }) => directive.rules);
      seen.push(...named.filter((one) => !ignores.isKnown(one)).map(({ pattern }) => `unknown ${pattern}`));
      seen.push(...ignores.unused.map((one) => `unused ${one.rule.pattern}`));
    },
  };
  lint(tree, { rules: [rule, { ...rule, id: "test/strict", preset: "strict" }, last] });
  expect(seen).toEqual(["unknown test/none", "unused test/x"]);
});

test("an ignored finding is not fixed", async () => {
  const tree = await treeOf({ "sip.conf": "[a]\nx=1 ; astlint: ignore[test/x]\nx=2\n" });
  const { tree: fixed } = fix(tree, { rules: [rule] }, "safe");
  expect(fixed.document("sip.conf")?.text).toBe("[a]\nx=1 ; astlint: ignore[test/x]\n");
});

test("settings say how bad a finding is, or that it is none", async () => {
  const tree = await treeOf({ "sip.conf": "[a]\nx=1\nx=2\n" });
  const severityOf: LintSettings["severityOf"] = ({ at }) => (at.span.start < 6 ? "critical" : "off");
  expect(lint(tree, { rules: [rule], severityOf }).map(({ severity }) => severity)).toEqual(["critical"]);
});

test("thousands of comments about one section are no trouble", async () => {
  const text = `[a]\n${"; astlint: ignore[test/x] r\n".repeat(5_000)}${"x=1 ; astlint: ignore-section[test/x]\n".repeat(5_000)}`;
  expect((await linesOf(text)).length).toBe(5_000);
});
