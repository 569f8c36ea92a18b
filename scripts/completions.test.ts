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

/** What a shell runs when this is typed at a terminal; \t is the key that completes. */
function typed(shell: string, line: string): string {
  const { stdout } = spawnSync("script", ["-qec", shell, "/dev/null"], {
    cwd: site,
    input: `${line}\nexit\n`,
    encoding: "utf8",
    env: { ...process.env, TERM: "dumb", ZDOTDIR: home },
    timeout: 30_000,
  });
  return /^RAN (.*?)\r?$/m.exec(stdout)?.[1] ?? stdout;
}

const cases: readonly (readonly [string, string])[] = [
  ["astlint --pres\tst\t", "--preset strict"],
  ["astlint --preset=st\t", "--preset=strict"],
  ["astlint --rule sip/a\t", "--rule sip/allowguest"],
  ["astlint --ignore sip/allowguest,vm\t", "--ignore sip/allowguest,vm/weak-pin"],
  ["astlint --format=js\t", "--format=json"],
  ["astlint --format text=rep\t", "--format text=report.sarif"],
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

describe.runIf(canType && isInstalled("bash"))("bash", () => {
  test.each(cases)("completes %j", (line, expected) => {
    const shell = `bash --noprofile --rcfile ${home}/bashrc -i`;
    expect(plain(typed(shell, line))).toBe(plain(expected));
  });
});

describe.runIf(canType && isInstalled("zsh"))("zsh", () => {
  test.each(cases)("completes %j", (line, expected) => {
    expect(plain(typed("zsh -i", line))).toBe(plain(expected));
  });
});

describe.runIf(isInstalled("fish"))("fish", () => {
  test.each([
    ["astlint --pres", "--preset"],
    ["astlint --preset st", "strict"],
    ["astlint --rule sip/allowguest,vm", "sip/allowguest,vm/weak-pin"],
    ["astlint pb", "pbx/"],
    ["astlint sh", "show"],
    ["astlint show config --form", "--format"],
    ["astlint show inc", "includes"],
  ])("offers for %j", (line, expected) => {
    const program = `source ${home}/astlint.fish; complete -C '${line}'`;
    const { stdout } = spawnSync("fish", ["--no-config", "-c", program], { cwd: site, encoding: "utf8" });
    expect(stdout.split(/\t.*\n|\n/)).toContain(expected);
  });
});

test("every flag of astlint is offered by every shell", () => {
  const { flags } = commandLine();
  expect(flags.length).toBeGreaterThan(10);
  for (const [name, text] of completions(commandLine(), [])) {
    const spelling = (long: string): string => (name.endsWith(".fish") ? `-l ${long.slice(2)}` : long);
    for (const { long } of flags) expect(text, name).toContain(spelling(long));
  }
});
