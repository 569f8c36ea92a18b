import { expect, test } from "vitest";
import { virtualParts, virtualPath } from "./virtual-paths.ts";

test.each([
  [
    { scheme: "vscode-vfs", authority: "github", path: "/owner/pbx/sip.conf" },
    "/@vscode-vfs@github/owner/pbx/sip.conf",
  ],
  [{ scheme: "vscode-test-web", authority: "mount", path: "/" }, "/@vscode-test-web@mount/"],
  [{ scheme: "memfs", authority: "", path: "/a b/ü.conf" }, "/@memfs@/a b/ü.conf"],
  [{ scheme: "ftp", authority: "me@host:21", path: "/x" }, "/@ftp@me%40host%3A21/x"],
])("%o has the path %s, and back", (parts, path) => {
  expect(virtualPath(parts)).toBe(path);
  expect(virtualParts(path)).toEqual(parts);
});

test.each(["/etc/asterisk/sip.conf", "c:/asterisk/sip.conf", "/@home/me/sip.conf"])(
  "%s is on the disk",
  (path) => {
    expect(virtualParts(path)).toBeUndefined();
  },
);
