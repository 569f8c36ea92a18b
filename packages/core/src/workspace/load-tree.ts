import { type AsteriskTarget, AsteriskVersion } from "./asterisk-version.ts";
import type { FileSystem } from "./file-system.ts";
import type { Hints } from "./hints.ts";
import { loadSnapshot, type SnapshotSettings } from "./load-snapshot.ts";
import { Tree } from "./tree.ts";

export interface LoadSettings extends SnapshotSettings {
  /** The Asterisk to judge for, `16` or `18.24.2`; worked out from the tree when absent. */
  readonly asteriskVersion?: string;
  /** Whence that version comes. */
  readonly versionSource?: "flag" | "settings";
  /** What the files cannot tell. */
  readonly hints?: Hints;
}

/**
 * Loads the folder as Asterisk's configuration folder. Rejects when the folder cannot be listed or the version is
 * none; files that cannot be read are in `tree.snapshot.unreadable`.
 */
export async function loadTree(fs: FileSystem, root: string, settings: LoadSettings = {}): Promise<Tree> {
  const target = givenTarget(settings);
  return new Tree(await loadSnapshot(fs, root, settings), target, settings.hints);
}

function givenTarget(settings: LoadSettings): AsteriskTarget | undefined {
  if (settings.asteriskVersion === undefined) return undefined;
  const version = AsteriskVersion.parse(settings.asteriskVersion);
  if (!version) throw new Error(`'${settings.asteriskVersion}' is no Asterisk version`);
  return { version, source: settings.versionSource ?? "flag", reason: "" };
}
