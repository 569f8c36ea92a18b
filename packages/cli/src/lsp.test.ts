import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CodeAction, CompletionItem, Diagnostic, Location, WorkspaceEdit } from "vscode-languageserver";
import manifest from "../package.json" with { type: "json" };
import { ServerProcess } from "./testing/server-process.ts";
import { folder } from "./testing/try-cli.ts";

const temporary = mkdtempSync(join(tmpdir(), "astlint-lsp-"));
const astlint = join(temporary, "bin/astlint.cjs");

beforeAll(() => {
  const build = fileURLToPath(new URL("../../../scripts/build.mjs", import.meta.url));
  const { stderr } = spawnSync(process.execPath, [build, join(temporary, "bin")], { encoding: "utf8" });
  expect(stderr).toBe("");
});

afterAll(() => rmSync(temporary, { recursive: true, force: true }));

const files = {
  "sip.conf":
    "[general]\nallowguest=no\nalwaysauthreject=no\ncontext=guests\n[100]\ntype=friend\nhost=dynamic\nsecret=sunshine\n",
  "extensions.conf": "[guests]\nexten => s,1,Hangup()\n",
};
const pulling = { textDocument: { diagnostic: {} } };
const hasMistake = (items: readonly Diagnostic[]): boolean =>
  items.some(({ code }) => code === "sip/alwaysauthreject");

function documentOf(site: string, name: string): { textDocument: { uri: string } } {
  return { textDocument: { uri: pathToFileURL(join(site, name)).href } };
}

describe("the built server", () => {
  test("tells, fixes, and takes back what is mended", async () => {
    using site = folder(files);
    using server = new ServerProcess(astlint);
    await server.initialize(site.path);
    const { textDocument } = documentOf(site.path, "sip.conf");
    const [found] = (await server.pushedUntil(textDocument.uri, hasMistake)).filter((each) =>
      hasMistake([each]),
    );
    const text = files["sip.conf"];
    await server.notify("textDocument/didOpen", {
      textDocument: { ...textDocument, languageId: "", version: 1, text },
    });
    const actions = await server.request<CodeAction[]>("textDocument/codeAction", {
      textDocument,
      range: found?.range,
      context: { diagnostics: [found] },
    });
    const [edit] = actions.find(({ isPreferred }) => isPreferred)?.edit?.changes?.[textDocument.uri] ?? [];
    expect(edit).toEqual({
      range: { start: { line: 2, character: 17 }, end: { line: 2, character: 19 } },
      newText: "yes",
    });
    await server.notify("textDocument/didChange", {
      textDocument: { ...textDocument, version: 2 },
      contentChanges: [{ range: edit?.range, text: edit?.newText }],
    });
    await server.pushedUntil(textDocument.uri, (items) => !hasMistake(items));
    expect(await server.shutDown()).toBe(0);
    expect(server.said).toEqual([]);
  });

  test("answers about diagnostics, with the real rules and their documentation", async () => {
    using site = folder(files);
    using server = new ServerProcess(astlint);
    expect(await server.initialize(site.path, pulling)).toMatchObject({
      serverInfo: { name: "astlint", version: manifest.version },
    });
    const of = documentOf(site.path, "sip.conf");
    const { items } = await server.request<{ items: Diagnostic[] }>("textDocument/diagnostic", of);
    expect(items.map(({ code }) => code)).toEqual(
      expect.arrayContaining(["sip/alwaysauthreject", "sip/weak-secret"]),
    );
    expect(items[0]?.codeDescription?.href).toMatch(/^https:/);
    const all = await server.request<{ items: { uri: string }[] }>("workspace/diagnostic", {
      previousResultIds: [],
    });
    expect(all.items.map(({ uri }) => uri)).toContain(of.textDocument.uri);
    const position = { line: 2, character: 18 };
    const hover = JSON.stringify(await server.request("textDocument/hover", { ...of, position }));
    expect(hover).toContain("How to mend it");
    expect(await server.shutDown()).toBe(0);
    expect(server.pushed.size).toBe(0);
  });

  test("completes, leads on and renames", async () => {
    using site = folder(files);
    using server = new ServerProcess(astlint);
    await server.initialize(site.path, pulling);
    const at = { ...documentOf(site.path, "sip.conf"), position: { line: 3, character: 8 } };
    const items = await server.request<CompletionItem[]>("textDocument/completion", at);
    expect(items.map(({ label }) => label)).toContain("guests");
    const [definition] = await server.request<Location[]>("textDocument/definition", at);
    expect(definition?.uri).toBe(documentOf(site.path, "extensions.conf").textDocument.uri);
    const { changes } = await server.request<WorkspaceEdit>("textDocument/rename", {
      ...at,
      newName: "visitors",
    });
    expect(Object.values(changes ?? {}).flatMap((edits) => edits.map(({ newText }) => newText))).toEqual([
      "visitors",
      "visitors",
    ]);
    expect(await server.shutDown()).toBe(0);
  });

  test("notices what changes on the disk", async () => {
    using site = folder(files);
    using server = new ServerProcess(astlint);
    await server.initialize(site.path);
    const { textDocument } = documentOf(site.path, "sip.conf");
    await server.pushedUntil(textDocument.uri, hasMistake);
    writeFileSync(join(site.path, "sip.conf"), files["sip.conf"].replace("reject=no", "reject=yes"));
    await server.notify("workspace/didChangeWatchedFiles", { changes: [{ uri: textDocument.uri, type: 2 }] });
    await server.pushedUntil(textDocument.uri, (items) => !hasMistake(items));
    rmSync(site.path, { recursive: true });
    await server.notify("workspace/didChangeWatchedFiles", { changes: [{ uri: textDocument.uri, type: 3 }] });
    expect(await server.pushedUntil(textDocument.uri, (items) => items.length === 0)).toEqual([]);
    expect(await server.shutDown()).toBe(0);
    expect(server.said).toEqual([]);
  });
});

