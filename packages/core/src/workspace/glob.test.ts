import fc from "fast-check";
import { expect, test } from "vitest";
import { expandBraces, isGlob, matchesSegment } from "./glob.ts";

test.each([
  ["a.conf", false],
  ["*.conf", true],
  ["a?.conf", true],
  ["[ab].conf", true],
  ["{a,b}.conf", true],
])("%s is a pattern: %s", (path, expected) => {
  expect(isGlob(path)).toBe(expected);
});

test.each([
  ["*.conf", "a.conf", true],
  ["*.conf", ".conf", false],
  ["*.conf", ".a.conf", false],
  [".*.conf", ".a.conf", true],
  ["*", "a", true],
  ["*", "", true],
  ["?.conf", "a.conf", true],
  ["?.conf", "ab.conf", false],
  ["a*b*c", "aXbYc", true],
  ["a*b*c", "aXbY", false],
  ["[ab].conf", "b.conf", true],
  ["[a-c].conf", "b.conf", true],
  ["[a-c].conf", "d.conf", false],
  ["[!a-c].conf", "d.conf", true],
  ["[^a-c].conf", "a.conf", false],
  ["[]a].conf", "].conf", true],
  ["[a.conf", "[a.conf", true],
  ["\\*.conf", "*.conf", true],
  ["\\*.conf", "a.conf", false],
  ["A.conf", "a.conf", false],
])("'%s' matches '%s': %s", (pattern, name, expected) => {
  expect(matchesSegment(pattern, name)).toBe(expected);
});

test.each([
  ["a", ["a"]],
  ["{b,a}", ["b", "a"]],
  ["x{a,b}y", ["xay", "xby"]],
  ["{a,b}{1,2}", ["a1", "a2", "b1", "b2"]],
  ["{a,{b,c}d}", ["a", "bd", "cd"]],
  ["{a", ["{a"]],
  ["{}", ["{}"]],
  ["{a,}b", ["ab", "b"]],
])("the braces of '%s' stand for %j", (pattern, expected) => {
  expect(expandBraces(pattern)).toEqual(expected);
});

test("braces that multiply are bounded", () => {
  expect(expandBraces("{a,b}".repeat(100)).length).toBeLessThan(200);
});

test("a pattern of stars takes no exponential time", () => {
  expect(matchesSegment("a*".repeat(100), "a".repeat(2000))).toBe(true);
  expect(matchesSegment(`${"a*".repeat(100)}b`, "a".repeat(2000))).toBe(false);
});

test("a name without special characters matches itself and nothing else", () => {
  const name = fc.stringMatching(/^[a-z0-9_.-]{1,12}$/);
  fc.assert(
    fc.property(name, name, (a, b) => {
      expect(matchesSegment(a, b)).toBe(a === b);
    }),
    { seed: 1 },
  );
});
