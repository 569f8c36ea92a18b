import { type Finding, isApplicable } from "@astlint/core";
import { allFixes, codeActions, type CodeAction as Offer } from "@astlint/core/ide";
import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic,
} from "vscode-languageserver";
import { diagnosticsFor } from "./diagnostics.ts";
import type { Session, Subject } from "./session.ts";

/** The kind of the action that an editor runs on its own when a file is saved. */
export const fixAllKind = "source.fixAll.astlint";

/** What a lazily answered action is about. */
interface LazyAction {
  readonly uri: string;
  readonly upTo: "safe" | "unsafe";
  readonly rule?: string;
  readonly path?: string;
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
    const offers = codeActions(findings, subject.path, subject.lines.span(range));
    for (const offer of offers) actions.push(toAction(session, subject, textDocument.uri, offer, findings));
  }
  if (context.only !== undefined && isWanted(fixAllKind)) {
    const data: LazyAction = { uri: textDocument.uri, upTo: "safe", path: subject.path };
    if (hasSafeFix(findings, subject.path)) {
      actions.push(
        lazily(session, subject, "Fix everything that is safe to fix in this file", fixAllKind, data),
      );
    }
  }
  return actions;
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
  return data && subject
    ? { ...action, edit: session.workspaceEdit(subject, editsOf(subject, data)) }
    : action;
}

function toAction(
  session: Session,
  subject: Subject,
  uri: string,
  offer: Offer,
  findings: readonly Finding[],
): CodeAction {
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
        ...lazily(session, subject, offer.title, kind, { uri, upTo: offer.upTo, rule: offer.rule }),
        diagnostics: findings
          .filter(({ rule, at }) => rule === offer.rule && at.path === subject.path)
          .flatMap((finding) => diagnosticOf(session, subject, finding)),
      };
    case "fix-all":
      return lazily(session, subject, offer.title, kind, { uri, upTo: "safe" });
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
function lazily(
  session: Session,
  subject: Subject,
  title: string,
  kind: string,
  data: LazyAction,
): CodeAction {
  const lazy = session.capabilities.textDocument?.codeAction?.resolveSupport?.properties.includes("edit");
  if (lazy) return { title, kind, data };
  return { title, kind, edit: session.workspaceEdit(subject, editsOf(subject, data)) };
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
  return { uri: data.uri, upTo, ...rule, ...path };
}
