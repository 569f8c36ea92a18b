import { type Finding, hash, type Tree } from "@astlint/core";
import { type DiagnosticData, diagnostics, shownPlaces } from "@astlint/core/ide";
import {
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver";
import { letOthersIn } from "./let-others-in.ts";
import { LineMap } from "./line-map.ts";
import { overlay } from "./overlay.ts";
import type { Session } from "./session.ts";
import { isSettingsFile, readSettingsFile } from "./settings-files.ts";
import { type Site, UnreadableFolder } from "./site.ts";
import { pathOf, uriOf } from "./uris.ts";

/** The findings of a file in the words of the protocol. */
export function diagnosticsFor(
  session: Session,
  { site, tree, path }: { readonly site: Site; readonly tree: Tree; readonly path: string },
  findings: readonly Finding[],
): Diagnostic[] {
  const here = findingsIn(findings, path);
  let converted = conversions.get(here);
  if (!converted) {
    converted = diagnostics(here, path).map((found) => toDiagnostic(session, site, tree, path, found));
    conversions.set(here, converted);
  }
  return converted;
}

/** Editors ask for all files again and again; what did not change since is not made anew. */
const conversions = new WeakMap<readonly Finding[], Diagnostic[]>();
const groups = new WeakMap<readonly Finding[], ReadonlyMap<string, readonly Finding[]>>();
const none: readonly Finding[] = [];

/** The findings of one file, looked up in an index of all. */
function findingsIn(findings: readonly Finding[], path: string): readonly Finding[] {
  let byPath = groups.get(findings);
  if (!byPath) {
    byPath = groupByPath(findings);
    groups.set(findings, byPath);
  }
  return byPath.get(path) ?? none;
}

function groupByPath(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const byPath = new Map<string, Finding[]>();
  for (const finding of findings) {
    for (const path of pathsOf(finding)) {
      const known = byPath.get(path);
      if (known) known.push(finding);
      else byPath.set(path, [finding]);
    }
  }
  return byPath;
}

/** The files that a finding is shown in. */
function pathsOf(finding: Finding): Iterable<string> {
  return new Set(shownPlaces(finding).map(({ path }) => path));
}

function toDiagnostic(
  session: Session,
  site: Site,
  tree: Tree,
  path: string,
  { span, level, rule, message, tags, related, fingerprint }: DiagnosticData,
): Diagnostic {
  return {
    range: session.rangeOf(tree, { path, span }),
    severity: severities[level],
    source: "astlint",
    code: rule,
    codeDescription: { href: session.world.docsUrl(rule) },
    message,
    ...(tags.length > 0 ? { tags: tags.map((tag) => tagNumbers[tag]) } : {}),
    ...(related.length > 0
      ? {
          relatedInformation: related.map(({ at, message: text }) => ({
            location: session.location(site, tree, at),
            message: text,
          })),
        }
      : {}),
    data: { fingerprint },
  };
}

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
} as const;

const tagNumbers = { unnecessary: DiagnosticTag.Unnecessary, deprecated: DiagnosticTag.Deprecated } as const;

/** Answers editors that ask for diagnostics. */
export async function pull(
  session: Session,
  uri: string,
  previous: string | undefined,
): Promise<DocumentDiagnosticReport> {
  const items = await diagnosticsOf(session, uri);
  if (items.length > 0) session.reported.add(uri);
  return report(items, previous);
}

async function diagnosticsOf(session: Session, uri: string): Promise<Diagnostic[]> {
  const path = pathOf(uri);
  if (path !== undefined && isSettingsFile(path)) return await settingsProblems(session, path);
  for (;;) {
    const subject = await session.subject(uri);
    if (!subject) return [];
    const { tree, findings } = await subject.site.linted();
    // Not every editor heeds which question an answer is for: an old one must not come after a newer one.
    const now = await session.subject(uri);
    if (now?.site === subject.site && now.tree === tree) {
      return diagnosticsFor(session, { ...subject, tree }, findings);
    }
  }
}

/**
 * All files of all configurations that have findings, and those that had some when the editor asked last. Some editors
 * do not tell of files that they asked about one by one: what they have of a file that is gone would stay for ever.
 */
