import { expect, test } from "vitest";
import { fix } from "../fix/apply-fixes.ts";
import { lint } from "../lint/lint.ts";
import { treeOf } from "../testing/tree-of.ts";
import { parseSettings } from "./parse-settings.ts";
import { policyRule } from "./policy-rule.ts";

function rulesOf(policy: object): ReturnType<typeof policyRule>[] {
  const { settings, problems } = parseSettings(JSON.stringify({ policies: [{ id: "p", ...policy }] }), []);
  expect(problems).toEqual([]);
  return settings.policies.map(policyRule);
}

async function messages(
  policy: object,
  files: Readonly<Record<string, string>>,
  version?: string,
): Promise<string[]> {
  const tree = await treeOf(files, version);
  return lint(tree, { rules: rulesOf(policy) }).map(({ at, message }) => {
    const { line } = tree.document(at.path)?.position(at.span.start) ?? { line: 0 };
    return `${line}: ${message}`;
  });
}

const acl = {
  file: "manager.conf",
  option: "acl",
  must: { be: "mgmt" },
  message: "AMI users come from the management network",
};

test("every AMI user must have the named ACL: all lines of an option that adds up count", async () => {
  const text = "[general]\nenabled=yes\n[a]\nsecret=x\n[b]\nacl=MGMT\n[c]\nacl=mgmt\nacl=any\n[d](!)\n";
  expect(await messages(acl, { "manager.conf": text })).toEqual([
    "3: [a] does not set 'acl': AMI users come from the management network",
    "9: 'acl' of 'c' is another: AMI users come from the management network",
  ]);
});

const encryption = {
  file: "pjsip.conf",
  where: { type: "endpoint" },
  option: "media_encryption",
  must: { be: ["sdes", "dtls"] },
};

test("media of endpoints must be encrypted: the last line counts, a template is told once", async () => {
  const text = [
    "[base](!)",
    "type=endpoint",
    "media_encryption=no",
    "[1](base)",
    "[2](base)",
    "[3](base)",
    "media_encryption=sdes",
    "[4]",
    "type=aor",
    "[5]",
    "type=endpoint",
    "media_encryption={{ enc }}",
    "",
  ].join("\n");
  expect(await messages(encryption, { "pjsip.conf": text }, "20")).toEqual([
    "3: 'media_encryption' of '1' and '2' is another, and must be sdes or dtls",
  ]);
});

test.each([
  [{ must: { not: "route" } }, "nat=route\n", 1],
  [{ must: { not: "route" } }, "", 0],
  [{ must: { be: "yes" } }, "nat=on\n", 0],
  [{ must: { be: "force_*" } }, "nat=force_rport\n", 0],
  [{ must: { be: "yes" }, optional: true }, "", 0],
  [{ must: { exist: true } }, "", 1],
  [{ must: { exist: false } }, "nat=yes\n", 1],
  [{ must: { atLeast: 3, atMost: 5 } }, "nat=5\n", 0],
  [{ must: { atLeast: 3, atMost: 5 } }, "nat=6\n", 1],
  [{ must: { atMost: 5 } }, "nat=many\n", 1],
  [{ must: { be: "yes" }, sections: ["a*", "!ab"] }, "[ab]\n[b]\n[ac]\n", 2],
])("%j of %j", async (policy, lines, count) => {
  const files = { "sip.conf": `[a]\n${lines}` };
  expect(await messages({ file: "sip.conf", option: "nat", ...policy }, files)).toHaveLength(count);
});

test("a file that nothing reads breaks no policy", async () => {
  const files = { "manager.conf": "[a]\n", "modules.conf": "[modules]\nautoload=yes\n" };
  expect(await messages({ ...acl, file: "sip.conf" }, files)).toEqual([]);
});

test("the one value that is wanted can be set", async () => {
  const tree = await treeOf({ "manager.conf": "[a]\nsecret = x\n[b]\nacl = y ; note\n" });
  const { tree: fixed } = fix(tree, { rules: rulesOf(acl) }, "unsafe");
  expect(fixed.document("manager.conf")?.text).toBe("[a]\nsecret = x\nacl = mgmt\n[b]\nacl = mgmt ; note\n");
});

test("which values of a secret a policy is about is not told", async () => {
  const policy = { file: "sip.conf", option: "secret", must: { not: ["hunter2"] } };
  const found = await messages(policy, { "sip.conf": "[a]\nsecret=hunter2\n" });
  expect(found).toEqual(["2: 'secret' of 'a' is another, and must be as the settings say"]);
});
