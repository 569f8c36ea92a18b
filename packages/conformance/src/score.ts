/** What is counted. */
export const rows = [
  "trees",
  "files",
  "sections",
  "options",
  "contexts",
  "priorities",
  "includes, switches, ignored patterns",
  "global variables",
  "matches",
  "log lines",
] as const;

export type Row = (typeof rows)[number];

/** How much was compared, how much of it agreed, and how much of the rest has a known reason. */
export interface Count {
  readonly compared: number;
  readonly agreeing: number;
  readonly explained: number;
}

const nothing: Count = { compared: 0, agreeing: 0, explained: 0 };

export class Score {
  private readonly counts = new Map<Row, Count>();

  add(row: Row, compared: number, agreeing: number, explained = 0): void {
    const count = this.count(row);
    this.counts.set(row, {
      compared: count.compared + compared,
      agreeing: count.agreeing + agreeing,
      explained: count.explained + explained,
    });
  }

  addAll(other: Score): void {
    for (const [row, { compared, agreeing, explained }] of other.counts) {
      this.add(row, compared, agreeing, explained);
    }
  }

  count(row: Row): Count {
    return this.counts.get(row) ?? nothing;
  }
}
