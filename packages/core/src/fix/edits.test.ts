import { expect, test } from "vitest";
import { applyEdits, type TextEdit } from "../text/text-edit.ts";
import { loadTree } from "../workspace/load-tree.ts";
import { memoryFileSystem } from "../workspace/memory-file-system.ts";
import type { Option } from "../workspace/option.ts";
import type { Section } from "../workspace/section.ts";
import {
  addSection,
  appendOption,
  commentOut,
  deleteLine,
  insertAfter,
  insertBefore,
  prependOption,
  replaceName,
  replaceValue,
  setOption,
} from "./edits.ts";

/** The section `[a]` of a text. */
async function sectionOf(text: string): Promise<Section> {
  const tree = await loadTree(memoryFileSystem({ "/e/sip.conf": text }), "/e", { asteriskVersion: "16" });
  const section = tree.effective("sip.conf")?.section("a");
  if (!section) throw new Error("no [a]");
  return section;
}

/** The text after an edit of its option `x`. */
async function editX(text: string, edit: (option: Option) => TextEdit[]): Promise<string> {
  const option = (await sectionOf(text)).last("x");
  if (!option) throw new Error("no x");
  return applyEdits(text, edit(option));
}

test.each([
  ["x=1", "x=no"],
  ["x = 1 ; text\n", "x = no ; text\n"],
  ["x\t=>\t1\r\n", "x\t=>\tno\r\n"],
  ["  x=", "  x=no"],
  ["x= ; text", "x=no ; text"],
  ["x=1;text", "x=no;text"],
  ["\ty=2\nx=1 ;-- block --;", "\ty=2\nx=no ;-- block --;"],
  ["x=a\\;b ; text", "x=a\\;b ; text"],
  ["x=a ;-- c --; b", "x=a ;-- c --; b"],
  ["x=1\nx+=2", "x=1\nx+=2"],
])("replacing the value of %j leaves every other byte", async (line, expected) => {
  expect(await editX(`[a]\n${line}`, (option) => replaceValue(option, "no"))).toBe(`[a]\n${expected}`);
});

test("a semicolon in a new value is escaped, so that it starts no comment", async () => {
  expect(await editX("[a]\nx=1\n", (option) => replaceValue(option, "p;q"))).toBe("[a]\nx=p\\;q\n");
  expect(applyEdits("[a]\n", appendOption(await sectionOf("[a]\n"), "x", "p;q"))).toBe("[a]\nx=p\\;q\n");
});

test.each([
  ["x=1", "allow=1"],
  ["  X => 1 ; x", "  allow => 1 ; x"],
])("replacing the name of %j", async (line, expected) => {
  expect(await editX(`[a]\n${line}`, (option) => replaceName(option, "allow"))).toBe(`[a]\n${expected}`);
});

test.each([
  ["in the middle", "[a]\nw=0\nx=1 ; text\ny=2\n", "[a]\nw=0\ny=2\n"],
  ["CRLF", "[a]\r\nx=1\r\ny=2\r\n", "[a]\r\ny=2\r\n"],
  ["the last line without a line feed", "[a]\ny=2\nx=1", "[a]\ny=2\n"],
  ["a block comment begins behind it", "[a]\nx=1 ;-- y=2\nz=3 --;\n", "[a]\n ;-- y=2\nz=3 --;\n"],
  ["a block comment ends before it", "[a]\n;-- y=2\n--; x=1\nz=3\n", "[a]\n;-- y=2\n--; \nz=3\n"],
])("a line is deleted: %s", async (_, text, expected) => {
  expect(await editX(text, deleteLine)).toBe(expected);
});

test.each([
  ["x=1", ";x=1"],
  ["  x=1 ; text", "  ;x=1 ; text"],
  ["x=1 ;-- block --;", " ;-- block --;"],
])("%j becomes a comment", async (line, expected) => {
  expect(await editX(`[a]\n${line}\n`, commentOut)).toBe(`[a]\n${expected}\n`);
});

test("commenting out a name of dashes begins no block comment", async () => {
  const text = "[a]\n--x=1\ny=2\n";
  const option = (await sectionOf(text)).first("--x");
  expect(option && applyEdits(text, commentOut(option))).toBe("[a]\n; --x=1\ny=2\n");
});

