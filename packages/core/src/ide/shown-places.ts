import type { Place } from "../config/document.ts";
import type { Finding } from "../lint/finding.ts";
import { countPlaces } from "../lint/wording.ts";
import type { Span } from "../text/span.ts";

/** Where an editor shows a finding: at its own place first, then wherever else the same is wrong, and once in each. */
export function shownPlaces({ at, related }: Pick<Finding, "at" | "related">): readonly Place[] {
  const places = [at, ...related.flatMap((each) => (each.isSame ? [each.at] : []))];
  return [...new Map(places.map((place) => [`${place.span.start} ${place.path}`, place])).values()];
}

/** Where a finding is shown, for titles: `here`, `in all 4 places`. */
export function placesInWords({ related }: Pick<Finding, "related">): string {
  const count = 1 + countPlaces(related.filter(({ isSame }) => isSame));
  if (count === 1) return "here";
  return count === 2 ? "in both places" : `in all ${count} places`;
}

/** Whether a finding is shown in a file, at a span of which a test is true. */
export function isShownIn(finding: Finding, path: string, test: (span: Span) => boolean): boolean {
  return shownPlaces(finding).some((place) => place.path === path && test(place.span));
}
