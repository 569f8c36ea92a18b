import { expect, test } from "vitest";
import type { Finding } from "../lint/finding.ts";
import { loadTree } from "../workspace/load-tree.ts";
import { memoryFileSystem } from "../workspace/memory-file-system.ts";
import { compareWithMarks } from "./check-marks.ts";
import { parseMarks } from "./marks.ts";

function finding(
  start: number,
  end: number,
  severity: Finding["severity"] = "low",
  message = "text",
): Finding {
  return {
    rule: "a/b",
    category: "correctness",
    severity,
    confidence: "certain",
    message,
    at: { path: "sip.conf", span: { start, end } },
    related: [],
    fixes: [],
    fingerprint: "",
    movedFingerprint: "",
  };
}

async function compare(marked: string, findings: readonly Finding[]): Promise<string[]> {
  const { text, marks } = parseMarks(marked);
  const tree = await loadTree(memoryFileSystem({ "/e/sip.conf": text }), "/e", { asteriskVersion: "16" });
  return compareWithMarks(tree, findings, new Map([["sip.conf", marks]]));
}

test.each([
  ["a mark with its finding", "[a] ; ~ low a/b", [finding(1, 2)], []],
  ["a mark without a finding", "[a] ; ~ low", [], ["sip.conf:1: no finding for the mark 'low'"]],
  ["a finding without a mark", "[a]", [finding(1, 2)], ["sip.conf:1:2: no mark for low a/b 'text'"]],
  [
    "another severity",
    "[a] ; ~ high",
    [finding(1, 2)],
    ["sip.conf:1: no finding for the mark 'high'", "sip.conf:1:2: no mark for low a/b 'text'"],
  ],
  ["a part of the message", '[a] ; ~ "ex"', [finding(1, 2)], []],
  ["the exact range", "[a]\nx=1\n; ^ low", [finding(6, 7)], []],
  [
    "another range",
    "[a]\nx=1\n; ^ low",
    [finding(4, 7)],
    ["sip.conf:2: no finding for the mark 'low columns 3-4'", "sip.conf:2:1: no mark for low a/b 'text'"],
  ],
  [
    "a loose mark leaves the finding to an exact one",
    '[a] ; ~ ~ low "one"',
    [finding(1, 2, "low", "one"), finding(1, 2, "low", "two")],
    [],
  ],
])("%s", async (_, marked, findings, expected) => {
  expect(await compare(marked, findings)).toEqual(expected);
});
