/** Block comments may nest this deep (`MAX_NESTED_COMMENTS` in `main/config.c`). */
const maxDepth = 128;

const semicolon = 59;
const dash = 45;
const backslash = 92;

/** Something in a line that changes the depth of comments or that Asterisk stumbles over. */
interface CookEvent {
  readonly kind: "open" | "close" | "comment-end-without-start" | "comment-too-deep" | "nul-byte";
  readonly offset: number;
}

export interface CookResult {
  /** The code of the line: stripped, without comments, `\;` turned into `;`. */
  readonly code: string;
  /** For every code unit of `code`, its offset in the file. */
  readonly offsets: Int32Array;
  /** Depth of block comments after the line. */
  readonly depth: number;
  readonly events: readonly CookEvent[];
  /** Where the comment starts that ends the line. */
  readonly commentStart: number | undefined;
}

/**
 * Reads one line the way the comment loop of `config_text_file_load()` does: escaped semicolons, nested
 * `;-- … --;` blocks that may start and end within the line, and a NUL byte that ends it.
 */
export function cookLine(text: string, start: number, end: number, depthBefore: number): CookResult {
  const events: CookEvent[] = [];
  const kept = new Kept(text);
  let depth = depthBefore;
  let isKeeping = depth === 0;
  let from = start;
  /** No escape and no `--;` reaches back over this offset. */
  let floor = start;
  let commentStart: number | undefined;
  const stop = endBeforeNul(text, start, end, events);
  let i = start;
  for (; i < stop; i++) {
    if (text.charCodeAt(i) !== semicolon) continue;
    if (i > floor && text.charCodeAt(i - 1) === backslash) {
      if (isKeeping) kept.add(from, i - 1);
      from = i;
      floor = i + 1;
    } else if (opensBlock(text, i, stop)) {
      if (depth >= maxDepth) {
        events.push({ kind: "comment-too-deep", offset: i });
        floor = i + 1;
        continue;
      }
      if (isKeeping) kept.add(from, i);
      isKeeping = false;
      depth++;
      if (depth > 0) events.push({ kind: "open", offset: i });
      floor = i + 3;
      i += 2;
    } else if (i >= floor + 2 && text.charCodeAt(i - 1) === dash && text.charCodeAt(i - 2) === dash) {
      depth--;
      events.push({ kind: depth < 0 ? "comment-end-without-start" : "close", offset: i });
      floor = i + 1;
      if (depth === 0) {
        isKeeping = true;
        from = i + 1;
      }
    } else if (depth === 0) {
      commentStart = i;
      break;
    } else {
      floor = i + 1;
    }
  }
  if (isKeeping) kept.add(from, i);
  return { ...kept.stripped(), depth, events, commentStart };
}

/** `;--` opens a block unless a third dash follows. */
function opensBlock(text: string, at: number, stop: number): boolean {
  if (at + 2 >= stop || text.charCodeAt(at + 1) !== dash || text.charCodeAt(at + 2) !== dash) return false;
  return at + 3 >= stop || text.charCodeAt(at + 3) !== dash;
}

function endBeforeNul(text: string, start: number, end: number, events: CookEvent[]): number {
  for (let i = start; i < end; i++) {
    if (text.charCodeAt(i) !== 0) continue;
    events.push({ kind: "nul-byte", offset: i });
    return i;
  }
  return end;
}

/** The stretches of a line that stay. */
class Kept {
  private readonly text: string;
  private readonly offsets: number[] = [];

  constructor(text: string) {
    this.text = text;
  }

  add(start: number, end: number): void {
    for (let i = start; i < end; i++) this.offsets.push(i);
  }

  stripped(): { code: string; offsets: Int32Array } {
    const { text, offsets } = this;
    let start = 0;
    let end = offsets.length;
    while (start < end && text.charCodeAt(offsets[start] ?? 0) <= 32) start++;
    while (end > start && text.charCodeAt(offsets[end - 1] ?? 0) <= 32) end--;
    const stretch = offsets.slice(start, end);
    return { code: stretch.map((offset) => text[offset] ?? "").join(""), offsets: Int32Array.from(stretch) };
  }
}
