import { expect, test } from "vitest";
import { pathOf, uriOf } from "./uris.ts";

test.each([
  ["file:///etc/asterisk/sip.conf", "/etc/asterisk/sip.conf"],
  ["file:///a%20b/%C3%A4%25.conf", "/a b/ä%.conf"],
  ["file:///c%3A/asterisk/sip.conf", "c:/asterisk/sip.conf"],
  ["file:///C:/asterisk/sip.conf", "C:/asterisk/sip.conf"],
  ["file:///a%zz.conf", "/a%zz.conf"],
  ["untitled:Untitled-1", undefined],
  ["https://example.net/sip.conf", undefined],
])("%s is the file %s", (uri, path) => {
  expect(pathOf(uri)).toBe(path);
});

test.each(["/etc/asterisk/sip.conf", "/a b/#1/ä%.conf", "c:/asterisk/sip.conf"])(
  "the URI of %s leads back to it",
  (path) => {
    expect(pathOf(uriOf(path))).toBe(path);
  },
);
