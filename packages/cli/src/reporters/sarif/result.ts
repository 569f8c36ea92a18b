import { type Finding, type Fix, maskedLine, type Place, type TextEdit, type Tree } from "@astlint/core";
import { artifactPath } from "../artifact-path.ts";
import { fingerprintOf } from "../fingerprint.ts";
import { writesSecret } from "../fix-preview.ts";
import { locate } from "../locate.ts";
import type { Outcome } from "../reporter.ts";
import type { RunFacts } from "../summary.ts";
import type { Reported } from "../urgency.ts";
import { type Step, waysTo } from "../ways.ts";
import { levels } from "./rule.ts";
import { plainText } from "./text.ts";

/** A finding as a result. */
export function resultOf(
  { outcome, finding }: Reported,
  facts: RunFacts,
  ruleIndex: number | undefined,
): object {
  const { rule, severity, category, confidence, message, at, related, suppression } = finding;
  const write = new Writer(outcome, facts);
  const ways = waysTo(outcome.tree, finding);
  const fixes = finding.fixes.filter((fix) => isShown(outcome.tree, fix));
  return {
    ruleId: rule,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: levels[severity],
    message: { text: sentence(message) },
    locations: [write.location(at)],
    ...(related.length === 0 ? {} : { relatedLocations: related.map((place, id) => write.step(place, id)) }),
    ...(ways.length === 0 ? {} : { codeFlows: ways.map((way) => write.flow(way)) }),
    partialFingerprints: { "astlint/v1": fingerprintOf(finding, outcome, facts) },
    ...(fixes.length === 0 ? {} : { fixes: fixes.map((fix) => write.fix(fix)) }),
    ...(suppression ? { suppressions: [suppressionOf(suppression)] } : {}),
    properties: { severity, category, confidence },
  };
}

/** Fixes that have text to write, and no secret in it. */
function isShown(tree: Tree, fix: Fix): boolean {
  return fix.edits.length > 0 && !writesSecret(tree, fix);
}

function suppressionOf({ kind, reason }: NonNullable<Finding["suppression"]>): object {
  return {
    kind: kind === "comment" ? "inSource" : "external",
    status: "accepted",
    ...(reason === undefined ? {} : { justification: plainText(reason) }),
  };
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? plainText(text) : `${plainText(text)}.`;
}

/** Longer lines are no help to whoever looks at them. */
const maxSnippet = 1000;

/** Writes places of one tree. */
class Writer {
  private readonly tree: Tree;
  private readonly root: string;
  private readonly base: string;

  constructor({ target, tree }: Outcome, { base }: RunFacts) {
    this.tree = tree;
    this.root = target.root;
    this.base = base;
  }

  location(place: Place): object {
    return {
      physicalLocation: {
        artifactLocation: this.artifact(place.path),
        region: this.region(place),
        ...this.context(place),
      },
    };
  }

  step({ at, message }: Step, id: number): object {
    return { id, ...this.location(at), message: { text: sentence(message) } };
  }

  flow(way: readonly Step[]): object {
    const locations = way.map(({ at, message }) => {
      const location = { ...this.location(at), message: { text: sentence(message) } };
      return { location };
    });
    return { threadFlows: [{ locations }] };
  }

  fix({ title, applicability, caution, edits }: Fix): object {
    const more = caution === undefined ? "" : `: ${caution}`;
    const paths = [...new Set(edits.map(({ path }) => path))];
    return {
      description: { text: sentence(`${title} (${applicability}${more})`) },
      artifactChanges: paths.map((path) => ({
        artifactLocation: this.artifact(path),
        replacements: edits.filter((edit) => edit.path === path).map((edit) => this.replacement(edit)),
      })),
      properties: { applicability },
    };
  }

  private replacement(edit: TextEdit): object {
    return { deletedRegion: this.region(edit), insertedContent: { text: edit.text } };
  }

  private artifact(path: string): object {
    const shown = artifactPath(this.base, this.root, path);
    const uri = uriOf(shown);
    return isAbsolute(shown) ? { uri: absoluteUri(uri) } : { uri, uriBaseId: "%SRCROOT%" };
  }

  private region(place: Place): object {
    const { start, end } = locate(this.tree, place);
    return {
      startLine: start.line,
      startColumn: start.column,
      endLine: Math.max(start.line, end.line),
      endColumn: end.column,
    };
  }

  /** The line as it may be shown. */
  private context({ path, span }: Place): object {
    const document = this.tree.document(path);
    if (!document || document.lineCount === 0) return {};
    const line = document.lineAt(span.start);
    const { start, end } = document.syntax.lineSpan(line);
    if (end - start > maxSnippet) return {};
    const text = maskedLine(document, line).text;
    return { contextRegion: { startLine: line + 1, endLine: line + 1, snippet: { text } } };
  }
}

function isAbsolute(path: string): boolean {
  return path.startsWith("/") || /^[A-Za-z]:\//.test(path);
}

function absoluteUri(uri: string): string {
  return `file://${uri.startsWith("/") ? "" : "/"}${uri}`;
}

/** A path as a URI. A colon would end the scheme of it. */
function uriOf(path: string): string {
  const wellFormed = Buffer.from(path).toString();
  return encodeURI(wellFormed).replace(/[?#:]/g, (character) => `%${character.charCodeAt(0).toString(16)}`);
}
