import { countPlaces } from "@astlint/core";
import type { ReportedFinding, ReportedFix, ReportedPlace, ReportedStep } from "../report/tree-report.ts";
import { visible } from "../terminal/visible.ts";
import type { Group } from "./fold.ts";
import { thousands } from "./numbers.ts";

/** A line below a finding. */
export interface Note {
  readonly text: string;
  /** What to type to learn more. */
  readonly hint?: string;
}

/** Related places that are shown one by one. */
const maxRelated = 3;
/** Places that are listed for what is folded into one line. */
const maxListed = 4;

/** What is to be said about a finding besides its message: related places, others like it, fixes, where to learn more. */
export function notesOn({ first, folded }: Group): Note[] {
  return [...relatedNotes(first.related), ...foldedNotes(folded), ...fixNotes(first)];
}

function relatedNotes(related: readonly ReportedStep[]): Note[] {
  const byMessage = new Map<string, ReportedStep[]>();
  for (const place of related) {
    const places = byMessage.get(place.message);
    if (places) places.push(place);
    else byMessage.set(place.message, [place]);
  }
  // A line that says "and 1 more" is no shorter than the one it hides.
  const shown = byMessage.size <= maxRelated + 1 ? byMessage.size : maxRelated;
  const notes = [...byMessage].slice(0, shown).map(([message, places]) => ({
    text: `${visible(message)} (${placeList(places.map(({ at }) => at))})`,
  }));
  const rest = countPlaces([...byMessage.values()].slice(shown).flat());
  return rest > 0 ? [...notes, { text: `and ${thousands(rest)} more` }] : notes;
}

function foldedNotes(folded: readonly ReportedFinding[]): Note[] {
  if (folded.length === 0) return [];
  const places = folded.slice(0, maxListed + 1).map(({ at }) => at);
  return [{ text: `and ${thousands(folded.length)} more like it (${placeList(places)})` }];
}

/** `sip.conf:20, 31, users.conf:4 …`: the file once for places that follow each other in it. */
function placeList(places: readonly ReportedPlace[]): string {
  let path = "";
  const texts = places.slice(0, maxListed).map((place) => {
    const { line } = place.start;
    const text = place.path === path ? String(line) : `${visible(place.path)}:${line}`;
    path = place.path;
    return text;
  });
  return texts.join(", ") + (places.length > maxListed ? " …" : "");
}

function fixNotes({ rule, fixes }: ReportedFinding): Note[] {
  const hint = `astlint --explain ${rule}`;
  if (fixes.length === 0) return [{ text: hint }];
  return fixes.map((fix, index) =>
    index === fixes.length - 1 ? { text: fixText(fix), hint } : { text: fixText(fix) },
  );
}

function fixText({ applicability, title, caution }: ReportedFix): string {
  return `${applicability} fix: ${visible(title)}${caution ? ` (${visible(caution)})` : ""}`;
}
