import { expect, test } from "vitest";
import type { FileStatus, FileSystem } from "./file-system.ts";
import { loadSnapshot } from "./load-snapshot.ts";
import { memoryFileSystem } from "./memory-file-system.ts";
import type { Snapshot } from "./snapshot.ts";

/** A file system in which some paths are something else than files and folders. */
function oddFileSystem(
  files: Readonly<Record<string, string | Uint8Array>>,
  odd: Readonly<Record<string, FileStatus | Error>>,
): FileSystem & { readonly reads: string[] } {
  const plain = memoryFileSystem({
    ...Object.fromEntries(Object.keys(odd).map((path) => [path, ""])),
    ...files,
  });
  const reads: string[] = [];
  return {
    reads,
    status(path): FileStatus | undefined | Promise<FileStatus | undefined> {
      const status = odd[path];
      if (status instanceof Error) throw status;
      return status ?? plain.status(path);
    },
    async read(path): Promise<Uint8Array> {
      reads.push(path);
      return await plain.read(path);
    },
    list: (path) => plain.list(path),
  };
}

function reasons(snapshot: Snapshot): Record<string, string> {
  return Object.fromEntries([...snapshot.unreadable.values()].map(({ path, reason }) => [path, reason]));
}

test.each<[string, FileStatus | Error, string]>([
  ["a folder", { kind: "folder", size: 0, realPath: "/e/b.conf" }, "is a folder"],
  ["a FIFO", { kind: "other", size: 0, realPath: "/e/b.conf" }, "is no regular file"],
  [
    "a link out of the tree",
    { kind: "file", size: 1, realPath: "/root/b.conf" },
    "is a link to /root/b.conf, outside the tree",
  ],
  [
    "a link to a folder beside the tree",
    { kind: "file", size: 1, realPath: "/e2/b.conf" },
    "is a link to /e2/b.conf, outside the tree",
  ],
  [
    "a file that is too large",
    { kind: "file", size: 2 ** 31, realPath: "/e/b.conf" },
    "is larger than 64 MiB",
  ],
  ["a file that may not be looked at", new Error("EACCES: permission denied"), "EACCES: permission denied"],
])("%s is not read", async (_, status, reason) => {
  const fs = oddFileSystem({ "/e/sip.conf": "#include b.conf\n" }, { "/e/b.conf": status });
  const snapshot = await loadSnapshot(fs, "/e");
  expect(reasons(snapshot)).toEqual({ "b.conf": reason });
  expect(fs.reads).toEqual(["/e/sip.conf"]);
});

test("a link within the tree is read under its own name", async () => {
  const fs = oddFileSystem(
    { "/e/sip.conf": "#include b.conf\n", "/e/b.conf": "x=1\n" },
    { "/e/b.conf": { kind: "file", size: 4, realPath: "/e/d/c.conf" } },
  );
  expect([...(await loadSnapshot(fs, "/e")).documents.keys()]).toEqual(["sip.conf", "b.conf"]);
});

test("a link out of the tree is followed when asked for", async () => {
  const fs = oddFileSystem(
    { "/e/sip.conf": "", "/e/iax.conf": "x=1\n" },
    { "/e/iax.conf": { kind: "file", size: 4, realPath: "/srv/iax.conf" } },
  );
  const snapshot = await loadSnapshot(fs, "/e", { followLinks: true });
  expect(snapshot.documents.has("iax.conf")).toBe(true);
});

test("a loop of links that the system gives up on is no file", async () => {
  const fs = oddFileSystem(
    { "/e/sip.conf": "#include b.conf\n" },
    { "/e/b.conf": new Error("ELOOP: too many symbolic links") },
  );
  expect(reasons(await loadSnapshot(fs, "/e"))).toEqual({ "b.conf": "ELOOP: too many symbolic links" });
});

test("a folder that links to itself ends with the pattern", async () => {
  const folder: FileStatus = { kind: "folder", size: 0, realPath: "/e/d" };
  const fs: FileSystem = {
    status: (path) =>
      path.endsWith(".conf")
        ? { kind: "file", size: 1, realPath: path }
        : path === "/e"
          ? { ...folder, realPath: "/e" }
          : folder,
    read: () => new TextEncoder().encode("#include d/*/*/*.conf\n"),
    list: () => ["d", "sip.conf"],
  };
  const snapshot = await loadSnapshot(fs, "/e");
  expect([...snapshot.documents.keys()]).toEqual(["sip.conf", "d/d/d/sip.conf"]);
});

