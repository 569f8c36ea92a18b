import {
  type AppliedFix,
  applyEdits,
  decode,
  encode,
  type Finding,
  parse,
  print,
  type Tree,
} from "@astlint/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { configLine, rareLine } from "../generate/config-lines.ts";
import { dialplanLine } from "../generate/dialplan-lines.ts";
import { generatedInput } from "../generate/generate.ts";
import { oneOf } from "../generate/text.ts";
import type { Input } from "../input.ts";
import { exercise } from "./exercise.ts";
import { fileNames, judgedTree } from "./judged-tree.ts";

const seed = 1;

/** Some thousand lines: what is generated comes again and again, which costs no time to generate. */
const manyLines = fc
  .tuple(
    fc.array(fc.oneof({ weight: 300, arbitrary: fc.oneof(configLine, dialplanLine) }, rareLine), {
      maxLength: 40,
      size: "max",
    }),
    oneOf("\n", "\r\n", "\r", "\n\n"),
  )
  .map(([lines, ending]) => lines.join(ending).concat(ending).repeat(100));

test("a million lines come back as they were", () => {
  let lines = 0;
  fc.assert(
    fc.property(manyLines, (text) => {
      const file = parse(text);
      lines += file.lineCount;
      if (print(file) !== text) throw new Error("print(parse(text)) is another text");
    }),
    { seed, numRuns: 800 },
  );
  expect(lines).toBeGreaterThan(1_000_000);
}, 120_000);

const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 400, size: "max" }),
  fc
    .array(fc.constantFrom(...Buffer.from("[]()=>;-\\#+!,a1\n\r\0 _${}|\"'é€", "utf8")), {
      maxLength: 400,
      size: "max",
    })
    .map((codes) => Uint8Array.from(codes)),
);

test("whatever the bytes are, they come back", () => {
  fc.assert(
    fc.property(bytes, (file) => {
      const { text, encoding } = decode(file);
      if (print(parse(text)) !== text) throw new Error("print(parse(text)) is another text");
      if (Buffer.compare(encode(text, encoding), file) !== 0) throw new Error("other bytes");
    }),
    { seed, numRuns: 3_000 },
  );
}, 120_000);

const rawTree: fc.Arbitrary<Input> = fc
  .tuple(oneOf(...fileNames), bytes)
  .map(([name, file]) => ({ name: "raw", files: new Map([[name, file]]) }));

test("rules, fixes and reports get along with whatever is there", async () => {
  const input = fc.oneof({ weight: 3, arbitrary: judgedTree }, generatedInput, rawTree);
  const property = fc.asyncProperty(input, async (each) => {
    const { tree, findings, fixed } = await exercise(each, ["100@a", "s@default"]);
    expectPlaces(tree, findings);
    expectPlaces(fixed.tree, fixed.remaining);
    expect(textsOf(fixed.tree)).toEqual(withEdits(tree, fixed.applied));
  });
  await fc.assert(property, { seed, numRuns: 400 });
}, 120_000);

/** Every place that a finding names lies in its file; files that are missing or empty have only a start. */
function expectPlaces(tree: Tree, findings: readonly Finding[]): void {
  for (const { rule, at, related, fixes } of findings) {
    const edits = fixes.flatMap((fix) => fix.edits);
    for (const { path, span } of [at, ...related.map((other) => other.at), ...edits]) {
      const length = tree.document(path)?.text.length ?? 0;
      const isInside = 0 <= span.start && span.start <= span.end && span.end <= length;
      if (!isInside)
        throw new Error(`${rule}: ${span.start}-${span.end} of ${path}, which ends at ${length}`);
    }
  }
}

function textsOf(tree: Tree): ReadonlyMap<string, string> {
  return new Map([...tree.snapshot.documents].map(([path, { text }]) => [path, text]));
}

/** The texts after edits alone, round by round. */
function withEdits(tree: Tree, applied: readonly AppliedFix[]): ReadonlyMap<string, string> {
  let texts = textsOf(tree);
  for (const round of new Set(applied.map((each) => each.tree))) {
    expect(textsOf(round)).toEqual(texts);
    const edits = applied.filter((each) => each.tree === round).flatMap(({ fix }) => fix.edits);
    texts = new Map(
      [...texts].map(([path, text]) => [
        path,
        applyEdits(
          text,
          edits.filter((edit) => edit.path === path),
        ),
      ]),
    );
  }
  return texts;
}
