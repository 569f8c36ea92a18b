import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { type Attempt, astlint, filesIn, original, type Shown } from "./session.ts";

/** What is different from what should be; nothing when all is well. */
export function mistakesIn({ report, site, files }: Attempt): readonly string[] {
  if (report.problem !== undefined) return [report.problem];
  const before = filesIn(original);
  const first = expectedIn("sip.conf");
  const isLeft = ({ rule }: Shown): boolean => rule !== "sip/alwaysauthreject";
  const fixed = { ...first, findings: first.findings.filter(isLeft) };
  const line = 1 + (before.get("extensions.conf") ?? "").split("\n").indexOf("[internal]");
  const after = [...before].map(([name, text]) => ({ name, text: changed(text) }));
  return [
    ...compareFindings("the first file shows", report.first, first),
    ...compareFindings("after the fix it shows", report.fixed, fixed),
    ...compare("the definition is", [report.definition], [{ path: join(site, "extensions.conf"), line }]),
    ...compareFindings("the second file shows", report.second, expectedIn("extensions.conf")),
    ...after.flatMap(({ name, text }) => (files.get(name) === text ? [] : [`${name} has other bytes`])),
  ];
}

/** A file after the session: one fix, and a context renamed wherever it is named. */
function changed(text: string): string {
  return text.replace("alwaysauthreject=no", "alwaysauthreject=yes").replaceAll(/\binternal\b/g, "inside");
}

/** What the command line says about a file: its findings, and where findings of any file list places in it. */
interface Expected {
  readonly findings: readonly Shown[];
  readonly listed: readonly Shown[];
}

interface Reported extends Shown {
  readonly file: string;
  readonly related: readonly { readonly file: string; readonly line: number }[];
}

function expectedIn(name: string): Expected {
  const { stdout } = spawnSync(process.execPath, [astlint, "-f", "json", original], { encoding: "utf8" });
  const { trees }: { trees: { findings: Reported[] }[] } = JSON.parse(stdout);
  const all = trees.flatMap((tree) => tree.findings);
  const listed = all.flatMap(({ rule, related }) => related.map((place) => ({ ...place, rule })));
  return {
    findings: all.filter(({ file }) => file === name),
    listed: listed.filter(({ file }) => file === name),
  };
}

/** Every finding is shown at its place, and else nothing but in places that a finding of that rule lists. */
function compareFindings(
  what: string,
  shown: readonly Shown[] = [],
  { findings, listed }: Expected,
): readonly string[] {
  const first = new Set(findings.map(brief));
  const others = new Set(listed.map(brief));
  const found = shown.filter((each) => first.has(brief(each)) || !others.has(brief(each)));
  return compare(what, found, findings);
}

function compare(
  what: string,
  found: readonly unknown[] = [],
  expected: readonly unknown[],
): readonly string[] {
  const shown = (list: readonly unknown[]): string => list.map(brief).sort().join("\n  ");
  if (shown(found) === shown(expected)) return [];
  return [`${what}\n  ${shown(found)}\ninstead of\n  ${shown(expected)}`];
}

function brief(shown: unknown): string {
  return JSON.stringify(shown, ["path", "line", "rule"]);
}
