import type { AsteriskVersion } from "../workspace/asterisk-version.ts";
import type { Option } from "../workspace/option.ts";
import { isFalse, isTrue } from "./values.ts";

/** What `insecure=` waives for an account. */
export interface SipInsecurity {
  /** The source port need not match. */
  readonly port: boolean;
  /** Calls need no password. */
  readonly invite: boolean;
  readonly option: Option | undefined;
}

/** Reads `insecure=` as `set_insecure_flags()` does: words between commas, with no blanks around them; the old words until 1.4. */
export function sipInsecurity(option: Option | undefined, version: AsteriskVersion): SipInsecurity {
  const value = option?.value.toLowerCase() ?? "";
  if (version.isBefore("1.6.0")) {
    if (value === "very") return { port: true, invite: true, option };
    if (isTrue(value)) return { port: true, invite: false, option };
  }
  const words = isFalse(value) ? [] : value.split(",");
  return { port: words.includes("port"), invite: words.includes("invite"), option };
}
