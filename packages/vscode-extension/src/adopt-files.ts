import { looksLikeTree } from "@astlint/core";
import { Disposable, languages, type TextDocument, Uri, workspace } from "vscode";

/** The languages that VS Code takes a `.conf` for when nothing else claims it. */
const unspecific: ReadonlySet<string> = new Set(["ini", "plaintext", "properties"]);

/** Folders of the dialplan, where a file may have the name of another: `extensions.d/queues.conf`. */
const inDialplan = /\/asterisk\/(?:.+\/)?(?:extensions\.d|dialplan)\//;

/**
 * Files with names that other programs have, too, such as `http.conf`, and included ones of any name, are Asterisk's
 * where their folder says so; so is what belongs to the dialplan. Each is asked about once while it is open:
 * whoever then chooses another language keeps it.
 */
export function adoptFiles(): Disposable {
  const seen = new Set<string>();
  const adopt = async (document: TextDocument): Promise<void> => {
    const { languageId, uri } = document;
    const name = uri.toString();
    const isNamedAlike = languageId === "asterisk-config" && inDialplan.test(uri.path);
    if (seen.has(name) || !/\.(?:conf|inc)$/.test(uri.path) || !(isNamedAlike || unspecific.has(languageId)))
      return;
    seen.add(name);
    if (isNamedAlike) {
      await languages.setTextDocumentLanguage(document, "asterisk-dialplan");
      return;
    }
    if (!looksLikeTree(await namesBeside(uri)) || document.isClosed) return;
    await languages.setTextDocumentLanguage(document, "asterisk-config");
  };
  // A change of the language closes and opens in one go.
  const forget = async ({ uri }: TextDocument): Promise<void> => {
    await undefined;
    const name = uri.toString();
    if (!workspace.textDocuments.some((document) => document.uri.toString() === name)) seen.delete(name);
  };
  for (const document of workspace.textDocuments) void adopt(document);
  return Disposable.from(workspace.onDidOpenTextDocument(adopt), workspace.onDidCloseTextDocument(forget));
}

async function namesBeside(uri: Uri): Promise<readonly string[]> {
  try {
    return (await workspace.fs.readDirectory(Uri.joinPath(uri, ".."))).map(([name]) => name);
  } catch {
    return [];
  }
}
