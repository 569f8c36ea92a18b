import { expect, test } from "vitest";
import type { EffectiveFile } from "./effective-file.ts";
import { loadTree } from "./load-tree.ts";
import { memoryFileSystem } from "./memory-file-system.ts";
import type { Tree } from "./tree.ts";

const root = "/etc/asterisk";

/** `a.conf` is what a module asks for. */
async function treeOf(files: Readonly<Record<string, string>>): Promise<Tree> {
  const absolute = Object.fromEntries(Object.entries(files).map(([path, text]) => [`${root}/${path}`, text]));
  return await loadTree(memoryFileSystem(absolute), root, { asteriskVersion: "22", entries: ["a.conf"] });
}

/** What Asterisk makes of `a.conf`: `[name] option=value …`, a `!` behind the name of a template; `refused` if nothing. */
async function loaded(files: string | Readonly<Record<string, string>>): Promise<string> {
  const tree = await treeOf(typeof files === "string" ? { "a.conf": files } : files);
  const file = tree.strict("a.conf");
  return file?.refused ? `refused: ${file.refused.code}` : describe(file);
}

function describe(file: EffectiveFile | undefined): string {
  const sections = file?.sections.map(({ name, isTemplate, options }) => {
    const texts = options.map((option) => ` ${option.name}=${option.value}`);
    return `[${name}${isTemplate ? "!" : ""}]${texts.join("")}`;
  });
  return sections?.join(" ") ?? "none";
}

