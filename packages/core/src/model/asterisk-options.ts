import type { AsteriskTarget } from "../workspace/asterisk-version.ts";
import { derived } from "../workspace/derived.ts";
import type { EffectiveFile } from "../workspace/effective-file.ts";
import type { Section } from "../workspace/section.ts";
import type { Tree } from "../workspace/tree.ts";
import { type Setting, Settings } from "./settings.ts";

/** What `load_asterisk_conf()` makes of asterisk.conf. */
export interface AsteriskOptions {
  /** Undefined when the tree has no asterisk.conf. */
  readonly file: EffectiveFile | undefined;
  /** The first `[options]` that is no template; Asterisk reads no other. */
  readonly section: Section | undefined;
  readonly options: Settings;
  readonly directories: Settings;
  /** `[files]`: the control socket. */
  readonly files: Settings;
  /** Whether functions such as SHELL() may be used from outside the dialplan. */
  readonly liveDangerously: Setting<boolean>;
  /** Whether this Asterisk has a `live_dangerously` that could be switched off. */
  readonly hasLiveDangerously: boolean;
  /** The account that Asterisk changes to; `""` when it stays the one that starts it. */
  readonly runUser: Setting<string>;
}

/** The view of a tree's asterisk.conf; without one the defaults hold. */
export const asteriskOptions: (tree: Tree) => AsteriskOptions = derived(readAsteriskOptions);

function readAsteriskOptions(tree: Tree): AsteriskOptions {
  const file = tree.effective("asterisk.conf");
  const section = file?.section("options");
  const options = new Settings(section?.options ?? []);
  const hasLiveDangerously = knowsLiveDangerously(tree.asterisk);
  const isBefore12 = tree.asterisk.version.isBefore("12");
  return {
    file,
    section,
    options,
    directories: new Settings(file?.section("directories")?.options ?? []),
    files: new Settings(file?.section("files")?.options ?? []),
    liveDangerously: hasLiveDangerously
      ? options.isTrue(isBefore12, "live_dangerously")
      : { value: true, option: undefined },
    hasLiveDangerously,
    runUser: options.text("runuser"),
  };
}

/** It came with 1.8.24.1, 10.12.4 and 11.6.1. */
function knowsLiveDangerously({ version }: AsteriskTarget): boolean {
  if (version.isAtLeast("11")) return version.isAtLeast("11.6.1");
  return version.isAtLeast("10") ? version.isAtLeast("10.12.4") : version.isAtLeast("1.8.24.1");
}
