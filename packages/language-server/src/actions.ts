import { type Finding, isApplicable, type Span } from "@astlint/core";
import {
  allFixes,
  codeActions,
  type IgnoreComment,
  ignoring,
  type CodeAction as Offer,
} from "@astlint/core/ide";
import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic,
  type Range,
  type WorkspaceEdit,
} from "vscode-languageserver";
import { diagnosticsFor } from "./diagnostics.ts";
import { requestProblem } from "./request-problem.ts";
import type { Session, Subject } from "./session.ts";

/** The kind of the action that an editor runs on its own when a file is saved. */
export const fixAllKind = "source.fixAll.astlint";

/** What a lazily answered action is about. */
interface LazyAction {
  readonly uri: string;
  readonly upTo: "safe" | "unsafe";
  readonly rule?: string;
  readonly path?: string;
  /** Of the finding that is to be ignored. */
  readonly ignored?: string;
}

/** What an editor can offer for a selection, of the kinds that it asks for. */
export async function offerActions(
  session: Session,
  { textDocument, range, context }: CodeActionParams,
): Promise<CodeAction[]> {
  const subject = await session.subject(textDocument.uri);
  if (!subject) return [];
  const findings = await subject.site.findings();
  const isWanted = (kind: string): boolean =>
    context.only === undefined || context.only.some((only) => kind === only || kind.startsWith(`${only}.`));
  const actions: CodeAction[] = [];
  if (isWanted(CodeActionKind.QuickFix)) {
    const offers = codeActions(findings, subject.path, selectionOf(subject, range, context.diagnostics));
    for (const offer of offers)
      actions.push(await toAction(session, subject, textDocument.uri, offer, findings));
  }
  if (context.only !== undefined && isWanted(fixAllKind)) {
    const data: LazyAction = { uri: textDocument.uri, upTo: "safe", path: subject.path };
    if (hasSafeFix(findings, subject.path)) {
      actions.push(
        await lazily(session, subject, "Fix everything that is safe to fix in this file", fixAllKind, data),
      );
    }
  }
  return actions;
}

/** What is selected, and the diagnostics in these lines that the editor names: Neovim and ALE mean the whole line of the cursor. */
function selectionOf({ lines }: Subject, range: Range, diagnostics: readonly Diagnostic[]): Span {
  const named = diagnostics
    .map((diagnostic) => diagnostic.range)
    .filter(({ start, end }) => start.line <= range.end.line && end.line >= range.start.line);
  const spans = [range, ...named].map((each) => lines.span(each));
  return {
    start: Math.min(...spans.map(({ start }) => start)),
    end: Math.max(...spans.map(({ end }) => end)),
  };
}

function hasSafeFix(findings: readonly Finding[], path: string): boolean {
  return findings.some(
    ({ at, fixes }) =>
      at.path === path &&
      fixes.some(({ applicability, edits }) => edits.length > 0 && isApplicable(applicability, "safe")),
  );
}

/** The same action with its edits. */
export async function resolveAction(session: Session, action: CodeAction): Promise<CodeAction> {
  const data = readLazy(action.data);
  const subject = data && (await session.subject(data.uri));
  return data && subject ? { ...action, edit: await lazyEdit(session, subject, data) } : action;
}

async function toAction(
  session: Session,
  subject: Subject,
  uri: string,
  offer: Offer,
  findings: readonly Finding[],
): Promise<CodeAction> {
  const kind = CodeActionKind.QuickFix;
  switch (offer.kind) {
    case "quick-fix":
      return {
        title: offer.title,
        kind,
        isPreferred: offer.isPreferred,
        diagnostics: diagnosticOf(session, subject, offer.finding),
        edit: session.workspaceEdit(subject, offer.edits),
      };
    case "fix-rule":
      return {
        ...(await lazily(session, subject, offer.title, kind, { uri, upTo: offer.upTo, rule: offer.rule })),
        diagnostics: findings
          .filter(({ rule, at }) => rule === offer.rule && at.path === subject.path)
          .flatMap((finding) => diagnosticOf(session, subject, finding)),
      };
    case "fix-all":
      return await lazily(session, subject, offer.title, kind, { uri, upTo: "safe" });
    case "ignore": {
      const { rule, fingerprint: ignored } = offer.finding;
      return {
        ...(await lazily(session, subject, offer.title, kind, { uri, upTo: "safe", rule, ignored })),
        diagnostics: diagnosticOf(session, subject, offer.finding),
      };
    }
    case "explain":
      return {
        title: offer.title,
        kind,
        command: { title: offer.title, command: explainCommand, arguments: [offer.rule] },
      };
  }
}

