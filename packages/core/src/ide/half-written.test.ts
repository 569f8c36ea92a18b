import fc from "fast-check";
import { expect, test } from "vitest";
import { treeOf } from "../testing/tree-of.ts";
import { completions } from "./completion/index.ts";
import { replaceableSecret } from "./generate-secret.ts";
import { hover } from "./hover/index.ts";
import { definitions } from "./navigation.ts";
import { signatureHelp } from "./signature-help.ts";

const piece = fc.constantFrom(
  "exten => 1,1,",
  " same => n,",
  "Dial(",
  "Set(",
  "ExecIf(",
  "PJSIP/100",
  "CALLERID(num)",
  "QUEUE_MEMBER(a,",
  "${",
  "$[",
  "}",
  "]",
  "(",
  ")",
  ",",
  "&",
  "?",
  ":",
  "=",
  '"',
  "\\",
  "\\;",
  ";",
  " ",
  "tT",
  "CUT",
  "\n",
  "\r",
  "[a](b)\n",
  "hint,",
  "ä😀",
);

test("whatever is half written, every question about every place has an answer", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 14 }), async (pieces) => {
      const text = `[a]\n${pieces.join("")}`;
      const tree = await treeOf({ "extensions.conf": text, "queues.conf": text, "sip.conf": text });
      for (const path of ["extensions.conf", "queues.conf", "sip.conf"]) {
        for (let offset = 0; offset <= text.length; offset++) {
          for (const { span } of completions(tree, path, offset)) {
            expect(span.start).toBeGreaterThanOrEqual(0);
            expect(span.end).toBe(offset);
          }
          signatureHelp(tree, path, offset);
          hover(tree, path, offset, { findings: [], docsOf: () => undefined });
          definitions(tree, path, offset);
          replaceableSecret(tree, path, offset);
        }
      }
    }),
    { seed: 1, numRuns: 25 },
  );
});
