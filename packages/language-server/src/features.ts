import type { Place } from "@astlint/core";
import {
  calledFrom,
  callersOf,
  contextAt,
  definitions,
  documentLinks,
  foldingRanges,
  format,
  highlights,
  hover,
  inlayHints,
  type OutlineItem,
  outline,
  references,
  rename,
  renaming,
  selectionRanges,
  semanticTokens,
  semanticTokenTypes,
  workspaceSymbols,
} from "@astlint/core/ide";
import {
  type CallHierarchyIncomingCall,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  type DefinitionLink,
  type DocumentHighlight,
  DocumentHighlightKind,
  type DocumentLink,
  type DocumentSymbol,
  type FoldingRange,
  FoldingRangeKind,
  type Hover,
  type InlayHint,
  type Location,
  MarkupKind,
  type Position,
  type Range,
  type SelectionRange,
  SemanticTokensBuilder,
  type SymbolInformation,
  SymbolKind,
  type TextEdit,
  type WorkspaceEdit,
} from "vscode-languageserver";
import { symbolKinds } from "./kinds.ts";
import { letOthersIn } from "./let-others-in.ts";
import { requestProblem } from "./request-problem.ts";
import type { Session, Subject } from "./session.ts";
import type { Site } from "./site.ts";

/** What the editor points at. */
export interface At {
  readonly textDocument: { readonly uri: string };
  readonly position: Position;
}

export interface Of {
  readonly textDocument: { readonly uri: string };
}

/** Answers about places in files, in the words of the protocol. Lines and characters are worked out here and nowhere else. */
export class Features {
  private readonly session: Session;

  constructor(session: Session) {
    this.session = session;
  }

  async hover({ textDocument, position }: At): Promise<Hover | null> {
    const subject = await this.session.subject(textDocument.uri);
    if (!subject) return null;
    const { rules } = this.session.world;
    const found = hover(subject.tree, subject.path, subject.lines.offset(position), {
      findings: await subject.site.findings(),
      docsOf: (id) => rules.find((rule) => rule.id === id)?.docs,
    });
    if (!found) return null;
    return {
      contents: { kind: MarkupKind.Markdown, value: found.markdown },
      range: subject.lines.range(found.span),
    };
  }

  async definition({ textDocument, position }: At): Promise<DefinitionLink[] | Location[]> {
    const subject = await this.session.subject(textDocument.uri);
    if (!subject) return [];
    const { site, tree } = subject;
    const found = definitions(tree, subject.path, subject.lines.offset(position));
    if (this.session.capabilities.textDocument?.definition?.linkSupport !== true) {
      return found.map(({ place }) => this.session.location(site, tree, place));
    }
    return found.map(({ origin, place, whole }) => ({
      originSelectionRange: this.session.rangeOf(tree, origin),
      targetUri: this.session.uri(site, place.path),
      targetRange: this.session.rangeOf(tree, whole),
      targetSelectionRange: this.session.rangeOf(tree, place),
    }));
  }

  async references({ textDocument, position }: At, withDefinitions: boolean): Promise<Location[]> {
    const subject = await this.session.subject(textDocument.uri);
    if (!subject) return [];
    const { tree, path, lines } = subject;
    const found = references(tree, path, lines.offset(position), { withDefinitions });
    return this.locations(subject, found);
  }

  async highlight({ textDocument, position }: At): Promise<DocumentHighlight[]> {
    const subject = await this.session.subject(textDocument.uri);
    if (!subject) return [];
    const { tree, path, lines } = subject;
    return highlights(tree, path, lines.offset(position)).map(({ place, role }) => ({
      range: lines.range(place.span),
      kind: role === "definition" ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
    }));
  }

  async prepareRename({ textDocument, position }: At): Promise<{ range: Range; placeholder: string } | null> {
    const subject = await this.session.subject(textDocument.uri);
    if (!subject) return null;
    const found = renaming(subject.tree, subject.path, subject.lines.offset(position));
    if ("problem" in found) throw requestProblem(found.problem);
    return { range: this.session.rangeOf(subject.tree, found.place), placeholder: found.name };
  }

  async rename({ textDocument, position }: At, newName: string): Promise<WorkspaceEdit | null> {
    const subject = await this.session.subject(textDocument.uri);
    if (!subject) return null;
    const found = rename(subject.tree, subject.path, subject.lines.offset(position), newName);
    if ("problem" in found) throw requestProblem(found.problem);
    return this.session.workspaceEdit(subject, found.edits);
  }

  async documentSymbols({ textDocument }: Of): Promise<DocumentSymbol[]> {
    const subject = await this.session.subject(textDocument.uri);
    if (!subject) return [];
    const items = outline(subject.tree, subject.path);
    const isLong = items.reduce((count, { children }) => count + 1 + children.length, 0) > maxOutline;
    const toSymbol = ({ kind, name, span, nameSpan, children }: OutlineItem): DocumentSymbol => ({
      name: name === "" ? "(no name)" : name,
      kind: symbolKinds[kind],
      range: subject.lines.range(span),
      selectionRange: subject.lines.range(nameSpan),
      children: isLong ? [] : children.map(toSymbol),
    });
    return items.map(toSymbol);
  }

  async workspaceSymbols(query: string): Promise<SymbolInformation[]> {
    const found: SymbolInformation[] = [];
    for (const site of await this.session.workspace.all()) {
      await letOthersIn();
      const tree = await site.tree().catch(() => undefined);
      if (!tree) continue;
      for (const { kind, name, place } of workspaceSymbols(tree, query)) {
        if (found.length >= maxSymbols) return found;
        const location = this.session.location(site, tree, place);
        found.push({ name, kind: symbolKinds[kind], location, containerName: place.path });
      }
    }
    return found;
  }

