import { expandBraces, matchesSegment } from "../workspace/glob.ts";

/**
 * Tests paths with `/` against a pattern: `*`, `?`, `[a-z]` and `{a,b}` within a name, `**` for any number of folders.
 * A pattern without `/` is about names in any folder; one that ends in `/` is about all that is below.
 */
export function pathPattern(pattern: string): (path: string) => boolean {
  const patterns = expandBraces(pattern).map(segmentsOf);
  return (path) => patterns.some((segments) => matches(segments, path.split("/")));
}

function segmentsOf(pattern: string): readonly string[] {
  const isInAnyFolder = !pattern.slice(0, -1).includes("/");
  const segments = pattern.replace(/^\.?\//, "").split("/");
  if (segments.at(-1) === "") segments[segments.length - 1] = "**";
  return isInAnyFolder ? ["**", ...segments] : segments;
}

/** One row per segment of the pattern: which prefixes of the path it can end at. Pattern times path, never more. */
function matches(segments: readonly string[], names: readonly string[]): boolean {
  let ends = new Set([0]);
  for (const [index, segment] of segments.entries()) {
    const next = new Set<number>();
    const first = Math.min(...ends);
    if (segment === "**" && ends.size > 0) {
      // At its end `**` is about what is in a folder, not about the folder.
      const from = index === segments.length - 1 && segments.length > 1 ? first + 1 : first;
      for (let end = from; end <= names.length; end++) next.add(end);
    } else {
      for (const end of ends) {
        const name = names[end];
        if (name !== undefined && matchesName(segment, name)) next.add(end + 1);
      }
    }
    ends = next;
  }
  return ends.has(names.length);
}

/** Names that begin with a dot are names like others here. */
function matchesName(segment: string, name: string): boolean {
  return matchesSegment(segment, name) || (name.startsWith(".") && matchesSegment(`x${segment}`, `x${name}`));
}