export async function pullAll(
  session: Session,
  previous: ReadonlyMap<string, string>,
): Promise<WorkspaceDocumentDiagnosticReport[]> {
  const reports: WorkspaceDocumentDiagnosticReport[] = [];
  const reported = new Set<string>();
  const add = (uri: string, { items, version }: OfFile): void => {
    if (reported.has(uri)) return;
    reported.add(uri);
    reports.push({ uri, version: version ?? null, ...report(items, previous.get(uri)) });
  };
  for (const site of await session.workspace.all()) {
    await letOthersIn();
    for (const [uri, ofFile] of await bySite(session, site)) add(uri, ofFile);
  }
  const closed = [...session.reported].filter((uri) => session.open.get(pathOf(uri) ?? "") === undefined);
  for (const uri of [...previous.keys(), ...closed]) add(uri, nothing(session, uri));
  return reports;
}

/** What is wrong with a settings file. */
async function settingsProblems(session: Session, path: string): Promise<Diagnostic[]> {
  const parsed = await readSettingsFile(
    overlay(session.world.fileSystem, session.open),
    path,
    session.world.rules,
  );
  if (!parsed) return [];
  const lines = new LineMap(parsed.text, session.encoding);
  return parsed.problems.map(({ span, message }) => ({
    range: lines.range(span),
    severity: DiagnosticSeverity.Error,
    source: "astlint",
    message,
  }));
}

function report(items: Diagnostic[], previous: string | undefined): DocumentDiagnosticReport {
  const resultId = hash(JSON.stringify(items));
  if (resultId === previous) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
  return { kind: DocumentDiagnosticReportKind.Full, resultId, items };
}

/** What is shown in a file, and the version of the text that it was found in. */
interface OfFile {
  readonly items: Diagnostic[];
  readonly version: number | undefined;
}

/** The diagnostics of a configuration by URI; those of files that are open elsewhere as well belong to their own. */
async function bySite(session: Session, site: Site): Promise<ReadonlyMap<string, OfFile>> {
  const found = new Map<string, OfFile>();
  try {
    const { tree, findings } = await site.linted();
    const paths = [...new Set(findings.flatMap((finding) => [...pathsOf(finding)]))];
    const files = paths.map((path) => ({ path, version: session.open.get(site.absolute(path))?.version }));
    const { settingsPath } = site;
    if (settingsPath !== undefined) {
      const file = session.open.get(settingsPath);
      const items = await settingsProblems(session, settingsPath);
      if (items.length > 0) found.set(file?.uri ?? uriOf(settingsPath), { items, version: file?.version });
    }
    for (const { path, version } of files) {
      const { root } = await session.workspace.siteOf(site.absolute(path));
      if (root !== site.root) continue;
      const items = diagnosticsFor(session, { site, tree, path }, findings);
      found.set(session.uri(site, path), { items, version });
    }
  } catch (error) {
    if (!(error instanceof UnreadableFolder)) session.logError("linting", error);
  }
  return found;
}

function nothing(session: Session, uri: string): OfFile {
  const path = pathOf(uri);
  return { items: [], version: path === undefined ? undefined : session.open.get(path)?.version };
}

/** Sends diagnostics to editors that do not ask for them: what changed since the last time, and nothing else. */
export class Pusher {
  private readonly session: Session;
  private readonly untilReady: () => Promise<void>;
  /** What was sent, by URI, in short. */
  private readonly sent = new Map<string, string>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(session: Session, untilReady: () => Promise<void>) {
    this.session = session;
    this.untilReady = untilReady;
  }

  /** A file was opened: many editors have forgotten, or never kept, what they were told of it before. */
  opened(uri: string): void {
    this.sent.set(uri, "");
  }

  /** Sends soon, once the editor has stopped sending changes for a moment. */
  schedule(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.running = this.running
        .then(() => this.send())
        .catch((error: unknown) => this.session.logError("sending diagnostics", error));
    }, pause);
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private async send(): Promise<void> {
    await this.untilReady();
    const now = new Map<string, OfFile>();
    for (const site of await this.session.workspace.all()) {
      await letOthersIn();
      for (const [uri, ofFile] of await bySite(this.session, site)) if (!now.has(uri)) now.set(uri, ofFile);
    }
    for (const uri of this.sent.keys()) if (!now.has(uri)) now.set(uri, nothing(this.session, uri));
    for (const [uri, { items, version }] of now) {
      // Many editors drop what is about another version than theirs, and need the same again for that one.
      const short = `${version} ${hash(JSON.stringify(items))}`;
      if (this.sent.get(uri) === short) continue;
      if (items.length === 0 && version === undefined) this.sent.delete(uri);
      else this.sent.set(uri, short);
      const message = { uri, diagnostics: items, ...(version === undefined ? {} : { version }) };
      await this.session.connection.sendDiagnostics(message);
    }
  }
}

/** Milliseconds. */
const pause = 60;
