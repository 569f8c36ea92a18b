import { looksLikeTree } from "@astlint/core";
import { type Disposable, languages, type TextDocument, Uri, workspace } from "vscode";

/** The languages that VS Code takes a `.conf` for when nothing else claims it. */
const unspecific: ReadonlySet<string> = new Set(["ini", "plaintext", "properties"]);

/**
 * Files with names that other programs have, too, such as `http.conf`, and included ones of any name, are Asterisk's
 * where their folder says so. Each is asked about once: whoever then chooses another language keeps it.
 */
export function adoptFiles(): Disposable {
  const seen = new Set<string>();
  const adopt = async (document: TextDocument): Promise<void> => {
    const { languageId, uri } = document;
    const name = uri.toString();
    if (!unspecific.has(languageId) || !uri.path.endsWith(".conf") || seen.has(name)) return;
    seen.add(name);
    if (!looksLikeTree(await namesBeside(uri)) || document.isClosed) return;
    await languages.setTextDocumentLanguage(document, "asterisk-config");
  };
  for (const document of workspace.textDocuments) void adopt(document);
  return workspace.onDidOpenTextDocument(adopt);
}

async function namesBeside(uri: Uri): Promise<readonly string[]> {
  try {
    return (await workspace.fs.readDirectory(Uri.joinPath(uri, ".."))).map(([name]) => name);
  } catch {
    return [];
  }
}
