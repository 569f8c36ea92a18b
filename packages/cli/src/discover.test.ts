import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Folder, folder } from "./testing/try-cli.ts";

const sip = "[general]\nallowguest=yes\n";
const extensions = "[default]\nexten => s,1,Hangup()\n";

/** The trees and files that a run read, from its JSON report. */
async function readBy(site: Folder, argv: readonly string[]): Promise<Record<string, readonly string[]>> {
  const { stdout } = await site.astlint([...argv, "--format", "json"]);
  const { trees }: { trees: { root: string; files: { path: string }[] }[] } = JSON.parse(stdout);
  return Object.fromEntries(
    trees.map(({ root, files }) => [root.slice(site.path.length + 1), files.map(({ path }) => path)]),
  );
}

/** Files with findings. */
async function foundIn(site: Folder, argv: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await site.astlint([...argv, "--quiet"]);
  return stdout.split("\n").flatMap((line) => /^(.*?):\d/.exec(line)?.[1] ?? []);
}

describe("a folder", () => {
  test("with a file that Asterisk asks for is a tree", async () => {
    using site = folder({
      "sip.conf": sip,
      "extensions.conf": extensions,
      "notes.txt": "",
      "unknown.conf": "x",
    });
    expect(await readBy(site, ["."])).toEqual({ "": ["extensions.conf", "sip.conf"] });
  });

  test("without one is searched", async () => {
    using site = folder({
      "a/etc/asterisk/sip.conf": sip,
      "b/extensions.conf": extensions,
      "c/http.conf": "",
    });
    expect(Object.keys(await readBy(site, ["."]))).toEqual(["a/etc/asterisk", "b"]);
  });

  test("with a tree inside that it does not include has two trees", async () => {
    using site = folder({ "sip.conf": sip, "tenant/sip.conf": sip, "tenant/extensions.conf": extensions });
    expect(Object.keys(await readBy(site, ["."]))).toEqual(["", "tenant"]);
  });

  test("with a part that it includes has one", async () => {
    using site = folder({
      "sip.conf": "#include tenant/sip.conf\n",
      "tenant/sip.conf": sip,
      "tenant/extensions.conf": extensions,
    });
    expect(await readBy(site, ["."])).toEqual({ "": ["sip.conf", "tenant/sip.conf"] });
  });

  test.each(["backup-2024", "old", "sip.bak", ".git", "node_modules", "samples"])(
    "named %s inside is passed over",
    async (name) => {
      using site = folder({
        "sip.conf": sip,
        [`${name}/sip.conf`]: sip,
        [`${name}/extensions.conf`]: extensions,
      });
      expect(Object.keys(await readBy(site, ["."]))).toEqual([""]);
    },
  );

  test("without any configuration is a mistake", async () => {
    using site = folder({ "notes.txt": "" });
    const { code, stdout, stderr } = await site.astlint(["."]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toBe(
      "astlint: .: no Asterisk configuration here or below (no asterisk.conf, extensions.conf, pjsip.conf, sip.conf …)\n",
    );
  });

  test("with templates alone is told to be linted when they are filled in", async () => {
    using site = folder({ "sip.conf.j2": sip });
    const { code, stderr } = await site.astlint(["."]);
    expect(code).toBe(2);
    expect(stderr).toBe(
      "astlint: .: no Asterisk configuration here or below (sip.conf.j2 is a template: lint what is made of it)\n",
    );
  });

  test("named twice is linted once", async () => {
    using site = folder({ "a/sip.conf": sip });
    expect(await foundIn(site, ["a", "a/", "./a"])).toEqual(["a/sip.conf"]);
  });
});

describe("a file", () => {
  test("is judged within its folder, and only it is reported", async () => {
    using site = folder({
      "sip.conf": "#include sip_custom.conf\n",
      "sip_custom.conf": sip,
      "users.conf": sip,
    });
    expect(await readBy(site, ["sip_custom.conf"])).toEqual({
      "": ["sip.conf", "sip_custom.conf", "users.conf"],
    });
    expect(await foundIn(site, ["sip_custom.conf"])).toEqual(["sip_custom.conf"]);
    expect(await foundIn(site, ["users.conf"])).toEqual([]);
  });

  test("is reported with what it includes", async () => {
    using site = folder({ "sip.conf": "#include sip_custom.conf\n", "sip_custom.conf": sip });
    expect(await foundIn(site, ["sip.conf"])).toEqual(["sip_custom.conf"]);
  });

  test("below the folder whose configuration includes it is judged within that", async () => {
    using site = folder({ "sip.conf": "#include parts/*.conf\n", "parts/general.conf": sip });
    expect(await foundIn(site, ["parts/general.conf"])).toEqual(["parts/general.conf"]);
  });

  test("that nothing reads is said to be one", async () => {
    using site = folder({ "lonely.conf": sip });
    const { code, stderr } = await site.astlint(["lonely.conf"]);
    expect(code).toBe(0);
    expect(stderr).toBe(
      "astlint: lonely.conf: nothing in this configuration reads it, so only its form can be judged\n",
    );
  });
});

describe("a pattern", () => {
  test("finds trees", async () => {
    using site = folder({ "a/sip.conf": sip, "b/sip.conf": sip, "c/notes.txt": "" });
    expect(Object.keys(await readBy(site, ["*"]))).toEqual(["a", "b"]);
  });

  test("finds files, which make up one tree", async () => {
    using site = folder({ "sip.conf": sip, "users.conf": sip, "notes.txt": "" });
    expect(await readBy(site, ["*.conf"])).toEqual({ "": ["sip.conf", "users.conf"] });
  });

  test("that is the name of a folder is that folder", async () => {
    using site = folder({ "[1]/sip.conf": sip });
    expect(await foundIn(site, ["[1]"])).toEqual(["[1]/sip.conf"]);
  });

  test.each([
    ["*.cfg", "matches nothing"],
    ["*.txt", "matches no Asterisk configuration"],
  ])("%s that finds nothing is a mistake", async (pattern, reason) => {
    using site = folder({ "notes.txt": "" });
    expect(await site.astlint([pattern])).toEqual({
      code: 2,
      stdout: "",
      stderr: `astlint: ${pattern}: ${reason}\n`,
    });
  });
});

describe("no path", () => {
  test("means this folder when it is a tree", async () => {
    using site = folder({ "sip.conf": sip });
    const { stdout, stderr } = await site.astlint([]);
    expect(stderr).toBe(`astlint: no path given: linting ${site.path}\n`);
    expect(stdout).toContain("sip/allowguest");
  });

  test("is a mistake where there is neither a tree nor /etc/asterisk", async () => {
    using site = folder({});
    const { nodeFileSystem } = await import("./node-file-system.ts");
    const status: typeof nodeFileSystem.status = (path) =>
      path === "/etc/asterisk" ? undefined : nodeFileSystem.status(path);
    expect(await site.astlint([], { fileSystem: { ...nodeFileSystem, status } })).toEqual({
      code: 2,
      stdout: "",
      stderr:
        "astlint: no path given, and neither this folder nor /etc/asterisk holds an Asterisk configuration\n",
    });
  });
});

test("a search does not follow links, so that none goes round in circles", async () => {
  using site = folder({ "a/sip.conf": sip });
  mkdirSync(join(site.path, "b"));
  symlinkSync("..", join(site.path, "b/up"));
  expect(Object.keys(await readBy(site, ["."]))).toEqual(["a"]);
});
