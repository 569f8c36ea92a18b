import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { nodeFileSystem } from "./node-file-system.ts";
import { folder } from "./testing/try-cli.ts";
import { type Disk, FileError } from "./world.ts";

const sip = "[general]\nallowguest=yes\n";

/** A disk on which some paths may not be read. Tests may run as root, who may read everything. */
function diskWithout(...names: readonly string[]): Disk {
  const refuse = (path: string): void => {
    if (names.some((name) => path.endsWith(name))) throw new FileError("permission denied");
  };
  return {
    ...nodeFileSystem,
    read: (path) => {
      refuse(path);
      return nodeFileSystem.read(path);
    },
    list: (path) => {
      refuse(path);
      return nodeFileSystem.list(path);
    },
  };
}

describe("what cannot be read is named, the rest is reported", () => {
  test("a file without permission", async () => {
    using site = folder({ "sip.conf": sip, "manager.conf": "[general]\n" });
    const { code, stdout, stderr } = await site.astlint(["."], { fileSystem: diskWithout("manager.conf") });
    expect(code).toBe(2);
    expect(stdout).toContain("sip/allowguest");
    expect(stderr).toBe("astlint: manager.conf: permission denied\n");
  });

  test("an included file without permission", async () => {
    using site = folder({ "sip.conf": `${sip}#include secrets.conf\n`, "secrets.conf": "[x]\n" });
    const { code, stderr } = await site.astlint(["."], { fileSystem: diskWithout("secrets.conf") });
    expect({ code, stderr }).toEqual({ code: 2, stderr: "astlint: secrets.conf: permission denied\n" });
  });

  test("a folder without permission", async () => {
    using site = folder({ "a/sip.conf": sip, "b/sip.conf": sip });
    const { code, stdout, stderr } = await site.astlint(["a", "b"], { fileSystem: diskWithout("/a") });
    expect(code).toBe(2);
    expect(stdout).toContain("sip/allowguest");
    expect(stderr).toBe("astlint: a: permission denied\n");
  });

  test("a binary file", async () => {
    using site = folder({ "sip.conf": sip, "users.conf": new Uint8Array(5000) });
    const { code, stdout, stderr } = await site.astlint(["."]);
    expect(code).toBe(2);
    expect(stdout).toContain("sip/allowguest");
    expect(stderr).toBe("astlint: users.conf: is a binary file\n");
  });

  test("a link that leads out of the tree, unless it is to be followed", async () => {
    using site = folder({ "elsewhere/sip.conf": sip, "tree/extensions.conf": "[a]\n" });
    symlinkSync("../elsewhere/sip.conf", join(site.path, "tree/sip.conf"));
    const refused = await site.astlint(["tree"]);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toBe(
      `astlint: tree/sip.conf: is a link to ${site.path}/elsewhere/sip.conf, outside the tree (--follow-symlinks reads it)\n`,
    );
    const followed = await site.astlint(["tree", "--follow-symlinks"]);
    expect(followed).toMatchObject({ code: 1, stderr: "" });
  });

  test("links to what is not there, as in a backup", async () => {
    using site = folder({ "extensions.conf": "[a]\n" });
    symlinkSync("/nowhere/sip.conf", join(site.path, "sip.conf"));
    const one = await site.astlint(["."]);
    const text = "astlint: .: a link leads nowhere from here, so nothing is known of sip.conf\n";
    expect(one).toMatchObject({ code: 0, stderr: text });
    for (const name of ["iax.conf", "pjsip.conf", "rtp.conf"])
      symlinkSync(`/nowhere/${name}`, join(site.path, name));
    expect((await site.astlint(["."])).stderr).toBe(
      "astlint: .: 4 links lead nowhere from here, so nothing is known of iax.conf, pjsip.conf, rtp.conf …\n",
    );
  });
});

describe("what is no file", () => {
  test("a FIFO in the tree is left out without waiting for its writer", async () => {
    using site = folder({ "sip.conf": sip });
    spawnSync("mkfifo", [join(site.path, "manager.conf")]);
    const { code, stderr } = await site.astlint(["."]);
    expect(code).toBe(1);
    expect(stderr).toBe("astlint: manager.conf: is no regular file, so it is left out, as Asterisk does\n");
  });

  test("a FIFO or a device as an argument is a mistake", async () => {
    using site = folder({});
    spawnSync("mkfifo", [join(site.path, "sip.conf")]);
    expect(await site.astlint(["sip.conf", "/dev/zero"])).toEqual({
      code: 2,
      stdout: "",
      stderr: "astlint: sip.conf: is no regular file\nastlint: /dev/zero: is no regular file\n",
    });
  });

  test("a loop of symbolic links is a mistake", async () => {
    using site = folder({});
    symlinkSync("b", join(site.path, "a"));
    symlinkSync("a", join(site.path, "b"));
    expect(await site.astlint(["a"])).toEqual({
      code: 2,
      stdout: "",
      stderr: "astlint: a: is a loop of symbolic links\n",
    });
  });

  test("a loop among the matches of a pattern does not keep the others from being linted", async () => {
    using site = folder({ "a/sip.conf": sip, "b/sip.conf": sip });
    symlinkSync("manager.conf", join(site.path, "a/manager.conf"));
    const { code, stdout, stderr } = await site.astlint(["*/*.conf", "--quiet"]);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: "astlint: a/manager.conf: is a loop of symbolic links\n",
    });
    expect(stdout).toContain("a/sip.conf:");
    expect(stdout).toContain("b/sip.conf:");
  });

  test("a folder named like a file is nothing to complain about", async () => {
    using site = folder({ "sip.conf": `${sip}#include "parts/*"\n`, "parts/a.conf/x": "" });
    expect(await site.astlint(["."])).toMatchObject({ code: 1, stderr: "" });
  });
});

