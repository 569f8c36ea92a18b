import { beforeEach, expect, test, vi } from "vitest";
import { adoptFiles } from "./adopt-files.ts";

const editor = vi.hoisted(() => {
  const folders: Record<string, string[]> = {
    "/pbx": ["extensions.conf", "http.conf", "trunks.conf"],
    "/nginx": ["nginx.conf", "http.conf"],
  };
  const nothing = (_: unknown): unknown => undefined;
  const state = {
    open: nothing,
    close: nothing,
    changed: [] as string[],
    documents: [] as unknown[],
    kinds: new Map<string, "config" | "dialplan">(),
    isServerThere: true,
    serverRuns: (): void => undefined,
  };
  const api = {
    Disposable: { from: () => undefined },
    Uri: { joinPath: ({ path }: { path: string }) => ({ path: path.slice(0, path.lastIndexOf("/")) }) },
    workspace: {
      get textDocuments() {
        return state.documents;
      },
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
      onDidCloseTextDocument: (listener: (document: unknown) => unknown) => {
        state.close = listener;
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
  editor.state.documents = [];
  editor.state.kinds = new Map();
  editor.state.isServerThere = true;
  adoptFiles(
    async ({ path }) => (editor.state.isServerThere ? (editor.state.kinds.get(path) ?? null) : undefined),
    (listener) => {
      editor.state.serverRuns = () => listener();
      return { dispose: () => undefined };
    },
  );
});

function open(path: string, languageId: string): unknown {
  return editor.state.open(documentOf(path, languageId));
}

function documentOf(
  path: string,
  languageId: string,
): { languageId: string; isClosed: boolean; uri: object } {
  return { languageId, isClosed: false, uri: { path, toString: () => path } };
}

test.each([
  ["/pbx/http.conf", "properties", true],
  ["/pbx/trunks.conf", "plaintext", true],
  ["/pbx/vm_general.inc", "plaintext", true],
  ["/pbx/http.conf", "nginx", false],
  ["/pbx/notes.txt", "plaintext", false],
  ["/nginx/http.conf", "properties", false],
  ["/gone/http.conf", "properties", false],
])("%s, so far %s, is taken for Asterisk's: %s", async (path, languageId, isTaken) => {
  await open(path, languageId);
  expect(editor.state.changed).toEqual(isTaken ? [`${path} asterisk-config`] : []);
});

test.each([
  ["/pbx/extensions.d/queues.conf", "asterisk-config", "dialplan"],
  ["/pbx/trunks/provider.conf", "properties", "config"],
  ["/pbx/blocked.list", "plaintext", "dialplan"],
  ["/pbx/queues.conf", "asterisk-config", undefined],
] as const)("%s, so far %s, becomes what Asterisk reads it as: %s", async (path, languageId, kind) => {
  editor.state.kinds = new Map(kind ? [[path, kind]] : []);
  await open(path, languageId);
  expect(editor.state.changed).toEqual(kind ? [`${path} asterisk-${kind}`] : []);
});

test("who chooses another language for a file keeps it", async () => {
  await open("/pbx/http.conf", "properties");
  const chosen = documentOf("/pbx/http.conf", "ini");
  editor.state.documents = [chosen];
  await editor.state.close(documentOf("/pbx/http.conf", "asterisk-config"));
  await editor.state.open(chosen);
  expect(editor.state.changed).toHaveLength(1);
});

test("a file that is closed and opened again is asked about again", async () => {
  await open("/pbx/http.conf", "properties");
  await editor.state.close(documentOf("/pbx/http.conf", "asterisk-config"));
  await open("/pbx/http.conf", "properties");
  expect(editor.state.changed).toHaveLength(2);
});

test("a file that nobody could tell about is asked about again once a server runs", async () => {
  const document = documentOf("/pbx/queues.d/night.conf", "properties");
  editor.state.kinds = new Map([["/pbx/queues.d/night.conf", "dialplan"]]);
  editor.state.isServerThere = false;
  editor.state.documents = [document];
  await editor.state.open(document);
  expect(editor.state.changed).toEqual([]);
  editor.state.isServerThere = true;
  editor.state.serverRuns();
  await vi.waitFor(() =>
    expect(editor.state.changed).toEqual(["/pbx/queues.d/night.conf asterisk-dialplan"]),
  );
});

test("who chooses another language before the answer comes keeps it", async () => {
  const document = documentOf("/pbx/http.conf", "properties");
  const adopting = editor.state.open(document);
  document.languageId = "nginx";
  await adopting;
  expect(editor.state.changed).toEqual([]);
});

test("who chooses another language while there is no server keeps it once there is one", async () => {
  const document = documentOf("/pbx/http.conf", "properties");
  editor.state.isServerThere = false;
  editor.state.documents = [document];
  await editor.state.open(document);
  document.languageId = "ini";
  await editor.state.close(document);
  await editor.state.open(document);
  editor.state.kinds = new Map([["/pbx/http.conf", "config"]]);
  editor.state.isServerThere = true;
  editor.state.serverRuns();
  await new Promise(setImmediate);
  expect(editor.state.changed).toEqual(["/pbx/http.conf asterisk-config"]);
});
