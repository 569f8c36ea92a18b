import { randomFillSync } from "node:crypto";
import { expect, test } from "vitest";
import { treeAtCursor } from "../testing/cursor.ts";
import {
  newSecret,
  type RandomSource,
  type ReplaceableSecret,
  replaceableSecret,
} from "./generate-secret.ts";

const secure: RandomSource = (bytes) => randomFillSync(bytes);

async function found(
  files: Readonly<Record<string, string>>,
  version?: string,
): Promise<{ secret: ReplaceableSecret | undefined; text: string }> {
  const { tree, path, offset } = await treeAtCursor(files, version);
  return { secret: replaceableSecret(tree, path, offset), text: tree.document(path)?.text ?? "" };
}

/** A file after its secret was replaced, with `*` for every character of the new one. */
async function replaced(path: string, text: string, version?: string): Promise<string> {
  const { secret, text: before } = await found({ [path]: text }, version);
  if (!secret) return "";
  const { span, text: made } = newSecret(secret, secure);
  return before.slice(0, span.start) + "*".repeat(made.length) + before.slice(span.end);
}

const long = "*".repeat(24);
const pin = "*".repeat(8);

test.each([
  [
    "sip.conf",
    "[100]\ntype=friend\nhost=dynamic\nsec$0ret = 100 ; desk\n",
    "[100]\ntype=friend\nhost=dynamic\nsecret = §L ; desk\n",
  ],
  ["sip.conf", "[base](!)\nsecret=$0\n", "[base](!)\nsecret=§L\n"],
  ["pjsip.conf", "[a]\ntype=auth\npassword=ab$0c\n", "[a]\ntype=auth\npassword=§L\n"],
  [
    "iax.conf",
    "[a]\ntype=friend\nhost=dynamic\nsecret=ab$0c\n",
    "[a]\ntype=friend\nhost=dynamic\nsecret=§L\n",
  ],
  ["manager.conf", "[general]\nenabled=yes\n[a]\nsecret=ab$0c\n", "[general]\nenabled=yes\n[a]\nsecret=§L\n"],
  ["ari.conf", "[a]\ntype=user\npassword=$0abc\n", "[a]\ntype=user\npassword=§L\n"],
  [
    "voicemail.conf",
    "[default]\n1$000 => 100,Anna,a@example.com\n",
    "[default]\n100 => §P,Anna,a@example.com\n",
  ],
  ["voicemail.conf", "[default]\n100 => -12$034,Anna\n", "[default]\n100 => -§P,Anna\n"],
  ["meetme.conf", "[rooms]\nconf => 600,1234,99$099\n", "[rooms]\nconf => 600,1234,§P\n"],
  ["confbridge.conf", "[a]\ntype=user\npin=12$034\n", "[a]\ntype=user\npin=§P\n"],
])("in %s only the secret is replaced: %j", async (path, text, expected) => {
  expect(await replaced(path, text, "16")).toBe(expected.replace("§L", long).replace("§P", pin));
});

test.each([
  ["a hash", "sip.conf", "[100]\ntype=friend\nhost=dynamic\nmd5se$0cret=0123456789abcdef0123456789abcdef\n"],
  ["a hash of PJSIP", "pjsip.conf", "[a]\ntype=auth\nauth_type=md5\nmd5_cred=01$0234\n"],
  ["a crypted password", "ari.conf", "[a]\ntype=user\npassword_format=crypt\npassword=$6$0$x\n"],
  ["what a provider gave out", "sip.conf", "[general]\nregister => me:se$0cret@example.net\n"],
  [
    "the auth of a trunk",
    "pjsip.conf",
    "[t]\ntype=endpoint\noutbound_auth=a\n[a]\ntype=auth\npassword=se$0cret\n",
  ],
  ["a peer with an address", "sip.conf", "[t]\ntype=peer\nhost=192.0.2.1\nsecret=se$0cret\n"],
  ["another option", "sip.conf", "[100]\ntype=fri$0end\nhost=dynamic\nsecret=abc\n"],
  ["the name of a mailbox's owner", "voicemail.conf", "[default]\n100 => 1234,An$0na\n"],
  ["a comment", "sip.conf", "[100]\n;sec$0ret=abc\n"],
])("nothing is offered for %s", async (_, path, text) => {
  expect((await found({ [path]: text }, "16")).secret).toBeUndefined();
});

test("the title tells who has to be given it", async () => {
  const files = { "sip.conf": "[base](!)\ntype=friend\nhost=dynamic\nsecret=ab$0c\n[1](base)\n[2](base)\n" };
  expect((await found(files, "16")).secret?.title).toBe(
    "Generate a strong secret, which the devices of 2 accounts must be given, too",
  );
});

const password: ReplaceableSecret = {
  kind: "password",
  title: "",
  place: { path: "", span: { start: 0, end: 0 } },
  number: "",
};

test("a password has letters and digits that look like no other, and the parser takes as they are", () => {
  for (let i = 0; i < 100; i++) {
    expect(newSecret(password, secure).text).toMatch(/^[A-HJ-NP-Za-km-z2-9]{24}$/);
  }
});

test("every character is as likely as any other", () => {
  const startingWith =
    (first: number): RandomSource =>
    (bytes) => {
      for (let i = 0; i < bytes.length; i++) bytes[i] = (first + i) % 256;
    };
  const counts = new Map<string, number>();
  // 57 characters go four times into the bytes up to 227; the rest is left out.
  for (let byte = 0; byte < 228; byte++) {
    const first = newSecret(password, startingWith(byte)).text[0] ?? "";
    counts.set(first, (counts.get(first) ?? 0) + 1);
  }
  expect([counts.size, new Set(counts.values())]).toEqual([57, new Set([4])]);
  expect(newSecret(password, startingWith(228)).text).toBe(newSecret(password, startingWith(0)).text);
});

test("a PIN is none that is tried first, and not the number of its mailbox", () => {
  const draws = ["1234567890", "9090909090", "2200220099", "7193046258"];
  const poor: RandomSource = (bytes) => {
    const digits = draws.shift() ?? "";
    for (let i = 0; i < bytes.length; i++) bytes[i] = Number(digits[i] ?? 255);
  };
  const { text } = newSecret({ ...password, kind: "pin", number: "2200" }, poor);
  expect(text).toBe("71930462");
});

test("a source that gives nothing of use is told of", () => {
  expect(() => newSecret(password, (bytes: Uint8Array) => bytes.fill(255))).toThrow("nothing of use");
});
