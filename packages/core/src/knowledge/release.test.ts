import { expect, test } from "vitest";
import { AsteriskVersion } from "../workspace/asterisk-version.ts";
import { endOfSupport } from "./release.ts";

test.each([
  ["16", "2023-10-09"],
  ["16.28.0", "2023-10-09"],
  ["1.8.32", "2015-10-21"],
  ["1.6.2.24", "2012-04-21"],
  ["21.4", "2026-10-18"],
  ["22", undefined],
  ["99", undefined],
])("support of Asterisk %s ended %s", (text, end) => {
  const version = AsteriskVersion.parse(text);
  expect(version && endOfSupport(version)).toBe(end);
});
