import { expect, test } from "vitest";
import { loadTree } from "../workspace/load-tree.ts";
import { memoryFileSystem } from "../workspace/memory-file-system.ts";
import { type AclHolder, aclHolders } from "./acl-holders.ts";

async function holders(files: Readonly<Record<string, string>>): Promise<readonly AclHolder[]> {
  const paths = Object.entries(files).map(([name, text]) => [`/e/${name}`, text]);
  const tree = await loadTree(memoryFileSystem(Object.fromEntries(paths)), "/e", { asteriskVersion: "16" });
  return aclHolders(tree);
}

test("every list of a SIP account and of [general] is there, empty ones are not", async () => {
  const text =
    "[general]\ncontactdeny=10.0.0.1\n[a]\ntype=friend\ndeny=0.0.0.0/0\ncontactpermit=10.0.0.0/8\n[b]\ntype=friend\n";
  expect((await holders({ "sip.conf": text })).map(({ title }) => title)).toEqual([
    "the contact list of [general]",
    "the access list of SIP account 'a'",
    "the contact list of SIP account 'a'",
  ]);
});

test("AMI users count only where AMI can be reached", async () => {
  const users = "[u]\nsecret=x\ndeny=0.0.0.0/0\n";
  expect(await holders({ "manager.conf": `[general]\nenabled=no\n${users}` })).toEqual([]);
  const [user] = await holders({ "manager.conf": `[general]\nenabled=yes\n${users}` });
  expect([user?.owner, user?.exposure, user?.families]).toEqual(["AMI user 'u'", "any", [4, 6]]);
});

test("a named list is as exposed as those who name it", async () => {
  const found = await holders({
    "acl.conf": "[used]\ndeny=0.0.0.0/0\n[unused]\ndeny=0.0.0.0/0\n",
    "manager.conf": "[general]\nenabled=yes\nbindaddr=192.168.1.2\n[u]\nsecret=x\nacl=used\n",
  });
  expect(found.map(({ name, exposure, users }) => [name, exposure, users.length])).toEqual([
    ["u", "private", 0],
    ["used", "private", 1],
    ["unused", "loopback", 0],
  ]);
});
