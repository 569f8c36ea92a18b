import {
  type FileSystem,
  noSettings,
  type ParsedSettings,
  type ProjectSettings,
  parseSettings,
  type Rule,
} from "@astlint/core";
import { folderOf } from "./overlay.ts";

/** In the order in which they are looked for; the first counts. */
const settingsNames: readonly string[] = ["astlint.json", "astlint.jsonc", ".astlintrc.json"];

/** More than this no settings are. */
const maxBytes = 1024 * 1024;

/** Settings and the file they come from; without a file, what holds without one. */
export interface FoundSettings {
  readonly settings: ProjectSettings;
  /** Absolute path. */
  readonly path: string | undefined;
}

export function isSettingsFile(path: string): boolean {
  return settingsNames.includes(path.slice(path.lastIndexOf("/") + 1));
}

/** The settings of a configuration: the nearest file at or above it, up to the folder that is a repository. */
export async function findSettings(
  disk: FileSystem,
  root: string,
  rules: readonly Rule[],
): Promise<FoundSettings> {
  for (let folder = root; folder !== ""; folder = folderOf(folder)) {
    for (const name of settingsNames) {
      const path = `${folder}/${name}`;
      if (!(await isThere(disk, path))) continue;
      const parsed = await readSettingsFile(disk, path, rules);
      return { settings: parsed?.settings ?? noSettings, path };
    }
    if (await isThere(disk, `${folder}/.git`)) break;
  }
  return { settings: noSettings, path: undefined };
}

/** What a settings file says, and what is wrong with it; undefined when it cannot be read. */
export async function readSettingsFile(
  disk: FileSystem,
  path: string,
  rules: readonly Rule[],
): Promise<(ParsedSettings & { readonly text: string }) | undefined> {
  try {
    const status = await disk.status(path);
    if (status?.kind !== "file" || status.size > maxBytes) return undefined;
    const text = new TextDecoder().decode(await disk.read(path));
    return { ...parseSettings(text, rules), text };
  } catch {
    return undefined;
  }
}

async function isThere(disk: FileSystem, path: string): Promise<boolean> {
  try {
    return (await disk.status(path)) !== undefined;
  } catch {
    return false;
  }
}
