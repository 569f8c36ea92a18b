import { readFileSync } from "node:fs";
import { rules } from "@astlint/rules";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { type Folder, folder, tryCli } from "../testing/try-cli.ts";

const guests = "[general]\nallowguest=yes\nalwaysauthreject=no\n";

/** The findings of a run, as `rule severity`. */
async function found(site: Folder, argv: readonly string[] = ["."]): Promise<string[]> {
  const { stdout, stderr } = await site.astlint([...argv, "--format", "json"]);
  expect(stderr).toBe("");
  const { trees }: { trees: { findings: { rule: string; severity: string }[] }[] } = JSON.parse(stdout);
  return trees.flatMap(({ findings }) => findings.map(({ rule, severity }) => `${rule} ${severity}`));
}

describe("settings are found", () => {
  test.each(["astlint.json", "astlint.jsonc", ".astlintrc.json"])("in %s", async (name) => {
    using site = folder({ "sip.conf": guests, [name]: '// ours\n{"rules": {"sip/allowguest": "off"},}' });
    expect(await found(site)).toEqual(["sip/alwaysauthreject medium"]);
  });

  test("at or above the tree, the nearest first", async () => {
    using site = folder({
      "a/sip.conf": guests,
      "b/sip.conf": guests,
      "astlint.json": '{"rules": {"sip/*": "low"}}',
      "b/astlint.json": '{"rules": {"sip/allowguest": "critical"}}',
    });
    expect(await found(site, ["a", "b"])).toEqual([
      "sip/allowguest low",
      "sip/alwaysauthreject low",
      "sip/allowguest critical",
      "sip/alwaysauthreject medium",
    ]);
  });

  test("not above the repository", async () => {
    using site = folder({ "r/sip.conf": guests, "r/.git/HEAD": "", "astlint.json": "broken" });
    expect(await found(site, ["r"])).toHaveLength(2);
  });

  test("where --config says, or not at all", async () => {
    using site = folder({
      "sip.conf": guests,
      "astlint.json": "broken",
      "x.json": '{"rules": {"sip/*": "info"}}',
    });
    expect(await found(site, [".", "--config", "x.json"])).toEqual([
      "sip/allowguest info",
      "sip/alwaysauthreject info",
    ]);
    expect(await found(site, [".", "--no-config"])).toHaveLength(2);
  });
});

describe("what cannot be read is told in one line and nothing is linted", () => {
  test.each([
    ["no JSON", '{\n  "rules": {,}\n}', "astlint.json:2:13: unexpected comma"],
    [
      "an unknown rule",
      '{"rules": {"sip/alowguest": "off"}}',
      "astlint.json:1:12: there is no rule 'sip/alowguest' (did you mean sip/allowguest?)",
    ],
    [
      "a rule without its area",
      '{"rules": {"allowguest": "off"}}',
      "astlint.json:1:12: there is no rule 'allowguest' (did you mean sip/allowguest?)",
    ],
    [
      "two mistakes",
      '{"presets": 1,\n"country": "Germany"}',
      "astlint.json:1:2: there is no setting 'presets' (did you mean preset?)\nastlint: astlint.json:2:12: 'country' is not written as it must be: for example DE",
    ],
    ["everything off", '{"rules": {"*": "off"}}', "no rule is left to run: the settings switch all off"],
  ])("%s", async (_, text, complaint) => {
    using site = folder({ "sip.conf": guests, "astlint.json": text });
    expect(await site.astlint(["."])).toEqual({ code: 2, stdout: "", stderr: `astlint: ${complaint}\n` });
  });

  test.each([
    ["nowhere.json", "nowhere.json: no such file"],
    [".", "/: is a folder"],
  ])("--config %s", async (name, complaint) => {
    using site = folder({ "sip.conf": guests });
    const { code, stdout, stderr } = await site.astlint([".", "--config", name]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr.replace(site.path, "/")).toBe(`astlint: ${complaint}\n`);
  });
});

