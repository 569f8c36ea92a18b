import type {
  ReportedEdit,
  ReportedFinding,
  ReportedFix,
  ReportedPlace,
  ReportedStep,
  TreeReport,
} from "../../report/tree-report.ts";
import { artifactPath } from "../artifact-path.ts";
import { fingerprintOf } from "../fingerprint.ts";
import type { RunFacts } from "../summary.ts";
import type { Reported } from "../urgency.ts";
import { levels } from "./rule.ts";
import { plainText } from "./text.ts";

/** A finding as a result. */
export function resultOf(
  { tree, finding }: Reported,
  facts: RunFacts,
  ruleIndex: number | undefined,
): object {
  const { rule, severity, category, confidence, message, at, related, suppression, ways = [] } = finding;
  const write = new Writer(tree, facts);
  // Fixes that have text to write, and no secret in it.
  const fixes = finding.fixes.filter(({ edits = [] }) => edits.length > 0);
  return {
    ruleId: rule,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: levels[severity],
    message: { text: sentence(message) },
    locations: [write.location(at)],
    ...(related.length === 0 ? {} : { relatedLocations: related.map((place, id) => write.step(place, id)) }),
    ...(ways.length === 0 ? {} : { codeFlows: ways.map((way) => write.flow(way)) }),
    partialFingerprints: { "astlint/v1": fingerprintOf(finding, tree, facts) },
    ...(fixes.length === 0 ? {} : { fixes: fixes.map((fix) => write.fix(fix)) }),
    ...(suppression ? { suppressions: [suppressionOf(suppression)] } : {}),
    properties: { severity, category, confidence },
  };
}

function suppressionOf({ kind, reason }: NonNullable<ReportedFinding["suppression"]>): object {
  return {
    kind: kind === "comment" ? "inSource" : "external",
    status: "accepted",
    ...(reason === undefined ? {} : { justification: plainText(reason) }),
  };
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? plainText(text) : `${plainText(text)}.`;
}

/** Writes places of one tree. */
class Writer {
  private readonly root: string;
  private readonly base: string;

  constructor({ target }: TreeReport, { base }: RunFacts) {
    this.root = target.root;
    this.base = base;
  }

  location(place: ReportedPlace): object {
    return {
      physicalLocation: {
        artifactLocation: this.artifact(place.path),
        region: regionOf(place),
        ...contextOf(place),
      },
    };
  }

  step({ at, message }: ReportedStep, id: number): object {
    return { id, ...this.location(at), message: { text: sentence(message) } };
  }

  flow(way: readonly ReportedStep[]): object {
    const locations = way.map(({ at, message }) => {
      const location = { ...this.location(at), message: { text: sentence(message) } };
      return { location };
    });
    return { threadFlows: [{ locations }] };
  }

  fix({ title, applicability, caution, edits = [] }: ReportedFix): object {
    const more = caution === undefined ? "" : `: ${caution}`;
    const paths = [...new Set(edits.map(({ at }) => at.path))];
    return {
      description: { text: sentence(`${title} (${applicability}${more})`) },
      artifactChanges: paths.map((path) => ({
        artifactLocation: this.artifact(path),
        replacements: edits.filter(({ at }) => at.path === path).map(replacementOf),
      })),
      properties: { applicability },
    };
  }

  private artifact(path: string): object {
    const shown = artifactPath(this.base, this.root, path);
    const uri = uriOf(shown);
    return isAbsolute(shown) ? { uri: absoluteUri(uri) } : { uri, uriBaseId: "%SRCROOT%" };
  }
}

function replacementOf({ at, text }: ReportedEdit): object {
  return { deletedRegion: regionOf(at), insertedContent: { text } };
}

function regionOf({ start, end }: ReportedPlace): object {
  return {
    startLine: start.line,
    startColumn: start.column,
    endLine: Math.max(start.line, end.line),
    endColumn: end.column,
  };
}

/** The line as it may be shown. */
function contextOf({ start: { line }, snippet: text }: ReportedPlace): object {
  if (text === undefined) return {};
  return { contextRegion: { startLine: line, endLine: line, snippet: { text } } };
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
