import { readFileSync } from "node:fs";
import { rules } from "@astlint/rules";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { type Folder, folder, tryCli } from "../../testing/try-cli.ts";

const schema = JSON.parse(
  readFileSync(new URL("../../testing/schemas/sarif-2.1.0.json", import.meta.url), "utf8"),
);
// The schema names formats of strings, which are no part of JSON Schema's core.
const isLog = new Ajv2020({ strict: false, validateFormats: false, allErrors: true }).compile(schema);

const sip = "[general]\nallowguest=yes\nalwaysauthreject=no\n";

async function sarif(site: Folder, ...argv: readonly string[]) {
  const { stdout } = await site.astlint([...argv, "-f", "sarif"], { rules });
  const log = JSON.parse(stdout);
  isLog(log);
  expect(isLog.errors).toBe(null);
  return log.runs[0];
}

test.each([
  ["a tree with findings", { "sip.conf": sip }, ["."]],
  ["a clean tree", { "rtp.conf": "[general]\n" }, ["."]],
  ["what cannot be read", {}, ["nowhere"]],
  ["several trees", { "a/sip.conf": sip, "b/sip.conf": sip }, ["a", "b"]],
])("the report on %s follows the schema", async (_, files, argv) => {
  using site = folder(files);
  await sarif(site, ...argv);
});

test("the report of whole sites by all rules follows the schema", async () => {
  const sites = new URL("../../../../../fixtures/sites", import.meta.url).pathname;
  const { stdout } = await tryCli([sites, "-f", "sarif", "--preset", "all"], { rules });
  isLog(JSON.parse(stdout));
  expect(isLog.errors).toBe(null);
});

test("every rule that ran is described", async () => {
  using site = folder({ "sip.conf": sip });
  const run = await sarif(site, ".", "--rule", "sip/allowguest,ami/weak-secret,parser/line-syntax");
  const [weak, syntax, guest] = run.tool.driver.rules;
  expect([weak.id, syntax.id, guest.id]).toEqual(["ami/weak-secret", "parser/line-syntax", "sip/allowguest"]);
  expect(guest).toMatchObject({
    name: "SipAllowguest",
    helpUri: "https://github.com/astlint/astlint/blob/main/docs/rules/sip/allowguest.md",
    help: { markdown: expect.stringMatching(/^# .+\n\n.+\n\n## Why it matters\n\n/) },
    properties: {
      tags: expect.arrayContaining(["security", expect.stringMatching(/^external\/cwe\/cwe-\d+$/)]),
      precision: "very-high",
    },
  });
  expect(guest.properties["security-severity"]).toMatch(/^\d\.\d$/);
  expect(syntax.properties["security-severity"]).toBe(undefined);
});

test("a result has its place, its fix and a fingerprint of our own", async () => {
  using site = folder({ "etc/sip.conf": sip });
  const run = await sarif(site, "etc", "--rule", "sip/alwaysauthreject");
  expect(run.results).toEqual([
    {
      ruleId: "sip/alwaysauthreject",
      ruleIndex: 0,
      level: "error",
      message: { text: "'alwaysauthreject=no' tells anyone which accounts exist." },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: "etc/sip.conf", uriBaseId: "%SRCROOT%" },
            region: { startLine: 3, startColumn: 18, endLine: 3, endColumn: 20 },
            contextRegion: { startLine: 3, endLine: 3, snippet: { text: "alwaysauthreject=no" } },
          },
        },
      ],
      partialFingerprints: { "astlint/v1": expect.stringMatching(/^[0-9a-f]{32}$/) },
      fixes: [
        {
          description: { text: "Set alwaysauthreject=yes (safe)." },
          artifactChanges: [
            {
              artifactLocation: { uri: "etc/sip.conf", uriBaseId: "%SRCROOT%" },
              replacements: [
                {
                  deletedRegion: { startLine: 3, startColumn: 18, endLine: 3, endColumn: 20 },
                  insertedContent: { text: "yes" },
                },
              ],
            },
          ],
          properties: { applicability: "safe" },
        },
      ],
      properties: { severity: "high", category: "enumeration", confidence: "certain" },
    },
  ]);
});

