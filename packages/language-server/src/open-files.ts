import type { PositionEncodingKind, TextDocumentContentChangeEvent } from "vscode-languageserver";
import { LineMap } from "./line-map.ts";
import { pathOf } from "./uris.ts";

/** A file that is open in the editor, as it reads there. */
export interface OpenFile {
  /** As the editor spells it. */
  readonly uri: string;
  readonly path: string;
  /** Whatever the editor says; nothing depends on it. */
  readonly version: number;
  readonly text: string;
  readonly lines: LineMap;
}

/** What is open, by path. */
export class OpenFiles {
  encoding: PositionEncodingKind = "utf-16";
  private readonly files = new Map<string, OpenFile>();

  get(path: string): OpenFile | undefined {
    return this.files.get(path);
  }

  get all(): Iterable<OpenFile> {
    return this.files.values();
  }

  /** Opening what is open already gives it the new text. Undefined for what is no file, or comes without a text. */
  open(uri: string, version: number, text: string): OpenFile | undefined {
    const path = pathOf(uri);
    if (path === undefined || typeof text !== "string") return undefined;
    return this.keep(uri, path, version, new LineMap(text, this.encoding));
  }

  /** Undefined when the file is not open and the changes do not bring its whole text. */
  change(
    uri: string,
    version: number,
    changes: readonly TextDocumentContentChangeEvent[],
  ): OpenFile | undefined {
    const path = pathOf(uri);
    if (path === undefined) return undefined;
    let lines = this.files.get(path)?.lines;
    for (const change of changes) {
      if (typeof change.text !== "string") continue;
      let { text } = change;
      if ("range" in change && change.range) {
        if (!lines) continue;
        const { start, end } = lines.span(change.range);
        text = lines.text.slice(0, start) + text + lines.text.slice(end);
      }
      lines = new LineMap(text, this.encoding);
    }
    return lines && this.keep(uri, path, version, lines);
  }

  private keep(uri: string, path: string, version: number, lines: LineMap): OpenFile {
    const file = { uri, path, version, text: lines.text, lines };
    this.files.set(path, file);
    return file;
  }

  close(uri: string): string | undefined {
    const path = pathOf(uri);
    if (path !== undefined) this.files.delete(path);
    return path;
  }
}