// Each of these was put to Asterisk 16.28 and 22.10, which give the same answers (AMI GetConfig).
test.each([
  ["options belong to the header above them", "[a]\nx=1\n[b]\ny=2\n", "[a] x=1 [b] y=2"],
  ["two sections of one name stay two", "[a]\nx=1\n[a]\nx=2\n", "[a] x=1 [a] x=2"],
  [
    "a template hands its options down, before the section's own",
    "[t](!)\nx=1\n[a](t)\nx=2\n",
    "[t!] x=1 [a] x=1 x=2",
  ],
  ["a plain section can be inherited from as well", "[a]\nx=1\n[b](a)\n", "[a] x=1 [b] x=1"],
  [
    "several templates come in their order",
    "[t](!)\nx=1\n[u](!)\ny=2\n[a](u,t)\n",
    "[t!] x=1 [u!] y=2 [a] y=2 x=1",
  ],
  ["a name of a template compares without case", "[T](!)\nx=1\n[a](t)\n", "[T!] x=1 [a] x=1"],
  [
    "of two templates of one name the first is used",
    "[t](!)\nx=1\n[t](!)\nx=2\n[a](t)\n",
    "[t!] x=1 [t!] x=2 [a] x=1",
  ],
  ["empty parentheses inherit the first section", "[f]\nx=1\n[g]\ny=2\n[a]()\n", "[f] x=1 [g] y=2 [a] x=1"],
  ["a template that comes later is none", "[a](t)\n[t](!)\n", "refused: template-missing"],
  ["a blank belongs to the name of a template", "[t](!)\n[u](!)\n[a](t, u)\n", "refused: template-missing"],
  ["a blank before the parentheses drops them", "[t](!)\nx=1\n[a] (t)\n", "[t!] x=1 [a]"],
  ["text behind a header is ignored", "[a] text = 1\nx=1\n", "[a] x=1"],
  ["(+) goes on with the section", "[a]\nx=1\n[b]\n[a](+)\ny=2\n", "[a] x=1 y=2 [b]"],
  ["(+) goes on with the first of two", "[a]\nx=1\n[a]\nx=2\n[a](+)\nx=3\n", "[a] x=1 x=3 [a] x=2"],
  ["(+) finds no template", "[a](!)\nx=1\n[a](+)\ny=2\n", "refused: append-target-missing"],
  ["(+TEMPLATES=include) does", "[a](!)\nx=1\n[a](+TEMPLATES=include)\ny=2\n", "[a!] x=1 y=2"],
  [
    "(+TEMPLATES=restrict) finds nothing else",
    "[a]\nx=1\n[a](!)\n[a](+TEMPLATES=restrict)\ny=2\n",
    "[a] x=1 [a!] y=2",
  ],
  ["a filter asks for a value", "[a]\nx=1\n[a]\nx=2\n[a](+x=2)\ny=3\n", "[a] x=1 [a] x=2 y=3"],
  ["a filter may ask for two", "[a]\nx=1\n[a]\nx=1\nz=2\n[a](+x=1&z=2)\ny=3\n", "[a] x=1 [a] x=1 z=2 y=3"],
  ["a filter that nothing passes", "[a]\nx=1\n[a](+x=2)\n", "refused: append-target-missing"],
  [
    "(+,t) inherits at the end of the section",
    "[t](!)\nz=9\n[a]\nx=1\n[a](+,t)\ny=2\n",
    "[t!] z=9 [a] x=1 z=9 y=2",
  ],
  ["(!,+) makes the section a template", "[a]\nx=1\n[a](!,+)\ny=2\n", "[a!] x=1 y=2"],
  ["+= goes on with the value", "[a]\nx=1\nx+=2\n", "[a] x=12"],
  ["+= keeps the blank before its text", "[a]\nx=1\nx += 2\n", "[a] x=1 2"],
  ["+= without an earlier value is =", "[a]\nx += 2\n", "[a] x=2"],
  ["+= takes the last value of that name", "[a]\nx=1\nx=2\nx+=3\n", "[a] x=1 x=23"],
  ["+= changes the first of two equal values", "[a]\nx=1\ny=2\nx=1\nx+=3\n", "[a] x=13 y=2 x=1"],
  ["+= changes the first value of all if the last is empty", "[a]\nx=1\nx=\nx+=2\n", "[a] x=2 x="],
  ["+= looks for exactly that name, case counted", "[a]\nX=1\nx+=2\n", "[a] X=1 x=2"],
  ["+= leaves the template as it is", "[t](!)\nx=1\n[a](t)\nx+=2\n[b](t)\n", "[t!] x=1 [a] x=12 [b] x=1"],
  ["=> is =", "[a]\nx=>1\ny = > 2\n", "[a] x=1 y=> 2"],
  ["a value may hold =", "[a]\nx=y=z\n", "[a] x=y=z"],
  ["an option without a name is skipped", "[a]\n=1\nx=1\n", "[a] x=1"],
  ["\\; is a semicolon", "[a]\nx=1\\;2 ; text\n", "[a] x=1;2"],
  ["a stray --; makes comment of all that follows", "[a]\nx=1 --; y\nz=2\n[b]\n", "[a] x=1 --; y"],
  ["options before any header are refused", "x=1\n[a]\n", "refused: option-outside-section"],
  ["even after a comment and an unknown directive", "; c\n#frob\nx=1\n", "refused: option-outside-section"],
  ["a header without ]", "[a]\nx=1\n[b\n", "refused: section-unclosed"],
])("%s", async (_, text, expected) => {
  expect(await loaded(text)).toBe(expected);
});

