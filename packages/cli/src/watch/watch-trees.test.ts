import { mkdirSync, renameSync, rmSync, type watch } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { nodeFileSystem } from "../node-file-system.ts";
import { folder } from "../testing/try-cli.ts";
import { FileWatcher, type Watcher } from "./watcher.ts";

const guests = "[general]\nallowguest=yes\n";
const nobody = "[general]\nallowguest=no\n";

/** Somebody who changes files, one step after each run, and then ends it. */
function steps(...changes: readonly (() => readonly string[])[]): {
  watch(): Promise<Watcher>;
  added: string[];
} {
  const added: string[] = [];
  const left = [...changes];
  const watcher: Watcher = {
    add: (paths) => added.push(...paths),
    next: async () => left.shift()?.(),
    close: () => added.push("closed"),
  };
  return { watch: async () => watcher, added };
}

describe("--watch", () => {
  test("lints again what has changed, and only that", async () => {
    using site = folder({ "a/sip.conf": guests, "b/sip.conf": guests });
    const read: string[] = [];
    const fileSystem = {
      ...nodeFileSystem,
      read: (path: string) => {
        read.push(path.slice(site.path.length + 1));
        return nodeFileSystem.read(path);
      },
    };
    const { watch, added } = steps(() => {
      site.write("a/sip.conf", nobody);
      read.length = 0;
      return [join(site.path, "a/sip.conf")];
    });
    const { code, stdout } = await site.astlint(["a", "b", "--watch", "-q"], { watch, fileSystem });
    expect(code).toBe(0);
    const line = (name: string): string => `${name}/sip.conf:2:12: high sip/allowguest: guests may call\n`;
    expect(stdout).toBe(line("a") + line("b") + line("b"));
    expect(read).toEqual(["a/sip.conf"]);
    expect(added).toContain(join(site.path, "a"));
    expect(added.at(-1)).toBe("closed");
  });

  test("sees new configurations and those that are gone, and says what is wrong with settings", async () => {
    using site = folder({ "pbx/a/sip.conf": guests });
    const at = (path: string): string => join(site.path, path);
    const { watch } = steps(
      () => {
        site.write("pbx/b/sip.conf", guests);
        return [at("pbx/b/sip.conf")];
      },
      () => {
        rmSync(at("pbx/a"), { recursive: true });
        return [at("pbx/a/sip.conf")];
      },
      () => {
        site.write("astlint.json", "{");
        return [at("astlint.json")];
      },
      () => {
        rmSync(at("astlint.json"));
        return [at("astlint.json")];
      },
    );
    const { stdout, stderr } = await site.astlint(["pbx/*", "--watch", "-q"], { watch });
    expect(stdout.match(/^pbx\/./gm)).toEqual(["pbx/a", "pbx/a", "pbx/b", "pbx/b", "pbx/b"]);
    expect(stderr).toMatch(/^astlint: astlint\.json:1:\d+: .*\n$/);
  });

  test("watches settings and the baseline before they are read, wherever they may come to be", async () => {
    using site = folder({ "pbx/sip.conf": guests, "known.json": '{"version": 1, "trees": {}}' });
    const { watch, added } = steps();
    const fileSystem = {
      ...nodeFileSystem,
      status: (path: string) => {
        added.push(`status of ${path}`);
        return nodeFileSystem.status(path);
      },
    };
    await site.astlint(["pbx", "--watch", "-q", "--baseline=known.json"], { watch, fileSystem });
    for (const name of ["pbx/astlint.json", "astlint.json", ".astlintrc.json", "known.json"]) {
      const path = join(site.path, name);
      expect(added).toContain(path);
      const read = added.indexOf(`status of ${path}`);
      if (read >= 0) expect(added.indexOf(path)).toBeLessThan(read);
    }
  });

  test("clears the screen of a terminal and nothing else", async () => {
    using site = folder({ "sip.conf": nobody });
    let text = "";
    const stdout = {
      isTTY: true,
      write: (part: string | Uint8Array) => {
        text += String(part);
      },
    };
    await site.astlint([".", "--watch", "--color", "never"], { watch: steps().watch, stdout });
    expect(text.startsWith("\u001b[2J\u001b[3J\u001b[H")).toBe(true);
    expect((await site.astlint([".", "--watch"], { watch: steps().watch })).stdout).not.toContain("\u001b");
  });

  test.each([["--fix"], ["--diff"], ["--add-ignores=x"], ["--shard=1/2"], ["-"]])(
    "refuses %s",
    async (flag) => {
      using site = folder({ "sip.conf": nobody });
      const { code, stderr } = await site.astlint(["--watch", flag, ...(flag === "-" ? [] : ["."])]);
      expect(code).toBe(2);
      expect(stderr).toMatch(/^astlint: --watch and \S+ do not go together\n$/);
    },
  );
});

describe.each([
  ["events", undefined],
  [
    "looking now and then",
    () => {
      throw new Error("ENOSPC");
    },
  ],
])("by %s", (_, broken?: typeof watch) => {
  test("changed, replaced, new and deleted files are told of", async () => {
    using site = folder({ "etc/sip.conf": guests, "etc/sub/a.conf": "" });
    const etc = join(site.path, "etc");
    const watcher = new FileWatcher(broken, 20);
    const told = async (path: string, change: () => void): Promise<void> => {
      change();
      while (!(await watcher.next())?.includes(join(etc, path)));
    };
    try {
      watcher.add([etc]);
      await told("sip.conf", () => site.write("etc/sip.conf", `${nobody};longer\n`));
      site.write("new", nobody);
      await told("sip.conf", () => renameSync(join(site.path, "new"), join(etc, "sip.conf")));
      await told("sub/b.conf", () => site.write("etc/sub/b.conf", "[x]"));
      await told("sub/a.conf", () => rmSync(join(etc, "sub/a.conf")));
      await told("later", () => mkdirSync(join(etc, "later")));
      await told("later/c.conf", () => site.write("etc/later/c.conf", "[x]"));
    } finally {
      watcher.close();
    }
  }, 30_000);
});

test("a folder that takes the place of one that is watched is watched, too", async () => {
  using site = folder({ "etc/sip.conf": guests, "next/sip.conf": guests });
  const at = (name: string): string => join(site.path, name);
  const watcher = new FileWatcher();
  const told = async (path: string): Promise<void> => {
    while (!(await watcher.next())?.includes(path));
  };
  try {
    watcher.add([at("etc")]);
    renameSync(at("etc"), at("old"));
    renameSync(at("next"), at("etc"));
    await told(at("etc"));
    site.write("etc/sip.conf", nobody);
    await told(at("etc/sip.conf"));
  } finally {
    watcher.close();
  }
});

test("files beside a folder that is watched are watched, too, and none twice", async () => {
  using site = folder({ "etc/sip.conf": guests, "astlint.json": "{}", "baseline.json": "{}" });
  const at = (name: string): string => join(site.path, name);
  const watcher = new FileWatcher();
  try {
    watcher.add([at("etc"), at("etc"), at("astlint.json"), at("baseline.json"), at("etc/astlint.json")]);
    for (const name of ["astlint.json", "baseline.json", "etc/astlint.json", "etc/sip.conf"]) {
      site.write(name, "{ }");
      while (!(await watcher.next())?.includes(at(name)));
    }
  } finally {
    watcher.close();
  }
});
