import { expect, test } from "vitest";
import { weakCipher } from "./weak-cipher.ts";

test.each([
  ["ALL", "ALL"],
  ["ALL:!aNULL:!eNULL", undefined],
  ["HIGH:!aNULL", undefined],
  ["ECDHE+AESGCM:RC4-SHA", "RC4-SHA"],
  ["ECDHE+AESGCM:RC4:!RC4", undefined],
  ["aRSA+NULL", "aRSA+NULL"],
  ["DES-CBC3-SHA", "DES-CBC3-SHA"],
  ["DES-CBC3-SHA:!3DES", undefined],
  ["ECDHE-RSA-AES128-GCM-SHA256,AES256-SHA", undefined],
  ["", undefined],
])("%s: %s", (list, found) => {
  expect(weakCipher(list)).toBe(found);
});
