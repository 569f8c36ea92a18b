import { codeLenses } from "@astlint/core/ide";
import type { CodeLens } from "vscode-languageserver";
import type { Of } from "./features.ts";
import type { Session } from "./session.ts";

/**
 * Lines of text above sections. An editor that names a command for it gets that behind each of them, with the URI,
 * the position and the locations that the text speaks of; to others they are text alone.
 */
export async function answerLenses(session: Session, { textDocument: { uri } }: Of): Promise<CodeLens[]> {
  const subject = await session.subject(uri);
  if (!subject) return [];
  const { site, tree, path } = subject;
  const { lensCommand } = session;
  return codeLenses(tree, path).map(({ place, title, targets }) => {
    const range = session.rangeOf(tree, place);
    if (lensCommand === undefined || targets.length === 0) return { range, command: { title, command: "" } };
    const locations = targets.map((target) => session.location(site, tree, target));
    return { range, command: { title, command: lensCommand, arguments: [uri, range.start, locations] } };
  });
}