test.each([
  ["plain", "[a]\ny=2\n", "[a]\ny=2\nx=1\n"],
  ["blanks around the operator", "[a]\ny = 2\n", "[a]\ny = 2\nx = 1\n"],
  ["an arrow", "[a]\ny => 2\n", "[a]\ny => 2\nx => 1\n"],
  ["indented", "[a]\n    y=2\n", "[a]\n    y=2\n    x=1\n"],
  ["tabs", "[a]\ny\t\t=\t2\n", "[a]\ny\t\t=\t2\nx\t=\t1\n"],
  [
    "aligned columns",
    "[a]\ncontext    = in\nlanguage   = de\n",
    "[a]\ncontext    = in\nlanguage   = de\nx          = 1\n",
  ],
  ["CRLF", "[a]\r\ny=2\r\n", "[a]\r\ny=2\r\nx=1\r\n"],
  ["no line feed at the end", "[a]\ny=2", "[a]\ny=2\nx=1"],
  ["CRLF, none at the end", "[a]\r\ny=2", "[a]\r\ny=2\r\nx=1"],
  ["a header alone", "[a]", "[a]\nx=1"],
  ["blank lines and another section follow", "[a]\ny=2\n\n[b]\n", "[a]\ny=2\nx=1\n\n[b]\n"],
  ["a comment behind the last option", "[a]\ny=2 ; two\n; more\n", "[a]\ny=2 ; two\nx=1\n; more\n"],
  ["the neighbour has an inner comment", "[a]\ny ;-- c --; = 2\n", "[a]\ny ;-- c --; = 2\nx=1\n"],
  ["the neighbour continues a value", "[a]\ny=2\ny += 3\n", "[a]\ny=2\ny += 3\nx=1\n"],
  [
    "a section that is continued further down",
    "[a]\ny=2\n[b]\n[a](+)\nz=3\n",
    "[a]\ny=2\n[b]\n[a](+)\nz=3\nx=1\n",
  ],
])("an option is added as its neighbours are written: %s", async (_, text, expected) => {
  expect(applyEdits(text, appendOption(await sectionOf(text), "x", "1"))).toBe(expected);
});

test("an option is added right below the header", async () => {
  const text = "[a]\n  y = 2\n";
  expect(applyEdits(text, prependOption(await sectionOf(text), "x", "1"))).toBe("[a]\n  x = 1\n  y = 2\n");
});

/** The text after a section `[general]` with `x=1` was added to it. */
async function withGeneral(text: string, others: Readonly<Record<string, string>> = {}): Promise<string> {
  const files = { "/e/sip.conf": text, ...others };
  const tree = await loadTree(memoryFileSystem(files), "/e", { asteriskVersion: "16" });
  const file = tree.effective("sip.conf");
  if (!file) throw new Error("no sip.conf");
  return applyEdits(text, addSection(file, "general", "x", "1"));
}

test.each([
  ["an empty file", "", "[general]\nx=1\n\n"],
  ["other sections", "; head\n[a]\ny=2\n", "[general]\nx=1\n\n; head\n[a]\ny=2\n"],
  ["CRLF", "[a]\r\ny=2\r\n", "[general]\r\nx=1\r\n\r\n[a]\r\ny=2\r\n"],
  ["a byte order mark", "\ufeff[a]\n", "\ufeff[general]\nx=1\n\n[a]\n"],
])("a section is put in front: %s", async (_, text, expected) => {
  expect(await withGeneral(text)).toBe(expected);
});

test("a section is put in front where all includes are here", async () => {
  const text = "#include b.conf\n";
  expect(await withGeneral(text, { "/e/b.conf": "[b]\n" })).toBe(`[general]\nx=1\n\n${text}`);
});

test.each([
  ["stray lines would fall into it", "y=2\n[a]\n"],
  ["an include that is missing may have it", "#include b.conf\n[a]\n"],
  ["an include that need not be there may have it", "#tryinclude b.conf\n[a]\n"],
  ["a program may print it", "#exec /bin/b\n[a]\n"],
])("no section is added where %s", async (_, text) => {
  expect(await withGeneral(text)).toBe(text);
});

test("an option of the section itself is set in its place", async () => {
  const text = "[a]\nx=1\ny=2\n";
  const section = await sectionOf(text);
  expect(applyEdits(text, setOption(section, section.first("x"), "x", "9"))).toBe("[a]\nx=9\ny=2\n");
});

test("an option that comes from a template is set in the section", async () => {
  const text = "[t](!)\nx=1\n[a](t)\ny=2\n";
  const section = await sectionOf(text);
  expect(applyEdits(text, setOption(section, section.first("x"), "x", "9"))).toBe(
    "[t](!)\nx=1\n[a](t)\ny=2\nx=9\n",
  );
});

test("lines are put before and after an option", async () => {
  const lines = [
    ["deny", "0.0.0.0/0"],
    ["permit", "192.0.2.1"],
  ] as const;
  expect(await editX("[a]\r\nx = 1\r\ny = 2\r\n", (option) => insertBefore(option, lines))).toBe(
    "[a]\r\ndeny = 0.0.0.0/0\r\npermit = 192.0.2.1\r\nx = 1\r\ny = 2\r\n",
  );
  expect(await editX("[a]\nx=1", (option) => insertAfter(option, lines))).toBe(
    "[a]\nx=1\ndeny=0.0.0.0/0\npermit=192.0.2.1",
  );
});

test("what is edited in an included file is edited there", async () => {
  const files = { "/e/sip.conf": "[a]\n#include b.conf\n", "/e/b.conf": "x=1\n" };
  const tree = await loadTree(memoryFileSystem(files), "/e", { asteriskVersion: "16" });
  const option = tree.effective("sip.conf")?.section("a")?.first("x");
  expect(option && replaceValue(option, "2")).toEqual([
    { path: "b.conf", span: { start: 2, end: 3 }, text: "2" },
  ]);
});
