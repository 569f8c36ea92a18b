import { expect, test } from "vitest";
import { judgePin } from "./judge-pin.ts";

test.each([
  ["100", "pattern: equals the number itself"],
  ["001", "pattern: is the number backwards"],
  ["100100", "pattern: is the number twice"],
  ["1007", "pattern: is the number with little added"],
  ["1234", "pattern: is a sequence"],
  ["654321", "pattern: is a sequence"],
  ["0000", "pattern: repeats one digit"],
  ["5858", "pattern: is one piece repeated"],
  ["4242", "sample: is a sample out of Asterisk's own files"],
  ["2580", "pattern: is among the most common PINs"],
  ["1984", "pattern: is a year"],
  ["7391", "short: has only 4 digits"],
  ["739154", "fine"],
  ["", "fine"],
  ["{{ pin }}", "fine"],
  ["horse", "fine"],
])("the PIN '%s' of mailbox 100 is %s", (pin, expected) => {
  const verdict = judgePin(pin, "100");
  expect(verdict ? `${verdict.kind}: ${verdict.reason}` : "fine").toBe(expected);
});
