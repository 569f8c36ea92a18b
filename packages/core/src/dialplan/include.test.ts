import { expect, test } from "vitest";
import { parseInclude } from "./include.ts";

test.each([
  ["office", "office", false],
  ["office,", "office", false],
  ["office ,*", "office ", true],
  ["office,9:00-17:00,mon-fri,*,*", "office", true],
  ["office|9:00-17:00|mon-fri|*|*", "office", true],
  ["office,9:00-17:00|mon-fri|*|*", "office,9:00-17:00", true],
])("'%s' includes '%s', with times: %s", (value, context, hasTiming) => {
  const include = parseInclude(value);
  expect([include.context, include.timing !== undefined]).toEqual([context, hasTiming]);
});
