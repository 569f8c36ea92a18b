import { loadTree, memoryFileSystem } from "@astlint/core";
import { expect, test } from "vitest";
import { hasCallerNumber } from "./caller-number.ts";

async function accountWith(line: string): Promise<boolean> {
  const text = `[100]\ntype=friend\nhost=dynamic\n${line}\n`;
  const tree = await loadTree(memoryFileSystem({ "/etc/asterisk/sip.conf": text }), "/etc/asterisk");
  const account = tree.sip?.accounts[0];
  if (!account) throw new Error("no account");
  return hasCallerNumber(account.settings);
}

test.each([
  ["callerid=Alice <100>", true],
  ['callerid="Alice" <100>', true],
  ["callerid=<100>", true],
  ["callerid=Alice <100", true],
  ["callerid=(030) 123-45.67", true],
  ["callerid=*100#", true],
  ["cid_number=100", true],
  ["callerid={{ number }}", true],
  ["callerid=Alice", false],
  ["callerid=Alice <>", false],
  ["callerid=", false],
  ["cid_number=", false],
  [";callerid=100", false],
  ["callerid=100\ncallerid=Alice", false],
])("'%s' gives a number: %s", async (line, expected) => {
  expect(await accountWith(line)).toBe(expected);
});
