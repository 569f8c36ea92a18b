import type { Finding } from "./finding.ts";

/** What a baseline keeps of a finding. Nothing secret is in it. */
export interface KnownFinding {
  readonly file: string;
  readonly rule: string;
  /** A fingerprint without the file's name, which stands beside it. */
  readonly fingerprint: string;
}

/** What of a tree's findings was known before, and what was known and is gone. */
export interface Comparison {
  readonly known: ReadonlySet<Finding>;
  readonly gone: readonly KnownFinding[];
}

/** What to remember of a finding; of one about several accounts, each of them. */
export function knownFindings({ at, rule, movedFingerprint, memberFingerprints }: Finding): KnownFinding[] {
  const prints = memberFingerprints ?? [movedFingerprint];
  return prints.map((fingerprint) => ({ file: at.path, rule, fingerprint }));
}

/**
 * Pairs findings with those that were known before: first in the same file; what is left then in any file, because
 * files are renamed and sections move. A finding about several accounts is known when every one of them is.
 */
export function compareWithKnown(findings: readonly Finding[], known: readonly KnownFinding[]): Comparison {
  const left = new Set(known);
  const parts = findings.map((finding) => ({ finding, unknown: knownFindings(finding) }));
  for (const keyOf of [inFile, anywhere]) {
    const byKey = new Map<string, KnownFinding[]>();
    for (const entry of left) {
      const list = byKey.get(keyOf(entry));
      if (list) list.push(entry);
      else byKey.set(keyOf(entry), [entry]);
    }
    for (const part of parts) {
      part.unknown = part.unknown.filter((wanted) => {
        const entry = byKey.get(keyOf(wanted))?.pop();
        if (entry) left.delete(entry);
        return entry === undefined;
      });
    }
  }
  const matched = parts.filter(({ unknown }) => unknown.length === 0).map(({ finding }) => finding);
  return { known: new Set(matched), gone: [...left] };
}

function inFile({ file, rule, fingerprint }: KnownFinding): string {
  return `${file}\n${rule}\n${fingerprint}`;
}

function anywhere({ rule, fingerprint }: KnownFinding): string {
  return `${rule}\n${fingerprint}`;
}

/** What is known once a finding is accepted, too. Of one about several accounts, those that are known already are not listed twice. */
export function withAccepted(known: readonly KnownFinding[], finding: Finding): KnownFinding[] {
  const before = new Set(known.map(inFile));
  const isOfMany = finding.memberFingerprints !== undefined;
  const added = knownFindings(finding).filter((entry) => !isOfMany || !before.has(inFile(entry)));
  return [...known, ...added];
}

/** Known findings by tree; a tree goes by a name that its user chooses. */
export type Baseline = ReadonlyMap<string, readonly KnownFinding[]>;

const version = 1;

/** A baseline as a file: sorted, so that it can be compared line by line. */
export function printBaseline(baseline: Baseline): string {
  const trees = [...baseline].filter(([, known]) => known.length > 0).sort(byFirst);
  const data = { version, trees: Object.fromEntries(trees.map(([name, known]) => [name, asData(known)])) };
  return `${JSON.stringify(data, undefined, 2)}\n`;
}

function asData(known: readonly KnownFinding[]): unknown {
  const files = new Map<string, Map<string, string[]>>();
  for (const { file, rule, fingerprint } of known) {
    const rules = files.get(file) ?? new Map<string, string[]>();
    const prints = rules.get(rule) ?? [];
    prints.push(fingerprint);
    files.set(file, rules.set(rule, prints));
  }
  const sorted = (rules: ReadonlyMap<string, readonly string[]>): unknown =>
    Object.fromEntries([...rules].sort(byFirst).map(([rule, prints]) => [rule, [...prints].sort()]));
  return Object.fromEntries([...files].sort(byFirst).map(([file, rules]) => [file, sorted(rules)]));
}

function byFirst([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Reads a baseline; text that is none gives the reason in words that follow the file's name. */
export function parseBaseline(text: string): Baseline | { readonly mistake: string } {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return { mistake: "is no baseline: it is not JSON" };
  }
  const found = fieldOf(data, "version");
  if (found === undefined) return { mistake: "is no baseline of astlint: it names no version" };
  if (found !== version) {
    const shown = typeof found === "number" ? `version ${found}` : "another version";
    return { mistake: `is a baseline of ${shown}; this astlint reads version ${version}` };
  }
  const baseline = new Map<string, KnownFinding[]>();
  for (const [name, files] of entriesOf(fieldOf(data, "trees"))) {
    const known: KnownFinding[] = [];
    for (const [file, rules] of entriesOf(files)) {
      for (const [rule, prints] of entriesOf(rules)) {
        if (!Array.isArray(prints)) return { mistake: `is a damaged baseline: see ${rule} of ${file}` };
        for (const fingerprint of prints) known.push({ file, rule, fingerprint: String(fingerprint) });
      }
    }
    baseline.set(name, known);
  }
  return baseline;
}

function fieldOf(value: unknown, name: string): unknown {
  return entriesOf(value).find(([key]) => key === name)?.[1];
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return typeof value === "object" && value !== null ? Object.entries(value) : [];
}
