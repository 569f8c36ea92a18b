import type { Place } from "../config/document.ts";
import type { Finding } from "../lint/finding.ts";
import type { Span } from "../text/span.ts";

/** Where an editor shows a finding: at its own place first, then wherever else the same is wrong. */
export function shownPlaces({ at, related }: Pick<Finding, "at" | "related">): readonly Place[] {
  return [at, ...related.flatMap((each) => (each.isSame ? [each.at] : []))];
}

/** Whether a finding is shown in a file, at a span of which a test is true. */
export function isShownIn(finding: Finding, path: string, test: (span: Span) => boolean): boolean {
  return shownPlaces(finding).some((place) => place.path === path && test(place.span));
}
