import type { Document } from "../config/document.ts";
import { maskedSlice } from "../secret/mask.ts";
import { secretsInLine } from "../secret/secret-spans.ts";
import { commentsWith } from "../syntax/comments.ts";
import { LineKind } from "../syntax/line-kind.ts";
import type { Tree } from "../workspace/tree.ts";
import type { Finding } from "./finding.ts";
import {
  directivesIn,
  type IgnoreDirective,
  type IgnoredRule,
  type MalformedDirective,
} from "./ignore-comment.ts";
import { nearestRule } from "./nearest-rule.ts";
import { rulePattern } from "./rule-pattern.ts";

/** An ignore comment in a file. */
export interface IgnoreComment {
  readonly document: Document;
  readonly directive: IgnoreDirective;
}

/** A comment that means to ignore something and cannot be read. */
export interface MalformedComment {
  readonly document: Document;
  readonly directive: MalformedDirective;
}

/** A rule or pattern in a comment that ignored nothing. */
export interface UnusedIgnore {
  readonly comment: IgnoreComment;
  readonly rule: IgnoredRule;
}

/** The ignore comments of a tree, and what became of them. */
export class Ignores {
  readonly comments: readonly IgnoreComment[];
  readonly malformed: readonly MalformedComment[];
  /** Ids of all rules there are. */
  readonly knownRules: readonly string[];
  private readonly ranRules: ReadonlySet<string>;
  private readonly files: ReadonlyMap<string, FileIgnores>;
  private readonly used = new Set<IgnoredRule>();

  constructor(tree: Tree, rules: { readonly known: readonly string[]; readonly ran: readonly string[] }) {
    const documents = [...tree.snapshot.documents.values()];
    this.files = new Map(documents.map((document) => [document.path, ignoresOf(document)]));
    this.comments = [...this.files.values()].flatMap(({ comments }) => comments);
    this.malformed = [...this.files.values()].flatMap(({ malformed }) => malformed);
    this.knownRules = rules.known;
    this.ranRules = new Set(rules.ran);
  }

  /** The finding, marked as suppressed when a comment says so. The narrowest comment that does is the one in use. */
  apply(finding: Finding): Finding {
    const match = this.files.get(finding.at.path)?.covering(finding);
    if (!match) return finding;
    this.used.add(match.rule);
    const reason = reasonOf(match.comment);
    return { ...finding, suppression: { kind: "comment", ...(reason === "" ? {} : { reason }) } };
  }

  /** What no finding needed, although every rule that it names has run. */
  get unused(): readonly UnusedIgnore[] {
    return this.comments.flatMap((comment) =>
      comment.directive.rules
        .filter((rule) => !this.used.has(rule) && this.hasRun(rule))
        .map((rule) => ({ comment, rule })),
    );
  }

  /** Whether there is a rule that a pattern names. */
  isKnown({ pattern }: IgnoredRule): boolean {
    return this.knownRules.some(rulePattern(pattern));
  }

  /** The rule or area that was probably meant. */
  nearestRule({ pattern }: IgnoredRule): string | undefined {
    return nearestRule(pattern, this.knownRules);
  }

  private hasRun({ pattern }: IgnoredRule): boolean {
    const named = this.knownRules.filter(rulePattern(pattern));
    return named.length > 0 && named.every((id) => this.ranRules.has(id));
  }
}

/** The ignore comments of one file, by what they cover. */
class FileIgnores {
  readonly comments: readonly IgnoreComment[];
  readonly malformed: readonly MalformedComment[];
  private readonly document: Document;
  private readonly headers: readonly number[];
  private readonly byLine = new Map<number, Cover>();
  /** By the line of the section's header; -1 for what stands before the first. */
  private readonly bySection = new Map<number, Cover>();
  private readonly ofFile = new Cover();

