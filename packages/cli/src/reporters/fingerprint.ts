import { createHash } from "node:crypto";
import type { ReportedFinding, TreeReport } from "../report/tree-report.ts";
import { artifactPath } from "./artifact-path.ts";
import type { RunFacts } from "./summary.ts";

/** Tells a finding from all others of a run, those in other trees included; holds nothing secret. */
export function fingerprintOf(finding: ReportedFinding, { target }: TreeReport, { base }: RunFacts): string {
  const tree = artifactPath(base, target.root, "");
  return createHash("sha256").update(`${tree}\n${finding.fingerprint}`).digest("hex").slice(0, 32);
}
