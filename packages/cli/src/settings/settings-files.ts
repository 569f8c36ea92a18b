import { dirname, isAbsolute, join, relative, resolve } from "node:path";
import { noSettings, type ProjectSettings } from "@astlint/core";
import type { Options } from "../options.ts";
import { visible } from "../terminal/visible.ts";
import { FileError, UsageError, type World } from "../world.ts";

/** Settings and the file that they come from; without a file, what holds without one. */
export interface FoundSettings {
  readonly settings: ProjectSettings;
  /** Absolute path. */
  readonly path: string | undefined;
}

/** In the order in which they are looked for; the first counts. */
export const settingsNames: readonly string[] = ["astlint.json", "astlint.jsonc", ".astlintrc.json"];

/** More than this no settings are. */
const maxBytes = 1024 * 1024;

/** The settings of each tree: those named by a flag, else the nearest file at or above the tree. */
export class SettingsFiles {
  private readonly world: World;
  private readonly options: Options;
  private readonly read = new Map<string, Promise<ProjectSettings>>();
  private readonly nearest = new Map<string, Promise<string | undefined>>();

  constructor(world: World, options: Options) {
    this.world = world;
    this.options = options;
  }

  /** Rejects with a UsageError that names every mistake in the file, a line each. */
  async of(root: string): Promise<FoundSettings> {
    const path = await this.pathFor(root);
    if (path === undefined) return { settings: noSettings, path };
    const known = this.read.get(path) ?? this.load(path);
    this.read.set(path, known);
    return { settings: await known, path };
  }

  private async pathFor(root: string): Promise<string | undefined> {
    const { config } = this.options;
    if (config === false) return undefined;
    if (config !== undefined) return resolve(this.world.cwd, config);
    const known = this.nearest.get(root) ?? findUpwards(this.world, root);
    this.nearest.set(root, known);
    return await known;
  }

  private async load(path: string): Promise<ProjectSettings> {
    const { cwd, fileSystem, rules } = this.world;
    const shown = visible(shownPath(cwd, path));
    const bytes = await readWhole(fileSystem, path, shown);
    const { parseSettings } = await import("../lazy/settings.ts");
    const { settings, problems } = parseSettings(new TextDecoder().decode(bytes), rules);
    if (problems.length === 0) return settings;
    throw new UsageError(
      problems.map(({ line, column, message }) => `${shown}:${line}:${column}: ${message}`).join("\n"),
    );
  }
}

/** Where settings of a tree may be, there or not. */
export function settingsPaths({ cwd }: World, { config }: Options, root: string): readonly string[] {
  if (config !== undefined) return config === false ? [] : [resolve(cwd, config)];
  return foldersUpFrom(root).flatMap((folder) => settingsNames.map((name) => join(folder, name)));
}

async function readWhole(fileSystem: World["fileSystem"], path: string, shown: string): Promise<Uint8Array> {
  try {
    const status = await fileSystem.status(path);
    if (!status) throw new FileError("no such file");
    if (status.kind !== "file")
      throw new FileError(status.kind === "folder" ? "is a folder" : "is no regular file");
    if (status.size > maxBytes) throw new FileError(`is larger than ${maxBytes >> 20} MiB`);
    return await fileSystem.read(path);
  } catch (error) {
    if (error instanceof FileError) throw new UsageError(`${shown}: ${error.message}`);
    throw error;
  }
}

/** Looks in a folder and those above it, up to the one that is a repository. */
async function findUpwards({ fileSystem }: World, from: string): Promise<string | undefined> {
  for (const folder of foldersUpFrom(from)) {
    for (const name of settingsNames) {
      const path = join(folder, name);
      if ((await statusOf(fileSystem, path)) !== undefined) return path;
    }
    if ((await statusOf(fileSystem, join(folder, ".git"))) !== undefined) return undefined;
  }
  return undefined;
}

function foldersUpFrom(folder: string): readonly string[] {
  const above = dirname(folder);
  return above === folder ? [folder] : [folder, ...foldersUpFrom(above)];
}

/** A folder that may not be looked into has no settings for us. */
async function statusOf(fileSystem: World["fileSystem"], path: string): Promise<unknown> {
  try {
    return await fileSystem.status(path);
  } catch (error) {
    if (error instanceof FileError) return undefined;
    throw error;
  }
}

/** A path as its user would type it: relative where that leads down. */
export function shownPath(cwd: string, path: string): string {
  const below = relative(cwd, path);
  return below === "" || below.startsWith("..") || isAbsolute(below) ? path : below;
}
