import { type AsteriskTarget, AsteriskVersion } from "./asterisk-version.ts";
import type { Snapshot } from "./snapshot.ts";

/** How many comment lines at the start of a file may name a version, and how much of each is looked at. */
const headerLines = 10;
const maxHeaderLine = 200;

/** Works out for which Asterisk a tree is written, from a header comment or from its channel drivers. */
export function detectVersion(snapshot: Snapshot): AsteriskTarget {
  return versionInHeader(snapshot) ?? versionByDriver(snapshot);
}

function versionByDriver(snapshot: Snapshot): AsteriskTarget {
  const hasSip = hasOne(snapshot, "sip.conf", "sip_additional.conf");
  const hasPjsip = hasOne(snapshot, "pjsip.conf", "pjsip_wizard.conf");
  if (hasSip && !hasPjsip) return target("16", "detected", "chan_sip, no pjsip.conf");
  if (hasPjsip && !hasSip) return target("22", "detected", "chan_pjsip, no sip.conf");
  if (hasSip) return target("18", "detected", "chan_sip and chan_pjsip");
  return target("20", "assumed", "nothing in the tree tells");
}

/** Whether a file is listed, be it only a link that leads nowhere, or the part of one that FreePBX writes. */
function hasOne({ documents, folders }: Snapshot, ...names: readonly string[]): boolean {
  return names.some((name) => documents.has(name) || folders.get("")?.includes(name));
}

/** A comment such as `; Asterisk 13.38.3` or `;! Generator: Asterisk PBX 16.2.1` among the first lines of a file. */
function versionInHeader(snapshot: Snapshot): AsteriskTarget | undefined {
  for (const document of snapshot.documents.values()) {
    const { text } = document;
    for (let start = 0, count = 0; count < headerLines && text[start] === ";"; count++) {
      const feed = text.indexOf("\n", start);
      const end = feed < 0 ? text.length : feed;
      const version = versionIn(text.slice(start, Math.min(end, start + maxHeaderLine)));
      if (version) return { version, source: "detected", reason: `header of ${document.path}` };
      start = end + 1;
    }
  }
  return undefined;
}

/** The release that ends a comment line, right after `Asterisk`, `Asterisk PBX` or `Asterisk version`. */
function versionIn(line: string): AsteriskVersion | undefined {
  const words = line.trim().split(" ");
  const last = words.pop() ?? "";
  const before = words.pop()?.toLowerCase();
  const isNamed = before === "asterisk" || words.at(-1)?.toLowerCase() === "asterisk";
  if (!isNamed || (before !== "asterisk" && before !== "pbx" && before !== "version")) return undefined;
  const version = AsteriskVersion.parse(last);
  return version?.text === last ? version : undefined;
}

function target(text: string, source: AsteriskTarget["source"], reason: string): AsteriskTarget {
  const version = AsteriskVersion.parse(text);
  if (!version) throw new Error(`'${text}' is no Asterisk version`);
  return { version, source, reason };
}
