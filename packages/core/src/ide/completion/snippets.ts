import table from "../../../knowledge/snippets.json" with { type: "json" };
import type { Tree } from "../../workspace/tree.ts";
import { type Writing, wordSpan } from "../writing.ts";
import type { CompletionItem } from "./item.ts";

interface Snippet {
  readonly name: string;
  readonly meaning: string;
  readonly isStep?: boolean;
  readonly body: readonly string[];
}

const byFile = new Map<string, readonly Snippet[]>(Object.entries<readonly Snippet[]>(table));

/** Whole pieces of configuration that can start in this line: lines of a section, and new sections at its end. */
export function snippetItems(writing: Writing): readonly CompletionItem[] {
  const { file, section, before, tree } = writing;
  const hasSection = section !== undefined && section.key !== "general" && section.key !== "globals";
  const canOpen = isAtEndOfSection(writing);
  const span = wordSpan(writing, before.length - before.trimStart().length);
  return (byFile.get(file.name) ?? [])
    .filter(({ isStep }) => (isStep ? hasSection : canOpen))
    .map(({ name, meaning, body }) => {
      const snippet = body.join("\n").replaceAll("{device}", () => deviceOf(tree));
      return { label: name, kind: "snippet", text: plainText(snippet), snippet, span, detail: meaning };
    });
}

/** Whether only blank lines and comments follow, up to the next header: what stands there would change its section. */
function isAtEndOfSection({ document, line: written }: Writing): boolean {
  for (let line = written + 1; line < document.lineCount; line++) {
    if (document.isKind(line, "section")) return true;
    if (document.syntax.codeStarts[line] !== document.syntax.codeEnds[line]) return false;
  }
  return true;
}

/** The technology of the phones: that of chan_sip only where it has accounts, and PJSIP has none. */
function deviceOf(tree: Tree): "PJSIP" | "SIP" {
  const hasPjsip = (tree.pjsip?.endpoints.length ?? 0) > 0;
  return !hasPjsip && (tree.sip?.accounts.length ?? 0) > 0 ? "SIP" : "PJSIP";
}

/** A snippet without its stops, for editors that know none: `${1:100}` is `100`, `\${` is `${`. */
function plainText(snippet: string): string {
  return snippet.replace(
    /\\([\\$}])|\$\{\d+(?::([^}]*))?\}|\$\d+/g,
    (_, escaped?: string, text?: string) => escaped ?? text ?? "",
  );
}
