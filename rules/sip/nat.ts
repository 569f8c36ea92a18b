import type { AsteriskVersion } from "@astlint/core";

/**
 * Whether answers go back to the port that a request came from: always, when the request looks as if it came through
 * NAT, or only when it asks for it.
 */
export type ForcedPort = "always" | "when-needed" | "on-request";

/** What `nat=` makes of it, or its absence (`handle_common_options()`, `sip_parse_nat_option()`). */
export function forcedPort(value: string | undefined, version: AsteriskVersion): ForcedPort {
  if (value === undefined) return byDefault(version);
  const words = value.toLowerCase().split(",");
  if (version.isAtLeast("11")) return inList(words);
  const [word] = words;
  const isOne = words.length === 1;
  if (version.isAtLeast("10"))
    return isOne && (word === "no" || word === "comedia") ? "on-request" : "always";
  if (version.isAtLeast("1.8"))
    return isOne && (word === "yes" || word === "force_rport") ? "always" : "on-request";
  return isOne && (word === "never" || falseWords.has(word ?? "")) ? "on-request" : "always";
}

/** Words of `nat=` that mean something to the version; the others are ignored, with all their good intentions. */
export function unknownNatWords(value: string, version: AsteriskVersion): readonly string[] {
  const words = value.toLowerCase().split(",");
  if (version.isAtLeast("11"))
    return words.filter((word) => !listWords.has(word.trim()) && !falseWords.has(word.trim()));
  if (version.isBefore("1.8") || ["yes", "no", "force_rport", "comedia"].includes(value.toLowerCase()))
    return [];
  return [value];
}

const listWords: ReadonlySet<string> = new Set([
  "yes",
  "force_rport",
  "comedia",
  "auto_force_rport",
  "auto_comedia",
]);
const falseWords: ReadonlySet<string> = new Set(["no", "false", "n", "f", "0", "off"]);

function byDefault(version: AsteriskVersion): ForcedPort {
  if (version.isAtLeast("11")) return "when-needed";
  if (version.isAtLeast("1.8")) return version.isAtLeast("1.8.7.2") ? "always" : "on-request";
  const since = version.isAtLeast("1.6") ? "1.6.2.21" : "1.4.43";
  return version.isAtLeast(since) ? "always" : "on-request";
}

function inList(words: readonly string[]): ForcedPort {
  let found: ForcedPort = "on-request";
  for (const word of words) {
    if (falseWords.has(word)) return "on-request";
    if (word === "yes") return "always";
    if (word === "auto_force_rport") found = "when-needed";
    else if (word === "force_rport" && found !== "when-needed") found = "always";
  }
  return found;
}
