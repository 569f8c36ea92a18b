import { matchPattern } from "../dialplan/pattern.ts";
import type { Priority } from "../dialplan/priority.ts";
import { parseSubstitutions, type Substitution } from "../dialplan/substitution.ts";
import type { Option } from "../workspace/option.ts";
import type { Tree } from "../workspace/tree.ts";
import type { Occurrence } from "./symbols/index.ts";

/**
 * A step that puts a name together, `PJSIP/${EXTEN}` or `Goto(dev-${STATE})`, so that it may mean the one given, and
 * cannot mean the new one.
 */
export function computedMention(
  tree: Tree,
  { kind, name }: Pick<Occurrence, "kind" | "name">,
  newName?: string,
): Priority<Option> | undefined {
  const piecesOf = readers.get(kind);
  if (!piecesOf) return undefined;
  for (const context of tree.dialplan?.contexts ?? []) {
    for (const extension of context.extensions()) {
      for (const step of extension.priorities) {
        if (!step.mentions("$")) continue;
        for (const piece of piecesOf(step)) {
          const isKept = newName !== undefined && canBe(piece, newName, step);
          if (!isKept && canBe(piece, name, step)) return step;
        }
      }
    }
  }
  return undefined;
}

/** A stretch without a separator that has at least one substitution in it. */
interface Piece {
  readonly text: string;
  readonly nodes: readonly Substitution[];
  /** What stands before and behind it. */
  readonly before: string;
  readonly after: string;
}

const readers: ReadonlyMap<Occurrence["kind"], (step: Priority<Option>) => readonly Piece[]> = new Map([
  ["context", placePieces],
  ["label", placePieces],
  ["endpoint", devicePieces],
  ["sip-account", devicePieces],
  ["iax-account", devicePieces],
  ["mailbox", mailboxPieces],
]);

/** What may be put together of a context or label has a word in it that is spelled out. */
function placePieces(step: Priority<Option>): readonly Piece[] {
  return jumping.test(step.application)
    ? pieces(step.argumentText).filter(({ text, nodes }) => /[A-Za-z]/.test(literals(text, nodes).join("")))
    : [];
}

const jumping = /^(goto|gotoif|gotoiftime|gosub|gosubif|execif|set|mset|dial|macro|originate)$/i;

/** `PJSIP/${EXTEN}`, in a hint as well; what stands before an `@` is a number. */
function devicePieces(step: Priority<Option>): readonly Piece[] {
  return pieces(step.isHint ? step.application : step.argumentText).filter(
    ({ before, after }) =>
      /(?:\b(?:SIP|PJSIP|IAX2)\/(?:[^&,]*@)?|\b(?:PJSIP_DIAL_CONTACTS|PJSIP_ENDPOINT|SIPPEER|IAXPEER)\()$/i.test(
        before.slice(-80),
      ) && !after.startsWith("@"),
  );
}

/** `VoiceMail(${EXTEN}@default)` */
function mailboxPieces(step: Priority<Option>): readonly Piece[] {
  return /^(voicemail|voicemailmain|vmauthenticate|mailboxexists)$/i.test(step.application.trim())
    ? pieces(step.argumentText).filter(({ before }) => /(^|&)\s*$/.test(before))
    : [];
}

const separators = ",&@()/^?:|= ";

/** Functions within functions that are looked into. */
const maxDepth = 8;

/** Those of a text, and those in the arguments of its functions. */
function pieces(text: string, lead = "", depth = 0): readonly Piece[] {
  const { nodes } = parseSubstitutions(text);
  const found: Piece[] = [];
  for (const node of nodes) {
    if (node.kind !== "function" || depth === maxDepth) continue;
    const inner = text.slice(node.arguments.start, node.arguments.end);
    if (inner.includes("$"))
      found.push(...pieces(inner, `${text.slice(node.name.start, node.name.end)}(`, depth + 1));
  }
  let start = 0;
  let inPiece: Substitution[] = [];
  const close = (end: number): void => {
    if (inPiece.length > 0) {
      const shifted = inPiece.map((node) => ({
        ...node,
        span: { start: node.span.start - start, end: node.span.end - start },
      }));
      found.push({
        text: text.slice(start, end),
        nodes: shifted,
        before: lead + text.slice(0, start),
        after: text.slice(end),
      });
    }
    inPiece = [];
    start = end + 1;
  };
  let next = 0;
  for (let at = 0; at < text.length; at++) {
    const node = nodes[next];
    if (node?.span.start === at) {
      inPiece.push(node);
      next++;
      at = node.span.end - 1;
    } else if (separators.includes(text[at] ?? "")) {
      close(at);
    }
  }
  close(text.length);
  return found;
}

/** What is spelled out before, between and behind the substitutions. */
function literals(text: string, nodes: readonly Substitution[]): string[] {
  const found: string[] = [];
  let from = 0;
  for (const { span } of nodes) {
    found.push(text.slice(from, span.start));
    from = span.end;
  }
  return [...found, text.slice(from)];
}

/** Whether a name has what is spelled out; where nothing is, only the number that a call is at tells. */
function canBe({ text, nodes }: Piece, name: string, step: Priority<Option>): boolean {
  const parts = literals(text, nodes).map((part) => part.toLowerCase());
  const lower = name.toLowerCase();
  const first = parts[0] ?? "";
  const last = parts.at(-1) ?? "";
  if (lower.length < first.length + last.length || !lower.startsWith(first) || !lower.endsWith(last)) {
    return false;
  }
  const [only, ...more] = nodes;
  if (more.length === 0 && only && /^\$\{EXTEN\}$/.test(textOf(text, only))) {
    const number = name.slice(first.length, name.length - last.length);
    return canBeAt(step, number);
  }
  if (parts.every((part) => part === "")) return false;
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = lower.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= lower.length - last.length;
}

function textOf(text: string, { span }: Substitution): string {
  return text.slice(span.start, span.end);
}

/** Whether a call can be at a number when it comes to a step. */
function canBeAt({ extension }: Priority<Option>, number: string): boolean {
  return extension.isPattern
    ? matchPattern(extension.pattern, number) !== "no"
    : extension.name.toLowerCase() === number.toLowerCase();
}
