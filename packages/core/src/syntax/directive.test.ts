import { expect, test } from "vitest";
import { parseDirective } from "./directive.ts";

test.each([
  ["#include a.conf", "include", "a.conf"],
  ["#INCLUDE a.conf", "include", "a.conf"],
  ["#include\ta b.conf", "include", "a b.conf"],
  ['#include "a.conf"', "include", "a.conf"],
  ["#include <a.conf>", "include", "a.conf"],
  ['#include "a.conf', "include", '"a.conf'],
  ['#include <a.conf"', "include", '<a.conf"'],
  ['#include "', "include", ""],
  ["#tryinclude a.conf", "tryinclude", "a.conf"],
  ["#exec /bin/a -b", "exec", "/bin/a -b"],
  ["#include", "include", undefined],
  ["#", "unknown", undefined],
  ["# include a", "unknown", "include a"],
  ["#includeifexists a", "unknown", "a"],
])("%s is %s of %s", (code, kind, argument) => {
  const directive = parseDirective(code);
  expect([directive.kind, directive.argument]).toEqual([kind, argument]);
});

test("the argument knows its place", () => {
  const code = '#include  "a.conf"';
  const { span } = parseDirective(code);
  expect(code.slice(span.start, span.end)).toBe("a.conf");
});
