import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commandLine } from "./command-line.ts";
import { completions } from "./completions.ts";

const home = mkdtempSync(join(tmpdir(), "astlint-completions-"));
const site = join(home, "site");
/** Shows how the shell splits what it was made to type. */
const astlint = `astlint() { printf '\\nRAN'; printf ' <%s>' "$@"; printf '\\n'; }\nPS1=\n`;

const isInstalled = (command: string): boolean => spawnSync(command, ["--version"]).status === 0;
const canType = isInstalled("script");

beforeAll(() => {
  mkdirSync(join(site, "pbx"), { recursive: true });
  writeFileSync(join(site, "report.sarif"), "");
  for (const [name, text] of completions(commandLine(), ["sip/allowguest", "sip/no-secret", "vm/weak-pin"]))
    writeFileSync(join(home, name), text);
  writeFileSync(join(home, "bashrc"), `source "${home}/astlint.bash"\n${astlint}`);
  const compinit = "autoload -U compinit; compinit -u -D";
  writeFileSync(join(home, ".zshrc"), `fpath=("${home}" $fpath)\n${compinit}\n${astlint}`);
});

afterAll(() => rmSync(home, { recursive: true }));

/** What a shell runs when these lines are typed at a terminal; \t is the key that completes. */
function typed(shell: string, lines: readonly string[]): string[] {
  const { stdout } = spawnSync("script", ["-qec", shell, "/dev/null"], {
    cwd: site,
    input: [...lines, "exit", ""].join("\n"),
    encoding: "utf8",
    env: { ...process.env, TERM: "dumb", ZDOTDIR: home },
  });
  return [...stdout.matchAll(/^RAN (.*?)\r?$/gm)].map(([, words = ""]) => words);
}

const cases: readonly (readonly [string, string])[] = [
  ["astlint --pres\tst\t", "--preset strict"],
  ["astlint --preset=st\t", "--preset=strict"],
  ["astlint --rule sip/a\t", "--rule sip/allowguest"],
  ["astlint --ignore sip/allowguest,vm\t", "--ignore sip/allowguest,vm/weak-pin"],
  ["astlint --format=js\t", "--format=json"],
  ["astlint -f sa\t", "-f sarif"],
  ["astlint -f sarif=rep\t", "-f sarif=report.sarif"],
  ["astlint -f text --format=sarif=rep\t", "-f text --format sarif=report.sarif"],
  ["astlint --stdin-f\trep\t", "--stdin-filename report.sarif"],
  ["astlint pb\t", "pbx"],
  ["astlint show inc\tpb\t --form\tjs\t", "show includes pbx --format json"],
];

/** The shells differ in what they put between a flag and its value, and after a folder. */
const plain = (words: string): string =>
  words
    .replaceAll(/[<>]/g, "")
    .replaceAll("/ ", " ")
    .replace(/\/$/, "")
    .replace(/(--[a-z-]+)=/g, "$1 ");

describe.each([
  ["bash", `bash --noprofile --rcfile ${home}/bashrc -i`],
  ["zsh", "zsh -i"],
])("%s", (name, shell) => {
  test.runIf(canType && isInstalled(name))("completes what is typed", { timeout: 60_000 }, () => {
    const lines = cases.map(([line]) => line);
    expect(typed(shell, lines).map(plain)).toEqual(cases.map(([, expected]) => plain(expected)));
  });
});

test.runIf(isInstalled("fish"))("fish offers what fits", { timeout: 60_000 }, () => {
  const offers = [
    ["astlint --pres", "--preset"],
    ["astlint --preset st", "strict"],
    ["astlint -f sa", "sarif"],
    ["astlint --rule sip/allowguest,vm", "sip/allowguest,vm/weak-pin"],
    ["astlint pb", "pbx/"],
    ["astlint sh", "show"],
    ["astlint show config --form", "--format"],
    ["astlint show inc", "includes"],
  ] as const;
  const questions = offers.map(([line]) => `complete -C '${line}' | head -n 1 | cut -f 1`);
  const program = [`source ${home}/astlint.fish`, ...questions].join("\n");
  const { stdout } = spawnSync("fish", ["--no-config", "-c", program], { cwd: site, encoding: "utf8" });
  expect(stdout.trimEnd().split("\n")).toEqual(offers.map(([, expected]) => expected));
});

test("every flag of astlint is offered by every shell", () => {
  const { flags } = commandLine();
  expect(flags.length).toBeGreaterThan(10);
  for (const [name, text] of completions(commandLine(), [])) {
    const spelling = (long: string): string => (name.endsWith(".fish") ? `-l ${long.slice(2)}` : long);
    for (const { long } of flags) expect(text, name).toContain(spelling(long));
  }
});
