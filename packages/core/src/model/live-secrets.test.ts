import { expect, test } from "vitest";
import { loadTree } from "../workspace/load-tree.ts";
import { memoryFileSystem } from "../workspace/memory-file-system.ts";

/** Each secret as `service role 'text' of its holders`, hashes marked. */
async function secrets(files: Readonly<Record<string, string>>, asteriskVersion = "18"): Promise<string[]> {
  const entries = Object.entries(files).map(([name, text]) => [`/etc/asterisk/${name}`, text]);
  const tree = await loadTree(memoryFileSystem(Object.fromEntries(entries)), "/etc/asterisk", {
    asteriskVersion,
  });
  return tree.secrets.map(({ service, role, isHash, text, user, holders }) => {
    const names = user === undefined ? holders.map(({ name }) => name).join(" ") : `user ${user}`;
    return `${service} ${role}${isHash ? " hash" : ""} '${text}' of ${names}`;
  });
}

test("a secret of a template is one secret of all who inherit it", async () => {
  const text = "[t](!)\ntype=friend\nsecret=abc\n[100](t)\n[101](t)\n[102](t)\nsecret=own\n";
  expect(await secrets({ "sip.conf": text })).toEqual([
    "sip login 'abc' of 100 101",
    "sip login 'own' of 102",
  ]);
});

test("the last secret counts, and md5secret before it", async () => {
  const text = "[100]\ntype=friend\nsecret=a\nsecret=b\n[101]\ntype=friend\nmd5secret=c\nsecret=d\n";
  expect(await secrets({ "sip.conf": text })).toEqual(["sip login 'b' of 100", "sip login hash 'c' of 101"]);
});

test("what logs in with a provider is outbound", async () => {
  const text =
    "[general]\nregister => u:one@h\nmwi => v:two@h/1\n[authentication]\nauth=w:three@r\n" +
    "[p]\ntype=peer\nhost=h\nsecret=four\nremotesecret=five\n";
  expect(await secrets({ "sip.conf": text })).toEqual([
    "sip outbound 'four' of p",
    "sip outbound 'five' of p",
    "sip outbound 'one' of user u",
    "sip outbound 'two' of user v",
    "sip outbound 'three' of user w",
  ]);
});

test("a section of users.conf counts for AMI, then for SIP, then for IAX", async () => {
  const users =
    "[1]\nhassip=yes\nhasmanager=yes\nsecret=a\n[2]\nhassip=yes\nhasiax=yes\nsecret=b\n[3]\nhasiax=yes\nsecret=c\nvmsecret=1\n";
  const files = {
    "users.conf": users,
    "sip.conf": "[general]\n",
    "manager.conf": "[general]\nenabled=yes\n",
  };
  expect(await secrets(files)).toEqual([
    "manager login 'a' of 1",
    "sip login 'b' of 2",
    "iax login 'c' of 3",
  ]);
});

test("a PJSIP auth serves those who name it", async () => {
  const text =
    "[e]\ntype=endpoint\nauth=in\noutbound_auth=out\n[in]\ntype=auth\npassword=a\n[out]\ntype=auth\npassword=b\n[none]\ntype=auth\npassword=c\n";
  expect(await secrets({ "pjsip.conf": text })).toEqual([
    "pjsip login 'a' of in",
    "pjsip outbound 'b' of out",
  ]);
});

test("without any endpoint in the file every auth counts", async () => {
  expect(await secrets({ "pjsip.conf": "[a]\ntype=auth\npassword=x\n" })).toEqual(["pjsip login 'x' of a"]);
});

test("an IAX peer with an address is called with the secret, others call with it", async () => {
  const text =
    "[general]\nregister => u:one@h\nregister => v:[key]@h\n[a]\ntype=peer\nhost=h\nsecret=two\n[b]\ntype=peer\nhost=dynamic\nsecret=three\n[c]\nsecret=four\n";
  expect(await secrets({ "iax.conf": text })).toEqual([
    "iax outbound 'one' of user u",
    "iax outbound 'two' of a",
    "iax login 'three' of b",
  ]);
});

test("what is switched off or not connected to anything has no secrets", async () => {
  expect(await secrets({ "hep.conf": "[general]\nenabled=no\ncapture_password=a\n" })).toEqual([]);
  expect(await secrets({ "res_odbc.conf": "[a]\nenabled=no\npassword=a\n" })).toEqual([]);
  expect(await secrets({ "res_pgsql.conf": "[general]\ndbpass=a\n" })).toEqual([]);
  const mapped = {
    "res_pgsql.conf": "[general]\ndbpass=a\n",
    "extconfig.conf": "[settings]\nsippeers => pgsql,x\n",
  };
  expect(await secrets(mapped)).toEqual(["other outbound 'a' of general"]);
});

test("an ARI password may be a hash", async () => {
  const text =
    "[general]\nenabled=yes\n[a]\ntype=user\npassword=x\n[b]\ntype=user\npassword=$6$y\npassword_format=crypt\n";
  expect(await secrets({ "ari.conf": text })).toEqual(["ari login 'x' of a", "ari login hash '$6$y' of b"]);
});

test("Asterisk 21 has no SIP secrets", async () => {
  expect(await secrets({ "sip.conf": "[100]\ntype=friend\nsecret=abc\n" }, "21")).toEqual([]);
});
