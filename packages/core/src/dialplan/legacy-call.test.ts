import { expect, test } from "vitest";
import { argumentsSpan } from "./application-call.ts";
import { splitArguments } from "./arguments.ts";
import { argumentSeparators, parseLegacyCall } from "./legacy-call.ts";

test.each([
  ["Dial,SIP/100|20", "Dial", ["SIP/100", "20"]],
  ["Dial(SIP/100|20)", "Dial", ["SIP/100", "20"]],
  ["Dial(SIP/100,20)", "Dial", ["SIP/100", "20"]],
  ["Dial(SIP/100,20|tT)", "Dial", ["SIP/100", "20", "tT"]],
  [" Goto,default|s|1", "Goto", ["default", "s", "1"]],
  ["Playback,a,b|skip", "Playback", ["a,b", "skip"]],
  ["NoOp,a(b|c)", "NoOp", ["a(b|c)"]],
  ["Answer", "Answer", []],
  ["Answer,", "Answer", []],
  [" ,x", "", ["x"]],
])("up to 1.4 '%s' runs '%s' with %j", (text, name, args) => {
  const call = parseLegacyCall(text);
  expect(text.slice(call.nameStart, call.nameEnd)).toBe(name);
  const spans = splitArguments(text, argumentsSpan(call) ?? { start: 0, end: 0 }, {
    separators: argumentSeparators(text, call, "1.4"),
  });
  expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual(args);
});
