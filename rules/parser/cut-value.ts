import { type Option, optionFacts, type Report, sectionKind, type Tree } from "@astlint/core";

/** Values that a `;` without a blank before it ends in the middle, where `\;` was meant. */
export function cutValues(tree: Tree): Report[] {
  const reports: Report[] = [];
  const seen = new Set<string>();
  for (const name of tree.liveEntries) {
    if (name === "extensions.conf") continue;
    for (const section of tree.effective(name)?.live ?? []) {
      const kind = sectionKind(name, section);
      for (const option of section.options) {
        const cut = cutOff(option);
        const key = `${option.document.path}\n${option.line}`;
        if (!cut || seen.has(key)) continue;
        seen.add(key);
        const isSecret = kind !== undefined && optionFacts(name, kind, option.name)?.isSecret === true;
        if (isSecret || isAddressParameter(option.value, cut.text))
          reports.push(reportOf(option, cut, isSecret));
      }
    }
  }
  return reports;
}

interface Cut {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The comment that follows a value without a blank between; undefined when there is none. */
function cutOff({ document, line }: Option): Cut | undefined {
  const { text, syntax } = document;
  const start = syntax.codeEnds[line] ?? 0;
  if (text.charCodeAt(start) !== 59 || syntax.cooked.has(line)) return undefined;
  const rest = text.slice(start + 1, syntax.lineSpan(line).end).trimEnd();
  const isComment =
    rest === "" ||
    rest.startsWith(" ") ||
    rest.startsWith("\t") ||
    rest.startsWith(";") ||
    rest.startsWith("-");
  return isComment ? undefined : { start, end: start + 1 + rest.length, text: rest };
}

/** `;transport=tls` and `;lr` behind a SIP address. */
function isAddressParameter(value: string, rest: string): boolean {
  const lower = value.toLowerCase();
  if (!lower.includes("sip:") && !lower.includes("sips:")) return false;
  const word = rest.split(/[\s;>]/, 1)[0] ?? "";
  return word.includes("=") || word === "lr" || word === "hide";
}

function reportOf(option: Option, cut: Cut, isSecret: boolean): Report {
  const { document, name } = option;
  return {
    at: document.place({ start: cut.start, end: cut.end }),
    message: `';' starts a comment, so '${name}' ends before it; the text behind it is not used`,
    severity: isSecret ? "low" : "medium",
    confidence: isSecret ? "heuristic" : "firm",
    fixes: [
      {
        title: "Write '\\;'",
        applicability: "unsafe",
        edits: [{ path: document.path, span: { start: cut.start, end: cut.start }, text: "\\" }],
        caution: "the value changes to what the line seems to say",
      },
    ],
  };
}
