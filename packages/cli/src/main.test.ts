import { describe, expect, test } from "vitest";
import manifest from "../package.json" with { type: "json" };
import { folder, tryCli } from "./testing/try-cli.ts";

const guests = { "sip.conf": "[general]\nallowguest=yes\n" };
const clean = { "sip.conf": "[general]\nallowguest=no\n" };

describe("exit codes", () => {
  test.each([
    ["0 for a clean tree", clean, [], 0],
    ["1 for a finding at --fail-on or worse", guests, [], 1],
    ["0 for a finding below --fail-on", guests, ["--fail-on", "critical"], 0],
    ["0 with --fail-on never", guests, ["--fail-on", "never"], 0],
    ["0 for a finding that is not reported", guests, ["--severity", "critical"], 0],
    ["1 for any finding with --fail-on info", guests, ["--fail-on", "info"], 1],
  ])("%s", async (_, files, flags, code) => {
    using site = folder(files);
    expect((await site.astlint([".", ...flags])).code).toBe(code);
  });

  test("2 when options come before show, which then is a path that is not there", async () => {
    using site = folder({ ...guests, "show/sip.conf": "[general]\nallowguest=no\n" });
    const inside = await site.astlint(["--format", "json", "show"]);
    expect(inside.code).toBe(0);
    using other = folder(guests);
    const { code, stderr } = await other.astlint(["--format", "json", "show", "config", "."]);
    expect(code).toBe(2);
    expect(stderr).toBe(
      "astlint: show comes before its options: astlint show config|dialplan|includes|value … [options]\n",
    );
  });

  test("2 when something could not be read, though the rest is reported", async () => {
    using site = folder(guests);
    const { code, stdout, stderr } = await site.astlint([".", "nowhere"]);
    expect(code).toBe(2);
    expect(stdout).toContain("sip/allowguest");
    expect(stderr).toBe("astlint: nowhere: no such file or folder\n");
  });
});

describe("usage", () => {
  test.each([
    [["--fixx"], "unknown option '--fixx' (did you mean --fix?)"],
    [["--rule"], "option '--rule <id>' argument missing"],
    [["--rule", "sip/allowgest", "."], "there is no rule 'sip/allowgest' (did you mean sip/allowguest?)"],
    [["--rule", "allowguest", "."], "there is no rule 'allowguest' (did you mean sip/allowguest?)"],
    [["--ignore", "sap/*", "."], "there is no rule 'sap/*' (did you mean sip/*?)"],
    [
      ["--rule", "sip/allowguest", "--ignore", "sip/*", "."],
      "no rule is left to run: --ignore takes all that are chosen",
    ],
    [[""], "a path is empty: give . for this folder"],
    [["show", "config", ""], "the folder is empty: give . for this one"],
    [["--explain", "qwertyuiop"], "there is no rule 'qwertyuiop' (--list-rules shows all)"],
    [["--unsafe-fixes", "."], "--unsafe-fixes widens --fix or --diff: add one of them"],
    [["-"], "- needs --stdin-filename, for example sip.conf: the name says what Asterisk reads it for"],
    [["-", "x", "--stdin-filename", "sip.conf"], "- is standard input: name no other path with it"],
    [["x", "--stdin-filename", "sip.conf"], "--stdin-filename needs the path -"],
  ])("%j is answered in one line", async (argv, message) => {
    expect(await tryCli(argv)).toEqual({ code: 2, stdout: "", stderr: `astlint: ${message}\n` });
  });

  test("a version that is none is refused", async () => {
    const { code, stderr } = await tryCli(["--asterisk-version", "new", "."]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^astlint: .*'new' is invalid\. Give it as 16, 1\.8 or 18\.24\.2\n$/);
  });

  test("--help shows the flags in groups, and the exit codes", async () => {
    const { code, stdout } = await tryCli(["--help"]);
    expect(code).toBe(0);
    for (const part of ["Fix:", "Choose:", "Report:", "Learn:", "--fail-on", "Exit codes:"])
      expect(stdout).toContain(part);
  });

  test("--version is the version and nothing else", async () => {
    expect(await tryCli(["-V"])).toEqual({ code: 0, stdout: `${manifest.version}\n`, stderr: "" });
  });
});

