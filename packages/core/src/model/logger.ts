import { derived } from "../workspace/derived.ts";
import type { EffectiveFile } from "../workspace/effective-file.ts";
import type { Option } from "../workspace/option.ts";
import type { Section } from "../workspace/section.ts";
import type { Tree } from "../workspace/tree.ts";
import { Settings } from "./settings.ts";

/** One line of `[logfiles]`: where messages of which levels go. */
export interface LogChannel {
  readonly option: Option;
  /** `messages`, `console`, `syslog.local0`. */
  readonly name: string;
  /** In lower case, without what follows in parentheses; `*` stands for all. */
  readonly levels: ReadonlySet<string>;
  /** Whether it is kept, in a file or by syslog: the console forgets. */
  readonly isKept: boolean;
}

/** What logger.conf makes Asterisk write down. */
export interface LoggerModel {
  readonly file: EffectiveFile;
  readonly general: Settings;
  readonly generalSection: Section | undefined;
  /** The first `[logfiles]`; Asterisk reads no other. */
  readonly logFilesSection: Section | undefined;
  readonly channels: readonly LogChannel[];
  /** Whether some kept channel has the level. */
  keeps(level: string): boolean;
}

/** The model of a tree's logger.conf; undefined without one. */
export const loggerModel: (tree: Tree) => LoggerModel | undefined = derived((tree) => {
  const file = tree.live("logger.conf");
  if (!file) return undefined;
  const generalSection = file.section("general");
  const logFilesSection = file.section("logfiles");
  const channels = (logFilesSection?.options ?? []).map(channelOf);
  return {
    file,
    general: new Settings(generalSection?.options ?? [], "first"),
    generalSection,
    logFilesSection,
    channels,
    keeps: (level) => channels.some(({ isKept, levels }) => isKept && (levels.has(level) || levels.has("*"))),
  };
});

/** `make_components()` in `main/logger.c`: levels at commas, each trimmed, after a formatter in brackets. */
function channelOf(option: Option): LogChannel {
  const words = option.value.split(",").map((word) => {
    const text = word.trim();
    const plain = text.startsWith("[") ? text.slice(text.indexOf("]") + 1) : text;
    const paren = plain.indexOf("(");
    return (paren < 0 ? plain : plain.slice(0, paren)).trim().toLowerCase();
  });
  return {
    option,
    name: option.name,
    levels: new Set(words.filter((word) => word !== "")),
    isKept: option.key !== "console",
  };
}
