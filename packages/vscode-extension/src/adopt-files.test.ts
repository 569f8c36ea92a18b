import { beforeEach, expect, test, vi } from "vitest";
import { adoptFiles } from "./adopt-files.ts";

const editor = vi.hoisted(() => {
  const folders: Record<string, string[]> = {
    "/pbx": ["extensions.conf", "http.conf", "trunks.conf"],
    "/nginx": ["nginx.conf", "http.conf"],
  };
  const state = { open: (_: unknown): unknown => undefined, changed: [] as string[] };
  const api = {
    Uri: { joinPath: ({ path }: { path: string }) => ({ path: path.slice(0, path.lastIndexOf("/")) }) },
    workspace: {
      textDocuments: [],
      fs: {
        readDirectory: async ({ path }: { path: string }) => {
          const names = folders[path];
          if (!names) throw new Error("no such folder");
          return names.map((name) => [name, 1]);
        },
      },
      onDidOpenTextDocument: (listener: (document: unknown) => unknown) => {
        state.open = listener;
      },
    },
    languages: {
      setTextDocumentLanguage: async ({ uri }: { uri: { path: string } }, language: string) => {
        state.changed.push(`${uri.path} ${language}`);
      },
    },
  };
  return { state, api };
});
vi.mock("vscode", () => editor.api);

beforeEach(() => {
  editor.state.changed = [];
  adoptFiles();
});

function open(path: string, languageId: string): unknown {
  return editor.state.open({ languageId, isClosed: false, uri: { path, toString: () => path } });
}

test.each([
  ["/pbx/http.conf", "properties", true],
  ["/pbx/trunks.conf", "plaintext", true],
  ["/pbx/http.conf", "nginx", false],
  ["/pbx/notes.txt", "plaintext", false],
  ["/nginx/http.conf", "properties", false],
  ["/gone/http.conf", "properties", false],
])("%s, so far %s, is taken for Asterisk's: %s", async (path, languageId, isTaken) => {
  await open(path, languageId);
  expect(editor.state.changed).toEqual(isTaken ? [`${path} asterisk-config`] : []);
});

test.each([
  ["/etc/asterisk/extensions.d/queues.conf", true],
  ["/etc/asterisk/site/dialplan/agents.conf", true],
  ["/etc/asterisk/queues.conf", false],
  ["/srv/extensions.d/queues.conf", false],
])("%s, so far a configuration for its name, is taken for the dialplan's: %s", async (path, isTaken) => {
  await open(path, "asterisk-config");
  expect(editor.state.changed).toEqual(isTaken ? [`${path} asterisk-dialplan`] : []);
});

test("who chooses another language for a file keeps it", async () => {
  await open("/pbx/http.conf", "properties");
  await open("/pbx/http.conf", "ini");
  expect(editor.state.changed).toHaveLength(1);
});
