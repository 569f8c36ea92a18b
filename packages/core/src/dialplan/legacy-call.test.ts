import { expect, test } from "vitest";
import { parseLegacyCall } from "./legacy-call.ts";

test.each([
  ["Dial,SIP/100|20", "Dial", "SIP/100|20"],
  ["Dial(SIP/100|20)", "Dial", "SIP/100|20"],
  ["Dial(SIP/100,20)", "Dial", "SIP/100,20"],
  [" Goto,default|s|1", "Goto", "default|s|1"],
  ["Answer", "Answer", undefined],
  [" ,x", "", "x"],
])("up to 1.4 '%s' runs '%s' with %j", (text, name, args) => {
  const call = parseLegacyCall(text);
  expect(text.slice(call.name.start, call.name.end)).toBe(name);
  expect(call.arguments && text.slice(call.arguments.start, call.arguments.end)).toBe(args);
});
