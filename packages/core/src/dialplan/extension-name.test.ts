import { describe, expect, test } from "vitest";
import { extensionKey, storedCallerId, storedName } from "./extension-name.ts";

test.each([
  ["1 2 3", "123"],
  ["12-34", "12-34"],
  ["_[1 2] X", "_[1 2]X"],
  ["[1 2]", "[12]"],
])("Asterisk shows '%s' as '%s'", (written, stored) => {
  expect(storedName(written)).toBe(stored);
});

test.each([
  ["(555) 12.3-4", "5551234"],
  ["_[1-9]5-5.5.", "_[1-9]555."],
  ["_NXX-XXXX", "_NXXXXXX"],
  ["", ""],
])("Asterisk keeps the caller id '%s' as '%s'", (written, stored) => {
  expect(storedCallerId(written)).toBe(stored);
});

describe("the key of an extension", () => {
  test.each([
    ["100", "100"],
    ["1-00", "100"],
    ["_NXX-XXXX", "_NXXXXXX"],
    ["_[2-9]x[19]", "_NX[1199]"],
    ["_[X]1", "_[XX]1"],
    ["_[1-3]", "_[13]"],
    ["_[9-05]", "_5"],
    ["_[1-05]", "_[55\0" + "49]"],
    ["_a[", "_a["],
  ])("%s: %s", (name, key) => {
    expect(extensionKey(name)).toBe(key);
  });
});
