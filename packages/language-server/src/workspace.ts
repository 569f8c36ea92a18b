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
  /** The folders of configurations in the workspace; looked for when first needed. */
  private found: ReadonlySet<string> = new Set();
  private searching: Promise<ReadonlySet<string>> | undefined;
  private isSearched = false;

  /** Where each file that was asked about would have its configuration by itself. */
  private readonly rootsOfFiles = new Map<string, Promise<string>>();

  constructor(disk: FileSystem, open: OpenFiles, settings: () => SiteSettings) {
    this.disk = disk;
    this.open = open;
    this.settings = settings;
  }

  addFolders(paths: readonly string[]): void {
    for (const path of paths) this.folders.add(path);
    this.searchAgain();
  }

  removeFolders(paths: readonly string[]): void {
    for (const path of paths) this.folders.delete(path);
    this.searchAgain();
  }

  /** All configurations of the folders, and those of files that are open from elsewhere. */
  async all(): Promise<readonly Site[]> {
    const roots = new Set(await this.search());
    for (const { path } of this.open.all) roots.add((await this.siteOf(path)).root);
    return [...roots].map((root) => this.siteAt(root));
  }

  /**
   * The configuration that a file belongs to: one in the folders that reads it, the innermost; or else one around files that
   * are open, the outermost.
   */
  async siteOf(path: string): Promise<Site> {
    const inner = holding(path, await this.search());
    const own = await this.rootOf(path);
    const others = new Set([own]);
    for (const file of this.open.all) others.add(await this.rootOf(file.path));
    for (const root of [...inner, ...holding(path, others).reverse()]) {
      const site = this.siteAt(root);
      if (await reads(site, path)) return site;
    }
    return this.siteAt(own);
  }

  /** What a configuration in the folders reads a file as; undefined when none does. */
  async readAs(path: string): Promise<"config" | "dialplan" | undefined> {
    for (const root of holding(path, await this.search())) {
      const site = this.siteAt(root);
      if (!(await reads(site, path))) continue;
      const dialplan = (await site.tree()).effective("extensions.conf")?.frames ?? [];
      return dialplan.some(({ document }) => document.path === site.relative(path)) ? "dialplan" : "config";
    }
    return undefined;
  }

  /** The known configurations whose folder a file lies in. */
  around(path: string): readonly Site[] {
    return [...this.sites.values()].filter((site) => site.holds(path));
  }

  /** Looks for configurations anew; what is known is read again. */
  reload(): void {
    this.searchAgain();
    for (const site of this.sites.values()) site.reload();
  }

  /** A file is different. What was missing when configurations were looked for may have been written anew. */
  changed(path: string): void {
    if (!this.isSearched || holding(path, this.found).length === 0) this.searchAgain();
  }

  /** Files came or went, and with them perhaps configurations. */
  searchAgain(): void {
    this.searching = undefined;
    this.isSearched = false;
    this.rootsOfFiles.clear();
  }

  /** What was looked at for the sake of a file that is closed now is found again if it is needed. */
  closed(path: string): void {
    this.rootsOfFiles.delete(path);
    for (const site of this.around(path)) {
      if (this.found.has(site.root)) site.reload();
      else this.sites.delete(site.root);
    }
  }

  private rootOf(path: string): Promise<string> {
    const known = this.rootsOfFiles.get(path);
    if (known) return known;
    const root = rootOf(this.disk, path);
    this.rootsOfFiles.set(path, root);
    return root;
  }

  private async search(): Promise<ReadonlySet<string>> {
    for (;;) {
      this.searching ??= this.findAll();
      const { searching } = this;
      const found = await searching;
      if (this.searching !== searching) continue;
      this.isSearched = true;
      if (this.found !== found) this.keepOnly(found);
      return found;
    }
  }

  private async findAll(): Promise<ReadonlySet<string>> {
    const found = new Set<string>();
    for (const folder of [...this.folders]) {
      for (const root of await findRoots(this.disk, folder)) found.add(root);
    }
    return found;
  }

  /** What is not found any more is forgotten, so that nothing depends on what once was. */
  private keepOnly(found: ReadonlySet<string>): void {
    this.found = found;
    for (const root of this.sites.keys()) if (!found.has(root)) this.sites.delete(root);
    for (const root of found) this.siteAt(root);
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

/** Those of some folders that a file lies in, inner ones first. */
function holding(path: string, roots: Iterable<string>): string[] {
  return [...roots].filter((root) => path.startsWith(`${root}/`)).sort((a, b) => b.length - a.length);
}
