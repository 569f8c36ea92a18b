import { readFileSync } from "node:fs";
import { rules } from "@astlint/rules";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { folder, tryCli } from "../testing/try-cli.ts";
import { attributesAt, checkXml, parseXml } from "../testing/xml.ts";

const office = {
  "etc/sip.conf": "[general]\nallowguest=yes\nalwaysauthreject=no\n#include users/a.conf\n",
  "etc/users/a.conf": "[100]\nsecret=1234\n",
};
const sites = new URL("../../../../fixtures/sites", import.meta.url).pathname;
const onSites = async (format: string): Promise<string> =>
  (await tryCli([sites, "-f", format, "--preset", "all"], { rules })).stdout;

describe("github", () => {
  test("is one workflow command a finding, the worst first", async () => {
    using site = folder(office);
    const { stdout } = await site.astlint(["etc", "-f", "github"]);
    const docs = "https://github.com/astlint/astlint/blob/main/docs/rules/sip";
    expect(stdout.split("\n")).toEqual([
      `::error file=etc/users/a.conf,line=2,endLine=2,col=8,endColumn=12,title=critical%3A sip/weak-secret::the secret of '100' is easily guessed%0Amanual fix: Choose a random secret%0A${docs}/weak-secret.md`,
      `::error file=etc/sip.conf,line=2,endLine=2,col=12,endColumn=15,title=high%3A sip/allowguest::guests may call%0Aunsafe fix: Set allowguest=no%0A${docs}/allowguest.md`,
      `::warning file=etc/sip.conf,line=3,endLine=3,col=18,endColumn=20,title=medium%3A sip/alwaysauthreject::'no' tells which accounts exist%0Asafe fix: Set alwaysauthreject=yes%0A${docs}/alwaysauthreject.md`,
      "",
    ]);
  });

  test("lets no name of a file or an account end a command", async () => {
    using site = folder({ "a,line=7::x%y/sip.conf": "[general]\n[u%0A::error::z]\nsecret=1234\n" });
    const { stdout } = await site.astlint(["a,line=7::x%y", "-f", "github"]);
    expect(stdout).toMatch(
      /^::error file=a%2Cline=7%3A%3Ax%25y\/sip\.conf,line=3,.*::the secret of 'u%250A::error::z' .*\n$/,
    );
  });
});

describe("gitlab", () => {
  const schema = JSON.parse(
    readFileSync(new URL("../testing/schemas/code-quality.schema.json", import.meta.url), "utf8"),
  );
  const isReport = new Ajv2020({ strict: true, allErrors: true }).compile(schema);

  test("is a list of issues as GitLab reads it", async () => {
    using site = folder(office);
    const { stdout } = await site.astlint(["etc", "-f", "gitlab"]);
    const issues = JSON.parse(stdout);
    isReport(issues);
    expect(isReport.errors).toBe(null);
    expect(issues[0]).toEqual({
      type: "issue",
      check_name: "sip/weak-secret",
      description: "the secret of '100' is easily guessed",
      content: { body: "https://github.com/astlint/astlint/blob/main/docs/rules/sip/weak-secret.md" },
      categories: ["Security"],
      severity: "blocker",
      fingerprint: expect.any(String),
      location: { path: "etc/users/a.conf", lines: { begin: 2, end: 2 } },
    });
  });

  test("has a fingerprint of its own for every finding of all sites", async () => {
    const issues = JSON.parse(await onSites("gitlab"));
    isReport(issues);
    expect(isReport.errors).toBe(null);
    const fingerprints = issues.map(({ fingerprint }: { fingerprint: string }) => fingerprint);
    expect(new Set(fingerprints).size).toBe(fingerprints.length);
  });

  test("is an empty list when there is nothing to report", async () => {
    using site = folder({ "sip.conf": "[general]\n" });
    expect((await site.astlint([".", "-f", "gitlab"])).stdout).toBe("[]\n");
  });
});

