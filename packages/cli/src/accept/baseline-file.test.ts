import { expect, test } from "vitest";
import { type Folder, folder } from "../testing/try-cli.ts";

const site = { "etc/sip.conf": "[general]\nallowguest=yes\n[100]\nsecret=98765\n" };

async function update(site: Folder, argv: readonly string[] = ["etc"]): Promise<string> {
  const { code, stderr } = await site.astlint([...argv, "--baseline", "b.json", "--update-baseline"]);
  expect(code).toBe(0);
  return stderr;
}

async function open(site: Folder, argv: readonly string[] = ["etc"]): Promise<[number, string[], string]> {
  const { code, stdout, stderr } = await site.astlint([...argv, "--baseline", "b.json", "--format", "json"]);
  const { trees }: { trees: { findings: { message: string }[] }[] } = JSON.parse(stdout);
  return [code, trees.flatMap(({ findings }) => findings.map(({ message }) => message)), stderr];
}

test("what a baseline knows is not reported, wherever it moves; what is new is", async () => {
  using here = folder(site);
  expect(await update(here)).toBe("astlint: b.json: 2 entries written, 0 before\n");
  expect(here.read("b.json")).not.toContain("98765");
  expect(await open(here)).toEqual([0, [], ""]);
  here.write("etc/sip.conf", "; moved\n\n[100]\nhost=dynamic\nsecret=98765\n[general]\nallowguest=yes\n");
  expect(await open(here)).toEqual([0, [], ""]);
  here.write("etc/sip.conf", "[general]\nallowguest=yes\n#include accounts.conf\n");
  here.write("etc/accounts.conf", "[100]\nsecret=98765\n[101]\nsecret=1234\n");
  expect(await open(here)).toEqual([1, ["the secret of '101' is easily guessed"], ""]);
});

test("known findings stay in the report for programs", async () => {
  using here = folder(site);
  await update(here);
  const { stdout } = await here.astlint(["etc", "--baseline", "b.json", "--format", "json"]);
  const { suppressed } = JSON.parse(stdout).trees[0];
  expect(suppressed.map(({ suppression }: { suppression: unknown }) => suppression)).toEqual([
    { kind: "baseline" },
    { kind: "baseline" },
  ]);
});

test("what is gone is told, and an update drops it", async () => {
  using here = folder(site);
  await update(here);
  here.write("etc/sip.conf", "[general]\nallowguest=yes\n");
  const gone = "astlint: b.json: 1 entry of findings that are gone: --update-baseline drops it\n";
  expect(await open(here)).toEqual([0, [], gone]);
  expect(await update(here)).toBe("astlint: b.json: 1 entry written, 2 before\n");
  expect(await open(here)).toEqual([0, [], ""]);
});

test("an update keeps what the run was not about: other trees, rules and files", async () => {
  using here = folder({ ...site, "other/sip.conf": "[general]\nallowguest=yes\n" });
  await update(here, ["etc", "other"]);
  const before = here.read("b.json");
  await update(here, ["etc", "--rule", "sip/allowguest"]);
  await update(here, ["other"]);
  expect(here.read("b.json")).toBe(before);
});

test("an update takes only what is reported", async () => {
  using here = folder(site);
  await update(here, ["etc", "--severity", "critical"]);
  expect(await open(here)).toEqual([1, ["guests may call"], ""]);
});

test.each([
  ["nothing", undefined, "b.json: no such file (--update-baseline makes it)"],
  ["no JSON", "{", "b.json: is no baseline: it is not JSON"],
  ["another version", '{"version": 2}', "b.json: is a baseline of version 2; this astlint reads version 1"],
])("%s in its place is told in one line", async (_, text, complaint) => {
  using here = folder({ ...site, ...(text === undefined ? {} : { "b.json": text }) });
  const result = await here.astlint(["etc", "--baseline", "b.json"]);
  expect(result).toEqual({ code: 2, stdout: "", stderr: `astlint: ${complaint}\n` });
});

test.each([
  ["a folder", "etc", "etc: is a folder"],
  ["a place that is not there", "no/b.json", "no/b.json: not written: there is no folder"],
])("%s cannot be written", async (_, name, complaint) => {
  using here = folder(site);
  const { code, stderr } = await here.astlint(["etc", "--baseline", name, "--update-baseline"]);
  expect(code).toBe(2);
  expect(stderr).toContain(`astlint: ${complaint}`);
});
