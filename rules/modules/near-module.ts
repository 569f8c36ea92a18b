import { type AsteriskVersion, moduleFacts, moduleNames, slipsBetween } from "@astlint/core";

/** Modules of others whose names are one letter away from one of Asterisk's. */
const others: ReadonlySet<string> = new Set(["chan_oh323"]);

/**
 * The module of that release for which a name is a slip of one letter, both without `.so` and in lower case; undefined
 * when there is none, or several. There are many modules of others: one letter instead of another in a short name, or
 * another number (`codec_g729a`), makes such a name and no slip.
 */
export function nearModule(name: string, version: AsteriskVersion): string | undefined {
  if (others.has(name)) return undefined;
  const near: string[] = [];
  for (const other of moduleNames()) {
    if (Math.abs(other.length - name.length) > 1 || !isOneSlip(name, other)) continue;
    const facts = moduleFacts(other);
    if (!facts || version.isBefore(facts.since)) continue;
    if (facts.removed === undefined || version.isBefore(facts.removed)) near.push(other);
  }
  return near.length === 1 ? near[0] : undefined;
}

function isOneSlip(name: string, other: string): boolean {
  if (digitsOf(name) !== digitsOf(other) || slipsBetween(name, other, 1) !== 1) return false;
  const isShort = other.length - other.indexOf("_") - 1 <= 3;
  return !isShort || name.length !== other.length || lettersOf(name) === lettersOf(other);
}

function digitsOf(name: string): string {
  return name.replace(/[^0-9]/g, "");
}

function lettersOf(name: string): string {
  return [...name].sort().join("");
}
