import type { Recording } from "./recording.ts";

export interface NamedRecording {
  /** The file, as it was named. */
  readonly name: string;
  readonly recording: Recording;
}

/** All parts of a run as one, or why they are none. */
export function joinShards(
  parts: readonly NamedRecording[],
): Omit<Recording, "shard"> | { readonly mistake: string } {
  const [first] = parts;
  if (!first) return { mistake: "no shard is named" };
  const { run, shard } = first.recording;
  const seen = new Map<number, string>();
  for (const { name, recording } of parts) {
    if (recording.shard.of !== shard.of)
      return {
        mistake: `${first.name} is one of ${shard.of} shards, and ${name} one of ${recording.shard.of}`,
      };
    if (JSON.stringify(recording.run) !== JSON.stringify(run))
      return {
        mistake: `${first.name} and ${name} are of different runs: ${whatDiffers(first.recording, recording)}`,
      };
    const other = seen.get(recording.shard.index);
    if (other !== undefined)
      return { mistake: `shard ${recording.shard.index} is there twice: ${other} and ${name}` };
    seen.set(recording.shard.index, name);
  }
  const missing = Array.from({ length: shard.of }, (_, index) => index + 1).filter(
    (index) => !seen.has(index),
  );
  if (missing.length > 0) return { mistake: missingText(missing, shard.of) };
  return {
    run,
    elapsed: parts.reduce((sum, { recording }) => sum + recording.elapsed, 0),
    results: parts.flatMap(({ recording }) => recording.results),
  };
}

function whatDiffers({ run: a }: Recording, { run: b }: Recording): string {
  if (JSON.stringify(a.flags) !== JSON.stringify(b.flags)) return "their flags differ";
  if (a.base !== b.base) return `their checkouts are in different folders, ${a.base} and ${b.base}`;
  return "they did not find the same configurations";
}

const maxListed = 10;

function missingText(missing: readonly number[], of: number): string {
  const listed = missing.slice(0, maxListed).join(", ");
  const more = missing.length > maxListed ? ` and ${missing.length - maxListed} more` : "";
  return missing.length === 1
    ? `shard ${listed} of ${of} is missing`
    : `shards ${listed}${more} of ${of} are missing`;
}