export const explainCommand = "astlint.explain";

function diagnosticOf(session: Session, subject: Subject, finding: Finding): Diagnostic[] {
  return diagnosticsFor(session, subject, [finding]);
}

/** An action without its edits, for editors that ask for them once the action is chosen. */
async function lazily(
  session: Session,
  subject: Subject,
  title: string,
  kind: string,
  data: LazyAction,
): Promise<CodeAction> {
  const lazy = session.capabilities.textDocument?.codeAction?.resolveSupport?.properties.includes("edit");
  return lazy ? { title, kind, data } : { title, kind, edit: await lazyEdit(session, subject, data) };
}

async function lazyEdit(session: Session, subject: Subject, data: LazyAction): Promise<WorkspaceEdit> {
  const { ignored, rule } = data;
  if (ignored === undefined) return session.workspaceEdit(subject, editsOf(subject, data));
  const findings = await subject.site.findings();
  const finding = findings.find((each) => each.fingerprint === ignored && each.rule === rule);
  const comment = finding && ignoring(subject.tree, finding);
  if (!comment) throw requestProblem("No comment can stand here without changing what Asterisk reads");
  return commentEdit(session, subject, comment);
}

/** The comment, with the cursor where the reason goes in editors that can do that. */
function commentEdit(
  session: Session,
  subject: Subject,
  { path, offset, before, after }: IgnoreComment,
): WorkspaceEdit {
  const place = { path, span: { start: offset, end: offset } };
  const isOpen = session.open.get(subject.site.absolute(path)) !== undefined;
  const { documentChanges, snippetEditSupport } = session.capabilities.workspace?.workspaceEdit ?? {};
  if (documentChanges !== true || snippetEditSupport !== true || !isOpen) {
    return session.workspaceEdit(subject, [{ ...place, text: before + after }]);
  }
  const version = session.open.get(subject.site.absolute(path))?.version ?? null;
  const value = `${escaped(before)}\${1:reason}${escaped(after)}`;
  const edit = { range: session.rangeOf(subject.tree, place), snippet: { kind: "snippet" as const, value } };
  return {
    documentChanges: [{ textDocument: { uri: session.uri(subject.site, path), version }, edits: [edit] }],
  };
}

function escaped(text: string): string {
  return text.replace(/[\\$}]/g, "\\$&");
}

function editsOf({ tree, site }: Subject, { upTo, rule, path }: LazyAction): ReturnType<typeof allFixes> {
  return allFixes(tree, site.lintSettings, {
    upTo,
    ...(rule === undefined ? {} : { rule }),
    ...(path === undefined ? {} : { path }),
  });
}

/** What comes back from the editor is looked at like any other input. */
function readLazy(data: unknown): LazyAction | undefined {
  if (typeof data !== "object" || data === null || !("uri" in data) || typeof data.uri !== "string")
    return undefined;
  const upTo = "upTo" in data && data.upTo === "unsafe" ? "unsafe" : "safe";
  const rule = "rule" in data && typeof data.rule === "string" ? { rule: data.rule } : {};
  const path = "path" in data && typeof data.path === "string" ? { path: data.path } : {};
  const ignored = "ignored" in data && typeof data.ignored === "string" ? { ignored: data.ignored } : {};
  return { uri: data.uri, upTo, ...rule, ...path, ...ignored };
}