test("a folder that cannot be listed is noted, and the root must be one", async () => {
  const fs = oddFileSystem(
    { "/e/sip.conf": "#include d/*.conf\n" },
    { "/e/d": new Error("EACCES: permission denied") },
  );
  expect(reasons(await loadSnapshot(fs, "/e"))).toEqual({ d: "EACCES: permission denied" });
  await expect(loadSnapshot(fs, "/nosuch")).rejects.toThrow("/nosuch is no folder");
  await expect(loadSnapshot(fs, "/e/sip.conf")).rejects.toThrow("/e/sip.conf is no folder");
});

test("a file of NUL bytes is no text, one with a stray NUL is", async () => {
  const fs = memoryFileSystem({ "/e/sip.conf": new Uint8Array(100), "/e/iax.conf": "[general]\0\n" });
  const snapshot = await loadSnapshot(fs, "/e");
  expect(reasons(snapshot)).toEqual({ "sip.conf": "is a binary file" });
  expect([...snapshot.documents.keys()]).toEqual(["iax.conf"]);
});

test("a file that vanishes between listing and reading is noted", async () => {
  const plain = memoryFileSystem({ "/e/sip.conf": "", "/e/iax.conf": "" });
  const fs: FileSystem = {
    ...plain,
    read: (path) => {
      if (path === "/e/sip.conf") throw new Error("ENOENT: no such file");
      return plain.read(path);
    },
  };
  expect(reasons(await loadSnapshot(fs, "/e"))).toEqual({ "sip.conf": "ENOENT: no such file" });
});

test("files are read when asked for by name, although nothing in Asterisk asks for them", async () => {
  const fs = memoryFileSystem({ "/e/sip.conf": "", "/e/d/users.inc": "" });
  const snapshot = await loadSnapshot(fs, "/e", { entries: ["d/users.inc", "nosuch.conf"] });
  expect([...snapshot.documents.keys()]).toEqual(["sip.conf", "d/users.inc"]);
});

test("includes that go round in a circle are read once", async () => {
  const fs = oddFileSystem(
    { "/e/sip.conf": "#include b.conf\n", "/e/b.conf": "#include sip.conf\n#include ./b.conf\n" },
    {},
  );
  await loadSnapshot(fs, "/e");
  expect(fs.reads).toEqual(["/e/sip.conf", "/e/b.conf"]);
});

test("a hundred thousand includes of files that are not there take no square of time", async () => {
  const text = Array.from({ length: 100_000 }, (_, i) => `#include ${i}.conf`).join("\n");
  const snapshot = await loadSnapshot(memoryFileSystem({ "/e/sip.conf": text }), "/e");
  expect([...snapshot.documents.keys()]).toEqual(["sip.conf"]);
});

test("Latin-1 is read as such", async () => {
  const bytes = Uint8Array.from([0x5b, 0x61, 0x5d, 0x0a, 0x78, 0x3d, 0xe4, 0x0a]);
  const snapshot = await loadSnapshot(memoryFileSystem({ "/e/sip.conf": bytes }), "/e");
  expect(snapshot.documents.get("sip.conf")?.optionValue(1)).toBe("ä");
});

test("knows the permission bits of files and of the folders that lead to them", async () => {
  const modes = { "/e": 0o755, "/e/sip.conf": 0o644, "/e/d": 0o750, "/e/d/users.conf": 0o600 };
  const files = { "/e/sip.conf": "#include d/users.conf\n", "/e/d/users.conf": "" };
  const snapshot = await loadSnapshot(memoryFileSystem(files, modes), "/e");
  expect([...snapshot.modes].sort()).toEqual([
    ["", 0o755],
    ["d", 0o750],
    ["d/users.conf", 0o600],
    ["sip.conf", 0o644],
  ]);
});

test.each([
  ["/etc/asterisk", "", true],
  ["/srv/checkout", "", false],
  ["/opt/pbx", "[directories]\nastetcdir => /opt/pbx/\n", true],
  ["/etc/asterisk", "[directories]\nastetcdir => /opt/pbx\n", false],
] as const)("in %s with %j is where Asterisk reads: %s", async (root, text, isInPlace) => {
  const snapshot = await loadSnapshot(memoryFileSystem({ [`${root}/asterisk.conf`]: text }), root);
  expect(snapshot.isInPlace).toBe(isInPlace);
});
