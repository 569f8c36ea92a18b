import { expect, test } from "vitest";
import { readAel } from "./ael-contexts.ts";
import { contextsInLua } from "./lua-contexts.ts";

test.each<[string, string[]]>([
  ["context a { s => Hangup(); }\nmacro b(x) { NoOp(${x}); }", ["a", "b"]],
  ["extend context a{}context b\n{}\nabstract context c {};", ["a", "b", "c"]],
  ["// context a {\n/* context b {\n*/context c {}", ["c"]],
  ["context a {} // tail", ["a"]],
  ["context a {} /* never closed context b {}", ["a"]],
  ["globals { X=1; }", []],
])("the contexts of the AEL %j", (text, expected) => {
  expect(readAel(text)).toEqual({ contexts: expected, includes: [] });
});

test("a file in AEL may include others", () => {
  const text = '#include "a.ael"\n// #include "b.ael"\n#include <c/*.ael>\ncontext d {}\n';
  expect(readAel(text).includes).toEqual(["a.ael", "c/*.ael"]);
});

test.each<[string, string[] | undefined]>([
  [
    "extensions = { demo = { s = start }; ['from-phones'] = { include = { 'demo' } } }",
    ["demo", "from-phones"],
  ],
  [
    "-- extensions.x = 1\nfunction f(c, e) app.dial('}') end\nextensions = {\n  a = {};\n}\nhints = { b = {} }",
    ["a"],
  ],
  ['--[[ extensions = {\n a = {} } ]]\nextensions = { ["b"] = {} }', ["b"]],
  ["", []],
  ["extensions = {}\nextensions.a = {}", undefined],
  ["extensions = {}\nextensions['a'] = {}", undefined],
  ["extensions = build()", undefined],
  ["extensions = { [name] = {} }", undefined],
  ["require 'contexts'", undefined],
])("the contexts of the Lua %j", (text, expected) => {
  const found = contextsInLua(text);
  expect(found && [...found]).toEqual(expected);
});
