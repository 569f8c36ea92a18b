import type { Severity, Tree } from "@astlint/core";
import type { OptionInContext } from "./option-context.ts";

/** What is lost with an option that Asterisk cannot take, besides the option itself. */
export interface Loss {
  /** What Asterisk does: `drops the whole endpoint '6001'`. */
  readonly text: string;
  readonly severity: Severity;
}

/** Files without which calls or access lists fail; the others leave a module at its defaults. */
const vital = new Set(["acl.conf", "confbridge.conf"]);

/** The loss, or undefined when Asterisk goes on without that option alone. */
export function lossOf(
  { asterisk }: Tree,
  { kindFacts, kind, section, file }: OptionInContext,
): Loss | undefined {
  switch (kindFacts.unknown) {
    case "object":
      return { text: `drops the whole ${kind} '${section.name}'`, severity: "high" };
    case "file":
      if (asterisk.version.isBefore("12") && !vital.has(file)) return undefined;
      return { text: `refuses the whole ${file}`, severity: vital.has(file) ? "high" : "medium" };
    case "start":
      return asterisk.version.isBefore("16") ? undefined : { text: "does not start", severity: "critical" };
    default:
      return undefined;
  }
}

/** What Asterisk does where the option alone is lost. */
export function effectOf({ kindFacts: { unknown } }: OptionInContext): string {
  const isLogged = unknown === "notice" || unknown === "warning";
  return isLogged ? "ignores it with a line in its log" : "ignores it without a word";
}
