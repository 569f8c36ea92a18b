import { looksLikeTree } from "@astlint/core";
import { Disposable, type Event, languages, type TextDocument, Uri, workspace } from "vscode";

/** What Asterisk reads a file as, null for nothing; undefined while there is no server that could know. */
export type ReadAs = (uri: Uri) => Promise<"config" | "dialplan" | null | undefined>;

/** The languages that VS Code takes a file for when nothing else claims it, or nothing but its name is known. */
const unspecific: ReadonlySet<string> = new Set(["asterisk-config", "ini", "plaintext", "properties"]);

/**
 * Files with names that other programs have, too, such as `http.conf`, and included ones of any name, are Asterisk's
 * where it reads them, or where their folder says so. Each is asked about once while it is open, or again when
 * there is a server that can answer: whoever then chooses another language keeps it.
 */
export function adoptFiles(readAs: ReadAs, onServer: Event<void>): Disposable {
  const seen = new Set<string>();
  /** Files that no server was asked about, and the language that they were left in. */
  const unanswered = new Map<string, string>();
  const adopt = async (document: TextDocument): Promise<void> => {
    const { languageId, uri } = document;
    const name = uri.toString();
    if (seen.has(name) || !unspecific.has(languageId)) return;
    seen.add(name);
    const answer = await readAs(uri);
    const kind = answer ?? (await kindOfNeighbours(uri));
    if (answer === undefined) unanswered.set(name, kind ? `asterisk-${kind}` : languageId);
    if (kind === undefined || document.isClosed || languageId === `asterisk-${kind}`) return;
    // Somebody chose another language meanwhile.
    if (document.languageId !== languageId) return;
    await languages.setTextDocumentLanguage(document, `asterisk-${kind}`);
  };
  // A change of the language closes and opens in one go.
  const forget = async ({ uri }: TextDocument): Promise<void> => {
    await undefined;
    const name = uri.toString();
    if (workspace.textDocuments.some((document) => document.uri.toString() === name)) return;
    seen.delete(name);
    unanswered.delete(name);
  };
  const askAgain = (): void => {
    for (const document of workspace.textDocuments) {
      const name = document.uri.toString();
      if (unanswered.get(name) === document.languageId) seen.delete(name);
      unanswered.delete(name);
      void adopt(document);
    }
  };
  for (const document of workspace.textDocuments) void adopt(document);
  return Disposable.from(
    workspace.onDidOpenTextDocument(adopt),
    workspace.onDidCloseTextDocument(forget),
    onServer(askAgain),
  );
}

async function kindOfNeighbours(uri: Uri): Promise<"config" | undefined> {
  if (!/\.(?:conf|inc)$/.test(uri.path)) return undefined;
  return looksLikeTree(await namesBeside(uri)) ? "config" : undefined;
}

async function namesBeside(uri: Uri): Promise<readonly string[]> {
  try {
    return (await workspace.fs.readDirectory(Uri.joinPath(uri, ".."))).map(([name]) => name);
  } catch {
    return [];
  }
}