describe("--list-rules", () => {
  test("is a table with one line per rule", async () => {
    const { code, stdout } = await tryCli(["--list-rules"]);
    expect(code).toBe(0);
    expect(stdout.split("\n")).toEqual([
      "rule                  severity  preset       fix     what it finds",
      "sip/allowguest        high      recommended  unsafe  Anyone may call",
      "sip/alwaysauthreject  medium    recommended  safe    Answers tell which accounts exist",
      "sip/noise             info      all          safe    Something for those who want all of it",
      "sip/weak-secret       critical  recommended  manual  An account has a secret that is easily guessed",
      "",
    ]);
  });

  test("is data with --format json", async () => {
    const { stdout } = await tryCli(["--list-rules", "--format", "json", "--rule", "sip/always*,sip/noise"]);
    expect(JSON.parse(stdout)).toEqual([
      {
        id: "sip/alwaysauthreject",
        summary: "Answers tell which accounts exist",
        category: "authentication",
        severity: "medium",
        confidence: "certain",
        presets: ["recommended", "strict", "all"],
        fix: "safe",
        cwe: [287],
        since: "0.1.0",
        proven: true,
      },
      expect.objectContaining({ id: "sip/noise", presets: ["all"], proven: false }),
    ]);
  });
});

test("--explain prints what a rule's page says, with its examples tried out", async () => {
  const { code, stdout } = await tryCli(["--explain", "sip/alwaysauthreject"]);
  expect(code).toBe(0);
  expect(stdout).toContain("# sip/alwaysauthreject\n\nAnswers tell which accounts exist\n");
  expect(stdout).toContain("## Why it matters\n\nWhy it matters.\n");
  expect(stdout).toContain("    [general]\n    alwaysauthreject=no\n");
  expect(stdout).toContain("- **medium** sip.conf:2:18: 'no' tells which accounts exist");
  expect(stdout).toContain("https://github.com/astlint/astlint/blob/main/docs/rules/sip/alwaysauthreject.md");
});

describe("rules", () => {
  const both = { "sip.conf": "[general]\nallowguest=yes\nalwaysauthreject=no\nnoise=yes\n" };

  test.each([
    [[], ["sip/alwaysauthreject", "sip/allowguest"]],
    [
      ["--preset", "all"],
      ["sip/alwaysauthreject", "sip/allowguest", "sip/noise"],
    ],
    [["--rule", "sip/noise"], ["sip/noise"]],
    [
      ["--rule", "sip/noise, sip/allowguest"],
      ["sip/allowguest", "sip/noise"],
    ],
    [
      ["--rule", "sip/noise", "--rule", "sip/allowguest"],
      ["sip/allowguest", "sip/noise"],
    ],
    [["--rule", "sip/*", "--ignore", "*guest,sip/noise"], ["sip/alwaysauthreject"]],
    [["--ignore", "sip/allowguest"], ["sip/alwaysauthreject"]],
    [["--severity", "high"], ["sip/allowguest"]],
  ])("%j reports %j", async (flags, expected) => {
    using site = folder(both);
    const { stdout } = await site.astlint([".", "--quiet", ...flags]);
    const found = sampleOrder(stdout.split("\n").flatMap((line) => /: \w+ (\S+): /.exec(line)?.[1] ?? []));
    expect(found).toEqual(sampleOrder(expected));
  });

  function sampleOrder(ids: readonly string[]): string[] {
    return [...ids].sort();
  }

  test("a rule that fails is named with the tree, and the others go on", async () => {
    using site = folder(guests);
    const broken = {
      id: "sip/broken",
      check: () => {
        throw new TypeError("no such thing");
      },
    };
    const { sampleRules } = await import("./testing/sample-rules.ts");
    const rules = sampleRules.map((rule) => (rule.id === "sip/weak-secret" ? { ...rule, ...broken } : rule));
    const { code, stdout, stderr } = await site.astlint(["."], { rules });
    expect(code).toBe(2);
    expect(stdout).toContain("sip/allowguest");
    expect(stderr).toBe(
      `astlint: internal error in sip/broken for ${site.path}: no such thing; please report it: https://github.com/astlint/astlint/issues\n`,
    );
    const debugged = await site.astlint(["."], { rules, env: { ASTLINT_DEBUG: "1" } });
    expect(debugged.stderr).toContain("TypeError: no such thing\n    at ");
  });

  test("the estimator is loaded only when a password needs it, and once", async () => {
    using site = folder({
      "sip.conf": "[general]\n[100]\nsecret=1\n[101]\nsecret=2\n",
      "x/sip.conf": "[general]\n",
    });
    let loads = 0;
    const loadEstimator = () => {
      loads++;
      return { estimate: () => ({ guessesLog10: 1, reason: "" }) };
    };
    await site.astlint(["x"], { loadEstimator });
    expect(loads).toBe(0);
    await site.astlint(["."], { loadEstimator });
    expect(loads).toBe(1);
  });
});
