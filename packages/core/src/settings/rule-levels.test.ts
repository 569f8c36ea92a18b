import { expect, test } from "vitest";
import type { Finding } from "../lint/finding.ts";
import { Levels } from "./rule-levels.ts";
import { noSettings, type ProjectSettings } from "./settings.ts";

const rules = [
  { id: "sip/a", preset: "recommended" },
  { id: "sip/b", preset: "strict" },
  { id: "iax/a", preset: "recommended" },
] as const;

function finding(rule: string, path: string): Finding {
  const at = { path, span: { start: 0, end: 0 } };
  const fixed = { category: "correctness", severity: "high", confidence: "certain", message: "" } as const;
  return { rule, at, ...fixed, related: [], fixes: [], fingerprint: "", movedFingerprint: "" };
}

function idsOf(settings: Partial<ProjectSettings>, preset?: "all"): string[] {
  return new Levels(rules, { ...noSettings, ...settings }, { preset }).rules.map(({ id }) => id);
}

test.each<[string, Partial<ProjectSettings>, string[]]>([
  ["the recommended ones run without settings", {}, ["sip/a", "iax/a"]],
  ["a preset brings others", { preset: "strict" }, ["sip/a", "sip/b", "iax/a"]],
  [
    "a level brings one that no preset brings",
    { rules: new Map([["sip/b", "on"]]) },
    ["sip/a", "sip/b", "iax/a"],
  ],
  [
    "the most exact name counts",
    {
      rules: new Map([
        ["sip/a", "on"],
        ["sip/*", "off"],
        ["*", "on"],
      ]),
    },
    ["sip/a", "iax/a"],
  ],
  [
    "one that is on in some file runs",
    { rules: new Map([["*", "off"]]), overrides: [{ files: ["x"], rules: new Map([["sip/a", "low"]]) }] },
    ["sip/a"],
  ],
])("%s", (_, settings, expected) => {
  expect(idsOf(settings)).toEqual(expected);
});

test("the preset that the command line asks for goes first, and so do rules that it names", () => {
  expect(idsOf({ preset: "recommended" }, "all")).toHaveLength(3);
  const settings: ProjectSettings = {
    ...noSettings,
    rules: new Map([
      ["sip/b", "off"],
      ["sip/a", "low"],
    ]),
  };
  const named = new Levels(rules, settings, { named: new Set(["sip/b"]) });
  expect(named.rules.map(({ id }) => id)).toEqual(["sip/b"]);
  expect(named.severityOf(finding("sip/b", "sip.conf"))).toBe("high");
});

test("files have levels of their own, and some are ignored", () => {
  const levels = new Levels(
    rules,
    {
      ...noSettings,
      rules: new Map([["sip/a", "low"]]),
      overrides: [
        { files: ["berlin/**"], rules: new Map([["sip/*", "off"]]) },
        { files: ["berlin/sip.conf"], rules: new Map([["sip/a", "critical"]]) },
      ],
      ignores: ["old/"],
    },
    { pathOf: (path) => `etc/${path}`.replace("etc/", "") },
  );
  const severities = ["sip.conf", "berlin/x.conf", "berlin/sip.conf", "old/sip.conf"].map((path) =>
    levels.severityOf(finding("sip/a", path)),
  );
  expect(severities).toEqual(["low", "off", "critical", "off"]);
  expect(levels.severityOf(finding("iax/a", "berlin/x.conf"))).toBe("high");
});
