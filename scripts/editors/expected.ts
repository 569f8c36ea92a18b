import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { type Attempt, astlint, filesIn, original, type Shown } from "./session.ts";

/** What is different from what should be; nothing when all is well. */
export function mistakesIn({ report, site, files }: Attempt): readonly string[] {
  if (report.problem !== undefined) return [report.problem];
  const before = filesIn(original);
  const first = findings("sip.conf");
  const fixed = first.filter(({ rule }) => rule !== "sip/alwaysauthreject");
  const line = 1 + (before.get("extensions.conf") ?? "").split("\n").indexOf("[internal]");
  const after = [...before].map(([name, text]) => ({ name, text: changed(text) }));
  return [
    ...compare("the first file shows", report.first, first),
    ...compare("after the fix it shows", report.fixed, fixed),
    ...compare("the definition is", [report.definition], [{ path: join(site, "extensions.conf"), line }]),
    ...compare("the second file shows", report.second, findings("extensions.conf")),
    ...after.flatMap(({ name, text }) => (files.get(name) === text ? [] : [`${name} has other bytes`])),
  ];
}

/** A file after the session: one fix, and a context renamed wherever it is named. */
function changed(text: string): string {
  return text.replace("alwaysauthreject=no", "alwaysauthreject=yes").replaceAll(/\binternal\b/g, "inside");
}

/** What the command line says about a file. */
function findings(name: string): readonly Shown[] {
  const { stdout } = spawnSync(process.execPath, [astlint, "-f", "json", original], { encoding: "utf8" });
  const { trees }: { trees: { findings: (Shown & { file: string })[] }[] } = JSON.parse(stdout);
  return trees.flatMap((tree) => tree.findings).filter(({ file }) => file === name);
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
