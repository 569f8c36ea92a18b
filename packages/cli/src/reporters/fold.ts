import type { ReportedFinding } from "../report/tree-report.ts";

/** Findings of one rule that say the same about different names. */
export interface Group {
  readonly first: ReportedFinding;
  /** Those that are only counted. */
  readonly folded: readonly ReportedFinding[];
}

/** So many alike are each shown in full. */
const maxAlike = 3;

/** Folds findings that differ only in names and numbers, where there are many; the order of the first ones stays. */
export function fold(findings: readonly ReportedFinding[]): Group[] {
  const alike = new Map<string, ReportedFinding[]>();
  for (const finding of findings) {
    const key = `${finding.severity}\n${finding.rule}\n${shapeOf(finding.message)}`;
    const known = alike.get(key);
    if (known) known.push(finding);
    else alike.set(key, [finding]);
  }
  const groups: Group[] = [];
  for (const members of alike.values()) {
    const [first, ...rest] = members;
    if (!first) continue;
    if (members.length > maxAlike) groups.push({ first, folded: rest });
    else for (const member of members) groups.push({ first: member, folded: [] });
  }
  return groups;
}

/** A message without the names in quotes and in brackets, and without numbers. */
function shapeOf(message: string): string {
  return message
    .replace(/'[^']*'/g, "''")
    .replace(/\[[^\]]*\]/g, "[]")
    .replace(/[0-9]+/g, "0");
}
