/** What a file of a dialplan in AEL makes. */
export interface AelFile {
  /** Names of its contexts, its macros among them. */
  readonly contexts: readonly string[];
  /** The files that it includes, as written. */
  readonly includes: readonly string[];
}

/** The contexts of a file in AEL; what is in them is not read. */
export function readAel(text: string): AelFile {
  // `#include "more/*.ael"` begins no comment.
  const code = withoutComments(text.replace(include, ""));
  const contexts = code.matchAll(/(?:^|[\s;{}])(?:context|macro)\s+"?([^\s"({;]+)/g);
  return { contexts: namesIn(contexts), includes: namesIn(text.matchAll(include)) };
}

const include = /^[ \t]*#include[ \t]+["<]([^">\n]+)[">]/gm;

function namesIn(found: Iterable<RegExpMatchArray>): string[] {
  return [...found].map(([, name = ""]) => name);
}

/** The text with a blank for each comment; one that is not closed goes on to the end. */
function withoutComments(text: string): string {
  const parts: string[] = [];
  let from = 0;
  for (;;) {
    const slash = nextComment(text, from);
    if (slash < 0) return parts.join(" ") + (parts.length > 0 ? " " : "") + text.slice(from);
    parts.push(text.slice(from, slash));
    const isBlock = text[slash + 1] === "*";
    const end = text.indexOf(isBlock ? "*/" : "\n", slash + 2);
    if (end < 0) return parts.join(" ");
    from = isBlock ? end + 2 : end;
  }
}

function nextComment(text: string, from: number): number {
  let slash = text.indexOf("/", from);
  while (slash >= 0 && text[slash + 1] !== "/" && text[slash + 1] !== "*")
    slash = text.indexOf("/", slash + 1);
  return slash;
}
