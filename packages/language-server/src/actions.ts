import { type Finding, isApplicable, type Span } from "@astlint/core";
import {
  allFixes,
  codeActions,
  type IgnoreComment,
  ignoring,
  isShownIn,
  newSecret,
  type CodeAction as Offer,
  placesInWords,
  type RandomSource,
  replaceableSecret,
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
import { type LazyAction, readLazyAction } from "./lazy-action.ts";
import { LineMap } from "./line-map.ts";
import { requestProblem } from "./request-problem.ts";
import type { Session, Subject } from "./session.ts";
import { uriOf } from "./uris.ts";

/** The kind of the action that an editor runs on its own when a file is saved. */
export const fixAllKind = "source.fixAll.astlint";

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
    const offers = codeActions(findings, subject.path, selectionOf(subject, range, findings));
    for (const offer of offers) {
      actions.push(await toAction(session, subject, textDocument.uri, offer, findings));
      if (offer.kind === "ignore" && subject.site.baseline) {
        actions.push(await acceptance(session, subject, textDocument.uri, offer.finding));
      }
    }
  }
  const secret = await secretAction(session, subject, textDocument.uri, subject.lines.offset(range.start));
  if (secret && isWanted(secret.kind ?? "")) actions.push(secret);
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

/**
 * A new secret for the old one under the cursor: a quick fix where that was found weak. It is made once the action is
 * chosen, for editors that ask again then.
 */
async function secretAction(
  session: Session,
  subject: Subject,
  uri: string,
  offset: number,
): Promise<CodeAction | undefined> {
  const secret = replaceableSecret(subject.tree, subject.path, offset);
  if (!secret) return undefined;
  const { path, span } = secret.place;
  const weak = (await subject.site.findings()).filter(
    (finding) =>
      finding.category === "authentication" && isShownIn(finding, path, (each) => touches(each, span)),
  );
  const kind = weak.length > 0 ? CodeActionKind.QuickFix : CodeActionKind.RefactorRewrite;
  const data: LazyAction = { uri, upTo: "safe", secretAt: offset };
  const action = await lazily(session, subject, secret.title, kind, data);
  return { ...action, diagnostics: weak.flatMap((finding) => diagnosticOf(session, subject, finding)) };
}

/** What is selected; or the line where nothing is found in a part of it, for a diagnostic is shown beside its whole line. */
function selectionOf({ lines, path }: Subject, range: Range, findings: readonly Finding[]): Span {
  const selected = lines.span(range);
  const { line } = range.start;
  const isHere = findings.some((finding) => isShownIn(finding, path, (span) => touches(span, selected)));
  if (isHere || line !== range.end.line) return selected;
  return lines.span({ start: { line, character: 0 }, end: { line, character: Number.MAX_SAFE_INTEGER } });
}

function touches(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
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
  const data = readLazyAction(action.data);
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

/** Adds a finding to the baseline that the editor's settings name. */
async function acceptance(
  session: Session,
  subject: Subject,
  uri: string,
  finding: Finding,
): Promise<CodeAction> {
  const title = `Accept ${finding.rule} ${placesInWords(finding)}, in the baseline`;
  const data: LazyAction = { uri, upTo: "safe", rule: finding.rule, accepted: finding.fingerprint };
  return {
    ...(await lazily(session, subject, title, CodeActionKind.QuickFix, data)),
    diagnostics: diagnosticOf(session, subject, finding),
  };
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
  const { ignored, accepted, rule, secretAt } = data;
  if (secretAt !== undefined) {
    const secret = replaceableSecret(subject.tree, subject.path, secretAt);
    return session.workspaceEdit(subject, secret ? [newSecret(secret, webRandom)] : []);
  }
  if (accepted !== undefined) return await baselineEdit(session, subject, accepted, rule);
  if (ignored === undefined) return session.workspaceEdit(subject, editsOf(subject, data));
  const findings = await subject.site.findings();
  const finding = findings.find((each) => each.fingerprint === ignored && each.rule === rule);
  const comment = finding && ignoring(subject.tree, finding);
  if (!comment) throw requestProblem("No comment can stand here without changing what Asterisk reads");
  return commentEdit(session, subject, comment);
}

/** The whole file anew: its entries are sorted. */
async function baselineEdit(
  session: Session,
  { site }: Subject,
  fingerprint: string,
  rule: string | undefined,
): Promise<WorkspaceEdit> {
  const findings = await site.findings();
  const finding = findings.find((each) => each.fingerprint === fingerprint && each.rule === rule);
  const { baseline } = site;
  if (!baseline || !finding) throw requestProblem("The finding is gone, or the baseline is");
  const { path, text } = baseline;
  const file = session.open.get(path);
  const uri = file?.uri ?? uriOf(path);
  const range = new LineMap(text, session.encoding).range({ start: 0, end: text.length });
  const edits = [{ range, newText: baseline.textWith(finding) }];
  if (session.capabilities.workspace?.workspaceEdit?.documentChanges !== true) {
    return { changes: { [uri]: edits } };
  }
  return { documentChanges: [{ textDocument: { uri, version: file?.version ?? null }, edits }] };
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

/** Node and browsers have the same. */
const webRandom: RandomSource = (bytes) => globalThis.crypto.getRandomValues(bytes);

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
