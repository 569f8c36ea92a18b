import type { Fix } from "../fix/fix.ts";
import type { Finding, RelatedPlace } from "../lint/finding.ts";
import type { Severity } from "../lint/severity.ts";
import type { Span } from "../text/span.ts";

/** A finding as an editor shows it. */
export interface DiagnosticData {
  readonly span: Span;
  readonly level: "error" | "warning" | "information" | "hint";
  readonly rule: string;
  readonly message: string;
  /** `unnecessary`: it can go, and is shown faded. `deprecated`: it is struck through. */
  readonly tags: readonly ("unnecessary" | "deprecated")[];
  readonly related: readonly RelatedPlace[];
  readonly fixes: readonly Fix[];
  readonly fingerprint: string;
}

/** The findings in one file, in their order. */
export function diagnostics(findings: readonly Finding[], path: string): readonly DiagnosticData[] {
  return findings
    .filter(({ at }) => at.path === path)
    .map((finding) => ({
      span: finding.at.span,
      level: levels[finding.severity],
      rule: finding.rule,
      message: finding.message,
      tags: tagsOf(finding),
      related: finding.related,
      fixes: finding.fixes,
      fingerprint: finding.fingerprint,
    }));
}

const levels: Readonly<Record<Severity, DiagnosticData["level"]>> = {
  critical: "error",
  high: "error",
  medium: "warning",
  low: "information",
  info: "hint",
};

/** What a safe fix does nothing but delete has no effect; a word that is replaced because it is out of date is deprecated. */
function tagsOf({ category, fixes, at }: Finding): DiagnosticData["tags"] {
  if (category === "deprecated") return ["deprecated"];
  const isGone = fixes.some(
    ({ applicability, edits }) =>
      applicability === "safe" &&
      edits.length > 0 &&
      edits.every(
        ({ path, span, text }) =>
          text === "" && path === at.path && span.start <= at.span.start && span.end >= at.span.end,
      ),
  );
  return isGone ? ["unnecessary"] : [];
}