  constructor(document: Document) {
    const comments: IgnoreComment[] = [];
    const malformed: MalformedComment[] = [];
    this.document = document;
    const found = commentsWith(document.syntax, "astlint");
    const { headers, nextCode } = found.length > 0 ? landmarks(document) : nothing;
    this.headers = headers;
    for (const { line, span } of found) {
      for (const directive of directivesIn(document.text, span)) {
        if (directive.kind === "malformed") malformed.push({ document, directive });
        else {
          const comment = { document, directive };
          comments.push(comment);
          this.add(comment, line, nextCode[line] ?? line);
        }
      }
    }
    this.comments = comments;
    this.malformed = malformed;
  }

  /** The narrowest comment that covers a finding and names its rule. */
  covering({ at, rule }: Finding): Match | undefined {
    if (this.comments.length === 0) return undefined;
    const line = this.document.lineAt(at.span.start);
    const section = this.bySection.get(this.headerAbove(line));
    return this.byLine.get(line)?.of(rule) ?? section?.of(rule) ?? this.ofFile.of(rule);
  }

  /** A comment on a line of its own is about the next line that says something. */
  private add(comment: IgnoreComment, line: number, subject: number): void {
    const { form } = comment.directive;
    if (form === "ignore-file") this.ofFile.add(comment);
    else if (form === "ignore-section") {
      const isAbove = this.document.isKind(subject, "section");
      insert(this.bySection, isAbove ? subject : this.headerAbove(line), comment);
    } else {
      for (const covered of new Set([line, subject])) insert(this.byLine, covered, comment);
    }
  }

  private headerAbove(line: number): number {
    let low = 0;
    let high = this.headers.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.headers[middle] ?? 0) <= line) low = middle + 1;
      else high = middle;
    }
    return this.headers[low - 1] ?? -1;
  }
}

/** The reason that a comment gives, without what may be a secret. */
function reasonOf({ document, directive }: IgnoreComment): string {
  const { start, end } = directive.reason;
  return maskedSlice(document.text, secretsInLine(document, document.lineAt(start)), start, end);
}

const cache = new WeakMap<Document, FileIgnores>();

function ignoresOf(document: Document): FileIgnores {
  const known = cache.get(document) ?? new FileIgnores(document);
  cache.set(document, known);
  return known;
}

const nothing = { headers: [], nextCode: new Int32Array() };

/** Lines with headers, and for every line the first at or after it that is no blank and no comment. */
function landmarks({ syntax }: Document): { readonly headers: number[]; readonly nextCode: Int32Array } {
  const headers: number[] = [];
  const nextCode = new Int32Array(syntax.lineCount);
  let next: number | undefined;
  for (let line = syntax.lineCount - 1; line >= 0; line--) {
    const kind = syntax.kind(line);
    if (kind !== LineKind.blank && kind !== LineKind.comment) next = line;
    if (kind === LineKind.section) headers.push(line);
    nextCode[line] = next ?? line;
  }
  return { headers: headers.reverse(), nextCode };
}

function insert(map: Map<number, Cover>, key: number, comment: IgnoreComment): void {
  const cover = map.get(key) ?? new Cover();
  cover.add(comment);
  map.set(key, cover);
}

interface Match {
  readonly comment: IgnoreComment;
  readonly rule: IgnoredRule;
}

/** Comments that cover the same lines. Each rule is looked up once, however many findings and comments there are. */
class Cover {
  private readonly comments: IgnoreComment[] = [];
  private readonly matches = new Map<string, Match | undefined>();

  add(comment: IgnoreComment): void {
    this.comments.push(comment);
  }

  of(id: string): Match | undefined {
    if (!this.matches.has(id)) this.matches.set(id, this.find(id));
    return this.matches.get(id);
  }

  private find(id: string): Match | undefined {
    for (const comment of this.comments) {
      const rule = comment.directive.rules.find(({ pattern }) => rulePattern(pattern)(id));
      if (rule) return { comment, rule };
    }
    return undefined;
  }
}
