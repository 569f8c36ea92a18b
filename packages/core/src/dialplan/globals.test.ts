import { describe, expect, test } from "vitest";
import { readGlobals, substituteGlobals } from "./globals.ts";

const entries = [
  { name: "A", value: "hello" },
  { name: "B", value: "NUM" },
  { name: "NUM", value: "123456" },
  { name: "TWICE", value: `\${A}\${A}` },
  { name: "__INHERITED", value: "x" },
  { name: "LENGTH", value: `\${LEN(abc)}` },
];

describe("while the dialplan loads, as Asterisk 16 and 22 do it", () => {
  test.each([
    ["plain $5", "plain $5"],
    [`\${A}!`, "hello!"],
    [`\${\${B}}`, "123456"],
    [`\${NUM:1}`, "23456"],
    [`\${NUM:-2}`, "56"],
    [`\${NUM:1:2}`, "23"],
    [`\${NUM:0:-1}`, "12345"],
    [`\${NUM:-3:-1}`, "45"],
    [`\${NUM:9}`, ""],
    [`\${NUM:}`, "123456"],
    [`\${NUM:x}`, "123456"],
    [`\${NUM::2}`, "123456"],
    [`\${NUM: 2}`, "3456"],
    [`\${NOWHERE}`, ""],
    [`a\${A`, "ahello"],
    [`\${INHERITED}\${__INHERITED}`, "x"],
    [`\${TWICE}`, "hellohello"],
    [`\${a}`, ""],
    ["$[1+2]", "3"],
    [`$[\${NUM:1:1}*(\${NUM:2:1}+1)]`, "8"],
  ])("%s is '%s'", (text, expected) => {
    expect(substituteGlobals(text, readGlobals(entries))).toMatchObject({ text: expected, isUnknown: false });
  });
});

describe("what only a running Asterisk knows stays as written", () => {
  test.each([`\${LEN(abc)}`, "$[3/2]", `\${EPOCH}`, `\${A\${ENTITYID}}`, `\${LENGTH}`])("%s", (text) => {
    const substituted = substituteGlobals(`<${text}>\${NUM:5}`, readGlobals(entries));
    expect(substituted).toMatchObject({ text: `<${text}>6`, isUnknown: true });
  });
});

test("a global sees those before it, not those after it", () => {
  const globals = readGlobals([
    { name: "A", value: `<\${B}>` },
    { name: "B", value: "1" },
    { name: "B", value: `\${B}\${A}` },
  ]);
  expect([...globals]).toEqual([
    ["A", "<>"],
    ["B", "1<>"],
  ]);
});

test("variables that double are cut where Asterisk's buffers end", () => {
  const doubling = Array.from({ length: 40 }, (_, step) => ({
    name: `V${step + 1}`,
    value: `\${V${step}}\${V${step}}`,
  }));
  const globals = readGlobals([{ name: "V0", value: "0123456789" }, ...doubling]);
  expect(globals.get("V8")).toHaveLength(2560);
  expect(globals.get("V40")).toHaveLength(8190);
});