  async documentLinks({ textDocument }: Of): Promise<DocumentLink[]> {
    const subject = await this.session.subject(textDocument.uri);
    if (!subject) return [];
    const { site, tree, path, lines } = subject;
    return documentLinks(tree, path).map(({ span, path: target }) => ({
      range: lines.range(span),
      target: this.session.uri(site, target),
    }));
  }

  async foldingRanges({ textDocument }: Of): Promise<FoldingRange[]> {
    const subject = await this.session.subject(textDocument.uri);
    if (!subject) return [];
    const { text } = subject.lines;
    const lineAt = this.lineTranslation(subject, text);
    return foldingRanges(subject.tree, subject.path).map(({ first, last, kind }) => ({
      startLine: lineAt(first),
      endLine: lineAt(last),
      ...(kind === "comment" ? { kind: FoldingRangeKind.Comment } : {}),
    }));
  }

  async selectionRanges({ textDocument }: Of, positions: readonly Position[]): Promise<SelectionRange[]> {
    const subject = await this.session.subject(textDocument.uri);
    return positions.map((position) => {
      const offset = subject?.lines.offset(position) ?? 0;
      const spans = subject ? selectionRanges(subject.tree, subject.path, offset) : [];
      let range: SelectionRange | undefined;
      for (const span of [...spans].reverse()) {
        const inner = subject?.lines.range(span) ?? { start: position, end: position };
        range = { range: inner, ...(range ? { parent: range } : {}) };
      }
      return range ?? { range: { start: position, end: position } };
    });
  }

  async semanticTokens({ textDocument }: Of): Promise<{ data: number[] }> {
    const subject = await this.session.subject(textDocument.uri);
    const builder = new SemanticTokensBuilder();
    for (const { span, type } of subject ? semanticTokens(subject.tree, subject.path) : []) {
      if (!subject) break;
      const { start, end } = subject.lines.range(span);
      if (start.line !== end.line) continue;
      const { line, character } = start;
      builder.push(line, character, end.character - character, semanticTokenTypes.indexOf(type), 0);
    }
    return builder.build();
  }

  async inlayHints({ textDocument }: Of, range: Range): Promise<InlayHint[]> {
    const subject = await this.session.subject(textDocument.uri);
    if (!subject) return [];
    const { tree, path, lines } = subject;
    return inlayHints(tree, path, lines.span(range)).map(({ offset, text, kind }) => ({
      position: lines.position(offset),
      label: text,
      paddingLeft: kind === "inherited",
    }));
  }

  async prepareCallHierarchy({ textDocument, position }: At): Promise<CallHierarchyItem[] | null> {
    const subject = await this.session.subject(textDocument.uri);
    if (!subject) return null;
    const item = contextAt(subject.tree, subject.path, subject.lines.offset(position));
    return item ? [this.hierarchyItem(subject.site, subject, item)] : null;
  }

  async incomingCalls({ name, uri }: CallHierarchyItem): Promise<CallHierarchyIncomingCall[]> {
    const subject = await this.session.subject(uri);
    if (!subject) return [];
    return callersOf(subject.tree, name).flatMap(({ item, places }) => {
      const from = this.hierarchyItem(subject.site, subject, item);
      const ranges = places.filter(({ path }) => this.session.uri(subject.site, path) === from.uri);
      return [{ from, fromRanges: ranges.map((place) => this.session.rangeOf(subject.tree, place)) }];
    });
  }

  async outgoingCalls({ name, uri }: CallHierarchyItem): Promise<CallHierarchyOutgoingCall[]> {
    const subject = await this.session.subject(uri);
    if (!subject) return [];
    return calledFrom(subject.tree, name).map(({ item, places }) => ({
      to: this.hierarchyItem(subject.site, subject, item),
      fromRanges: places
        .filter(({ path }) => path === subject.path)
        .map((place) => this.session.rangeOf(subject.tree, place)),
    }));
  }

  /** The whole file, or what lies in a range of it. */
  async format({ textDocument }: Of, range?: Range): Promise<TextEdit[]> {
    const subject = await this.session.subject(textDocument.uri);
    if (!subject) return [];
    const { lines } = subject;
    const asked = range && lines.span(range);
    return format(subject.tree, subject.path)
      .filter(({ span }) => !asked || (span.start >= asked.start && span.end <= asked.end))
      .map(({ span, text }) => ({ range: lines.range(span), newText: text }));
  }

  private hierarchyItem(
    site: Site,
    { tree }: Pick<Subject, "tree">,
    { name, namePlace }: { readonly name: string; readonly namePlace: Place },
  ): CallHierarchyItem {
    const range = this.session.rangeOf(tree, namePlace);
    const uri = this.session.uri(site, namePlace.path);
    return { name, kind: SymbolKind.Namespace, uri, range, selectionRange: range };
  }

  private locations({ site, tree }: Subject, places: readonly Place[]): Location[] {
    return places.map((place) => this.session.location(site, tree, place));
  }

  /** Asterisk's lines as the protocol counts them; they differ where a file has lone carriage returns. */
  private lineTranslation({ tree, path, lines }: Subject, text: string): (line: number) => number {
    if (!/\r(?!\n)/.test(text)) return (line) => line;
    const starts = tree.document(path)?.syntax.lineStarts;
    return (line) => lines.position(starts?.[line] ?? 0).line;
  }
}

/** An editor shows only so many. */
const maxSymbols = 500;

/** An outline of more than this has its sections alone: editors stand still over megabytes of options. */
const maxOutline = 20_000;
