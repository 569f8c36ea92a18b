/** Something whose work is to grow as its size does. */
export interface Growing {
  readonly size: number;
  /** Makes ready a work of a size; what counts is the work itself. */
  prepare(size: number): () => Promise<unknown>;
}

/** How long a work takes, and how much longer four times as much of it does. */
export interface Growth {
  /** Milliseconds. */
  readonly small: number;
  readonly large: number;
  readonly ratio: number;
}

/** How many times as long four times the work may take: what is linear takes 4, a loop in a loop 16. */
export const mostGrowth = 10;
/** So often a work that seems to grow too fast is measured anew: a busy machine makes it look so. */
const mostRounds = 6;
/** Below so many milliseconds nothing can be told. */
const leastTime = 20;

/** Measures a work and four times as much of it, after a first run that does not count; the least times do. */
export async function measureGrowth(
  { size, prepare }: Growing,
  clock: () => number = processorTime,
): Promise<Growth> {
  const [few, many] = [prepare(size), prepare(size * 4)];
  await few();
  let growth: Growth = { small: Number.POSITIVE_INFINITY, large: Number.POSITIVE_INFINITY, ratio: 0 };
  for (let round = 0; round < mostRounds; round++) {
    const small = Math.min(growth.small, await timeOf(few, clock), await timeOf(few, clock));
    const large = Math.min(growth.large, await timeOf(many, clock));
    growth = { small, large, ratio: large / Math.max(small, leastTime) };
    if (growth.ratio <= mostGrowth) break;
  }
  return growth;
}

async function timeOf(work: () => Promise<unknown>, clock: () => number): Promise<number> {
  const start = clock();
  await work();
  return clock() - start;
}

/** What this process has used; other programs do not count. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
