import type { PjsipTransport, Place } from "@astlint/core";

/** Where a transport says what it speaks, or its name when it does not. */
export function protocolPlace({ protocolOption, object }: PjsipTransport): Place {
  return protocolOption?.valuePlace ?? object.namePlace;
}