describe("junit", () => {
  test("has a test for each rule, failed for each file that it finds something in", async () => {
    using site = folder(office);
    const { stdout } = await site.astlint(["etc", "-f", "junit"]);
    checkXml(stdout, "junit.xsd");
    expect(attributesAt(stdout, "//testsuite")).toEqual([
      { name: "etc", tests: "3", failures: "3", errors: "0" },
    ]);
    expect(attributesAt(stdout, "//testcase")).toEqual([
      { classname: "etc/sip.conf", name: "sip/allowguest" },
      { classname: "etc/sip.conf", name: "sip/alwaysauthreject" },
      { classname: "etc/users/a.conf", name: "sip/weak-secret" },
    ]);
    expect(attributesAt(stdout, "//failure")[0]).toEqual({ type: "high", message: "guests may call" });
  });

  test("has passed tests as well", async () => {
    using site = folder({ "sip.conf": "[general]\n" });
    const { stdout } = await site.astlint([".", "-f", "junit"]);
    checkXml(stdout, "junit.xsd");
    expect(attributesAt(stdout, "//testsuite")).toMatchObject([{ tests: "3", failures: "0" }]);
  });

  test("has an error for what cannot be read", async () => {
    using site = folder(office);
    const { stdout } = await site.astlint(["etc", "nowhere", "-f", "junit"]);
    checkXml(stdout, "junit.xsd");
    expect(attributesAt(stdout, "//error")).toEqual([
      { type: "incomplete", message: "nowhere: no such file or folder" },
    ]);
  });

  test("follows its schema for all sites", async () => {
    checkXml(await onSites("junit"), "junit.xsd");
  });
});

describe("checkstyle", () => {
  test("has the findings by file", async () => {
    using site = folder(office);
    const { stdout } = await site.astlint(["etc", "-f", "checkstyle"]);
    expect(attributesAt(stdout, "/checkstyle/file").map(({ name }) => name)).toEqual([
      "etc/sip.conf",
      "etc/users/a.conf",
    ]);
    expect(attributesAt(stdout, "/checkstyle/file/error")[1]).toEqual({
      line: "3",
      column: "18",
      severity: "warning",
      message: "'no' tells which accounts exist",
      source: "astlint.sip/alwaysauthreject",
    });
  });

  test("is well-formed for all sites", async () => {
    expect(parseXml(await onSites("checkstyle")).root.name).toBe("checkstyle");
  });
});

describe("markdown", () => {
  test("is a table, the worst first", async () => {
    using site = folder(office);
    const { stdout } = await site.astlint(["etc", "-f", "markdown"]);
    const docs = "https://github.com/astlint/astlint/blob/main/docs/rules/sip";
    expect(stdout.split("\n")).toEqual([
      "## astlint: 3 findings",
      "",
      "- **etc**: Asterisk 16, 2 files",
      "",
      "🔴 **1** critical · 🟠 **1** high · 🟡 **1** medium",
      "",
      "| Severity | Finding | Where |",
      "| --- | --- | --- |",
      `| 🔴 critical | the secret of '100' is easily guessed<br><sub>[sip/weak-secret](${docs}/weak-secret.md) · manual fix: Choose a random secret</sub> | users/a.conf:2 |`,
      `| 🟠 high | guests may call<br><sub>[sip/allowguest](${docs}/allowguest.md) · unsafe fix: Set allowguest=no</sub> | sip.conf:2 |`,
      `| 🟡 medium | 'no' tells which accounts exist<br><sub>[sip/alwaysauthreject](${docs}/alwaysauthreject.md) · safe fix: Set alwaysauthreject=yes</sub> | sip.conf:3 |`,
      "",
    ]);
  });

  test("takes names for text", async () => {
    using site = folder({ "sip.conf": "[general]\n[a|b*c*<b>`d`_e_]\nsecret=1234\n" });
    const { stdout } = await site.astlint([".", "-f", "markdown"]);
    expect(stdout).toContain("the secret of 'a\\|b\\*c\\*&lt;b&gt;\\`d\\`\\_e\\_' is easily guessed");
  });

  test("of very many findings shows the worst 500", async () => {
    const accounts = Array.from({ length: 600 }, (_, index) => `[${1000 + index}]\nsecret=1234\n`).join("");
    using site = folder({ "sip.conf": `[general]\nalwaysauthreject=no\n${accounts}` });
    const { stdout } = await site.astlint([".", "-f", "markdown"]);
    expect(stdout).toContain("\n| | and 101 more findings | |\n");
    expect(stdout).not.toContain("sip/alwaysauthreject");
  });
});

test("jsonl has a finding a line, each with the root of its tree", async () => {
  using site = folder(office);
  const { stdout } = await site.astlint(["etc", "-f", "jsonl"]);
  const findings = stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  const { trees } = JSON.parse((await site.astlint(["etc", "-f", "json"])).stdout);
  expect(findings).toEqual(trees[0].findings.map((finding: object) => ({ root: trees[0].root, ...finding })));
});
