import { expect, test } from "vitest";
import { loadTree } from "../workspace/load-tree.ts";
import { memoryFileSystem } from "../workspace/memory-file-system.ts";
import { type Identity, identityOf } from "./identity.ts";

async function identity(text: string): Promise<Identity> {
  const tree = await loadTree(memoryFileSystem({ "/etc/asterisk/sip.conf": text }), "/etc/asterisk", {});
  const section = tree.effective("sip.conf")?.live[0];
  if (!section) throw new Error("no section");
  return identityOf(section, "the account name");
}

test("an account is its name, its numbers and the parts of its caller id", async () => {
  const { names } = await identity(
    '[100]\nusername=alice\ncallerid="Alice Liddell" <1001>\nmailbox=42@default\nhost=dynamic\n',
  );
  expect(names.map(({ text, what }) => `${what}: ${text}`)).toEqual([
    "the account name: 100",
    "the user name: alice",
    "the caller id: Alice Liddell",
    "the caller id: 1001",
    "the caller id: AliceLiddell",
    "a part of the caller id: Alice",
    "a part of the caller id: Liddell",
    "the mailbox: 42@default",
    "the mailbox: 42",
  ]);
});

test("its words are in lower case, each once, and long enough to mean something", async () => {
  const { words } = await identity("[al-ice]\nfullname=Al Ice of Example Ltd\n");
  expect(words).toEqual(["al-ice", "ice", "al ice of example ltd", "example", "ltd", "aliceofexampleltd"]);
});
