import { expect, test } from "vitest";
import { loadTree } from "../workspace/load-tree.ts";
import { memoryFileSystem } from "../workspace/memory-file-system.ts";
import { dialplanNotes, type ShowSettings, showDialplan } from "./show-dialplan.ts";

interface Setting extends ShowSettings {
  readonly version?: string;
}

type Files = Readonly<Record<string, string | Uint8Array>>;

async function treeOf(files: Files, version = "22") {
  const entries = Object.entries({ "logger.conf": "", ...files }).map(([name, text]) => [
    `/etc/asterisk/${name}`,
    text,
  ]);
  const disk = memoryFileSystem(Object.fromEntries(entries));
  return await loadTree(disk, "/etc/asterisk", { asteriskVersion: version });
}

/** The lines of `dialplan show`, runs of blanks as one. */
async function shown(files: Files | string, { version, ...settings }: Setting = {}): Promise<string[]> {
  const tree = await treeOf(typeof files === "string" ? { "extensions.conf": files } : files, version);
  const lines = showDialplan(tree, settings).split("\n");
  return lines.map((line) => line.replaceAll(/ +/g, " ")).filter((line) => line !== "");
}

/** The same without what stands above and below the steps of one context. */
async function steps(files: Files | string, setting: Setting = {}): Promise<string[]> {
  return (await shown(files, setting)).slice(1, -1).map((line) => line.trim());
}

// All texts below are what Asterisk 16.28 and 22.10 print.

test("the whole text, to the blank", async () => {
  const text =
    "[office]\nexten => 100,hint,SIP/100\nexten => 100,1(start),Answer\n same => n(end),Dial(SIP/100,20)\n" +
    "exten => _1XX/555,1,NoOp()\ninclude => night,9:00-17:00,mon-fri,*,*\nignorepat => 9\nswitch => Realtime\n[night]\n";
  expect(showDialplan(await treeOf({ "extensions.conf": text }))).toBe(
    `\
[ Context 'night' created by 'pbx_config' ]

[ Context 'office' created by 'pbx_config' ]
  '100' =>          hint: SIP/100                                 [extensions.conf:2]
     [start]        1. Answer()                                   [extensions.conf:3]
     [end]          2. Dial(SIP/100,20)                           [extensions.conf:4]
  '_1XX' (CID match '555') =>  1. NoOp()                                     [extensions.conf:5]
  Include =>        'night,9:00-17:00,mon-fri,*,*'                [pbx_config]
  Ignore pattern => '9'                                           [pbx_config]
  Alt. Switch =>    'Realtime/'                                   [pbx_config]

-= 2 extensions (4 priorities) in 2 contexts. =-`,
  );
});

test("no dialplan has a text of its own", async () => {
  expect(showDialplan(await treeOf({}))).toBe("-= 0 extensions (0 priorities) in 0 contexts. =-");
});

test("columns are as wide as their bytes", async () => {
  const text = "[a]\nexten => 1,1,NoOp()\nexten => 1,n(€€),NoOp(é)\ninclude => é\n";
  const [, first, second, include] = showDialplan(await treeOf({ "extensions.conf": text })).split("\n");
  expect(first).toBe(`  '1' =>            1. NoOp()${" ".repeat(37)}[extensions.conf:2]`);
  expect(second).toBe(`     [€€]       2. NoOp(é)${" ".repeat(35)}[extensions.conf:3]`);
  expect(include).toBe(`  Include =>        'é'${" ".repeat(42)}[pbx_config]`);
});

test("in a file that is no UTF-8 a character is a byte", async () => {
  const text = Uint8Array.from("[a]\nexten => 1,1,NoOp(\u00e9)\n", (character) => character.charCodeAt(0));
  const [, line] = showDialplan(await treeOf({ "extensions.conf": text })).split("\n");
  expect(line).toBe(`  '1' =>            1. NoOp(\u00e9)${" ".repeat(36)}[extensions.conf:2]`);
});

