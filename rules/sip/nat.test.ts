import { AsteriskVersion } from "@astlint/core";
import { expect, test } from "vitest";
import { type ForcedPort, forcedPort, unknownNatWords } from "./nat.ts";

function version(text: string): AsteriskVersion {
  const parsed = AsteriskVersion.parse(text);
  if (!parsed) throw new Error(`'${text}' is no version`);
  return parsed;
}

test.each<[string, string | undefined, ForcedPort]>([
  ["16", undefined, "when-needed"],
  ["16", "yes", "always"],
  ["16", "force_rport,comedia", "always"],
  ["16", "comedia", "on-request"],
  ["16", "comedia, force_rport", "on-request"],
  ["16", "force_rport,auto_force_rport", "when-needed"],
  ["16", "no,force_rport", "on-request"],
  ["16", "route", "on-request"],
  ["10", undefined, "always"],
  ["10", "route", "always"],
  ["10", "comedia", "on-request"],
  ["1.8.7.1", undefined, "on-request"],
  ["1.8", undefined, "always"],
  ["1.8", "force_rport,comedia", "on-request"],
  ["1.6.2.20", undefined, "on-request"],
  ["1.4", undefined, "always"],
  ["1.4", "route", "always"],
  ["1.4", "never", "on-request"],
])("in Asterisk %s nat=%s answers to the sender's port %s", (text, value, expected) => {
  expect(forcedPort(value, version(text))).toBe(expected);
});

test.each<[string, string, readonly string[]]>([
  ["16", "force_rport, comedia", []],
  ["16", "route,auto_comedia", ["route"]],
  ["16", "true", ["true"]],
  ["1.8", "force_rport,comedia", ["force_rport,comedia"]],
  ["1.6", "anything", []],
])("Asterisk %s takes nat=%s with the unknown words %j", (text, value, expected) => {
  expect(unknownNatWords(value, version(text))).toEqual(expected);
});