test.each([
  [
    "an include is spliced in",
    { "a.conf": "[a]\nx=1\n#include b.conf\n[c]\n", "b.conf": "[b]\ny=2\n" },
    "[a] x=1 [b] y=2 [c]",
  ],
  [
    "a file without a header goes on with the section around it",
    { "a.conf": "[a]\n#include b.conf\nz=3\n", "b.conf": "y=2\n" },
    "[a] y=2 z=3",
  ],
  [
    "options after an include belong to the includer's section",
    { "a.conf": "[a]\n#include b.conf\nz=3\n", "b.conf": "[b]\ny=2\n" },
    "[a] z=3 [b] y=2",
  ],
  [
    "a second include without a header goes on where the first one ended",
    { "a.conf": "[a]\n#include b.conf\n#include c.conf\n", "b.conf": "[b]\n", "c.conf": "y=2\n" },
    "[a] [b] y=2",
  ],
  [
    "quotes and angle brackets are taken off",
    { "a.conf": '[a]\n#include "b.conf"\n#include <b.conf>\n#INCLUDE b.conf\n', "b.conf": "y=2\n" },
    "[a] y=2 y=2 y=2",
  ],
  [
    "an absolute path below the configuration folder",
    { "a.conf": "[a]\n#include /etc/asterisk/d/b.conf\n", "d/b.conf": "y=2\n" },
    "[a] y=2",
  ],
  [
    "a path is relative to the configuration folder, not to the file",
    { "a.conf": "[a]\n#include d/b.conf\n", "d/b.conf": "#include d/c.conf\n", "d/c.conf": "y=2\n" },
    "[a] y=2",
  ],
  [
    "a pattern reads its files in alphabetical order, hidden ones left out",
    { "a.conf": "[a]\n#include d/*.conf\n", "d/c.conf": "y=3\n", "d/b.conf": "y=2\n", "d/.a.conf": "y=1\n" },
    "[a] y=2 y=3",
  ],
  [
    "braces keep their order",
    { "a.conf": "[a]\n#include d/{c,b}.conf\n", "d/c.conf": "y=3\n", "d/b.conf": "y=2\n" },
    "[a] y=3 y=2",
  ],
  [
    "a pattern skips folders",
    { "a.conf": "[a]\n#include d/*\n", "d/b.conf": "y=2\n", "d/e/f.conf": "y=3\n" },
    "[a] y=2",
  ],
  ["a missing file", { "a.conf": "[a]\n#include b.conf\n" }, "refused: include-missing"],
  ["a pattern that nothing matches", { "a.conf": "[a]\n#include d/*.conf\n" }, "refused: include-missing"],
  ["a folder", { "a.conf": "[a]\n#include d\n", "d/b.conf": "" }, "refused: include-missing"],
  [
    "a missing file may be missing with #tryinclude",
    { "a.conf": "[a]\n#tryinclude b.conf\nx=1\n" },
    "[a] x=1",
  ],
  ["#exec is not run unless execincludes is on", { "a.conf": "[a]\n#exec /bin/x\nx=1\n" }, "[a] x=1"],
  [
    "a mistake in an included file ends that file only",
    { "a.conf": "[a]\n#include b.conf\nz=3\n", "b.conf": "y=2\n[oops\ny=4\n" },
    "[a] y=2 z=3",
  ],
  [
    "a missing template in an included file ends it before the section",
    { "a.conf": "[a]\n#include b.conf\nz=3\n", "b.conf": "y=2\n[c](t)\ny=4\n" },
    "[a] y=2 z=3",
  ],
  [
    "a file that a broken one includes is missing: the rest of the broken one is lost",
    { "a.conf": "[a]\n#include b.conf\nz=3\n", "b.conf": "y=2\n#include c.conf\ny=4\n" },
    "[a] y=2 z=3",
  ],
  [
    "a broken file ends its pattern, too",
    { "a.conf": "[a]\n#include d/*.conf\nz=3\n", "d/b.conf": "[oops\n", "d/c.conf": "y=2\n" },
    "[a] z=3",
  ],
  [
    "an open block comment swallows the next file of a pattern",
    {
      "a.conf": "[a]\n#include d/*.conf\nz=3\n",
      "d/b.conf": "y=1\n;-- open\n",
      "d/c.conf": "y=2\n--;\ny=3\n",
    },
    "[a] y=1 y=3 z=3",
  ],
  [
    "a byte order mark is skipped in the first file of a pattern only",
    { "a.conf": "[a]\n#include d/*.conf\n", "d/b.conf": "\ufeffx=1\n", "d/c.conf": "\ufeffy=2\n" },
    "[a] x=1 \ufeffy=2",
  ],
  [
    "a template and its use may stand in different files",
    { "a.conf": "#include d/*.conf\n", "d/0.conf": "[t](!)\nx=1\n", "d/1.conf": "[a](t)\n" },
    "[t!] x=1 [a] x=1",
  ],
])("%s", async (_, files, expected) => {
  expect(await loaded(files)).toBe(expected);
});

