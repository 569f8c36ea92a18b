/** Many words in one text: ready as soon as it is read, where a set would have to be filled first. */
export class SortedWords {
  private readonly text: string;
  /** Where each word starts, and where one more would. */
  private readonly starts: Int32Array;

  /** Takes words in the order of their code units, each with a line feed behind it. */
  constructor(text: string) {
    this.text = text;
    let count = 0;
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count++;
    this.starts = new Int32Array(count + 1);
    for (let i = 1, end = 0; i <= count; i++) {
      end = text.indexOf("\n", end) + 1;
      this.starts[i] = end;
    }
  }

  /** How long the longest word is that stands in a text at an offset; 0 if none does. */
  longestAt(text: string, offset: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    let longest = 0;
    for (let i = offset; i < text.length; i++) {
      const code = text.charCodeAt(i);
      low = this.firstFrom(code, i - offset, low, high);
      high = this.firstFrom(code + 1, i - offset, low, high);
      if (low === high) break;
      if (this.lengthOf(low) === i - offset + 1) longest = i - offset + 1;
    }
    return longest;
  }

  /** The first of words that are alike up to `position` whose character there is `code` or comes after it. */
  private firstFrom(code: number, position: number, from: number, to: number): number {
    let low = from;
    let high = to;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.lengthOf(middle) > position && this.text.charCodeAt(this.startOf(middle) + position) >= code)
        high = middle;
      else low = middle + 1;
    }
    return low;
  }

  private startOf(word: number): number {
    return this.starts[word] ?? 0;
  }

  private lengthOf(word: number): number {
    return this.startOf(word + 1) - this.startOf(word) - 1;
  }
}

/** The words in the order of their code units, each once and with a line feed behind it. */
export function joinSorted(words: Iterable<string>): string {
  return [...new Set(words)]
    .sort()
    .map((word) => `${word}\n`)
    .join("");
}