describe("the process", () => {
  test("ends with 1 when it is told to end and was not told before", async () => {
    using server = new ServerProcess(astlint);
    await server.initialize(undefined);
    await server.notify("exit");
    expect(await server.exitCode).toBe(1);
  });

  test("ends when the editor is gone, with 0 if that was to be expected", async () => {
    using abandoned = new ServerProcess(astlint);
    await abandoned.initialize(undefined);
    abandoned.hangUp();
    expect(await abandoned.exitCode).toBe(1);
    using expected = new ServerProcess(astlint);
    await expected.initialize(undefined);
    await expected.request("shutdown");
    expected.hangUp();
    expect(await expected.exitCode).toBe(0);
  });

  test("ends before it was told anything", async () => {
    using server = new ServerProcess(astlint);
    server.hangUp();
    expect(await server.exitCode).toBe(1);
    expect(server.said).toEqual([]);
  });

  test("that is killed can be started again, and finds the same with the same unsaved text", async () => {
    using site = folder(files);
    const answers: unknown[] = [];
    for (let round = 0; round < 2; round++) {
      using server = new ServerProcess(astlint);
      await server.initialize(site.path, pulling);
      const of = documentOf(site.path, "sip.conf");
      const text = files["sip.conf"].replace("allowguest=no", "allowguest=yes");
      await server.notify("textDocument/didOpen", {
        textDocument: { ...of.textDocument, languageId: "", version: 9, text },
      });
      answers.push(await server.request("textDocument/diagnostic", of));
      server.kill();
      expect(await server.exitCode).toBeNull();
    }
    expect(JSON.stringify(answers[0])).toContain("sip/allowguest");
    expect(answers[1]).toEqual(answers[0]);
  });

  test("survives messages that make no sense", async () => {
    using site = folder(files);
    using server = new ServerProcess(astlint);
    await server.initialize(site.path, pulling);
    for (const body of [
      '{"jsonrpc": "2.0", "secret=Hq7TzzP0x',
      "secret=Hq7TzzP0x",
      "7",
      '{"text": "Hq7TzzP0x"}',
    ])
      server.write(`Content-Length: ${body.length}\r\n\r\n${body}`);
    expect(await server.shutDown()).toBe(0);
    expect(server.said.join("\n")).not.toContain("Hq7T");
  });
});

test("no secret of a whole site is in what the server says, told to say all that it can", async () => {
  const site = join(temporary, "site");
  cpSync(fileURLToPath(new URL("../../../fixtures/sites/small-office/etc/asterisk", import.meta.url)), site, {
    recursive: true,
  });
  using server = new ServerProcess(astlint);
  await server.initialize(site, pulling);
  await server.notify("$/setTrace", { value: "verbose" });
  for (const name of ["sip.conf", "manager.conf", "voicemail.conf", "users.conf", "extensions.conf"]) {
    const of = documentOf(site, name);
    const text = readFileSync(join(site, name), "utf8");
    await server.notify("textDocument/didOpen", {
      textDocument: { ...of.textDocument, languageId: "", version: 1, text },
    });
    await server.request("textDocument/diagnostic", of);
    for (const line of text.split("\n").keys()) {
      await server.request("textDocument/hover", { ...of, position: { line, character: 9 } });
    }
    await server.notify("textDocument/didChange", { ...of, contentChanges: text });
    await server.notify("textDocument/didChange", text.split("\n"));
    await server.request("textDocument/hover", text.split("\n")).catch(() => undefined);
  }
  expect(await server.shutDown()).toBe(0);
  expect(server.said).not.toEqual([]);
  expect(server.said.join("\n")).not.toMatch(/prov1der|amp111|h7Vq2mXw9RtLp4Zs|Wk3vBq8zNn5yTd2f|secret *=/);
});

test("astlint lsp has help, and understands nothing but --stdio", () => {
  const run = (...args: string[]): object =>
    spawnSync(process.execPath, [astlint, "lsp", ...args], { encoding: "utf8" });
  expect(run("--help")).toMatchObject({ status: 0, stdout: expect.stringContaining("Usage: astlint lsp") });
  expect(run("--port")).toMatchObject({ status: 2, stderr: expect.stringContaining("'--port'") });
});
