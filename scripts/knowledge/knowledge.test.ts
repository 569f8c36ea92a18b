import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { applicationsIn } from "./applications.ts";
import { AsteriskSource } from "./asterisk-source.ts";
import { checkOptions } from "./check-options.ts";
import { changesBetween } from "./compare.ts";
import { functionsIn } from "./functions.ts";
import { modulesIn } from "./modules.ts";
import { OptionNames } from "./options.ts";
import { printOptions } from "./options-file.ts";

let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "astlint-knowledge-"));
  git("init", "--quiet");
  write("channels/chan_old.c", moduleText("extended"));
  write(
    "apps/app_ring.c",
    `static char *app = "Ring";\n${moduleText("core")}ast_register_application(app, exec);\n`,
  );
  write(
    "main/http.c",
    'static int __ast_http_load(int reload)\n{\n  if (!strcasecmp(v->name, "enabled")) {\n}\n',
  );
  release("10.1.0");
  write(
    "channels/chan_old.c",
    moduleText("deprecated", "<deprecated_in>11</deprecated_in><replacement>chan_new</replacement>"),
  );
  release("11.0.0");
  git("rm", "--quiet", "channels/chan_old.c");
  write(
    "apps/app_ring.c",
    `static const char app[] = "Ring";\n${moduleText("core")}${documentation}ast_register_application_xml(app, exec);\n`,
  );
  write("funcs/func_tone.c", `${moduleText("core")}${functionText}`);
  write("funcs/tone_doc.xml", functionDocumentation);
  write(
    "main/http.c",
    'static int __ast_http_load(int reload)\n{\n  if (!strcasecmp(v->name, "prefixes")) {\n}\n',
  );
  release("12.0.0");
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const documentation =
  '<application name="Ring"><syntax><parameter name="phone" required="true" /><parameter name="times" multiple="true" /></syntax></application>\n';

const functionText =
  'static struct ast_custom_function tone = {\n\t.name = "TONE",\n\t.write = tone_write,\n};\n';
const functionDocumentation =
  '<function name="TONE"><syntax argsep="/"><parameter name="pitch" required="true"><enumlist><enum name="high"><enumlist><enum name="x" /></enumlist></enum><enum name="low" /></enumlist></parameter><parameter name="length"/></syntax></function>';

function moduleText(support: string, more = ""): string {
  return `/*** MODULEINFO\n<support_level>${support}</support_level>${more}\n***/\nAST_MODULE_INFO_STANDARD\n`;
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function release(tag: string): void {
  git("add", "--all");
  // Newer versions of git tidy up in the background, after they have ended.
  const settings = ["user.name=t", "user.email=t@example.com", "maintenance.auto=false"];
  git(...settings.flatMap((each) => ["-c", each]), "commit", "--quiet", "--no-gpg-sign", "-m", tag);
  git("tag", tag);
}

function git(...parameters: readonly string[]): void {
  execFileSync("git", ["-C", folder, ...parameters], { stdio: "ignore" });
}

test("modules live from branch to branch, and say who follows them", () => {
  expect(modulesIn(new AsteriskSource(folder)).get("chan_old")).toEqual({
    since: "10",
    removed: "12",
    support: "deprecated",
    deprecated: "11",
    replacement: "chan_new",
  });
});

test("applications have their module, and the arguments of their newest documentation", () => {
  expect(applicationsIn(new AsteriskSource(folder)).get("Ring")).toEqual({
    module: "app_ring",
    since: "10",
    arguments: ["phone", "times*?"],
  });
});

test("functions say what separates their arguments, and which way they go", () => {
  expect(functionsIn(new AsteriskSource(folder)).get("TONE")).toEqual({
    module: "func_tone",
    since: "12",
    arguments: ["pitch", "length?"],
    separator: "/",
    values: { pitch: ["high", "low"] },
    writes: true,
    reads: false,
  });
});

test("options are told that are older than the table says, gone, or not in it", () => {
  const row = { since: "11" };
  const files = {
    "http.conf": { sections: {}, kinds: { general: { options: { enabled: row, prefixes: {} } } } },
  };
  const other = { "http.conf": { sections: {}, kinds: { general: { options: { enabled: row } } } } };
  const names = new OptionNames(new AsteriskSource(folder));
  expect(checkOptions(other, names)).toEqual([
    "? http.conf general enabled: stands in no source from 12 on",
    "~ http.conf general enabled: since 11 → 10",
    "+ http.conf prefixes: the sources look for it",
  ]);
  expect(printOptions(files)).toContain('"enabled":{},\n"prefixes":{}');
});

test("a folder without releases is refused", () => {
  const empty = mkdtempSync(join(tmpdir(), "astlint-knowledge-"));
  execFileSync("git", ["-C", empty, "init", "--quiet"]);
  expect(() => new AsteriskSource(empty)).toThrow("no git checkout of Asterisk");
  rmSync(empty, { recursive: true });
});

test("changes are told row by row", () => {
  const before = new Map<string, object>([
    ["a", { since: "1.2" }],
    ["b", { since: "1.2" }],
  ]);
  const after = new Map<string, object>([
    ["a", { since: "1.0", removed: "21" }],
    ["c", { since: "23" }],
  ]);
  expect(changesBetween(before, after)).toEqual([
    '+ c {"since":"23"}',
    "- b",
    "~ a: since 1.2 → 1.0, removed nothing → 21",
  ]);
});
