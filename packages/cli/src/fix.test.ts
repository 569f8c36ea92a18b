import { execFileSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { nodeFileSystem } from "./node-file-system.ts";
import { folder } from "./testing/try-cli.ts";
import { type Disk, FileError } from "./world.ts";

const site = {
  "sip.conf": "[general]\r\n alwaysauthreject = no  ; why?\r\nallowguest=yes\r\nsecret=hunter2\r\n",
};

describe("--fix", () => {
  test("writes the safe fixes, says which, and reports what is left", async () => {
    using tree = folder(site);
    const { code, stdout } = await tree.astlint([".", "--fix"]);
    expect(code).toBe(1);
    expect(tree.read("sip.conf")).toBe(site["sip.conf"].replace("= no", "= yes"));
    expect(stdout).toContain("fixed     sip/alwaysauthreject  sip.conf:2  Set alwaysauthreject=yes\n");
    expect(stdout).toMatch(/1 finding: 1 high · 1 unsafe fix with --fix --unsafe-fixes · 0 ms\n$/);
  });

  test("with --unsafe-fixes writes those, too", async () => {
    using tree = folder(site);
    const { code, stdout } = await tree.astlint([".", "--fix", "--unsafe-fixes"]);
    expect(code).toBe(0);
    expect(tree.read("sip.conf")).toContain("allowguest=no\r\n");
    expect(stdout).toContain("No findings: 1 file with 4 lines checked by 3 rules");
  });

  test("touches nothing where there is nothing to fix", async () => {
    using tree = folder({ "sip.conf": "[general]\nallowguest=yes\n" });
    const before = statSync(join(tree.path, "sip.conf"));
    await tree.astlint([".", "--fix"]);
    expect(statSync(join(tree.path, "sip.conf"))).toMatchObject({ ino: before.ino, mtimeMs: before.mtimeMs });
  });

  test("fixes what is reported and nothing else", async () => {
    using tree = folder(site);
    await tree.astlint([".", "--fix", "--unsafe-fixes", "--severity", "high"]);
    expect(tree.read("sip.conf")).toBe(site["sip.conf"].replace("allowguest=yes", "allowguest=no"));
  });

  test("of a file leaves its neighbours alone", async () => {
    using tree = folder({
      "sip.conf": "#include a.conf\nalwaysauthreject=no\n",
      "a.conf": "[general]\nalwaysauthreject=no\n",
    });
    await tree.astlint(["a.conf", "--fix"]);
    expect(tree.read("a.conf")).toContain("alwaysauthreject=yes");
    expect(tree.read("sip.conf")).toContain("alwaysauthreject=no");
  });

  test("keeps every byte of a file that is not UTF-8", async () => {
    using tree = folder({ "sip.conf": Buffer.from("[general]\nalwaysauthreject=no ; Büro\n", "latin1") });
    await tree.astlint([".", "--fix"]);
    const bytes = readFileSync(join(tree.path, "sip.conf"));
    expect(bytes.equals(Buffer.from("[general]\nalwaysauthreject=yes ; Büro\n", "latin1"))).toBe(true);
  });

  test("keeps mode and owner, and leaves nothing else behind", async () => {
    using tree = folder(site);
    const path = join(tree.path, "sip.conf");
    chmodSync(path, 0o640);
    const isRoot = process.getuid?.() === 0;
    if (isRoot) chownSync(path, 1234, 4321);
    const { uid, gid, mode } = statSync(path);
    await tree.astlint([".", "--fix"]);
    expect(statSync(path)).toMatchObject({ uid, gid, mode });
    expect(readdirSync(tree.path)).toEqual(["sip.conf"]);
  });

  test("writes through a link inside the tree, which stays a link", async () => {
    using tree = folder({ "real/sip.txt": site["sip.conf"] });
    symlinkSync("real/sip.txt", join(tree.path, "sip.conf"));
    await tree.astlint([".", "--fix"]);
    expect(readlinkSync(join(tree.path, "sip.conf"))).toBe("real/sip.txt");
    expect(tree.read("real/sip.txt")).toContain("= yes");
  });
});

describe("--fix refuses", () => {
  /** A disk on which something happens before a file is looked at for the second time, which is when it is to be written. */
  function diskThat(change: (path: string) => void): Disk {
    const seen = new Set<string>();
    const read: Disk["read"] = (path) => {
      if (seen.has(path)) change(path);
      seen.add(path);
      return nodeFileSystem.read(path);
    };
    return { ...nodeFileSystem, read };
  }

  test("a file that changed since it was read, and then all of its tree", async () => {
    using tree = folder({ ...site, "users.conf": "[general]\n", "sip2.conf": "" });
    const change = (path: string): void => {
      if (path.endsWith("sip.conf")) tree.write("sip.conf", "[general]\nalwaysauthreject=no\n; new\n");
    };
    const { code, stdout, stderr } = await tree.astlint([".", "--fix"], { fileSystem: diskThat(change) });
    expect(code).toBe(2);
    expect(stderr).toBe("astlint: .: sip.conf: not written: changed since it was read: run astlint again\n");
    expect(tree.read("sip.conf")).toBe("[general]\nalwaysauthreject=no\n; new\n");
    expect(stdout).not.toContain("fixed");
  });

  test("a file outside the tree, even where links are followed", async () => {
    using tree = folder({ "elsewhere.conf": site["sip.conf"], "etc/extensions.conf": "" });
    symlinkSync("../elsewhere.conf", join(tree.path, "etc/sip.conf"));
    const { code, stderr } = await tree.astlint(["etc", "--fix", "--follow-symlinks"]);
    expect(code).toBe(2);
    expect(stderr).toContain("etc: sip.conf: not written: is a link to ");
    expect(tree.read("elsewhere.conf")).toBe(site["sip.conf"]);
  });

  test("to go on when a file cannot be written, and reports what is on the disk then", async () => {
    using tree = folder(site);
    const replace: Disk["replace"] = () => {
      throw new FileError("no space left on the disk");
    };
    const { code, stdout, stderr } = await tree.astlint([".", "--fix"], {
      fileSystem: { ...nodeFileSystem, replace },
    });
    expect(code).toBe(2);
    expect(stderr).toBe("astlint: .: sip.conf: not written: no space left on the disk\n");
    expect(stdout).toContain("sip/alwaysauthreject");
    expect(stdout).not.toContain("fixed");
  });
});

describe("--diff", () => {
  test("shows what would change, masks secrets and writes nothing", async () => {
    using tree = folder(site);
    const { code, stdout, stderr } = await tree.astlint([".", "--diff"]);
    expect(code).toBe(1);
    expect(tree.read("sip.conf")).toBe(site["sip.conf"]);
    expect(stdout.split("\n")).toEqual([
      "--- sip.conf",
      "+++ sip.conf",
      "@@ -1,4 +1,4 @@",
      " [general]\r",
      "- alwaysauthreject = no  ; why?\r",
      "+ alwaysauthreject = yes  ; why?\r",
      " allowguest=yes\r",
      " secret=••••••••\r",
      "",
    ]);
    expect(stderr).toBe("astlint: .: 1 fix in 1 file, not written\n");
  });

  test("shows unsafe fixes when they are asked for", async () => {
    using tree = folder(site);
    const { stdout } = await tree.astlint([".", "--diff", "--unsafe-fixes"]);
    expect(stdout).toContain("-allowguest=yes\r\n");
    expect(stdout).toContain("+allowguest=no\r\n");
  });

  test.each([
    ["as it is everywhere", "[general]\nalwaysauthreject=no\nallowguest=yes\n[100]\ntype=peer\n"],
    ["with carriage returns", "[general]\r\nalwaysauthreject=no\r\nallowguest=yes\r\n"],
    ["without a last line feed", "[general]\nallowguest=yes\nalwaysauthreject=no"],
    ["with a byte order mark", "\ufeff[general]\nalwaysauthreject=no\n"],
    ["in Latin-1", Buffer.from("[general]\n; Büro\nalwaysauthreject=no ; für alle\n", "latin1")],
    ["with tabs and UTF-8", "[general]\n\talwaysauthreject\t= no ; für alle\n\n\n\n\nallowguest=yes\n"],
  ])("is what git makes the same file of: %s", async (_, text) => {
    using tree = folder({ "a b/sip.conf": text });
    const written: Uint8Array[] = [];
    const stdout = { write: (part: string | Uint8Array) => void written.push(Buffer.from(part)) };
    await tree.astlint(["a b", "--unsafe-fixes", "--diff"], { stdout });
    await tree.astlint(["a b", "--unsafe-fixes", "--fix"]);
    const fixed = readFileSync(join(tree.path, "a b/sip.conf"));
    tree.write("a b/sip.conf", text);
    execFileSync("git", ["apply", "-p0", "-"], { cwd: tree.path, input: Buffer.concat(written) });
    expect(readFileSync(join(tree.path, "a b/sip.conf"))).toEqual(fixed);
    expect(fixed).not.toEqual(Buffer.from(text));
  });
});
