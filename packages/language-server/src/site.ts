import {
  Document,
  type Estimator,
  type FileSystem,
  type Finding,
  Levels,
  type LintRule,
  type LintSettings,
  lint,
  loadTree,
  policyRule,
  type Rule,
  type Tree,
} from "@astlint/core";
import { Baseline } from "./baseline.ts";
import type { EditorSettings } from "./editor-settings.ts";
import type { OpenFile, OpenFiles } from "./open-files.ts";
import { folderOf, overlay } from "./overlay.ts";
import { type FoundSettings, findSettings, isSettingsFile } from "./settings-files.ts";

/** What is asked of every configuration of a workspace; its settings file may say more. */
export interface SiteSettings extends EditorSettings {
  readonly rules: readonly Rule[];
  readonly estimator: Estimator;
  /** A rule whose mistakes do not keep the others from being asked. */
  guarded(rule: Rule): LintRule;
  /** Tells the user what of the settings cannot be followed. */
  complain(problem: string): void;
}

export interface Linted {
  readonly tree: Tree;
  readonly findings: readonly Finding[];
}

/** The folder of a configuration is gone, or may not be listed. */
export class UnreadableFolder extends Error {}

/** One configuration tree of the workspace: the disk, and over it what is open in the editor. */
export class Site {
  readonly root: string;
  private readonly disk: FileSystem;
  private readonly open: OpenFiles;
  private readonly settings: () => SiteSettings;
  private current: Tree | undefined;
  private loading: Promise<void> | undefined;
  private found: LintSettings = { rules: [] };
  /** The settings file that was found for the tree. */
  settingsPath: string | undefined;
  /** What is accepted, as far as the editor's settings name a file for it. */
  baseline: Baseline | undefined;
  /** Goes up with everything that makes a running load out of date. */
  private generation = 0;
  /** Paths of open files whose text changed since the tree was made. */
  private readonly changed = new Set<string>();
  private last: Linted | undefined;

  constructor(root: string, disk: FileSystem, open: OpenFiles, settings: () => SiteSettings) {
    this.root = root;
    this.disk = disk;
    this.open = open;
    this.settings = settings;
  }

  /** Whether a file lies in the folder. */
  holds(path: string): boolean {
    return path.startsWith(`${this.root}/`);
  }

  /** Path of a file below the root. */
  relative(path: string): string {
    return path.slice(this.root.length + 1);
  }

  absolute(path: string): string {
    return `${this.root}/${path}`;
  }

  /** Something on the disk or in the settings is different, or a file was opened or closed. */
  reload(): void {
    this.generation++;
    this.current = undefined;
    this.loading = undefined;
    this.last = undefined;
  }

  /** The text of an open file is different. */
  edit(path: string): void {
    this.changed.add(path);
  }

  /** The tree as it is now. Rejects with an `UnreadableFolder` when there is none. */
  async tree(): Promise<Tree> {
    while (!this.current || this.changed.size > 0) {
      if (this.current) {
        this.apply(this.current);
      } else {
        this.loading ??= this.load();
        await this.loading;
      }
    }
    return this.current;
  }

  /** The tree as it is now, and what is wrong with it and accepted neither by a comment nor in the baseline. */
  async linted(): Promise<Linted> {
    const tree = await this.tree();
    if (this.last?.tree !== tree) {
      const open = lint(tree, this.found).filter(({ suppression }) => suppression === undefined);
      this.last = { tree, findings: this.baseline?.unknown(open) ?? open };
    }
    return this.last;
  }

  /** What is wrong and accepted neither by a comment nor in the baseline. */
  async findings(): Promise<readonly Finding[]> {
    return (await this.linted()).findings;
  }

  /** How the tree is linted; known once it is loaded. */
  get lintSettings(): LintSettings {
    return this.found;
  }

  /** Reads the tree once for all who wait: what is typed meanwhile goes into it, and must not be taken back. */
  private async load(): Promise<void> {
    const { generation } = this;
    try {
      const loaded = await this.read();
      if (generation !== this.generation) return;
      this.current = loaded.tree;
      this.found = loaded.lint;
      this.settingsPath = loaded.settingsPath;
      this.baseline = loaded.baseline instanceof Baseline ? loaded.baseline : undefined;
      if (loaded.baseline && "problem" in loaded.baseline) this.settings().complain(loaded.baseline.problem);
    } catch (error) {
      if (generation === this.generation) throw error;
    } finally {
      if (generation === this.generation) this.loading = undefined;
    }
  }

  private async read(): Promise<Loaded> {
    this.changed.clear();
    const disk = overlay(this.disk, this.open);
    const found = await findSettings(disk, this.root, this.settings().rules);
    const asteriskVersion = this.settings().asteriskVersion ?? found.settings.asteriskVersion;
    const version =
      asteriskVersion === undefined ? {} : { asteriskVersion, versionSource: "settings" as const };
    const open = [...this.open.all].map(({ path }) => path);
    const entries = open.filter((path) => this.holds(path) && !isSettingsFile(path));
    const { hints } = found.settings;
    const name = this.settings().baseline;
    const baseline = name === undefined ? undefined : await Baseline.find(disk, this.root, name);
    try {
      const tree = await loadTree(disk, this.root, {
        entries: entries.map((path) => this.relative(path)),
        hints,
        ...version,
      });
      return {
        tree,
        lint: this.lintSettingsFor(found),
        settingsPath: found.path,
        baseline,
      };
    } catch {
      throw new UnreadableFolder();
    }
  }

  private lintSettingsFor({ settings, path }: FoundSettings): LintSettings {
    const { rules, estimator, preset, guarded } = this.settings();
    const known = [...rules, ...settings.policies.map(policyRule)];
    const folder = path === undefined ? undefined : folderOf(path);
    const below =
      folder === undefined || folder === this.root ? "" : `${this.root.slice(folder.length + 1)}/`;
    const levels = new Levels(known, settings, { preset, pathOf: (file) => below + file });
    return {
      rules: levels.rules.map(guarded),
      preset: "all",
      estimator,
      options: settings.options,
      severityOf: (finding) => levels.severityOf(finding),
      knownRules: known.map(({ id }) => id),
    };
  }

  /** Puts the new texts into the tree; reads the disk again where that may bring other files in. */
  private apply(tree: Tree): void {
    const documents: Document[] = [];
    for (const path of this.changed) {
      const file = this.open.get(path);
      const document = file && this.replacement(tree, file);
      if (!document) {
        this.reload();
        return;
      }
      documents.push(document);
    }
    this.changed.clear();
    this.current = tree.with(documents);
  }

  private replacement(tree: Tree, file: OpenFile): Document | undefined {
    const path = this.relative(file.path);
    const before = tree.document(path);
    if (!before) return undefined;
    const document = new Document(path, file.text);
    return readsOf(before) === readsOf(document) ? document : undefined;
  }
}

interface Loaded {
  readonly tree: Tree;
  readonly lint: LintSettings;
  readonly settingsPath: string | undefined;
  readonly baseline: Baseline | { readonly problem: string } | undefined;
}

/** What a file makes the loader read; of asterisk.conf all of it, for it can move the configuration folder. */
function readsOf(document: Document): string {
  if (document.path === "asterisk.conf") return document.text;
  const reads: string[] = [];
  for (let line = 0; line < document.lineCount; line++) {
    if (document.isKind(line, "directive")) reads.push(document.syntax.code(line));
  }
  return reads.join("\n");
}
