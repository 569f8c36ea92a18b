import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { caribbeanAreaCodes, northAmerica, numberingPlan, planOfNumber } from "./numbering.ts";

const folder = new URL("../../knowledge/", import.meta.url);

test("the table stays small enough to be bundled", () => {
  expect(readFileSync(new URL("numbering.json", folder)).length).toBeLessThan(30_000);
});

test.each([
  ["de", "49", "112"],
  ["UK", "44", "999"],
  ["jp", "81", "110"],
  ["us", "1", "911"],
  ["ca", "1", "911"],
])("the plan of %s has the code %s and the emergency number %s", (country, code, emergency) => {
  expect(numberingPlan(country)).toMatchObject({ code, emergency: expect.arrayContaining([emergency]) });
});

test.each([
  ["4930123456", "49"],
  ["35312345678", "353"],
  ["74951234567", "7"],
  ["12125550123", "1"],
])("the number %s belongs to the plan with the code %s", (number, code) => {
  expect(planOfNumber(number)?.code).toBe(code);
});

test("nobody has the plan of a code that is not there", () => {
  expect(numberingPlan("XX")).toBeUndefined();
  expect(planOfNumber("999123")).toBeUndefined();
});

test("the Caribbean is not the United States", () => {
  expect(caribbeanAreaCodes).toContain("809");
  expect(caribbeanAreaCodes).not.toContain("212");
  expect(northAmerica.premium).toContain("1900");
});
