import { otherTriggers } from "./other-triggers.ts";
import { sipTriggers } from "./sip-triggers.ts";
import type { Trigger } from "./trigger.ts";
import { webTriggers } from "./web-triggers.ts";

/** The triggers by the names that advisories give them. */
export const triggers: ReadonlyMap<string, Trigger> = new Map<string, Trigger>(
  Object.entries({ ...webTriggers, ...sipTriggers, ...otherTriggers }),
);
