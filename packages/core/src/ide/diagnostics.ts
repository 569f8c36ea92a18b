import type { Place } from "../config/document.ts";
import type { Fix } from "../fix/fix.ts";
import type { Finding, RelatedPlace } from "../lint/finding.ts";
import type { Severity } from "../lint/severity.ts";
import type { Span } from "../text/span.ts";
import { shownPlaces } from "./shown-places.ts";

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

/** What is shown in one file, from its start on. A finding about several places is shown in each of them. */
export function diagnostics(findings: readonly Finding[], path: string): readonly DiagnosticData[] {
  return findings
    .flatMap((finding) =>
      shownPlaces(finding).flatMap((place, index) =>
        place.path === path ? [diagnosticAt(finding, place, index === 0)] : [],
      ),
    )
    .sort((a, b) => a.span.start - b.span.start);
}

function diagnosticAt(finding: Finding, place: Place, isFirst: boolean): DiagnosticData {
  const { rule, message, severity, related, fixes, fingerprint } = finding;
  return {
    span: place.span,
    level: levels[severity],
    rule,
    message,
    tags: tagsOf(finding, place),
    related: isFirst ? related : [{ at: finding.at, message: "the first of these" }],
    fixes,
    fingerprint,
  };
}

const levels: Readonly<Record<Severity, DiagnosticData["level"]>> = {
  critical: "error",
  high: "error",
  medium: "warning",
  low: "information",
  info: "hint",
};

/** What a safe fix does nothing but delete has no effect; a word that is replaced because it is out of date is deprecated. */
function tagsOf({ category, fixes }: Finding, at: Place): DiagnosticData["tags"] {
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
