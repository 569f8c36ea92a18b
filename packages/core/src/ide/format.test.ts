import fc from "fast-check";
import { expect, test } from "vitest";
import { Document } from "../config/document.ts";
import { treeOf } from "../testing/tree-of.ts";
import { applyEdits } from "../text/text-edit.ts";
import type { Tree } from "../workspace/tree.ts";
import { format } from "./format.ts";

async function formatted(text: string, path = "sip.conf"): Promise<string> {
  const tree = await treeOf({ [path]: text });
  return applyEdits(text, format(tree, path));
}

test.each([
  ["blanks at the end of a line", "[a]  \nb=c\t \n; d  \n", "[a]\nb=c\n; d\n"],
  ["the style of the minority", "[a]\nb=c\nd=e\nf = g\n", "[a]\nb=c\nd=e\nf=g\n"],
  ["each operator for itself", "[a]\nb => c\nd => e\nf=>g\nh=i\n", "[a]\nb => c\nd => e\nf => g\nh=i\n"],
  ["long runs of blank lines", "[a]\n\n\n\n\nb=c\n", "[a]\n\n\nb=c\n"],
  ["CRLF line endings", "[a] \r\n\r\n\r\n\r\nb=c\r\n", "[a]\r\n\r\n\r\nb=c\r\n"],
])("formatting tidies up %s", async (_, text, expected) => {
  expect(await formatted(text)).toBe(expected);
});

test.each([
  ["columns", "[a]\nb=c\nlong    = d\nlonger  = e\n"],
  ["indentation", "[a]\nexten => 1,1,NoOp()\n same => n,Hangup()\n"],
  ["blanks within values", "[a]\nb=c  d\n"],
  ["a value that starts with >", "[a]\nb=c\nd=e\nf = >g\n"],
  ["a name that ends in +", "[a]\nb=c\nd=e\nf+ = g\n"],
  ["a last line without an end", "[a]\nb=c"],
  ["a line that is too long", `[a]\nb=c;${"x".repeat(8200)}   \n`],
])("formatting leaves %s alone", async (_, text) => {
  expect(await formatted(text)).toBe(text);
});

const piece = fc.constantFrom(
  "[a]",
  "[b](!)",
  "[c](b)",
  "\n",
  "\n",
  "\n",
  "\r\n",
  " ",
  "  ",
  "\t",
  "=",
  "=>",
  "+=",
  "+",
  ">",
  "x",
  "yy",
  ";",
  "\\;",
  ";--",
  "--;",
  "\\",
  "exten => 1,1,NoOp( a )",
  "same => n , Hangup()",
  "#include x",
  "\u00a0",
  "\ufeff",
  "\f",
  "\0",
  "é",
);

test("whatever the file is, formatting changes blanks only and nothing that Asterisk reads", async () => {
  const base = await treeOf({ "sip.conf": "" });
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const text = pieces.join("");
      const before = base.with([new Document("sip.conf", text)]);
      const after = applyEdits(text, format(before, "sip.conf"));
      const tree = base.with([new Document("sip.conf", after)]);
      expect(after.replace(/[ \t\r\n]/g, "")).toBe(text.replace(/[ \t\r\n]/g, ""));
      expect(effective(tree)).toEqual(effective(before));
      expect(format(tree, "sip.conf")).toEqual([]);
    }),
    { seed: 1, numRuns: 2000 },
  );
});

function effective(tree: Tree): unknown {
  const file = tree.effective("sip.conf");
  return {
    refused: file?.refused?.code,
    problems: file?.problems.map(({ code }) => code),
    sections: file?.sections.map(({ name, isTemplate, options }) => ({
      name,
      isTemplate,
      options: options.map(({ name: option, value, operator }) => [option, operator, value]),
    })),
  };
}
