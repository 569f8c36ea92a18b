/** Gives the same string for the same name, and makes a new one only for a name that it has not met. */
export class NamePool {
  private readonly byHash = new Map<number, string>();

  /** `text.slice(start, end)` */
  slice(text: string, start: number, end: number): string {
    let hash = 0;
    for (let i = start; i < end; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
    const known = this.byHash.get(hash);
    if (known !== undefined && known.length === end - start && text.startsWith(known, start)) return known;
    const name = text.slice(start, end);
    if (known === undefined) this.byHash.set(hash, name);
    return name;
  }
}
