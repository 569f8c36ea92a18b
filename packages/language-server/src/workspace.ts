import type { FileSystem } from "@astlint/core";
import { findRoots, rootOf } from "./find-roots.ts";
import type { OpenFiles } from "./open-files.ts";
import { Site, type SiteSettings } from "./site.ts";

/** The configurations of the folders that are open in the editor, and of files opened from elsewhere. */
export class Workspace {
  private readonly disk: FileSystem;
  private readonly open: OpenFiles;
  private readonly settings: () => SiteSettings;
  private readonly sites = new Map<string, Site>();
  private readonly folders = new Set<string>();
  private search: Promise<void> | undefined;

  constructor(disk: FileSystem, open: OpenFiles, settings: () => SiteSettings) {
    this.disk = disk;
    this.open = open;
    this.settings = settings;
  }

  addFolders(paths: readonly string[]): void {
    for (const path of paths) this.folders.add(path);
    this.search = undefined;
  }

  removeFolders(paths: readonly string[]): void {
    for (const path of paths) this.folders.delete(path);
    for (const site of [...this.sites.values()]) {
      if (paths.some((path) => isBelow(site.root, path)) && !this.isWanted(site))
        this.sites.delete(site.root);
    }
  }

  /** All configurations of the folders, found when first asked for. */
  async all(): Promise<readonly Site[]> {
    this.search ??= this.findAll();
    await this.search;
    return [...this.sites.values()];
  }

  /** Those that are known so far. */
  get known(): readonly Site[] {
    return [...this.sites.values()];
  }

  /** The configuration that a file belongs to: the innermost one that reads it. */
  async siteOf(path: string): Promise<Site> {
    await this.all();
    const around = this.around(path);
    for (const site of around) {
      if (await reads(site, path)) return site;
    }
    const root = await rootOf(this.disk, path);
    return around.find((site) => site.root === root) ?? this.siteAt(root);
  }

  /** The known configurations whose folder a file lies in, inner ones first. */
  around(path: string): readonly Site[] {
    return this.known.filter((site) => site.holds(path)).sort((a, b) => b.root.length - a.root.length);
  }

  /** Looks for configurations anew; what is known is read again. */
  reload(): void {
    this.search = undefined;
    for (const site of this.known) site.reload();
  }

  /** Forgets a configuration that was there for the sake of a file that is no longer open. */
  drop(site: Site): boolean {
    return !this.isWanted(site) && this.sites.delete(site.root);
  }

  private isWanted(site: Site): boolean {
    const isInFolder = [...this.folders].some((folder) => isBelow(site.root, folder));
    return isInFolder || [...this.open.all].some(({ path }) => site.holds(path));
  }

  private async findAll(): Promise<void> {
    for (const folder of this.folders) {
      for (const root of await findRoots(this.disk, folder)) this.siteAt(root);
    }
  }

  private siteAt(root: string): Site {
    const known = this.sites.get(root);
    if (known) return known;
    const site = new Site(root, this.disk, this.open, this.settings);
    this.sites.set(root, site);
    return site;
  }
}

async function reads(site: Site, path: string): Promise<boolean> {
  try {
    return (await site.tree()).livePaths.has(site.relative(path));
  } catch {
    return false;
  }
}

function isBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}
