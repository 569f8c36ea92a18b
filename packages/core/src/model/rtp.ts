import type { AsteriskVersion } from "../workspace/asterisk-version.ts";
import { derived } from "../workspace/derived.ts";
import type { EffectiveFile } from "../workspace/effective-file.ts";
import type { Option } from "../workspace/option.ts";
import type { Section } from "../workspace/section.ts";
import type { Tree } from "../workspace/tree.ts";
import { type Setting, Settings } from "./settings.ts";
import { isTrue } from "./values.ts";

/** UDP ports from the first to the last. */
export interface PortRange {
  readonly first: number;
  readonly last: number;
  /** The options that set the ends; undefined where an end is the default. */
  readonly firstOption: Option | undefined;
  readonly lastOption: Option | undefined;
  /** Whether the ends that are given cannot be used, so that Asterisk takes its own. */
  readonly isRefused: boolean;
}

/** `learning` locks on to the first sender, `seqno` to whoever keeps the sequence, `off` takes media from anyone. */
export type StrictRtp = "learning" | "seqno" | "off";

/** What res_rtp_asterisk makes of rtp.conf; of repeated options it takes the first. */
export interface RtpModel {
  readonly file: EffectiveFile;
  readonly generalSection: Section | undefined;
  readonly general: Settings;
  readonly strictRtp: Setting<StrictRtp>;
  readonly ports: PortRange;
}

/** The model of a tree's rtp.conf; undefined when nothing reads one. */
export const rtpModel: (tree: Tree) => RtpModel | undefined = derived(readRtp);

function readRtp(tree: Tree): RtpModel | undefined {
  const file = tree.live("rtp.conf");
  if (!file) return undefined;
  const generalSection = file.section("general");
  const general = new Settings(generalSection?.options ?? [], "first");
  return { file, generalSection, general, strictRtp: strictRtp(general, tree), ports: rtpPorts(general) };
}

function strictRtp(general: Settings, { asterisk: { version } }: Tree): Setting<StrictRtp> {
  const option = general.get("strictrtp");
  if (!option) return { value: version.isAtLeast("10") ? "learning" : "off", option };
  if (isTrue(option.value)) return { value: "learning", option };
  return { value: option.value.toLowerCase() === "seqno" && knowsSeqno(version) ? "seqno" : "off", option };
}

function knowsSeqno(version: AsteriskVersion): boolean {
  if (version.isBefore("14")) return version.isAtLeast("13.24");
  if (version.isBefore("16")) return version.isAtLeast("15.7");
  return version.isAtLeast("16.1");
}

const defaultPorts = { first: 5000, last: 31_000 };

/** An end below 1024 or above 65535 is moved there; a start that is odd, one up. */
function rtpPorts(general: Settings): PortRange {
  const firstOption = general.get("rtpstart");
  const lastOption = general.get("rtpend");
  const first = portOf(firstOption, defaultPorts.first);
  const last = portOf(lastOption, defaultPorts.last);
  const even = first + (first % 2);
  const isRefused = even >= last;
  const ends = isRefused ? defaultPorts : { first: even, last };
  return { ...ends, firstOption, lastOption, isRefused };
}

function portOf(option: Option | undefined, fallback: number): number {
  if (!option) return fallback;
  const port = Number.parseInt(option.value, 10);
  return Math.min(65_535, Math.max(1024, Number.isNaN(port) ? 0 : port));
}
