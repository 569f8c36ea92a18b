import { expect, test } from "vitest";
import { moduleFacts } from "./module.ts";

test.each([
  ["chan_sip.so", { name: "chan_sip", deprecated: "17", removed: "21", replacement: "chan_pjsip" }],
  ["CHAN_SIP", { name: "chan_sip" }],
  ["app_meetme", { deprecated: "19", removed: undefined, replacement: "app_confbridge" }],
  ["chan_zap", { removed: "1.6.0", replacement: "chan_dahdi" }],
  ["res_pjsip", { since: "12", deprecated: undefined, removed: undefined }],
])("%s", (name, expected) => {
  expect(moduleFacts(name)).toMatchObject(expected);
});

test("what Asterisk's sources do not have is not known", () => {
  expect(moduleFacts("chan_mine.so")).toBeUndefined();
});
