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
    const file = { uri, path, version, text };
    this.files.set(path, file);
    return file;
  }

  /** Undefined when the file is not open and the changes do not bring its whole text. */
  change(
    uri: string,
    version: number,
    changes: readonly TextDocumentContentChangeEvent[],
  ): OpenFile | undefined {
    const path = pathOf(uri);
    if (path === undefined) return undefined;
    let text = this.files.get(path)?.text;
    for (const change of changes) {
      if (typeof change.text !== "string") continue;
      if (!("range" in change && change.range)) text = change.text;
      else if (text !== undefined) {
        const { start, end } = new LineMap(text, this.encoding).span(change.range);
        text = text.slice(0, start) + change.text + text.slice(end);
      }
    }
    return text === undefined ? undefined : this.open(uri, version, text);
  }

  close(uri: string): string | undefined {
    const path = pathOf(uri);
    if (path !== undefined) this.files.delete(path);
    return path;
  }
}