describe("settings say", () => {
  test("which rules run, unless flags say otherwise", async () => {
    using site = folder({
      "sip.conf": "[general]\nnoise=yes\nallowguest=yes\n",
      "astlint.json": '{"preset": "all", "rules": {"sip/allowguest": "off"}}',
    });
    expect(await found(site)).toEqual(["sip/noise info"]);
    expect(await found(site, [".", "--preset", "recommended", "--rule", "sip/allowguest"])).toEqual([
      "sip/allowguest high",
    ]);
  });

  test("other levels for some files, and files to leave out, as paths from the settings", async () => {
    using site = folder({
      "pbx/a/sip.conf": "#include x.conf\n#include y.conf\n",
      "pbx/a/x.conf": guests,
      "pbx/a/y.conf": "[100]\nsecret=1234\n",
      "astlint.json":
        '{"overrides": [{"files": ["pbx/*/x.conf"], "rules": {"sip/*": "low"}}], "ignores": ["pbx/a/y.conf"]}',
    });
    expect(await found(site, ["pbx/a"])).toEqual(["sip/allowguest low", "sip/alwaysauthreject low"]);
  });

  test("which Asterisk it is, unless a flag does", async () => {
    using site = folder({ "sip.conf": guests, "astlint.json": '{"asteriskVersion": "13"}' });
    expect((await site.astlint(["."])).stdout).toContain("Asterisk 13 (");
    expect((await site.astlint([".", "--asterisk-version", "11"])).stdout).toContain("Asterisk 11 (");
  });

  test("policies of the house, which are rules like any other", async () => {
    using site = folder({
      "manager.conf":
        "[general]\nenabled=yes\n[a]\nsecret=x\n[b]\nacl=lan ; astlint: ignore[policy/ami-acl] an exception\n",
      "astlint.json":
        '{"policies": [{"id": "ami-acl", "file": "manager.conf", "option": "acl", "must": {"be": "mgmt"}, "severity": "high"}]}',
    });
    expect(await found(site)).toEqual(["policy/ami-acl high"]);
    expect(await found(site, [".", "--ignore", "policy/ami-acl"])).toEqual([]);
    const fixed = await site.astlint([".", "--fix", "--unsafe-fixes"]);
    expect(fixed.code).toBe(0);
    expect(site.read("manager.conf")).toContain("[a]\nsecret=x\nacl=mgmt\n");
  });
});

test("--print-config prints what holds", async () => {
  using site = folder({
    "sip.conf": "",
    "astlint.json": '{"country": "DE", "rules": {"sip/*": "off", "sip/noise": "on"}}',
  });
  const { stdout, code } = await site.astlint(["--print-config", "."]);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    file: `${site.path}/astlint.json`,
    preset: "recommended",
    asteriskVersion: null,
    country: "DE",
    rules: { "sip/allowguest": "off", "sip/noise": "info" },
  });
});

describe("--init", () => {
  const files = {
    "etc/sip.conf": "",
    "etc/indications.conf": "[general]\ncountry=de\n",
    "etc/extensions.conf": "[a]\n",
  };

  test("writes what it found out, and nothing twice", async () => {
    using site = folder(files);
    expect(await site.astlint(["--init", "etc"])).toEqual({
      code: 0,
      stderr: "",
      stdout: "Wrote astlint.json for etc: Asterisk 16 (chan_sip, no pjsip.conf); country DE\n",
    });
    expect(JSON.parse(site.read("astlint.json"))).toEqual({
      $schema: expect.stringContaining("settings.schema.json"),
      preset: "recommended",
      asteriskVersion: "16",
      country: "DE",
      rules: {},
    });
    expect((await site.astlint(["etc"])).code).toBe(0);
    expect(await site.astlint(["--init", "etc"])).toEqual({
      code: 2,
      stdout: "",
      stderr: "astlint: astlint.json is there already\n",
    });
  });

  test("writes nothing where nothing is", async () => {
    using site = folder({});
    expect((await site.astlint(["--init", "etc"])).code).toBe(2);
  });
});

test("the schema for editors is one, and accepts what --init writes", async () => {
  const schema = JSON.parse(
    readFileSync(new URL("../../schema/settings.schema.json", import.meta.url), "utf8"),
  );
  const isValid = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);
  expect(
    isValid({ $schema: "x", rules: { "sip/*": "off", "vm/minpassword": { options: { minimum: 4 } } } }),
  ).toBe(true);
  expect(isValid({ rules: { "sip/nothing": "off" } })).toBe(false);
});

test("options of a rule change what it finds", async () => {
  using site = folder({
    "voicemail.conf": "[general]\nminpassword=6\n[default]\n100 => 739154,A\n",
    "astlint.json": '{"rules": {"vm/minpassword": {"options": {"minimum": 8}}}}',
  });
  const { stdout } = await tryCli([".", "--rule", "vm/minpassword", "-q"], { cwd: site.path, rules });
  expect(stdout).toContain("minpassword=6");
});
