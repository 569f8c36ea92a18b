import table from "../../knowledge/advisories.json" with { type: "json" };
import { type Severity, severities } from "../lint/severity.ts";
import type { AsteriskVersion } from "../workspace/asterisk-version.ts";

/** A security advisory about something that the configuration decides on. */
export interface Advisory {
  /** `GHSA-…` or `AST-…`. */
  readonly id: string;
  readonly cve: string | undefined;
  readonly severity: Severity;
  /** A name for what must be switched on for it. */
  readonly trigger: string;
  /** What happens, as half a sentence. */
  readonly title: string;
}

/** An advisory that is true for a release, with the first release of the same branch that mends it, if there is one. */
export interface OpenAdvisory extends Advisory {
  readonly fixedIn: string | undefined;
}

interface Row {
  readonly cve?: string;
  readonly severity: string;
  readonly trigger: string;
  readonly title: string;
  readonly since?: Readonly<Record<string, string>>;
  readonly fixed: Readonly<Record<string, string>>;
  readonly certified?: Readonly<Record<string, number>>;
}

const rows: readonly (readonly [string, Row])[] = Object.entries<Row>(table);

/** All advisories, the newest first. */
export function advisories(): Advisory[] {
  return rows.map(([id, row]) => toAdvisory(id, row));
}

/** The advisories that a release falls under. Nothing is said of branches that an advisory does not speak of. */
export function openAdvisories(version: AsteriskVersion): OpenAdvisory[] {
  return rows.flatMap(([id, row]) => {
    const fixedIn = openUntil(row, version);
    return fixedIn === undefined ? [] : [{ ...toAdvisory(id, row), fixedIn: fixedIn || undefined }];
  });
}

/** The release that mends the flaw, empty when the branch has none; undefined when the flaw is not there. */
function openUntil({ since, fixed, certified }: Row, version: AsteriskVersion): string | undefined {
  if (version.certificate !== undefined) {
    const first = certified?.[version.text];
    return first !== undefined && version.certificate < first ? `${version.text}-cert${first}` : undefined;
  }
  const release = fixed[version.branch];
  if (release === undefined) return since === undefined && isBetween(fixed, version) ? "" : undefined;
  const first = since?.[version.branch];
  if (first !== undefined && version.isBefore(first)) return undefined;
  return version.isBefore(release) ? release : undefined;
}

/** A branch between two that were mended had the flaw and was no longer looked after. */
function isBetween(fixed: Row["fixed"], version: AsteriskVersion): boolean {
  const releases = Object.values(fixed);
  return (
    releases.some((release) => version.isAtLeast(release)) &&
    releases.some((release) => version.isBefore(release))
  );
}

function toAdvisory(id: string, { cve, severity, trigger, title }: Row): Advisory {
  return { id, cve, severity: severities.find((word) => word === severity) ?? "medium", trigger, title };
}
