import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { commandLine } from "./command-line.ts";
import { manPage } from "./man-page.ts";

const page = manPage(commandLine());
const isInstalled = (command: string, args: readonly string[]): boolean =>
  spawnSync(command, args, { input: "" }).error === undefined;

test("the manual page has every flag", () => {
  for (const { long } of commandLine().flags) expect(page).toContain(long.replaceAll("-", "\\-"));
});

test("no line of it is taken for a macro that is none", () => {
  const macros = page.match(/^[.'].*$/gm) ?? [];
  for (const line of macros) expect(line).toMatch(/^\.(TH|SH|SS|TP|PP|B|BR|br|\\")/);
});

test.runIf(isInstalled("groff", ["--version"]))("groff reads it without a warning", () => {
  const { stderr, stdout } = spawnSync("groff", ["-man", "-ww", "-Tutf8", "-P-cbou"], {
    input: page,
    encoding: "utf8",
  });
  expect(stderr).toBe("");
  expect(stdout).toContain("--asterisk-version");
});

test.runIf(isInstalled("mandoc", ["-T", "lint"]))("mandoc finds no mistake in it", () => {
  const { stdout } = spawnSync("mandoc", ["-T", "lint", "-W", "warning"], { input: page, encoding: "utf8" });
  // A date would have to be kept up by hand.
  expect(stdout.replaceAll(/^.*missing date.*\n/gm, "")).toBe("");
});
