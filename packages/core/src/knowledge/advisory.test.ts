import { expect, test } from "vitest";
import { AsteriskVersion } from "../workspace/asterisk-version.ts";
import { advisories, openAdvisories } from "./advisory.ts";

function fixOf(id: string, text: string): string | undefined {
  const version = AsteriskVersion.parse(text);
  const found = version && openAdvisories(version).find((advisory) => advisory.id === id);
  return found && (found.fixedIn ?? "never");
}

test.each([
  ["AST-2021-008", "16.19.0", "16.19.1"],
  ["AST-2021-008", "16.19.1", undefined],
  ["AST-2021-008", "16", undefined],
  ["AST-2021-008", "11.25.3", undefined],
  ["AST-2021-008", "15.7.4", "never"],
  ["AST-2021-008", "14", "never"],
  ["AST-2021-008", "20.0.0", undefined],
  ["GHSA-qqxj-v78h-hrf9", "20.7.0", undefined],
  ["GHSA-qqxj-v78h-hrf9", "20.8.0", "20.8.1"],
  ["GHSA-qqxj-v78h-hrf9", "19.8.1", undefined],
  ["GHSA-hxj9-xwr8-w8pq", "19.8.1", "never"],
  ["GHSA-hxj9-xwr8-w8pq", "certified/18.9-cert5", "18.9-cert6"],
  ["GHSA-hxj9-xwr8-w8pq", "certified/18.9-cert6", undefined],
  ["GHSA-hxj9-xwr8-w8pq", "18.9.0", "18.20.1"],
  ["AST-2012-004", "1.6.2.20", "1.6.2.24"],
])("%s in Asterisk %s is mended in %s", (id, version, expected) => {
  expect(fixOf(id, version)).toBe(expected);
});

test("the newest advisories come first, each once", () => {
  const ids = advisories().map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.at(-1)).toBe("AST-2009-003");
});