describe("hostile input", () => {
  test("terminal escapes are spelled out", async () => {
    using site = folder({
      "sip.conf":
        "[general]\nallowguest=yes ; \u001b]0;title\u0007\u001b[31m\u009b2J\n[a\u001b[2Jb]\nsecret=\n",
    });
    const { stdout } = await site.astlint(["."]);
    expect(stdout).toContain("allowguest=yes ; \\x1b]0;title\\x07\\x1b[31m\\x9b2J");
    expect(stdout).toContain("the secret of 'a\\x1b[2Jb' is easily guessed");
    expect(hasControlCharacters(stdout)).toBe(false);
    const quiet = await site.astlint([".", "--quiet"]);
    expect(hasControlCharacters(quiet.stdout)).toBe(false);
    const json = await site.astlint([".", "--format", "json"]);
    expect(hasControlCharacters(json.stdout)).toBe(false);
    expect(json.stdout).toContain("a\\u001b[2Jb");
  });

  test("names of files are spelled out, too", async () => {
    using site = folder({ "a\u001b[31m/sip.conf": sip });
    const { stdout, stderr } = await site.astlint(["a\u001b[31m", "b\u001b31m"]);
    expect(hasControlCharacters(stdout + stderr)).toBe(false);
    expect(stderr).toBe("astlint: b\\x1b31m: no such file or folder\n");
  });

  test("includes that go round in circles come to an end", async () => {
    using site = folder({
      "sip.conf": `${sip}#include sip.conf\n#include a.conf\n`,
      "a.conf": "#include sip.conf\n",
    });
    expect(await site.astlint(["."])).toMatchObject({ code: 1, stderr: "" });
  });

  test("includes that lead out of the tree are not read", async () => {
    using site = folder({
      "secret.conf": sip,
      "tree/sip.conf": "#include ../secret.conf\n#include /etc/passwd\n",
    });
    const { stdout } = await site.astlint(["tree", "--format", "json"]);
    expect(JSON.parse(stdout).trees[0].files.map(({ path }: { path: string }) => path)).toEqual(["sip.conf"]);
  });

  test("100,000 includes come to an end", async () => {
    using site = folder({
      "sip.conf": `${sip}${"#include missing.conf\n#include a.conf\n".repeat(50_000)}`,
      "a.conf": "x=y\n",
    });
    expect(await site.astlint([".", "--quiet"])).toMatchObject({ code: 1, stderr: "" });
  });

  test("of a line of ten megabytes a little is shown", async () => {
    using site = folder({ "sip.conf": `[general]\nallowguest=yes ;${"x".repeat(10_000_000)}\n${sip}` });
    const { code, stdout } = await site.astlint(["."]);
    expect(code).toBeLessThan(2);
    expect(stdout.length).toBeLessThan(2000);
  });

  test("a report on 20,000 accounts is folded, and listed in full for scripts", async () => {
    const accounts = Array.from({ length: 20_000 }, (_, index) => `[${index}]\nsecret=1\n`).join("");
    using site = folder({ "sip.conf": `[general]\n${accounts}` });
    const { stdout } = await site.astlint(["."]);
    expect(stdout.split("\n").length).toBeLessThan(15);
    expect(stdout).toContain("and 19,999 more like it (sip.conf:5, 7, 9, 11 …)");
    const json = await site.astlint([".", "--format", "json"]);
    expect(JSON.parse(json.stdout).trees[0].findings).toHaveLength(20_000);
  });
});

test("a folder inside that may not be looked into is no matter", async () => {
  using site = folder({ "sip.conf": sip });
  mkdirSync(join(site.path, "keys"));
  chmodSync(join(site.path, "keys"), 0);
  expect(await site.astlint(["."])).toMatchObject({ code: 1, stderr: "" });
});

/** Whether there is anything a terminal would act on, line feeds aside. */
function hasControlCharacters(text: string): boolean {
  return [...text].some((character) => character !== "\n" && /\p{Cc}/u.test(character));
}
