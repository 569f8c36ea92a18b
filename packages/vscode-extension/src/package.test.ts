import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createContext, runInContext, runInThisContext } from "node:vm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { root } from "../scripts/bundle.ts";
import { unpacked, vsix } from "../scripts/package.ts";
import { fileRequests } from "./file-requests.ts";
import { type Answers, ServerTalk } from "./testing/server-talk.ts";
import { zipEntries } from "./testing/zip-entries.ts";

const site = join(root, "fixtures/sites/small-office/etc/asterisk");
const folder = mkdtempSync(join(tmpdir(), "astlint-extension-test-"));
const extension = join(folder, "extension");
const first = join(folder, "first.vsix");

beforeAll(async () => {
  await unpacked(extension);
  await vsix(first);
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true }));

test("packaging twice gives the same bytes", async () => {
  const second = join(folder, "second.vsix");
  await vsix(second);
  expect(readFileSync(second).equals(readFileSync(first))).toBe(true);
});

test("the package is smaller than a megabyte", () => {
  expect(readFileSync(first).length).toBeLessThan(1_000_000);
});

test("the package holds what it needs and nothing else", () => {
  expect(zipEntries(readFileSync(first))).toEqual([
    "[Content_Types].xml",
    "extension.vsixmanifest",
    "extension/LICENSE.txt",
    "extension/THIRD-PARTY.txt",
    "extension/changelog.md",
    "extension/dist/browser/client.js",
    "extension/dist/browser/server.js",
    "extension/dist/browser/worker.js",
    "extension/dist/client.cjs",
    "extension/dist/library.js",
    "extension/dist/server.cjs",
    "extension/images/file.svg",
    "extension/images/icon.png",
    "extension/images/walkthrough/fix.svg",
    "extension/images/walkthrough/open.svg",
    "extension/images/walkthrough/problem.svg",
    "extension/images/walkthrough/settings.svg",
    "extension/language-configuration.json",
    "extension/package.json",
    "extension/readme.md",
    "extension/schema/settings.schema.json",
    "extension/snippets/asterisk-config.json",
    "extension/snippets/asterisk-dialplan.json",
    "extension/syntaxes/asterisk-config.tmLanguage.json",
    "extension/syntaxes/asterisk-dialplan.tmLanguage.json",
  ]);
});

test("no code that is packaged can reach a network", () => {
  const network =
    /require\("(?:node:)?(?:https?|http2|dns|tls)"\)|\bfetch\(|XMLHttpRequest|sendBeacon|WebSocket\(/g;
  const found = ["client.cjs", "server.cjs", "library.js", "browser/client.js", "browser/server.js"].flatMap(
    (file) => readFileSync(join(extension, "dist", file), "utf8").match(network) ?? [],
  );
  expect(found).toEqual([]);
});

test.each([
  ["client.cjs", createRequire(import.meta.url)],
  ["browser/client.js", () => undefined],
])("%s can be loaded, and be started and stopped by VS Code", (file, fromNode) => {
  const module: { exports: unknown } = { exports: {} };
  const load = (name: string): unknown => (name === "vscode" ? anything() : fromNode(name));
  const code = `(function (module, exports, require) {${readFileSync(join(extension, "dist", file), "utf8")}\n})`;
  runInThisContext(code)(module, module.exports, load);
  expect(module.exports).toMatchObject({ activate: expect.any(Function), deactivate: expect.any(Function) });
});

/** Has every property and can be called, which is all that loading asks of VS Code's interface. */
function anything(): object {
  return new Proxy(class {}, {
    get: (target, name) => (name === "prototype" ? target.prototype : anything()),
    apply: () => anything(),
  });
}

test("the server for Node finds what is wrong with a folder", async () => {
  const child = fork(join(extension, "dist/server.cjs"), ["--node-ipc"], { stdio: "inherit" });
  const talk = new ServerTalk((message) => child.send(message));
  child.on("message", (message: { jsonrpc: "2.0" }) => talk.receive(message));
  const found = await talk.findings(pathToFileURL(site).href);
  expect(found["sip.conf"]).toContain("sip/allowguest");
  await talk.request("shutdown");
  talk.notify("exit");
  expect(await once(child, "exit")).toEqual([0, null]);
});

test("the server for browsers finds the same in files that only the editor can read", async () => {
  const onDisk = (path: string): string => path.replace("/@memfs@/asterisk", site);
  const talk = startWorker({
    [fileRequests.status]: ({ path }) => {
      const stat = statSync(onDisk(path), { throwIfNoEntry: false });
      return stat && { kind: stat.isFile() ? "file" : "folder", size: stat.size, realPath: path };
    },
    [fileRequests.read]: ({ path }) => readFileSync(onDisk(path), "base64"),
    [fileRequests.list]: ({ path }) => readdirSync(onDisk(path)),
  });
  const found = await talk.findings("file:///%40memfs%40/asterisk");
  expect(found["sip.conf"]).toContain("sip/allowguest");
  expect(found["extensions.conf"]).not.toEqual([]);
});

/** The scripts in a world that has of a browser's worker what they may use, and nothing of Node. */
function startWorker(answers: Answers): ServerTalk {
  const world = createContext({
    addEventListener: () => undefined,
    atob,
    clearTimeout,
    console,
    importScripts: (...scripts: string[]) => scripts.forEach(run),
    postMessage: (message: { jsonrpc: "2.0" }) =>
      queueMicrotask(() => talk.receive(structuredClone(message))),
    setTimeout,
    TextDecoder,
    TextEncoder,
  });
  const run = (script: string): void => {
    runInContext(readFileSync(join(extension, "dist", script), "utf8"), world, { filename: script });
  };
  const post = (data: unknown): void => {
    world.data = structuredClone(data);
    runInContext("onmessage({ data })", world);
  };
  const talk = new ServerTalk(post, answers);
  runInContext("self = globalThis", world);
  run("browser/worker.js");
  post(["library.js", "browser/server.js"]);
  return talk;
}
