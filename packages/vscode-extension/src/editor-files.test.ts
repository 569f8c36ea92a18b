import { expect, test, vi } from "vitest";
import { fileAnswers, uriConverters } from "./editor-files.ts";
import { fileRequests } from "./file-requests.ts";

const editor = vi.hoisted(() => {
  interface Parts {
    readonly scheme: string;
    readonly authority: string;
    readonly path: string;
  }
  const encoded = (path: string): string => path.split("/").map(encodeURIComponent).join("/");
  const from = (parts: Parts) => ({
    ...parts,
    toString: () => `${parts.scheme}://${parts.authority}${encoded(parts.path)}`,
  });
  class FileSystemError extends Error {
    code = "FileNotFound";
    static NoPermissions = (path: string) => new Error(`no permission for ${path}`);
  }
  const files: Record<string, Uint8Array> = {
    "memfs:/pbx/sip.conf": new TextEncoder().encode("[général]\n".repeat(2000)),
  };
  const api = {
    FileSystemError,
    FileType: { File: 1, Directory: 2 },
    Uri: {
      from,
      file: (path: string) => from({ scheme: "file", authority: "", path }),
      parse: (text: string) => {
        const [, scheme = "", authority = "", path = ""] = /^(\w+):\/\/([^/]*)(.*)$/.exec(text) ?? [];
        return from({ scheme, authority, path: decodeURIComponent(path) });
      },
    },
    workspace: {
      workspaceFolders: [{ uri: from({ scheme: "memfs", authority: "", path: "/pbx" }) }],
      fs: {
        stat: async ({ scheme, path }: Parts) => {
          const bytes = files[`${scheme}:${path}`];
          if (!bytes) throw new FileSystemError();
          return { type: 1, size: bytes.length };
        },
        readFile: async ({ scheme, path }: Parts) => files[`${scheme}:${path}`],
        readDirectory: async () => [["sip.conf", 1]],
      },
    },
  };
  return { api, from };
});
vi.mock("vscode", () => editor.api);

const ask = async (request: string, path: string): Promise<unknown> => await fileAnswers[request]?.({ path });

test.each([
  ["memfs", "/pbx/a b.conf", "file:///%40memfs%40/pbx/a%20b.conf"],
  ["file", "/etc/asterisk/sip.conf", "file:///etc/asterisk/sip.conf"],
  ["untitled", "/Untitled-1", "untitled:///Untitled-1"],
])("the server is told of a file in %s, and the editor understands the answer", (scheme, path, sent) => {
  const uri = editor.from({ scheme, authority: "", path });
  const given: Parameters<typeof uriConverters.code2Protocol>[0] = Object.create(uri);
  expect(uriConverters.code2Protocol(given)).toBe(sent);
  expect(uriConverters.protocol2Code(sent)).toMatchObject({ scheme, path });
});

test("files of a folder that is on no disk can be read", async () => {
  expect(await ask(fileRequests.status, "/@memfs@/pbx/sip.conf")).toMatchObject({
    kind: "file",
    size: 24000,
  });
  const text = Buffer.from(
    String(await ask(fileRequests.read, "/@memfs@/pbx/sip.conf")),
    "base64",
  ).toString();
  expect(text).toBe("[général]\n".repeat(2000));
  expect(await ask(fileRequests.list, "/@memfs@/pbx")).toEqual(["sip.conf"]);
  expect(await ask(fileRequests.status, "/@memfs@/pbx/pjsip.conf")).toBeNull();
});

test.each(["/etc/passwd", "/@file@/etc/passwd", "/@ftp@host/pbx/sip.conf"])(
  "%s is none of the server's business",
  async (path) => {
    for (const request of Object.values(fileRequests))
      await expect(ask(request, path)).rejects.toThrow(/permission/);
  },
);
