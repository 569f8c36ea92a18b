import { expect, test } from "vitest";
import { nearestName, slipsBetween } from "./near-name.ts";

test.each([
  ["allowguest", "allowguest", 0],
  ["allowgest", "allowguest", 1],
  ["allwoguest", "allowguest", 1],
  ["permitt", "permit", 1],
  ["alwaysauthrejct", "alwaysauthreject", 1],
  ["regsiter", "register", 1],
  ["", "abc", 3],
])("from '%s' to '%s' it takes %d slips", (a, b, slips) => {
  expect(slipsBetween(a, b, 9)).toBe(slips);
});

test.each([
  ["allowgest", "allowguest"],
  ["secert", "secret"],
  ["authid", undefined],
  ["denny", "deny"],
  ["hst", undefined],
  ["nothingalike", undefined],
  ["udpenable", undefined],
])("'%s' stands for %s", (misspelt, name) => {
  expect(nearestName(misspelt, ["allowguest", "secret", "deny", "host", "port", "tcpenable", "auth"])).toBe(
    name,
  );
});

test("between two names equally near there is no choice", () => {
  expect(nearestName("tos_xideo", ["tos_video", "tos_audio", "cos_video"])).toBe("tos_video");
  expect(nearestName("xos_video", ["tos_video", "cos_video"])).toBeUndefined();
});
