import type { TextEdit } from "../text/text-edit.ts";

/** The offsets that edits already change; an insertion takes the offset it stands at. */
export class TakenText {
  private readonly byPath = new Map<string, Set<number>>();

  touches({ path, span: { start, end } }: TextEdit): boolean {
    const offsets = this.byPath.get(path);
    if (!offsets) return false;
    for (let at = start; at < Math.max(end, start + 1); at++) if (offsets.has(at)) return true;
    return false;
  }

  add({ path, span: { start, end } }: TextEdit): void {
    const offsets = this.byPath.get(path) ?? new Set();
    for (let at = start; at < Math.max(end, start + 1); at++) offsets.add(at);
    this.byPath.set(path, offsets);
  }
}
