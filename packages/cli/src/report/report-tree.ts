import { type AppliedFix, type Finding, type Fix, type Place, placesAfter, type Tree } from "@astlint/core";
import type { Linted } from "../lint-target.ts";
import type { RequestedFormat } from "../reporters/formats.ts";
import type * as Explanations from "./explanations.ts";
import { locate } from "./locate.ts";
import { Quoter } from "./quote.ts";
import type {
  ReportedFinding,
  ReportedFix,
  ReportedPlace,
  ReportedRepair,
  TreeReport,
} from "./tree-report.ts";

/** A tree that is done. */
export interface Outcome extends Linted {
  /** The fixes that were written. */
  readonly applied: readonly AppliedFix[];
}

/** What a report has beyond the places of findings. Whatever no report wants is not worked out. */
export interface Detail {
  /** The lines of findings. */
  readonly excerpts: boolean;
  /** The ways to findings, lines of related places, and what fixes write. */
  readonly ways: boolean;
  /** The lines that fixes change. */
  readonly changes: boolean;
}

export function detailFor(formats: readonly RequestedFormat[]): Detail {
  const isWanted = (...names: readonly RequestedFormat[]): boolean =>
    formats.some((format) => format === "shard" || names.includes(format));
  return {
    excerpts: isWanted("text", "html"),
    ways: isWanted("sarif"),
    changes: isWanted("html"),
  };
}

/** What reports say of a tree. The tree itself is not needed any more then. */
export async function reportTree(outcome: Outcome, detail: Detail): Promise<TreeReport> {
  const explanations = detail.ways || detail.changes ? await import("../lazy/explanations.ts") : undefined;
  return new Describer(outcome.tree, detail, explanations).report(outcome);
}

class Describer {
  private readonly tree: Tree;
  private readonly detail: Detail;
  private readonly explain: typeof Explanations | undefined;
  private readonly quoter = new Quoter();

  constructor(tree: Tree, detail: Detail, explain: typeof Explanations | undefined) {
    this.tree = tree;
    this.detail = detail;
    this.explain = explain;
  }

  report({ target, findings, suppressed, milder, applied }: Outcome): TreeReport {
    const { tree } = this;
    const { version, source, reason } = tree.asterisk;
    const documents = [...tree.snapshot.documents.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
    return {
      target,
      asterisk: { version: version.text, source, reason },
      files: documents.map(({ path, lineCount }) => ({
        path,
        lines: lineCount,
        live: tree.livePaths.has(path),
      })),
      liveEntries: tree.liveEntries,
      findings: findings.map((finding) => this.finding(finding)),
      suppressed: suppressed.map((finding) => this.finding(finding)),
      milder,
      applied: this.repairs(applied),
    };
  }

  private finding(finding: Finding): ReportedFinding {
    const { rule, category, severity, confidence, message, at, label, related, fixes } = finding;
    const { fingerprint, suppression } = finding;
    const excerpt = this.detail.excerpts && this.quoter.excerpt(this.tree.document(at.path), finding);
    const ways = this.detail.ways && this.explain?.waysTo(this.tree, finding);
    return {
      rule,
      category,
      severity,
      confidence,
      message,
      at: this.place(at),
      ...(label === undefined ? {} : { label }),
      related: related.map((place) => ({ at: this.place(place.at), message: place.message })),
      fixes: fixes.map((fix) => this.fix(fix)),
      fingerprint,
      ...(suppression ? { suppression } : {}),
      ...(excerpt ? { excerpt } : {}),
      ...(ways
        ? { ways: ways.map((way) => way.map((step) => ({ at: this.place(step.at), message: step.message }))) }
        : {}),
    };
  }

  private place(place: Place): ReportedPlace {
    const { start, end } = locate(this.tree, place);
    const snippet = this.detail.ways && this.quoter.snippet(this.tree.document(place.path), place.span.start);
    return { path: place.path, start, end, ...(typeof snippet === "string" ? { snippet } : {}) };
  }

  private fix(fix: Fix): ReportedFix {
    const { title, applicability, caution, edits } = fix;
    const hasEdits = edits.length > 0;
    const { explain, tree, detail } = this;
    return {
      title,
      applicability,
      ...(caution === undefined ? {} : { caution }),
      hasEdits,
      ...(explain && detail.ways && hasEdits && !explain.writesSecret(tree, fix)
        ? { edits: edits.map((edit) => ({ at: this.bare(edit), text: edit.text })) }
        : {}),
      ...(explain && detail.changes && hasEdits ? { changes: explain.previewOf(tree, fix) } : {}),
    };
  }

  private bare(place: Place): ReportedPlace {
    return { path: place.path, ...locate(this.tree, place) };
  }

  private repairs(applied: readonly AppliedFix[]): ReportedRepair[] {
    if (applied.length === 0) return [];
    const places = placesAfter(applied);
    return applied.map(({ finding, fix }, index) => {
      const place = places[index] ?? finding.at;
      const { line } = locate(this.tree, place).start;
      return { rule: finding.rule, title: fix.title, path: place.path, line };
    });
  }
}
