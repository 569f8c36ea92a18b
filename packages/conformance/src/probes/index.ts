import { contextProbes } from "./contexts.ts";
import { extensionProbes } from "./extensions.ts";
import { includeProbes } from "./includes.ts";
import { lineProbes } from "./lines.ts";
import type { Probe } from "./probe.ts";
import { sectionProbes } from "./sections.ts";
import { stepProbes } from "./steps.ts";

/** One fact each. */
export const probes: readonly Probe[] = [
  ...lineProbes,
  ...sectionProbes,
  ...includeProbes,
  ...stepProbes,
  ...extensionProbes,
  ...contextProbes,
];
