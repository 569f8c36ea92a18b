import { expect, test } from "vitest";
import { relativePath, resolvePath } from "./relative-path.ts";

test.each([
  ["/site", "/site/etc/asterisk", "etc/asterisk"],
  ["/site/etc", "/site/etc", "."],
  ["/site/ci", "/site/etc/asterisk", "../etc/asterisk"],
  ["c:/site", "c:/site/asterisk", "asterisk"],
])("from %s, %s is called %s", (folder, path, expected) => {
  expect(relativePath(folder, path)).toBe(expected);
});

test.each([
  ["/site", "baseline.json", "/site/baseline.json"],
  ["/site/etc", "../ci/./baseline.json", "/site/ci/baseline.json"],
  ["/site", "/ci/baseline.json", "/ci/baseline.json"],
  ["c:/site", "baseline.json", "c:/site/baseline.json"],
])("in %s, %s is %s", (folder, path, expected) => {
  expect(resolvePath(folder, path)).toBe(expected);
});
