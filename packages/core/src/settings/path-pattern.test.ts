import { expect, test } from "vitest";
import { pathPattern } from "./path-pattern.ts";

test.each([
  ["sip.conf", ["sip.conf", "a/b/sip.conf"], ["sip.conf.bak", "sip.conf/x"]],
  ["*.conf", ["a.conf", "x/.a.conf"], ["a.txt"]],
  ["berlin/*.conf", ["berlin/a.conf"], ["a.conf", "x/berlin/a.conf", "berlin/x/a.conf"]],
  ["berlin/**", ["berlin/a", "berlin/x/y"], ["berlin", "a/berlin/b"]],
  ["**/old/*.conf", ["old/a.conf", "x/y/old/a.conf"], ["old/x/a.conf"]],
  ["a/**/b", ["a/b", "a/x/y/b"], ["a/x", "b"]],
  ["backup/", ["backup/a", "x/backup/b/c"], ["backup"]],
  ["./sip.conf", ["sip.conf"], ["a/sip.conf"]],
  ["{sip,iax}.conf", ["sip.conf", "iax.conf"], ["pjsip.conf"]],
  ["**", ["a", "a/b"], []],
])("%s", (pattern, matched, others) => {
  const test = pathPattern(pattern);
  expect(matched.filter((path) => !test(path))).toEqual([]);
  expect(others.filter((path) => test(path))).toEqual([]);
});

test("a pattern of many stars and a path of many folders take little time", () => {
  const test = pathPattern(`${"**/*a*/".repeat(200)}x`);
  expect(test(`${"aaaa/".repeat(400)}y`)).toBe(false);
});
