import { readFileSync } from "node:fs";
import { rules } from "@astlint/rules";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { folder, tryCli } from "../testing/try-cli.ts";

const schema = JSON.parse(readFileSync(new URL("../../schema/report.schema.json", import.meta.url), "utf8"));
const isReport = new Ajv2020({ strict: true, allErrors: true }).compile(schema);

const office = {
  "sip.conf": "[general]\nallowguest=yes\nalwaysauthreject=no\n#include more.conf\n",
  "more.conf": "[100]\nsecret=1234\n",
  "users.conf": "",
  "queues.conf": "[x]\n",
  "modules.conf": "[modules]\nautoload=yes\nnoload=app_queue.so\n",
};

describe("every report follows the schema", () => {
  test.each([
    ["with findings", office, ["."]],
    ["without findings", { "sip.conf": "" }, ["."]],
    ["of several trees", { "a/sip.conf": "[general]\nallowguest=yes\n", "b/sip.conf": "" }, ["a", "b"]],
    ["of nothing that can be read", {}, ["nowhere"]],
    ["for a version that is given", office, [".", "--asterisk-version", "18.24.2"]],
    ["after fixing", office, [".", "--fix"]],
    ["of one file", office, ["more.conf"]],
    ["with severities left out", office, [".", "--severity", "critical"]],
  ])("%s", async (_, files, argv) => {
    using site = folder(files);
    const { stdout } = await site.astlint([...argv, "--format", "json"]);
    isReport(JSON.parse(stdout));
    expect(isReport.errors).toBe(null);
  });
});

test("the report of whole sites by all rules follows the schema", async () => {
  const sites = new URL("../../../../fixtures/sites", import.meta.url).pathname;
  const { stdout } = await tryCli([sites, "--format", "json", "--preset", "all"], { rules });
  isReport(JSON.parse(stdout));
  expect(isReport.errors).toBe(null);
});

test.each(rules.map(({ id }) => id))("the schema has room for %s", (id) => {
  expect(id).toMatch(new RegExp(schema.$defs.rule.pattern));
});

test("a report says what was read, what was found and where it is explained", async () => {
  using site = folder(office);
  const { stdout, stderr } = await site.astlint([".", "--format", "json", "--rule", "sip/weak-secret"]);
  const { trees, ...head } = JSON.parse(stdout);
  expect(stderr).toBe("");
  expect(head).toEqual({ version: 1, tool: { name: "astlint", version: expect.any(String) } });
  expect(trees).toEqual([
    {
      root: site.path,
      asterisk: { version: "16", source: "detected" },
      files: [
        { path: "modules.conf", lines: 3, live: true },
        { path: "more.conf", lines: 2, live: true },
        { path: "queues.conf", lines: 1, live: false },
        { path: "sip.conf", lines: 4, live: true },
        { path: "users.conf", lines: 0, live: true },
      ],
      findings: [
        {
          rule: "sip/weak-secret",
          category: "authentication",
          severity: "critical",
          confidence: "certain",
          message: "the secret of '100' is easily guessed",
          file: "more.conf",
          line: 2,
          column: 8,
          endLine: 2,
          endColumn: 12,
          related: [{ file: "more.conf", line: 1, column: 2, message: "'100' may register" }],
          fixes: [{ title: "Choose a random secret", applicability: "manual" }],
          docs: "https://github.com/astlint/astlint/blob/main/docs/rules/sip/weak-secret.md",
          fingerprint: expect.stringMatching(/^[0-9a-f]{14}$/),
        },
      ],
      suppressed: [],
      summary: { critical: 1, high: 0, medium: 0, low: 0, info: 0 },
    },
  ]);
});

test("the same input gives the same bytes", async () => {
  using site = folder(office);
  const first = await site.astlint([".", "--format", "json"]);
  expect(await site.astlint([".", "--format", "json"])).toEqual(first);
});