test("includes nest ten levels deep and no deeper", async () => {
  const files = (depth: number): Record<string, string> => {
    const entries = Array.from({ length: depth }, (_, i) => [
      `${i}.conf`,
      `x=${i}\n#include ${i + 1}.conf\n`,
    ]);
    return {
      "a.conf": "[a]\n#include 0.conf\n",
      ...Object.fromEntries(entries),
      [`${depth}.conf`]: "end=1\n",
    };
  };
  expect(await loaded(files(9))).toContain("x=8 end=1");
  expect(await loaded(files(10))).toBe("[a] x=0 x=1 x=2 x=3 x=4 x=5 x=6 x=7 x=8 x=9");
});

test("each broken include costs a level, so that the eleventh is refused", async () => {
  const files = (count: number): Record<string, string> => ({
    "a.conf": `[a]\n${"#include bad.conf\n".repeat(count)}#include good.conf\n`,
    "bad.conf": "[oops\n",
    "good.conf": "x=1\n",
  });
  expect(await loaded(files(9))).toBe("[a] x=1");
  expect(await loaded(files(10))).toBe("refused: include-too-deep");
});

test("a file that includes itself ends at the tenth level", async () => {
  expect(await loaded({ "a.conf": "[a]\nx=1\n#include a.conf\n" })).toBe(
    "[a] x=1 [a] x=1 [a] x=1 [a] x=1 [a] x=1 [a] x=1 [a] x=1 [a] x=1 [a] x=1 [a] x=1 [a] x=1",
  );
  expect(
    await loaded({ "a.conf": "[a]\n#include b.conf\n", "b.conf": "#tryinclude b.conf\ny=1\n" }),
  ).toContain("y=1");
});

test("in a part of a tree, what is not there may be there on the PBX", async () => {
  const tree = await treeOf({ "a.conf": "[a]\n#include b.conf\nx=1\n[c](t)\ny=2\n[d](+)\n" });
  const file = tree.effective("a.conf");
  expect(file?.refused).toBeUndefined();
  expect(describe(file)).toBe("[a] x=1 [c] y=2 [d]");
  expect(file?.problems.map(({ code }) => code)).toEqual([
    "include-missing",
    "template-missing",
    "append-target-missing",
  ]);
  expect(tree.strict("a.conf")?.refused?.code).toBe("include-missing");
});

test("a mistake is one in a part of a tree, too", async () => {
  const tree = await treeOf({ "a.conf": "[a]\n[c](t)\n#include b.conf\n" });
  expect(tree.effective("a.conf")?.refused).toMatchObject({ code: "template-missing", subject: "t" });
});

test("a refused file still shows what it holds once it is mended", async () => {
  const tree = await treeOf({ "a.conf": "x=1\n[a]\ny=2\n[oops\nz=3\n" });
  expect(describe(tree.effective("a.conf"))).toBe("[a] y=2 z=3");
});

test("every value knows through which includes and templates it came", async () => {
  const tree = await treeOf({
    "a.conf": "[t](!)\n#include b.conf\n[a](t)\ny=2\n",
    "b.conf": "x=1\n",
  });
  const section = tree.effective("a.conf")?.section("a");
  const option = section?.first("X");
  expect(option?.document.path).toBe("b.conf");
  expect(option?.frame.parent?.document.path).toBe("a.conf");
  expect(option?.frame.includeLine).toBe(1);
  expect(option?.section.name).toBe("t");
  expect(option && section?.chainTo(option).map(({ section }) => section.name)).toEqual(["t"]);
  expect(section?.ownOptions.map(({ name }) => name)).toEqual(["y"]);
});

