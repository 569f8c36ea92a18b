import {
  type CodeAction,
  commands,
  type Diagnostic,
  languages,
  Range,
  type TextDocument,
  type WorkspaceEdit,
  window,
  workspace,
} from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";

/** Looks at all files again, and shows what is wrong. */
export async function lintWorkspace(client: BaseLanguageClient): Promise<void> {
  // The server takes every change of the settings for a reason to read everything again.
  await client.sendNotification("workspace/didChangeConfiguration", { settings: null });
  await commands.executeCommand("workbench.actions.view.problems");
}

/** Fixes what is safe to fix in all files that have findings. Saving is left to the user. */
export async function fixAll(): Promise<void> {
  const changed = new Set<string>();
  for (const [uri, diagnostics] of languages.getDiagnostics()) {
    if (!diagnostics.some(isOurs)) continue;
    const edit = await safeFixes(await workspace.openTextDocument(uri));
    if (edit && edit.size > 0 && (await workspace.applyEdit(edit))) {
      for (const [file] of edit.entries()) changed.add(file.toString());
    }
  }
  if (changed.size === 0) {
    await window.showInformationMessage("astlint finds nothing that is safe to fix by itself.");
    return;
  }
  const files = changed.size === 1 ? "1 file" : `${changed.size} files`;
  const save = "Save All";
  const chosen = await window.showInformationMessage(`astlint changed ${files}. Nothing is saved yet.`, save);
  if (chosen === save) await workspace.saveAll();
}

async function safeFixes(document: TextDocument): Promise<WorkspaceEdit | undefined> {
  const all = new Range(0, 0, document.lineCount, 0);
  const actions = await commands.executeCommand<CodeAction[]>(
    "vscode.executeCodeActionProvider",
    document.uri,
    all,
    "source.fixAll.astlint",
    1,
  );
  return actions.find(({ edit }) => edit !== undefined)?.edit;
}

/** Shows the documentation of the rule at the cursor, or of one that finds something in the workspace. */
export async function explainRule(client: BaseLanguageClient): Promise<void> {
  const here = atCursor();
  const rules = here.length > 0 ? here : languages.getDiagnostics().flatMap(([, found]) => rulesOf(found));
  const unique = [...new Set(rules)].sort();
  if (unique.length === 0) {
    await window.showInformationMessage("astlint finds nothing in this workspace.");
    return;
  }
  const [only] = unique;
  const rule =
    unique.length === 1 ? only : await window.showQuickPick(unique, { placeHolder: "Which rule?" });
  if (rule === undefined) return;
  const explain = { command: "astlint.explain", arguments: [rule] };
  await client.sendRequest("workspace/executeCommand", explain);
}

function atCursor(): string[] {
  const editor = window.activeTextEditor;
  if (!editor) return [];
  const found = languages.getDiagnostics(editor.document.uri);
  return rulesOf(found.filter(({ range }) => range.intersection(editor.selection) !== undefined));
}

function rulesOf(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.filter(isOurs).flatMap(({ code }) => {
    const rule = typeof code === "object" ? code.value : code;
    return typeof rule === "string" ? [rule] : [];
  });
}

function isOurs({ source }: Diagnostic): boolean {
  return source === "astlint";
}
