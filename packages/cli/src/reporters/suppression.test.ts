import type { Finding } from "@astlint/core";
import { expect, test } from "vitest";
import { reports } from "../lazy/reports.ts";
import { outcomeOf } from "../testing/outcome.ts";
import { jsonReport } from "./json.ts";

const files = { "sip.conf": "[general]\nallowguest=yes\nalwaysauthreject=no\n" };

/** A comment accepts guests. */
function accept(finding: Finding): Finding {
  if (finding.rule !== "sip/allowguest") return finding;
  return { ...finding, suppression: { kind: "comment", reason: "door phone, own VLAN" } };
}

async function made(format: keyof typeof reports): Promise<string> {
  const { outcome, facts } = await outcomeOf(files, accept);
  return reports[format]([outcome], facts);
}

test.each(["github", "gitlab", "junit", "checkstyle"] as const)(
  "%s leaves accepted findings out",
  async (format) => {
    const report = await made(format);
    expect(report).toContain("tells which accounts exist");
    expect(report).not.toContain("guests may call");
  },
);

test("JSON keeps them with their reason, and does not count them", async () => {
  const { outcome } = await outcomeOf(files, accept);
  const [tree] = JSON.parse(jsonReport([outcome])).trees;
  expect(tree.findings).toHaveLength(1);
  expect(tree.suppressed[0].suppression).toEqual({ kind: "comment", reason: "door phone, own VLAN" });
  expect(tree.summary).toMatchObject({ high: 0, medium: 1 });
});

test("JSON lines keep them, too", async () => {
  const lines = (await made("jsonl")).trimEnd().split("\n");
  const [, guests] = lines.map((line) => JSON.parse(line));
  expect(lines).toHaveLength(2);
  expect(guests.suppression).toEqual({ kind: "comment", reason: "door phone, own VLAN" });
});

test("SARIF has them as suppressed results with a justification", async () => {
  const { results } = JSON.parse(await made("sarif")).runs[0];
  expect(results.map((result: { suppressions?: object }) => result.suppressions)).toEqual([
    undefined,
    [{ kind: "inSource", status: "accepted", justification: "door phone, own VLAN" }],
  ]);
});

test("a baseline suppresses from outside of the files", async () => {
  const { outcome, facts } = await outcomeOf(files, (finding) => ({
    ...finding,
    suppression: { kind: "baseline" },
  }));
  const { results } = JSON.parse(reports.sarif([outcome], facts)).runs[0];
  expect(results[0].suppressions).toEqual([{ kind: "external", status: "accepted" }]);
});

test("the page for people lists them apart, with the reason", async () => {
  const page = await made("html");
  expect(page).toMatch(/<h2>Accepted<\/h2>.*guests may call.*accepted by a comment: door phone, own VLAN/s);
  expect(page).toContain("1 finding. ");
});

test("the summary for CI jobs folds them", async () => {
  const summary = await made("markdown");
  expect(summary).toContain("## astlint: 1 finding\n");
  expect(summary).toMatch(/<summary>1 accepted finding<\/summary>.*guests may call — door phone, own VLAN/s);
});
