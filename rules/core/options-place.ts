import type { AsteriskOptions, Place } from "@astlint/core";

/** Where a finding about something missing in `[options]` of asterisk.conf stands. */
export function optionsPlace({ file, section }: AsteriskOptions): Place {
  const nearest = section ?? file?.live[0];
  return nearest?.namePlace ?? { path: "asterisk.conf", span: { start: 0, end: 0 } };
}