test("a value made by += knows what it continues", async () => {
  const tree = await treeOf({ "a.conf": "[a]\nx=1\nx+=2\nx+=3\n" });
  const option = tree.effective("a.conf")?.section("a")?.first("x");
  expect([option?.value, option?.continued?.value, option?.continued?.continued?.value]).toEqual([
    "123",
    "12",
    "1",
  ]);
  expect(option?.operator).toBe("+=");
  expect(option?.line).toBe(3);
});

test("ten thousand templates in a row take no stack and no square of time", async () => {
  const lines = Array.from({ length: 10_000 }, (_, i) => (i === 0 ? "[t0](!)\nx=1" : `[t${i}](!,t${i - 1})`));
  const file = (await treeOf({ "a.conf": lines.join("\n") })).effective("a.conf");
  const last = file?.sections.at(-1);
  const option = last?.first("x");
  expect(option?.value).toBe("1");
  expect(option && last?.chainTo(option).length).toBe(9999);
});

test("a hundred thousand includes of one file are bounded", async () => {
  const file = (
    await treeOf({ "a.conf": `[a]\n${"#include b.conf\n".repeat(100_000)}`, "b.conf": "x=1\n" })
  ).effective("a.conf");
  expect(file?.frames.length).toBe(20_000);
  const codes = new Set(file?.problems.map(({ code }) => code));
  expect(codes).toEqual(new Set(["repeated-include", "include-too-many"]));
});

test("includes that fan out are bounded", async () => {
  const file = (
    await treeOf({ "a.conf": "[a]\n#include b.conf\n", "b.conf": "#include b.conf\n".repeat(10) })
  ).effective("a.conf");
  expect(file?.frames.length).toBeLessThanOrEqual(20_000);
});

test.each([
  ["a value", "x=1\n"],
  ["two equal values", "x=1\nx=1\n"],
  ["many equal values", "x=1\n".repeat(50_000)],
])("fifty thousand += after %s are read in time", async (_, start) => {
  const tree = await treeOf({ "a.conf": `[a]\n${start}${"x+=2\n".repeat(50_000)}` });
  expect(tree.effective("a.conf")?.section("a")?.last("x")?.value).toMatch(/^12*$/);
});

test.each([
  ["all is here", "[a]\nx=1\n[b]\n", ""],
  ["a file is missing in [a]", "[a]\n#include no.conf\n[b]\n", "a none"],
  ["a file is missing in what [a] inherits", "[t](!)\n#include no.conf\n[a](t)\n[b]\n", "a none"],
  ["a file is missing where [a] goes on", "[a]\n[b]\n[a](+)\n#include no.conf\n", "a none"],
  ["a file is missing before all sections", "#include no.conf\n[a]\n[b]\n", "a b none"],
  ["#tryinclude finds nothing", "[a]\n#tryinclude no.conf\n[b]\n", ""],
  ["#exec is not run", "[a]\n#exec /bin/x\n[b]\n", ""],
])("what may hold more where %s", async (_, text, expected) => {
  const file = (await treeOf({ "a.conf": text })).effective("a.conf");
  const open = ["a", "b"].filter((name) => file?.mayHoldMore(file.section(name)));
  if (file?.mayHoldMore(undefined)) open.push("none");
  expect(open.join(" ")).toBe(expected);
});

test("a program that Asterisk runs may add to the section in which it stands", async () => {
  const files = { "asterisk.conf": "[options]\nexecincludes=yes\n", "a.conf": "[a]\n#exec /bin/x\n[b]\n" };
  const file = (await treeOf(files)).effective("a.conf");
  expect([file?.mayHoldMore(file.section("a")), file?.mayHoldMore(file.section("b"))]).toEqual([true, false]);
});
