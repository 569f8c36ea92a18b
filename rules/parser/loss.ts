import type { AsteriskVersion, Severity, Tree } from "@astlint/core";
import type { OptionInContext } from "./option-context.ts";

/** What is lost with an option that Asterisk cannot take, besides the option itself. */
export interface Loss {
  /** What Asterisk does: `drops the whole endpoint '6001'`. */
  readonly text: string;
  readonly severity: Severity;
}

/** Files without which calls or access lists fail; the others leave a module at its defaults. */
const vital = new Set(["acl.conf", "confbridge.conf"]);

/** Files that lead to little: nothing but agents and statistics is lost with them. */
const minor = new Set(["agents.conf", "hep.conf", "stasis.conf", "statsd.conf"]);

/** The loss, or undefined when Asterisk goes on without that option alone. */
export function lossOf(
  { asterisk }: Tree,
  { kindFacts, kind, section, file }: OptionInContext,
): Loss | undefined {
  switch (kindFacts.unknown) {
    case "object":
      if (file === "ari.conf" && !hasAriObjects(asterisk.version))
        return { text: "refuses the whole ari.conf", severity: "medium" };
      return { text: `drops the whole ${kind} '${section.name}'`, severity: "high" };
    case "file":
      if (asterisk.version.isBefore("12") && !vital.has(file)) return undefined;
      return { text: `refuses the whole ${file}`, severity: severityOf(file) };
    case "start":
      return asterisk.version.isBefore("16") ? undefined : { text: "does not start", severity: "critical" };
    default:
      return undefined;
  }
}

function severityOf(file: string): Severity {
  if (vital.has(file)) return "high";
  return minor.has(file) ? "low" : "medium";
}

/** ari.conf became a file of objects with 20.15.0, 21.10.0, 22.5.0 and 23.0.0; before, it was read as a whole. */
function hasAriObjects(version: AsteriskVersion): boolean {
  if (version.isBefore("21")) return version.isAtLeast("20.15");
  if (version.isBefore("22")) return version.isAtLeast("21.10");
  return version.isAtLeast("22.5");
}

/** What Asterisk does where the option alone is lost. */
export function effectOf({ kindFacts: { unknown } }: OptionInContext): string {
  const isLogged = unknown === "notice" || unknown === "warning";
  return isLogged ? "ignores it with a line in its log" : "ignores it without a word";
}