test("the same finding in two trees has two fingerprints", async () => {
  using site = folder({ "a/sip.conf": sip, "b/sip.conf": sip });
  const run = await sarif(site, "a", "b", "--rule", "sip/alwaysauthreject");
  const prints = run.results.map((result: { partialFingerprints: object }) => result.partialFingerprints);
  expect(prints).toHaveLength(2);
  expect(prints[0]).not.toEqual(prints[1]);
});

interface Way {
  readonly threadFlows: readonly [
    { readonly locations: readonly { readonly location: { readonly message: { readonly text: string } } }[] },
  ];
}

function texts(ways: readonly Way[]): string[][] {
  return ways.map(({ threadFlows: [{ locations }] }) =>
    locations.map(({ location }) => location.message.text),
  );
}

describe("a result tells the way", () => {
  test("that a call takes", async () => {
    using site = folder({
      "sip.conf": "[general]\ncontext=in\n",
      "extensions.conf":
        "[in]\ninclude => all\n[all]\ninclude => out\n[out]\nexten => _0.,1,Dial(SIP/trunk/${EXTEN})\n",
    });
    const run = await sarif(site, ".", "--rule", "dialplan/include-outbound-in-inbound");
    expect(texts(run.results[0].codeFlows)).toEqual([
      [
        "calls without a password enter [in].",
        "[in] includes [all].",
        "[all] includes [out].",
        "dials what the caller asked for.",
      ],
    ]);
  });

  test("that a value takes through templates", async () => {
    using site = folder({
      "sip.conf":
        "[general]\n[base](!)\ntype=friend\nhost=dynamic\nsecret=1234\n[phone](!,base)\n[100](phone)\n[101](base)\n",
    });
    const run = await sarif(site, ".", "--rule", "sip/weak-secret");
    expect(texts(run.results[0].codeFlows)).toEqual([
      ["'secret' is set in [base].", "[phone] inherits from [base].", "[100] inherits from [phone]."],
      ["'secret' is set in [base].", "[101] inherits from [base]."],
    ]);
  });

  test("through the includes that lead to a file", async () => {
    using site = folder({
      "sip.conf": "#include a.conf\n",
      "a.conf": "#include b.conf\n",
      "b.conf": sip,
    });
    const run = await sarif(site, ".", "--rule", "sip/alwaysauthreject");
    expect(texts(run.results[0].codeFlows)).toEqual([
      [
        "sip.conf includes a.conf.",
        "a.conf includes b.conf.",
        "'alwaysauthreject=no' tells anyone which accounts exist.",
      ],
    ]);
  });
});

test("what looks like a link in a message is none", async () => {
  using site = folder({ "sip.conf": "[general]\n[a](b)\nsecret=x\n" });
  const run = await sarif(site, ".", "--preset", "all");
  expect(JSON.stringify(run.results.map(({ message }: { message: object }) => message))).not.toContain("](");
});

test("what was complained of makes the run unsuccessful", async () => {
  using site = folder({ "sip.conf": sip });
  const run = await sarif(site, ".", "nowhere");
  expect(run.invocations).toEqual([
    {
      executionSuccessful: false,
      toolExecutionNotifications: [{ level: "error", message: { text: "nowhere: no such file or folder" } }],
    },
  ]);
});

test("names of files are written as URIs", async () => {
  using site = folder({ "a b:c#d?/sip.conf": sip });
  const run = await sarif(site, "a b:c#d?", "--rule", "sip/alwaysauthreject");
  expect(run.results[0].locations[0].physicalLocation.artifactLocation.uri).toBe("a%20b%3ac%23d%3f/sip.conf");
});
