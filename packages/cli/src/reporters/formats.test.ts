import { chmodSync, mkdirSync, readdirSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { nodeFileSystem } from "../node-file-system.ts";
import { folder, tryCli } from "../testing/try-cli.ts";
import { FileError } from "../world.ts";
import { formats } from "./formats.ts";

const office = { "etc/sip.conf": "[general]\nallowguest=yes\n" };

describe("usage", () => {
  test.each([
    [
      ["-f", "sarf=x"],
      `option '-f, --format <format>' argument 'sarf=x' is invalid. There is no format 'sarf' (did you mean sarif? there are ${formats.join(", ")})`,
    ],
    [
      ["-f", "pdf"],
      `option '-f, --format <format>' argument 'pdf' is invalid. There is no format 'pdf' (there are ${formats.join(", ")})`,
    ],
    [
      ["-f", "html="],
      "option '-f, --format <format>' argument 'html=' is invalid. Name the file after the =, or leave the = out",
    ],
    [
      ["-f", "text", "-f", "sarif"],
      "sarif needs standard output for itself: give the others a file, as in -f sarif=astlint.sarif",
    ],
    [
      ["-f", "json", "-f", "junit"],
      "json needs standard output for itself: give the others a file, as in -f json=report.json",
    ],
    [["-f", "json=a", "-f", "html=a"], "two reports cannot go to one file: a"],
    [
      ["--diff", "-f", "json"],
      "--diff has standard output for itself: give json a file, as in -f json=report.json",
    ],
  ])("%j is answered in one line", async (argv, message) => {
    expect(await tryCli([...argv, "."])).toEqual({ code: 2, stdout: "", stderr: `astlint: ${message}\n` });
  });
});

describe("where reports go", () => {
  test("a report with a file goes there, one without goes to standard output", async () => {
    using site = folder(office);
    const { code, stdout } = await site.astlint([
      "etc",
      "-f",
      "compact",
      "-f",
      "json=a.json",
      "-f",
      "html=b.html",
    ]);
    expect(code).toBe(1);
    expect(stdout).toBe("etc/sip.conf:2:12: high sip/allowguest: guests may call\n");
    expect(JSON.parse(site.read("a.json")).trees[0].findings).toHaveLength(1);
    expect(site.read("b.html")).toMatch(/^<!doctype html>/);
  });

  test("with files alone nothing is printed", async () => {
    using site = folder(office);
    expect(await site.astlint(["etc", "-f", "sarif=out.sarif"])).toEqual({ code: 1, stdout: "", stderr: "" });
  });

  test("- is standard output", async () => {
    using site = folder(office);
    const { stdout } = await site.astlint(["etc", "-f", "json=-"]);
    expect(JSON.parse(stdout).version).toBe(1);
    expect(readdirSync(site.path)).toEqual(["etc"]);
  });

  test("lines of text and annotations may follow each other", async () => {
    using site = folder(office);
    const { stdout } = await site.astlint(["etc", "-f", "text", "-f", "github"]);
    expect(stdout).toMatch(/1 finding: 1 high .*\n::error file=etc\/sip\.conf,/);
  });

  test("a diff leaves room for reports in files", async () => {
    using site = folder(office);
    const { stdout } = await site.astlint(["etc", "--diff", "--unsafe-fixes", "-f", "json=a.json"]);
    expect(stdout).toContain("+allowguest=no\n");
    expect(JSON.parse(site.read("a.json")).trees[0].findings).toHaveLength(1);
  });

  test.each(formats)("%s in a file is the same as on standard output", async (format) => {
    using site = folder(office);
    const { stdout } = await site.astlint(["etc", "-f", format]);
    await site.astlint(["etc", "-f", `${format}=out`]);
    expect(site.read("out")).toBe(stdout);
  });

  test.each(formats)("%s is the same every time", async (format) => {
    using site = folder(office);
    const first = await site.astlint(["etc", "-f", format]);
    expect(await site.astlint(["etc", "-f", format])).toEqual(first);
  });

  test.each(formats)("%s can tell that nothing could be read", async (format) => {
    using site = folder({});
    const { code, stderr } = await site.astlint(["nowhere", "-f", format]);
    expect({ code, stderr }).toEqual({ code: 2, stderr: "astlint: nowhere: no such file or folder\n" });
  });
});

describe("writing", () => {
  test("replaces a file and keeps its mode", async () => {
    using site = folder({ ...office, "out.json": "old" });
    chmodSync(join(site.path, "out.json"), 0o640);
    await site.astlint(["etc", "-f", "json=out.json"]);
    expect(site.read("out.json")).toMatch(/^\{/);
    expect(statSync(join(site.path, "out.json")).mode & 0o777).toBe(0o640);
    expect(readdirSync(site.path).sort()).toEqual(["etc", "out.json"]);
  });

  test("goes through a symbolic link", async () => {
    using site = folder({ ...office, "real.json": "old" });
    symlinkSync("real.json", join(site.path, "link.json"));
    await site.astlint(["etc", "-f", "json=link.json"]);
    expect(site.read("real.json")).toMatch(/^\{/);
  });

  test.each([
    ["missing/out.json", /^astlint: missing\/out\.json: not written: there is no folder .*\/missing\n$/],
    ["etc", /^astlint: etc: not written: is a folder\n$/],
    ["/dev/full", /^astlint: \/dev\/full: not written: no space left on the disk\n$/],
  ])("to %s fails in one line, and what else was asked for is there", async (file, message) => {
    using site = folder(office);
    const { code, stdout, stderr } = await site.astlint([
      "etc",
      "-f",
      "compact",
      "-f",
      `json=${file}`,
      "-f",
      "html=b",
    ]);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
    expect(stdout).toContain("sip/allowguest");
    expect(readdirSync(site.path).sort()).toEqual(["b", "etc"]);
  });

  test("onto a full disk leaves the old report as it was", async () => {
    using site = folder({ ...office, "out.json": "old" });
    const save = (): never => {
      throw new FileError("no space left on the disk");
    };
    const fileSystem = { ...nodeFileSystem, save };
    const { code, stderr } = await site.astlint(["etc", "-f", "json=out.json"], { fileSystem });
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: "astlint: out.json: not written: no space left on the disk\n",
    });
    expect(site.read("out.json")).toBe("old");
  });
});

describe("paths in reports for other programs", () => {
  const annotated = /^::error file=([^,]*),/;
  const fileIn = async (
    site: ReturnType<typeof folder>,
    cwd: string,
    env = {},
  ): Promise<string | undefined> => {
    const { stdout } = await tryCli([join(site.path, "pbx/etc"), "-f", "github"], { cwd, env });
    return annotated.exec(stdout)?.[1];
  };

  test("are relative to the checkout that the run stands in", async () => {
    using site = folder({ "pbx/etc/sip.conf": office["etc/sip.conf"], ".git/HEAD": "" });
    expect(await fileIn(site, join(site.path, "pbx"))).toBe("pbx/etc/sip.conf");
  });

  test("are relative to where GitHub and GitLab say that the checkout is", async () => {
    using site = folder({ "pbx/etc/sip.conf": office["etc/sip.conf"] });
    const cwd = join(site.path, "pbx");
    expect(await fileIn(site, cwd, { GITHUB_WORKSPACE: site.path })).toBe("pbx/etc/sip.conf");
    expect(await fileIn(site, cwd, { CI_PROJECT_DIR: site.path })).toBe("pbx/etc/sip.conf");
    expect(await fileIn(site, cwd, { CI_PROJECT_DIR: "/elsewhere" })).toBe("etc/sip.conf");
  });

  test("of files elsewhere are absolute", async () => {
    using site = folder({ "pbx/etc/sip.conf": office["etc/sip.conf"] });
    mkdirSync(join(site.path, "work"));
    expect(await fileIn(site, join(site.path, "work"))).toBe(`${site.path}/pbx/etc/sip.conf`);
  });
});