test("a step is cut after 1023 bytes, within a character if need be", async () => {
  const text = `[a]\nexten => 1,1,NoOp(${"é".repeat(600)})\n`;
  expect((await steps(text))[0]).toBe(`'1' => 1. NoOp(${"é".repeat(507)}\uFFFD [extensions.conf:2]`);
});

test("the first step lends the extension its spelling", async () => {
  expect(await steps("[a]\nexten => 1-00,2,Two()\nexten => 100,1,One()\nexten => 10-0,3,Three()\n")).toEqual([
    "'100' => 1. One() [extensions.conf:3]",
    "2. Two() [extensions.conf:2]",
    "3. Three() [extensions.conf:4]",
  ]);
});

test("an include within the file is named by its own lines, and anew when it is repeated", async () => {
  const include = '#include "sub/more.conf"\n';
  const files = {
    "extensions.conf": `[a]\n${include}[b]\n${include}#tryinclude sub/more.conf\n`,
    "sub/more.conf": "; comment\nexten => 1,1,NoOp()\n",
  };
  expect((await shown(files)).filter((line) => line.includes("NoOp"))).toEqual([
    " '1' => 1. NoOp() [more.conf~~1:2]",
    " '1' => 1. NoOp() [more.conf:2]",
  ]);
});

test("the files of one include count their lines together", async () => {
  const files = {
    "extensions.conf": "[a]\n#include d/*.conf\nexten => 9,1,Nine()\n",
    "d/1.conf": "exten => 1,1,One()\n",
    "d/2.conf": "exten => 2,1,Two()",
    "d/3.conf": "exten => 3,1,Three()",
  };
  expect(await steps(files)).toEqual([
    "'1' => 1. One() [1.conf:1]",
    "'2' => 1. Two() [2.conf:3]",
    "'3' => 1. Three() [3.conf:4]",
    "'9' => 1. Nine() [extensions.conf:3]",
  ]);
});

test("a value that += continues keeps the line where it starts", async () => {
  expect(await steps("[a]\nexten => 1,1,NoOp(a\n\nexten += ,b)\n")).toEqual([
    "'1' => 1. NoOp(a ,b) [extensions.conf:2]",
  ]);
});

test("what comes from a template keeps its line", async () => {
  expect(await steps("[t](!)\nexten => 1,1,T()\n[a](t)\nexten => 2,1,A()\n")).toEqual([
    "'1' => 1. T() [extensions.conf:2]",
    "'2' => 1. A() [extensions.conf:4]",
  ]);
});

test("variables in a hint are replaced when it is loaded, except for a pattern", async () => {
  const text =
    "[globals]\nPHONE=SIP/desk\n[a]\nexten => 100,hint,${PHONE}&SIP/${EXTEN:1}@${CONTEXT}$[1+1]${NONE}\n" +
    "exten => _1XX,hint,SIP/${EXTEN}\n";
  expect(await steps(text)).toEqual([
    "'100' => hint: SIP/desk&SIP/00@a2 [extensions.conf:4]",
    "'_1XX' => hint: SIP/${EXTEN} [extensions.conf:5]",
  ]);
});

test("plain extensions come in the order of signed bytes, patterns behind them", async () => {
  const numbers = ["_X", "2", "é", "1", "1é", "*9", "_é", "_[é]", "_1"];
  const text = `[a]\n${numbers.map((number) => `exten => ${number},1,X()\n`).join("")}`;
  const names = (await steps(text)).map((line) => line.split("'")[1]);
  expect(names).toEqual(["é", "*9", "1é", "1", "2", "_1", "_é", "_[é]", "_X"]);
});

test("the last contexts of the file come first, and a name is cut at 79 bytes", async () => {
  const long = "c".repeat(100);
  expect((await shown(`[a]\n[b]\n[${long}]\n[a]\n`)).slice(0, -1)).toEqual([
    `[ Context '${"c".repeat(79)}' created by 'pbx_config' ]`,
    "[ Context 'b' created by 'pbx_config' ]",
    "[ Context 'a' created by 'pbx_config' ]",
  ]);
});

