import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isNeverOpen, isOpenAt, type Moment, parseTiming, type Timing } from "./timing.ts";

function timing(text: string): Timing {
  const parsed = parseTiming(text);
  if (!parsed) throw new Error("no timing");
  return parsed;
}

/** Wednesday, 15 May, 10:30 */
const morning: Moment = { minute: 630, weekday: 3, dayOfMonth: 15, month: 4 };

describe("on Wednesday, 15 May, at 10:30", () => {
  test.each([
    ["*", true],
    ["*,*,*,*", true],
    [",,,", true],
    ["9:00-17:00", true],
    ["11:00-17:00", false],
    ["10:30", true],
    ["10:31", false],
    ["22:00-11:00", true],
    ["22:00-9:00", false],
    ["8:00-9:00&10:00-10:30", true],
    [" 9:00 - 17:00 ", true],
    ["9:00-17:00,mon-fri", true],
    ["9:00-17:00|mon-fri|*|*", true],
    ["*,sat-mon", false],
    ["*,fri-wed", true],
    ["*,4", true],
    ["*,WED", true],
    ["*,*,1-15", true],
    ["*,*,16-14", false],
    ["*,*,*,may", true],
    ["*,*,*,5", true],
    ["*,*,*,nov-apr", false],
  ])("%s is open: %s", (text, expected) => {
    expect(isOpenAt(timing(text), morning)).toBe(expected);
    expect(timing(text).problems).toEqual([]);
  });
});

describe("what Asterisk 16 and 22 skip", () => {
  test.each([
    [
      "9:00-17:00, mon-fri, *, *",
      ["weekday-invalid:  mon-fri", "day-invalid:  *", "month-invalid:  *"],
      true,
    ],
    ["9-17", ["time-invalid: 9-17"], true],
    ["25:00-26:00", ["time-invalid: 25:00-26:00"], true],
    ["09:00-", ["time-invalid: 09:00-"], true],
    ["9:00-x", ["time-invalid: 9:00-x"], true],
    ["*&8:00", ["time-invalid: *"], false],
    ["*,monday", ["weekday-invalid: monday"], true],
    ["*,*,0", ["day-invalid: 0"], true],
    ["*,*,1-31&", ["day-invalid: "], false],
    ["*,*,*,jan-feb&x", ["month-invalid: x"], false],
  ])("%s: %j, never open: %s", (text, expected, isNever) => {
    const { problems } = timing(text);
    expect(problems.map(({ code, span }) => `${code}: ${text.slice(span.start, span.end)}`)).toEqual(
      expected,
    );
    expect(isNeverOpen(timing(text))).toBe(isNever);
  });
});

test.each([
  ["*,*,*,*,Europe/Berlin", "Europe/Berlin"],
  ["*,*,*,*", undefined],
  ["*,*,*,*,UTC,x", undefined],
])("the zone of '%s' is %j", (text, zone) => {
  expect(timing(text).timezone).toBe(zone);
});

test("an empty text is no timing", () => {
  expect(parseTiming("")).toBeUndefined();
});

test("any text parses, and every problem lies within it", () => {
  const unit = fc.constantFrom("9", ":", "-", "&", ",", "|", "*", "mon", "jan", "31", " ", "x");
  fc.assert(
    fc.property(fc.string({ unit }), (text) => {
      for (const { span } of parseTiming(text)?.problems ?? []) {
        expect(span.start >= 0 && span.start <= span.end && span.end <= text.length).toBe(true);
      }
    }),
    { seed: 1 },
  );
});
