import { parseTiming, type Timing } from "./timing.ts";

/** The value of `include =>`. */
export interface IncludeValue {
  /** Not trimmed. */
  readonly context: string;
  /** Undefined when it is always open. */
  readonly timing: Timing | undefined;
}

/**
 * Reads `context,times,weekdays,days,months,zone` as `include_alloc()` in `main/pbx_include.c` does: a `|`
 * anywhere ends the context before any comma does.
 */
export function parseInclude(value: string): IncludeValue {
  const pipe = value.indexOf("|");
  const separator = pipe >= 0 ? pipe : value.indexOf(",");
  if (separator < 0) return { context: value, timing: undefined };
  return { context: value.slice(0, separator), timing: parseTiming(value, separator + 1) };
}