test("automatic hints are mentioned", async () => {
  expect((await shown("[a]\nautohints=yes\n"))[1]).toBe("Autohints support enabled");
});

const users = {
  "extensions.conf": "[general]\nuserscontext=people\n",
  "users.conf":
    "[general]\nhasvoicemail=yes\n[phone](!)\nhassip=yes\n[6000](phone)\nalternateexts=700\n" +
    "[6001]\nhasiax=yes\nhasvoicemail=no\n[6002]\nfullname=Nobody\n[6003](phone)\nhasexten=no\n[6004]\ndahdichan=3-4\n",
};

test("Asterisk 16 adds the accounts of users.conf", async () => {
  expect(await steps(users, { version: "16" })).toEqual([
    "'6000' => hint: SIP/6000 [pbx_config]",
    "1. Gosub(6000,stdexten(${HINT})) [pbx_config]",
    "'6001' => hint: IAX2/6001 [pbx_config]",
    "1. Dial(${HINT}) [pbx_config]",
    "'6004' => hint: DAHDI/3&DAHDI/4 [pbx_config]",
    "1. Gosub(6004,stdexten(${HINT})) [pbx_config]",
    "'700' => 1. Goto(6000,1) [pbx_config]",
  ]);
});

test("Asterisk 22 knows no SIP accounts of users.conf, Asterisk 23 no users.conf", async () => {
  expect((await steps(users, { version: "22" }))[0]).toBe("'6001' => hint: IAX2/6001 [pbx_config]");
  expect(await steps(users, { version: "23" })).toEqual([]);
});

test("stdexten=macro has its effect up to Asterisk 20", async () => {
  const files = { ...users, "asterisk.conf": "[options]\nstdexten=macro\n" };
  expect((await steps(files, { version: "20" }))[1]).toBe("1. Macro(stdexten,6000,${HINT}) [pbx_config]");
});

test("Asterisk 13 names the module in place of the line", async () => {
  expect(await steps("[a]\nexten => 1,1,NoOp()\n", { version: "13" })).toEqual([
    "'1' => 1. NoOp() [pbx_config]",
  ]);
});

test("secrets are masked unless they are asked for", async () => {
  const text = "[a]\nexten => 1,1,Authenticate(4711)\nexten => 2,1,Dial(SIP/me:hunter2@host/1)\n";
  expect(await steps(text)).toEqual([
    "'1' => 1. Authenticate(••••••••) [extensions.conf:2]",
    "'2' => 1. Dial(SIP/me:••••••••@host/1) [extensions.conf:3]",
  ]);
  expect((await steps(text, { secrets: "shown" }))[0]).toBe(
    "'1' => 1. Authenticate(4711) [extensions.conf:2]",
  );
});

test("a secret that a variable brings into a hint is masked", async () => {
  const text = "[globals]\nTRUNK_PASSWORD=hunter2\n[a]\nexten => 1,hint,SIP/${TRUNK_PASSWORD}\n";
  expect(await steps(text)).toEqual(["'1' => hint: SIP/•••••••• [extensions.conf:4]"]);
});

test.each([
  [{}, ["there is no extensions.conf"]],
  [{ "extensions.conf": "[a]\n" }, []],
  [
    { "extensions.conf": "exten => 1,1,NoOp()\n" },
    [
      "Asterisk refuses extensions.conf and loads no dialplan: extensions.conf:1: an option stands before the first section",
    ],
  ],
  [
    { "extensions.conf": "[a]\n", "users.conf": "hassip=yes\n" },
    [
      "Asterisk crashes when it loads the dialplan, because it refuses users.conf: users.conf:1: an option stands before the first section",
    ],
  ],
  [
    { "extensions.conf": "[a]\n", "modules.conf": "[modules]\nautoload=yes\nnoload=pbx_config.so\n" },
    ["Asterisk has none of this, because pbx_config is not loaded: modules.conf has noload => pbx_config.so"],
  ],
])("what the text does not tell (%#)", async (files, notes) => {
  expect(dialplanNotes(await treeOf(files))).toEqual(notes);
});
