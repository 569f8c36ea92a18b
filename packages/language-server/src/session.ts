import { Document, type Place, type TextEdit, type Tree } from "@astlint/core";
import type {
  ClientCapabilities,
  Connection,
  Location,
  PositionEncodingKind,
  Range,
  WorkspaceEdit,
} from "vscode-languageserver";
import { LineMap } from "./line-map.ts";
import { OpenFiles } from "./open-files.ts";
import { makeReticent } from "./reticent-log.ts";
import type { Site, SiteSettings } from "./site.ts";
import { pathOf, uriOf } from "./uris.ts";
import { Workspace } from "./workspace.ts";
import type { World } from "./world.ts";

/** What a request is about. */
export interface Subject {
  readonly site: Site;
  readonly tree: Tree;
  /** Path of the file below the root. */
  readonly path: string;
  readonly lines: LineMap;
}

/** One editor's stay: what it can do, what it has open, and the configurations it looks at. */
export class Session {
  readonly connection: Connection;
  readonly world: World;
  readonly open: OpenFiles = new OpenFiles();
  readonly workspace: Workspace;
  capabilities: ClientCapabilities = {};
  /** Files that diagnostics were given for. */
  readonly reported: Set<string> = new Set();
  /** What the editor wants a click on a code lens to do. */
  lensCommand: string | undefined;
  private readonly note: (text: string) => void;
  private readonly lineMaps = new WeakMap<Document, LineMap>();

  constructor(connection: Connection, world: World, settings: () => SiteSettings) {
    this.connection = connection;
    this.world = world;
    this.note = makeReticent(connection.console);
    this.workspace = new Workspace(world.fileSystem, this.open, settings);
  }

  get encoding(): PositionEncodingKind {
    return this.open.encoding;
  }

  /** The file of a URI in its configuration; undefined when it is none of Asterisk's or cannot be read. */
  async subject(uri: string): Promise<Subject | undefined> {
    const path = pathOf(uri);
    if (path === undefined) return undefined;
    const site = await this.workspace.siteOf(path);
    const tree = await site.tree();
    const relative = site.relative(path);
    const document = tree.document(relative);
    return document && { site, tree, path: relative, lines: this.linesOf(document) };
  }

  linesOf(document: Document): LineMap {
    let lines = this.lineMaps.get(document);
    if (!lines) {
      lines = new LineMap(document.text, this.encoding);
      this.lineMaps.set(document, lines);
    }
    return lines;
  }

  rangeOf(tree: Tree, { path, span }: Place): Range {
    const document = tree.document(path) ?? new Document(path, "");
    return this.linesOf(document).range(span);
  }

  location(site: Site, tree: Tree, place: Place): Location {
    return { uri: this.uri(site, place.path), range: this.rangeOf(tree, place) };
  }

  /** The URI of a file of a configuration, as the editor spells it where it has it open. */
  uri(site: Site, path: string): string {
    const absolute = site.absolute(path);
    return this.open.get(absolute)?.uri ?? uriOf(absolute);
  }

  /** Edits with the versions they are made for, so that an editor can tell when they come too late. */
  workspaceEdit({ site, tree }: Pick<Subject, "site" | "tree">, edits: readonly TextEdit[]): WorkspaceEdit {
    const byPath = new Map<string, { range: Range; newText: string }[]>();
    for (const { path, span, text } of edits) {
      const list = byPath.get(path) ?? [];
      byPath.set(path, list);
      list.push({ range: this.rangeOf(tree, { path, span }), newText: text });
    }
    if (this.capabilities.workspace?.workspaceEdit?.documentChanges !== true) {
      return { changes: Object.fromEntries([...byPath].map(([path, list]) => [this.uri(site, path), list])) };
    }
    return {
      documentChanges: [...byPath].map(([path, list]) => ({
        textDocument: {
          uri: this.uri(site, path),
          version: this.open.get(site.absolute(path))?.version ?? null,
        },
        edits: list,
      })),
    };
  }

  /** Notes a mistake of astlint itself. Its message is left out: it could quote the configuration. */
  logError(where: string, error: unknown): void {
    const kind = error instanceof Error ? error.name : typeof error;
    const stack = error instanceof Error ? (error.stack ?? "") : "";
    const frames = stack.split("\n").filter((line) => /^\s+at /.test(line));
    this.note(`internal error in ${where}: ${kind}\n${frames.join("\n")}`);
  }
}
