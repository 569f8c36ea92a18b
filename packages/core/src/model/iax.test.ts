import { expect, test } from "vitest";
import { loadTree } from "../workspace/load-tree.ts";
import { memoryFileSystem } from "../workspace/memory-file-system.ts";
import type { Tree } from "../workspace/tree.ts";
import { aclHolders } from "./acl-holders.ts";
import { entryPoints } from "./entry-points.ts";
import { trunkCalls } from "./trunk-calls.ts";

async function load(files: Readonly<Record<string, string>>, asteriskVersion = "18"): Promise<Tree> {
  const paths = Object.entries(files).map(([name, text]) => [`/e/${name}`, text.split(";").join("\n")]);
  return await loadTree(memoryFileSystem(Object.fromEntries(paths)), "/e", { asteriskVersion });
}

test.each([
  ["", ["0.0.0.0 4569 any"]],
  ["bindport=4570", ["0.0.0.0 4570 any"]],
  ["bindport=99", ["0.0.0.0 4569 any"]],
  ["bindaddr=127.0.0.1", ["127.0.0.1 4569 loopback"]],
  ["bindaddr=10.0.0.1:4570;bindaddr=192.0.2.1", ["10.0.0.1 4570 private", "192.0.2.1 4569 public"]],
  ["bindaddr=10.0.0.1;bindport=4570", ["10.0.0.1 4569 private"]],
  ["bindaddr=pbx.example.com", ["0.0.0.0 4569 any"]],
])("with '%s' chan_iax2 opens %j", async (general, expected) => {
  const { iax } = await load({ "iax.conf": `[general];${general}` });
  const found = iax?.listeners.map(({ host, port, exposure }) => `${host} ${port} ${exposure}`);
  expect(found).toEqual(expected);
});

test.each([
  ["[a];type=user", "user guest"],
  ["[a];type=friend;host=dynamic", "friend guest"],
  ["[a];type=peer;host=dynamic", "peer"],
  ["[a];type=user;secret=", "user guest"],
  ["[a];type=user;secret=x;secret=", "user password"],
  ["[a];type=user;dbsecret=iax/a", "user password"],
  ["[a];type=user;inkeys=a", "user password trunk"],
  ["[a];type=user;permit=192.0.2.1", "user guest"],
  ["[a];type=user;deny=0.0.0.0/0;permit=192.0.2.1", "user"],
  ["[a];type=friend;secret=x;host=192.0.2.1", "friend password trunk"],
  ["[a];type=friend;secret=x;host=10.0.0.1", "friend password"],
  ["[a];type=friend;secret=x;host=dynamic;trunk=yes", "friend password trunk"],
  ["[a];type=user;[a];type=peer;secret=x", "friend password"],
  ["[a];host=dynamic", ""],
  ["[a](!);type=user", ""],
])("'%s' makes: %s", async (text, expected) => {
  const { iax } = await load({ "iax.conf": text });
  const found = (iax?.accounts ?? []).map((account) =>
    [
      account.kind,
      account.isGuest ? "guest" : "",
      account.isAuthenticated ? "password" : "",
      account.isAuthenticated && account.isTrunk ? "trunk" : "",
    ]
      .filter((word) => word !== "")
      .join(" "),
  );
  expect(found.join(", ")).toBe(expected);
});

test("users.conf makes friends with hasiax, on top of its [general]", async () => {
  const users = "[general];secret=x;[100];hasiax=yes;[101];hasiax=no";
  const { iax } = await load({ "iax.conf": "[general]", "users.conf": users });
  expect(iax?.accounts.map(({ name, kind, isAuthenticated }) => [name, kind, isAuthenticated])).toEqual([
    ["100", "friend", true],
  ]);
});

test("each context of an account is a door, and without one it is 'default'", async () => {
  const text =
    "[guest];type=user;[branch];type=user;secret=x;context=a;context=b;[isp];type=user;inkeys=isp;context=in;[p];type=peer;context=c";
  const doors = entryPoints(await load({ "iax.conf": text }));
  expect(doors.map(({ caller, account, context }) => `${caller} ${account} ${context}`)).toEqual([
    "guest guest default",
    "phone branch a",
    "phone branch b",
    "trunk isp in",
  ]);
});

test("a number behind a phone's name is no call out of the PBX, behind a provider's it is", async () => {
  const calls = trunkCalls(
    await load({
      "iax.conf": "[phone];type=friend;host=dynamic;secret=x;[isp];type=peer;host=192.0.2.1;secret=x",
      "extensions.conf":
        "[a];exten => _X.,1,Dial(IAX2/phone/${EXTEN});exten => _X.,2,Dial(IAX2/isp/${EXTEN})",
    }),
  );
  expect(calls.map(({ device }) => device)).toEqual(["IAX2/isp/${EXTEN}"]);
});

test("accounts, ARI users and paths of the web server have access lists", async () => {
  const tree = await load(
    {
      "iax.conf": "[a];type=user;deny=0.0.0.0/0",
      "ari.conf": "[u];type=user;password=x;deny=0.0.0.0/0",
      "http.conf": "[general];enabled=yes;bindaddr=10.0.0.1;[/ari];type=restriction;deny=0.0.0.0/0",
    },
    "22.10.1",
  );
  expect(aclHolders(tree).map(({ owner, exposure }) => `${owner} ${exposure}`)).toEqual([
    "IAX account 'a' any",
    "ARI user 'u' private",
    "web path '/ari' private",
  ]);
});
