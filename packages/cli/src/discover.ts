import { basename, dirname, isAbsolute, join, relative, resolve } from "node:path";
import { canBeTree, isKnownFile, looksLikeTree } from "@astlint/core";
import { findTrees } from "./find-trees.ts";
import { withSlashes } from "./node-file-system.ts";
import { FileError, UsageError, type World } from "./world.ts";

/** A configuration tree to lint. */
export interface Target {
  /** Absolute path of the folder that stands for Asterisk's configuration folder. */
  readonly root: string;
  /** The folder as the user named it. */
  readonly shownAs: string;
  /** Files below the root whose findings are wanted, with those of what they include; undefined for all. */
  readonly only: readonly string[] | undefined;
}

export interface Discovery {
  readonly targets: readonly Target[];
  /** What cannot be linted, with the reason. */
  readonly complaints: readonly string[];
  /** What the user should know. */
  readonly notes: readonly string[];
}

const systemFolder = "/etc/asterisk";

/** Finds the configuration trees that the paths name. */
export async function discover(world: World, paths: readonly string[]): Promise<Discovery> {
  if (paths.length === 0) return await defaultTarget(world);
  const targets = new Targets();
  const complaints: string[] = [];
  for (const path of paths) {
    try {
      await addArgument(world, path, targets, complaints);
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      complaints.push(`${path}: ${error.message}`);
    }
  }
  return { targets: targets.list(), complaints, notes: [] };
}

async function defaultTarget(world: World): Promise<Discovery> {
  const { cwd, fileSystem } = world;
  const isHere = looksLikeTree(await namesIn(world, cwd));
  const root = isHere ? cwd : systemFolder;
  const isThere = isHere || (await fileSystem.status(systemFolder))?.kind === "folder";
  if (!isThere) {
    throw new UsageError(
      `no path given, and neither this folder nor ${systemFolder} holds an Asterisk configuration`,
    );
  }
  const targets = new Targets();
  targets.addAll(root, root);
  return { targets: targets.list(), complaints: [], notes: [`no path given: linting ${root}`] };
}

async function namesIn({ fileSystem }: World, folder: string): Promise<readonly string[]> {
  try {
    return await fileSystem.list(folder);
  } catch (error) {
    if (error instanceof FileError) return [];
    throw error;
  }
}

async function addArgument(
  world: World,
  path: string,
  targets: Targets,
  complaints: string[],
): Promise<void> {
  // What a variable that is not set leaves behind; as a path it would mean the current folder.
  if (path === "") throw new UsageError("a path is empty: give . for this folder");
  const status = await world.fileSystem.status(resolve(world.cwd, path));
  if (!status && isPattern(path)) return await addMatches(world, path, targets, complaints);
  if (!status) throw new FileError("no such file or folder");
  if (status.kind === "other") throw new FileError("is no regular file");
  if (status.kind === "file") return await addFile(world, path, targets);
  if (await addFolder(world, path, targets)) return;
  throw new FileError(`no Asterisk configuration here or below (${await whatIsThere(world, path)})`);
}

/** Files from which a program or a person makes configuration files. */
const templateEnding = /\.(j2|jinja2?|erb|tmpl|tpl|epp|example|sample|dist)$/;

async function whatIsThere(world: World, path: string): Promise<string> {
  const names = await world.fileSystem.list(resolve(world.cwd, path));
  const template = [...names]
    .sort()
    .find((name) => templateEnding.test(name) && isKnownFile(name.replace(templateEnding, "")));
  if (template === undefined) return "no asterisk.conf, extensions.conf, pjsip.conf, sip.conf …";
  return `${template} is a template: lint what is made of it`;
}

/** Adds a folder, or the trees below it when it is none itself; tells whether there were any. */
async function addFolder(world: World, path: string, targets: Targets): Promise<boolean> {
  const absolute = resolve(world.cwd, path);
  if (canBeTree(await world.fileSystem.list(absolute))) {
    targets.addAll(absolute, path);
    return true;
  }
  const below = findTrees(world.fileSystem, absolute);
  for (const folder of below) targets.addAll(join(absolute, folder), join(path, folder));
  return below.length > 0;
}

async function addFile(world: World, path: string, targets: Targets): Promise<void> {
  const absolute = resolve(world.cwd, path);
  const root = await rootOf(world, absolute);
  const shownAs = isAbsolute(path) ? root : relative(world.cwd, root) || ".";
  targets.addFile(root, shownAs, withSlashes(relative(root, absolute)));
}

/** How many folders above a file are looked at: of `/etc/asterisk/sites/berlin/trunks.conf` the first three. */
const maxAscent = 4;

/** The folder whose configuration a file belongs to: its own, or one above it when its own has nothing Asterisk asks for. */
export async function rootOf(world: World, file: string): Promise<string> {
  const own = dirname(file);
  if (isKnownFile(basename(file))) return own;
  for (let folder = own, i = 0; i < maxAscent && dirname(folder) !== folder; i++, folder = dirname(folder)) {
    if (looksLikeTree(await namesIn(world, folder))) return folder;
  }
  return own;
}

/** Adds a match of a pattern; tells whether there is something to lint. */
async function addMatch(world: World, path: string, targets: Targets): Promise<boolean> {
  const status = await world.fileSystem.status(resolve(world.cwd, path));
  if (status?.kind === "folder") return await addFolder(world, path, targets);
  if (status?.kind !== "file" || !path.endsWith(".conf")) return false;
  await addFile(world, path, targets);
  return true;
}

function isPattern(path: string): boolean {
  return /[*?[\]{}!()]/.test(path);
}

/** Adds what a pattern matches: folders with a configuration, and files named `*.conf`. */
async function addMatches(
  world: World,
  pattern: string,
  targets: Targets,
  complaints: string[],
): Promise<void> {
  const { glob } = await import("./lazy/glob.ts");
  const settings = { cwd: world.cwd, onlyFiles: false, followSymbolicLinks: false, suppressErrors: true };
  const matches = (await glob(pattern, settings)).sort();
  let isEmpty = true;
  for (const path of matches) {
    try {
      if (await addMatch(world, path, targets)) isEmpty = false;
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      complaints.push(`${path}: ${error.message}`);
      isEmpty = false;
    }
  }
  if (isEmpty)
    throw new FileError(matches.length === 0 ? "matches nothing" : "matches no Asterisk configuration");
}

/** Trees in the order in which they were named; several files of one tree are one target. */
class Targets {
  private readonly found = new Map<
    string,
    { readonly shownAs: string; readonly only: Set<string> | undefined }
  >();

  addAll(root: string, shownAs: string): void {
    this.found.set(withSlashes(root), { shownAs: tidy(shownAs), only: undefined });
  }

  addFile(root: string, shownAs: string, path: string): void {
    const known = this.found.get(withSlashes(root));
    if (known) known.only?.add(path);
    else this.found.set(withSlashes(root), { shownAs: tidy(shownAs), only: new Set([path]) });
  }

  list(): readonly Target[] {
    return [...this.found].map(([root, { shownAs, only }]) => ({ root, shownAs, only: only && [...only] }));
  }
}

function tidy(path: string): string {
  return path.length > 1 && path.endsWith("/") ? path.slice(0, -1) : path;
}
