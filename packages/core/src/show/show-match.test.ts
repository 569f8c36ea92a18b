import { expect, test } from "vitest";
import { loadTree } from "../workspace/load-tree.ts";
import { memoryFileSystem } from "../workspace/memory-file-system.ts";
import { showMatch } from "./show-match.ts";

async function shown(text: string, question: string): Promise<string[]> {
  const disk = memoryFileSystem({ "/etc/asterisk/extensions.conf": text });
  const tree = await loadTree(disk, "/etc/asterisk", { asteriskVersion: "22" });
  return showMatch(tree, question).split("\n");
}

/** Lines cut short: the extension of a step, the first word of others. */
async function outline(text: string, question: string): Promise<string[]> {
  const lines = await shown(text, question);
  return lines.map((line) => line.replace(/ {2,}.*/, "").trim() || line.trim().replace(/ {2,}.*/, ""));
}

// All texts below are what Asterisk 16.28 and 22.10 print.

const office =
  "[office]\nexten => _X.,1,Any()\nexten => 100,1,One()\n same => n,Two()\nexten => _1XX,1,Three()\ninclude => more\n" +
  "[more]\nexten => _Z00,1,Four()\n";

test("extensions that match come in their order, then the includes'", async () => {
  expect(await shown(office, "100@office")).toEqual([
    "[ Context 'office' created by 'pbx_config' ]",
    "  '100' =>          1. One()                                      [extensions.conf:3]",
    "                    2. Two()                                      [extensions.conf:4]",
    "  '_1XX' =>         1. Three()                                    [extensions.conf:5]",
    "  '_X.' =>          1. Any()                                      [extensions.conf:2]",
    "[ Included context 'more' created by 'pbx_config' ]",
    "  '_Z00' =>         1. Four()                                     [extensions.conf:8]",
    "",
    "",
    "-= 4 extensions (5 priorities) in 2 contexts. =-",
  ]);
});

test("nothing that matches, no such context", async () => {
  expect(await shown(office, "5@office")).toEqual([
    "There is no existence of 5@office extension",
    "Command 'dialplan show 5@office' failed.",
  ]);
  expect(await shown(office, "5@Office")).toEqual([
    "There is no existence of 'Office' context",
    "Command 'dialplan show 5@Office' failed.",
  ]);
});

test("dashes count neither in the number nor in the extension", async () => {
  expect((await outline(office, "1-0-0@office"))[1]).toBe("'100' =>");
});

test("without a context every one is searched", async () => {
  const lines = await shown(office, "200@");
  expect(lines[0]).toBe("[ Context 'more' created by 'pbx_config' ]");
  expect(lines.at(-1)).toBe("-= 3 extensions (3 priorities) in 3 contexts. =-");
  expect((await shown(office, "x@"))[0]).toBe("There is no existence of 'x' extension in all contexts");
});

test("a context alone is shown whole", async () => {
  const lines = await shown(office, "more");
  expect(lines).toEqual(await shown(office, "@more"));
  expect(lines.at(-1)).toBe("-= 1 extension (1 priority) in 1 context. =-");
});

test("an include with times leads nowhere", async () => {
  const text =
    "[a]\ninclude => b,9:00-17:00,mon-fri,*,*\ninclude => c|*|*|*|*\n[b]\nexten => 1,1,B()\n[c]\nexten => 1,1,C()\n";
  expect((await shown(text, "1@a"))[0]).toBe("There is no existence of 1@a extension");
});

test("a context that includes itself is shown twice, and no more", async () => {
  expect(await outline("[a]\nexten => _X,1,A()\ninclude => a\n", "1@a")).toEqual([
    "[ Context 'a' created by 'pbx_config' ]",
    "'_X' =>",
    "[ Included context 'a' created by 'pbx_config' ]",
    "'_X' =>",
    "",
    "",
    "-= 2 extensions (2 priorities) in 2 contexts. =-",
  ]);
});

test("ignored digits and switches are shown even where nothing matches", async () => {
  const text =
    "[a]\nignorepat => 9\nignorepat => 8\nswitch => Realtime/x\ninclude => b\n[b]\nswitch => Realtime/y\n";
  expect(await outline(text, "95@a")).toEqual([
    "Ignore pattern => '9'",
    "Alt. Switch =>",
    "There is no existence of 95@a extension",
    "Command 'dialplan show 95@a' failed.",
  ]);
});

test("contexts that include each other many times over have an end", async () => {
  const contexts = Array.from(
    { length: 40 },
    (_, i) => `[c${i}]\ninclude => c${i + 1}\ninclude => d${i}\n[d${i}]\ninclude => c${i + 1}\n`,
  );
  const lines = await shown(`${contexts.join("")}[c40]\nexten => 1,1,X()\n`, "2@c0");
  expect(lines).toEqual(["… and more than astlint shows"]);
});
