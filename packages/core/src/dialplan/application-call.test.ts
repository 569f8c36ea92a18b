import { expect, test } from "vitest";
import { parseApplicationCall } from "./application-call.ts";

test.each([
  ["NoOp", "NoOp", undefined],
  ["NoOp()", "NoOp", ""],
  ["  NoOp( spaced )", "NoOp", " spaced "],
  ["NoOp(a) trailing", "NoOp", "a"],
  ["NoOp(a)b)c", "NoOp", "a)b"],
  ["NoOp(a", "NoOp", "a"],
  ["Dial (SIP/x)", "Dial ", "SIP/x"],
  ["Dial,SIP/x|20", "Dial,SIP/x|20", undefined],
  [`\${APP}(x)`, `\${APP}(x)`, undefined],
  [`DAHDI/g0/\${GLOBAL(var)}`, `DAHDI/g0/\${GLOBAL(var)}`, undefined],
  ["Foo$[1](y)", "Foo$[1](y)", undefined],
  [`NoOp(\${X})`, "NoOp", `\${X}`],
  ["a$b(c)", "a$b", "c"],
  ["", "", undefined],
])("'%s' runs '%s' with %j", (text, name, args) => {
  const call = parseApplicationCall(text);
  expect(text.slice(call.nameStart, call.nameEnd)).toBe(name);
  expect(call.argumentsStart < 0 ? undefined : text.slice(call.argumentsStart, call.argumentsEnd)).toBe(args);
});

test("a call without its last parenthesis is not closed", () => {
  expect([parseApplicationCall("NoOp(a").isClosed, parseApplicationCall("NoOp(a)").isClosed]).toEqual([
    false,
    true,
  ]);
});
