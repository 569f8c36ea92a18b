import { readdirSync, readFileSync } from "node:fs";
import { presets } from "@astlint/core";
import { expect, test } from "vitest";
import language from "../language-configuration.json" with { type: "json" };
import manifest from "../package.json" with { type: "json" };
import snippetsForConfig from "../snippets/asterisk-config.json" with { type: "json" };
import snippetsForDialplan from "../snippets/asterisk-dialplan.json" with { type: "json" };

const { contributes } = manifest;
const folder = new URL("../", import.meta.url);
const sources = readdirSync(new URL("src/", folder), { encoding: "utf8" })
  .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
  .map((name) => readFileSync(new URL(`src/${name}`, folder), "utf8"))
  .join("\n");
const read = (path: string): string => readFileSync(new URL(path, folder), "utf8");

test("every command that is offered is registered, and every one that is registered is offered", () => {
  const registered = [...sources.matchAll(/registerCommand\(\s*"([^"]+)"/g)].map(([, command]) => command);
  expect(contributes.commands.map(({ command }) => command).sort()).toEqual(registered.sort());
});

test("every setting that is read is offered", () => {
  const offered = Object.keys(contributes.configuration.properties);
  expect(offered.sort()).toEqual([
    "astlint.asteriskVersion",
    "astlint.baseline",
    "astlint.enable",
    "astlint.preset",
    "astlint.trace.server",
  ]);
  expect(contributes.configuration.properties["astlint.preset"].enum).toEqual([null, ...presets]);
});

test("the walkthrough leads only to commands and settings that are there", () => {
  const text = JSON.stringify(contributes.walkthroughs);
  const commands = [...text.matchAll(/(?:command|onCommand):(astlint\.\w+)/g)].map(([, command]) => command);
  const known: readonly (string | undefined)[] = contributes.commands.map(({ command }) => command);
  expect(commands.filter((command) => !known.includes(command))).toEqual([]);
  const settings = [...text.matchAll(/onSettingChanged:([\w.]+)/g)].map(([, setting]) => setting);
  expect(Object.keys(contributes.configuration.properties)).toEqual(expect.arrayContaining(settings));
});

test("every file that is named is there", () => {
  const paths = [
    manifest.icon,
    ...contributes.languages.flatMap(({ configuration }) => configuration ?? []),
    ...contributes.languages.flatMap(({ icon }) => (icon ? [icon.light, icon.dark] : [])),
    ...contributes.grammars.map(({ path }) => path),
    ...contributes.snippets.map(({ path }) => path),
    ...contributes.walkthroughs.flatMap(({ steps }) => steps.map(({ media }) => media.svg)),
  ];
  for (const path of paths) expect(read(path), path).not.toBe("");
});

test("pictures of the walkthrough need no style sheet, for VS Code takes that out", () => {
  for (const { media } of contributes.walkthroughs.flatMap(({ steps }) => steps)) {
    expect(read(media.svg)).not.toMatch(/<style|class=/);
  }
});

test("every picture of the README is there, and small", () => {
  const pictures = [...read("README.md").matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map(([, path = ""]) => path);
  expect(pictures).not.toEqual([]);
  for (const path of pictures) {
    expect(readFileSync(new URL(path, folder)).length, path).toBeLessThan(150_000);
  }
});

test("every grammar has the scope and the language it is named after", () => {
  const languages = contributes.languages.map(({ id }) => id);
  for (const { language: id, scopeName, path } of contributes.grammars) {
    expect(languages).toContain(id);
    expect(scopeName).toBe(`source.${id}`);
    expect(path).toBe(`./syntaxes/${id}.tmLanguage.json`);
    expect(read(path)).toContain(`"scopeName": "${scopeName}"`);
  }
});

test("no language claims a bare extension or a name that other programs use", () => {
  const ours = contributes.languages.filter(({ id }) => id.startsWith("asterisk-"));
  expect(ours).toHaveLength(2);
  for (const claim of ours) {
    expect(claim).not.toHaveProperty("extensions");
    expect(claim.filenames).not.toContain("logger.conf");
    expect(claim.filenames).not.toContain("http.conf");
    for (const pattern of claim.filenamePatterns ?? []) {
      expect(pattern).toMatch(/^\*\*\/(?:asterisk\/|extensions_\*\.conf$)/);
    }
  }
});

test("where two patterns match a file of the dialplan, the longer one is the dialplan's", () => {
  const patterns = (id: string): readonly string[] =>
    contributes.languages.find((each) => each.id === id)?.filenamePatterns ?? [];
  const longest = Math.max(...patterns("asterisk-config").map(({ length }) => length));
  const inTree = patterns("asterisk-dialplan").filter((pattern) => pattern.startsWith("**/asterisk/"));
  for (const pattern of inTree) expect(pattern.length).toBeGreaterThan(longest);
});

test("VS Code starts the extension for every folder and file it can do something for", () => {
  expect(manifest.activationEvents).toContain("onLanguage:asterisk");
  expect(manifest.activationEvents.filter((event) => event === "*" || event === "onStartupFinished")).toEqual(
    [],
  );
});

test("the oldest VS Code is the one whose interface is compiled against", () => {
  const types: { readonly version: string } = JSON.parse(read("node_modules/@types/vscode/package.json"));
  expect(manifest.engines.vscode).toBe(`^${types.version}`);
  const client: { readonly engines: { readonly vscode: string } } = JSON.parse(
    read("node_modules/vscode-languageclient/package.json"),
  );
  expect(client.engines.vscode).toBe(manifest.engines.vscode);
});

test("the version is that of the command line tool", () => {
  const tool: { readonly version: string } = JSON.parse(read("../cli/package.json"));
  expect(manifest.version).toBe(tool.version);
});

test("the problem matcher reads lines of the compact report", () => {
  const [matcher] = contributes.problemMatchers;
  const { regexp = "", file, line, column, code, message } = matcher?.pattern ?? {};
  const report =
    "etc/asterisk/sip.conf:8:18: high sip/alwaysauthreject: 'alwaysauthreject=no' tells anyone: all";
  const parts = new RegExp(regexp).exec(report) ?? [];
  expect([file, line, column, code, message].map((index) => parts[index ?? 0])).toEqual([
    "etc/asterisk/sip.conf",
    "8",
    "18",
    "sip/alwaysauthreject",
    "'alwaysauthreject=no' tells anyone: all",
  ]);
});

test.each([
  ["${CALLERID(num)}", ["CALLERID", "num"]],
  ["exten => _X.,1,Dial(PJSIP/my-phone_1)", ["exten", "_X.", "1", "Dial", "PJSIP", "my-phone_1"]],
  ["[office](!,basic)", ["office", "basic"]],
  ["permit=192.0.2.0/24", ["permit", "192.0.2.0", "24"]],
])("the words of %s are %j", (line, words) => {
  expect(line.match(new RegExp(language.wordPattern, "g"))).toEqual(words);
});

test("snippets have prefixes of their own, and no tabs", () => {
  for (const snippets of [snippetsForConfig, snippetsForDialplan]) {
    const all = Object.values(snippets);
    expect(new Set(all.map(({ prefix }) => prefix)).size).toBe(all.length);
    expect(JSON.stringify(all)).not.toContain("\\t");
  }
});
