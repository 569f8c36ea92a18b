/** How bad a finding is, worst first. */
export const severities = ["critical", "high", "medium", "low", "info"] as const;
export type Severity = (typeof severities)[number];

/** How sure it is: decided by the files alone, given one assumption, or an estimate. */
export const confidences = ["certain", "firm", "heuristic"] as const;
export type Confidence = (typeof confidences)[number];

export const categories = [
  "authentication",
  "toll-fraud",
  "privilege",
  "exposure",
  "injection",
  "enumeration",
  "crypto",
  "privacy",
  "dos",
  "detectability",
  "correctness",
  "deprecated",
] as const;
export type Category = (typeof categories)[number];

/** 0 for critical to 4 for info. */
export function severityRank(severity: Severity): number {
  return severities.indexOf(severity);
}

export function isAtLeast(severity: Severity, threshold: Severity): boolean {
  return severityRank(severity) <= severityRank(threshold);
}

/** The severity so many steps milder; info stays info. */
export function milder(severity: Severity, steps = 1): Severity {
  return severities[Math.min(severityRank(severity) + steps, severities.length - 1)] ?? "info";
}
