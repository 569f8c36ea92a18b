import { accessSync, constants } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/** An Asterisk to compare with, and the Debian release that packages it. */
export interface Release {
  /** The branch, which `--versions` and the names of files go by. */
  readonly version: string;
  readonly suite: string;
  readonly speciality: string;
}

export const releases: readonly Release[] = [
  { version: "16", suite: "bullseye", speciality: "the last Debian release with chan_sip" },
  { version: "22", suite: "sid", speciality: "chan_sip is gone" },
];

/** The releases of some versions, in the order of `releases`. */
export function releasesOf(versions: readonly string[]): readonly Release[] {
  const unknown = versions.find((version) => !releases.some((release) => release.version === version));
  if (unknown !== undefined) throw new Error(`there is no Asterisk ${unknown} to compare with`);
  return releases.filter(({ version }) => versions.includes(version));
}

/** The folder that holds all installed Asterisks: `$ASTLINT_ASTERISK`, or one in the user's cache. */
function cacheFolder(): string {
  const given = process.env.ASTLINT_ASTERISK;
  if (given) return given;
  return join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "astlint", "asterisk");
}

/** The folder to change the root to; it need not be there yet. */
export function installFolder({ version }: Release): string {
  return join(cacheFolder(), `ast${version}`);
}

export function isInstalled(release: Release): boolean {
  try {
    accessSync(join(installFolder(release), "usr/sbin/asterisk"), constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
