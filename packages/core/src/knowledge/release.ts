import table from "../../knowledge/releases.json" with { type: "json" };
import type { AsteriskVersion } from "../workspace/asterisk-version.ts";

const ends = new Map<string, string>(
  Object.entries(table.branches).map(([branch, { end }]) => [branch, end]),
);

/**
 * The day (`2023-10-09`) on which a release's branch got its last security fix, when that day is past as of the facts
 * that this version of astlint was made with; undefined for supported and for unknown branches.
 */
export function endOfSupport(version: AsteriskVersion): string | undefined {
  const end = ends.get(version.branch);
  return end !== undefined && end <= table.asOf ? end : undefined;
}
