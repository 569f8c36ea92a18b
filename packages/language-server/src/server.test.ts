import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  CancellationTokenSource,
  type CodeAction,
  type CodeLens,
  type CompletionItem,
  type DefinitionLink,
  type DocumentHighlight,
  type DocumentLink,
  type DocumentSymbol,
  type FoldingRange,
  type Hover,
  type InlayHint,
  type Location,
  type SelectionRange,
  type SymbolInformation,
  type TextEdit,
  type WorkspaceDiagnosticReport,
  type WorkspaceEdit,
} from "vscode-languageserver";
import { LineMap } from "./line-map.ts";
import { Editor, edited, editsFor, rulesOf, shown, waiting } from "./testing/editor.ts";

const sip = "[general]\nallowguest=yes\nalwaysauthreject=no\ncontext=guests\n";
const dialplan =
  "[guests]\nexten => s,1,Answer()\n same => n,Goto(office,100,1)\n\n[office]\nexten => 100,1,Hangup()\n";
const site = { "sip.conf": sip, "extensions.conf": dialplan };

const whole = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };

describe("diagnostics", () => {
  test("are answered with rule, documentation and places", async () => {
    using editor = await Editor.start(site);
    const found = (await editor.pull("sip.conf")).find(({ code }) => code === "sip/allowguest");
    expect(found).toMatchObject({
      source: "astlint",
      severity: 2,
      codeDescription: { href: "https://docs.example/sip/allowguest" },
    });
    expect(found && shown(found.range)).toBe("1:11-1:14");
  });

  test("follow what is typed, across files and before anything is saved", async () => {
    using editor = await Editor.start(site);
    await editor.open("sip.conf");
    await editor.change("sip.conf", 2, {
      range: { start: { line: 1, character: 11 }, end: { line: 1, character: 14 } },
      text: "no",
    });
    expect(rulesOf(await editor.pull("sip.conf"))).not.toContain("sip/allowguest");
    await editor.open("extensions.conf");
    expect(rulesOf(await editor.pull("extensions.conf"))).not.toContain("dialplan/missing-context");
    await editor.change("extensions.conf", 2, { text: dialplan.replace("[office]", "[elsewhere]") });
    expect(rulesOf(await editor.pull("extensions.conf"))).toContain("dialplan/missing-context");
  });

  test("of all files are answered, those that nobody opened as well, and again only when they change", async () => {
    using editor = await Editor.start(site);
    const first = await editor.request<WorkspaceDiagnosticReport>("workspace/diagnostic", {
      previousResultIds: [],
    });
    expect(first.items.map(({ uri }) => uri)).toContain(editor.uri("sip.conf"));
    const previousResultIds = first.items.map(({ uri, resultId = "" }) => ({ uri, value: resultId }));
    const second = await editor.request<WorkspaceDiagnosticReport>("workspace/diagnostic", {
      previousResultIds,
    });
    expect(second.items.every(({ kind }) => kind === "unchanged")).toBe(true);
    await editor.save("sip.conf", "[general]\nallowguest=no\n");
    const third = await editor.request<WorkspaceDiagnosticReport>("workspace/diagnostic", {
      previousResultIds,
    });
    const ofSip = third.items.find(({ uri }) => uri === editor.uri("sip.conf"));
    expect(ofSip).toMatchObject({ kind: "full" });
  });

  test("are pushed to an editor that does not ask, and taken back", async () => {
    using editor = await Editor.start(site, { capabilities: waiting });
    expect(editor.initialized.capabilities.diagnosticProvider).toBeUndefined();
    const isReported = (items: readonly { code?: unknown }[]): boolean =>
      items.some(({ code }) => code === "sip/allowguest");
    await editor.pushedUntil("sip.conf", isReported);
    await editor.open("sip.conf", sip, 7);
    await editor.change("sip.conf", 8, { text: sip.replace("allowguest=yes", "allowguest=no") });
    await editor.pushedUntil("sip.conf", (items) => !isReported(items));
    expect(editor.pushed.get(editor.uri("sip.conf"))?.version).toBe(8);
  });

  test("are pushed for a file from outside the workspace, and taken back when it is closed", async () => {
    using editor = await Editor.start(
      { "/etc/asterisk/sip.conf": sip },
      { capabilities: waiting, folders: [] },
    );
    await editor.open("/etc/asterisk/sip.conf");
    await editor.pushedUntil("/etc/asterisk/sip.conf", (items) => items.length > 0);
    await editor.close("/etc/asterisk/sip.conf");
    expect(await editor.pushedUntil("/etc/asterisk/sip.conf", (items) => items.length === 0)).toEqual([]);
  });

  test("depend on the version and the preset of the settings", async () => {
    using editor = await Editor.start(site, { options: { asteriskVersion: "22", preset: "all" } });
    expect(rulesOf(await editor.pull("sip.conf"))).not.toContain("sip/allowguest");
    using odd = await Editor.start(site, { options: { asteriskVersion: "never", preset: 7 } });
    expect(rulesOf(await odd.pull("sip.conf"))).toContain("sip/allowguest");
  });
});

describe("code actions", () => {
  const actionsFor = async (editor: Editor, only?: string[]): Promise<CodeAction[]> =>
    await editor.request<CodeAction[]>("textDocument/codeAction", {
      textDocument: { uri: editor.uri("sip.conf") },
      range: whole,
      context: { diagnostics: [], ...(only ? { only } : {}) },
    });

  test("fix one finding, with the version that the edits are for", async () => {
    using editor = await Editor.start(site);
    await editor.open("sip.conf", sip, 3);
    const action = (await actionsFor(editor)).find(({ title }) => title.includes("alwaysauthreject"));
    expect(action).toMatchObject({
      kind: "quickfix",
      isPreferred: true,
      edit: { documentChanges: [{ textDocument: { version: 3 } }] },
    });
    expect(edited(sip, editsFor(action?.edit, editor.uri("sip.conf")))).toBe(
      sip.replace("alwaysauthreject=no", "alwaysauthreject=yes"),
    );
  });

  test("say what a fix may break", async () => {
    using editor = await Editor.start(site);
    const action = (await actionsFor(editor)).find(({ title }) => title.includes("allowguest=no"));
    expect(action?.isPreferred).toBe(false);
    expect(action?.title).toMatch(/\(.+\)$/);
  });

  test("fix everything safe in a file when it is saved, worked out when asked for", async () => {
    using editor = await Editor.start(site);
    const [action] = await actionsFor(editor, ["source.fixAll"]);
    expect(action).toMatchObject({ kind: "source.fixAll.astlint" });
    expect(action?.edit).toBeUndefined();
    const resolved = await editor.request<CodeAction>("codeAction/resolve", { ...action });
    expect(edited(sip, editsFor(resolved.edit, editor.uri("sip.conf")))).toBe(
      sip.replace("alwaysauthreject=no", "alwaysauthreject=yes"),
    );
  });

  test("come with their edits for an editor that cannot ask again", async () => {
    using editor = await Editor.start(site, { capabilities: waiting });
    const [action] = await actionsFor(editor, ["source.fixAll.astlint"]);
    expect(editsFor(action?.edit, editor.uri("sip.conf"))).not.toEqual([]);
  });

  test("explain a rule by its page", async () => {
    using editor = await Editor.start(site);
    const action = (await actionsFor(editor)).find(({ title }) => title === "Explain sip/allowguest");
    await editor.request("workspace/executeCommand", { ...action?.command });
    expect(editor.shown).toEqual(["https://docs.example/sip/allowguest"]);
    await editor.request("workspace/executeCommand", { command: "astlint.explain", arguments: ["no/such"] });
    expect(editor.shown).toHaveLength(1);
  });
});

describe("what is accepted", () => {
  test("a comment ignores a finding, and the editor asks for the reason", async () => {
    const capabilities = {
      textDocument: { diagnostic: {} },
      workspace: { workspaceEdit: { documentChanges: true, snippetEditSupport: true } },
    };
    using editor = await Editor.start(site, { capabilities });
    await editor.open("sip.conf");
    const actions = await editor.request<CodeAction[]>("textDocument/codeAction", {
      textDocument: { uri: editor.uri("sip.conf") },
      range: { start: { line: 1, character: 12 }, end: { line: 1, character: 12 } },
      context: { diagnostics: [] },
    });
    const ignore = actions.find(({ title }) => title === "Ignore sip/allowguest here, with a reason");
    expect(ignore?.edit?.documentChanges).toMatchObject([
      { edits: [{ snippet: { value: " ; astlint: ignore[sip/allowguest] ${1:reason}" } }] },
    ]);
    const accepted = sip.replace(
      "allowguest=yes",
      "allowguest=yes ; astlint: ignore[sip/allowguest] our lab",
    );
    await editor.change("sip.conf", 2, { text: accepted });
    expect(rulesOf(await editor.pull("sip.conf"))).toEqual(["sip/alwaysauthreject"]);
  });

  test("the settings file counts, above the configuration as well, and before it is saved", async () => {
    const settings =
      '{"rules": {"sip/allowguest": "off"}, "overrides": [{"files": ["asterisk/sip.conf"], "rules": {"sip/alwaysauthreject": "critical"}}]}';
    using editor = await Editor.start({ ...site, "/site/astlint.json": settings });
    const [only, ...others] = await editor.pull("sip.conf");
    expect([only?.code, only?.severity, others]).toEqual(["sip/alwaysauthreject", 1, []]);
    await editor.open("/site/astlint.json", "{}");
    expect(rulesOf(await editor.pull("sip.conf"))).toContain("sip/allowguest");
  });

  test("mistakes in the settings file are shown in it", async () => {
    using editor = await Editor.start({ ...site, "astlint.json": '{"preset": "most"}' });
    const { items } = await editor.request<WorkspaceDiagnosticReport>("workspace/diagnostic", {
      previousResultIds: [],
    });
    expect(items.map(({ uri }) => uri)).toContain(editor.uri("astlint.json"));
    const [problem] = await editor.pull("astlint.json");
    expect(problem).toMatchObject({ severity: 1, range: { start: { line: 0, character: 11 } } });
    expect(rulesOf(await editor.pull("sip.conf"))).toContain("sip/allowguest");
  });
});

describe("places", () => {
  test("hover tells about the option under the cursor", async () => {
    using editor = await Editor.start(site);
    const hover = await editor.ask<Hover>(
      "textDocument/hover",
      "sip.conf",
      sip.replace("allowguest", "allow$0guest"),
    );
    expect(JSON.stringify(hover.contents)).toContain("Takes calls from senders that no account matches");
    expect(JSON.stringify(hover.contents)).toContain("default `yes`");
    expect(hover.range && shown(hover.range)).toBe("1:0-1:10");
  });

  test("completion replaces the word that is being written", async () => {
    using editor = await Editor.start(site);
    const items = await editor.ask<CompletionItem[]>(
      "textDocument/completion",
      "sip.conf",
      `${sip}[1]\ncontext=of$0\n`,
    );
    const item = items.find(({ label }) => label === "office");
    expect(item?.textEdit).toMatchObject({ newText: "office", range: { start: { line: 5, character: 8 } } });
  });

  test("completion tells what an option sets", async () => {
    using editor = await Editor.start(site);
    const items = await editor.ask<CompletionItem[]>(
      "textDocument/completion",
      "sip.conf",
      `${sip}[1]\nqual$0\n`,
    );
    const item = items.find(({ label }) => label === "qualify");
    expect(item?.documentation).toMatch(/^Milliseconds in which/);
  });

  test("definition leads into another file", async () => {
    using editor = await Editor.start(site);
    const [link] = await editor.ask<DefinitionLink[]>(
      "textDocument/definition",
      "sip.conf",
      sip.replace("guests", "gue$0sts"),
    );
    expect(link?.targetUri).toBe(editor.uri("extensions.conf"));
    expect(link && shown(link.targetSelectionRange)).toBe("0:1-0:7");
    using simple = await Editor.start(site, { capabilities: waiting });
    const [location] = await simple.ask<Location[]>(
      "textDocument/definition",
      "sip.conf",
      sip.replace("guests", "gue$0sts"),
    );
    expect(location?.uri).toBe(editor.uri("extensions.conf"));
  });

  test("references and highlights", async () => {
    using editor = await Editor.start(site);
    const marked = dialplan.replace("[guests]", "[gue$0sts]");
    const places = await editor.ask<Location[]>("textDocument/references", "extensions.conf", marked, {
      context: { includeDeclaration: true },
    });
    expect(places.map(({ uri, range }) => `${uri.slice(-15)} ${shown(range)}`)).toEqual([
      "extensions.conf 0:1-0:7",
      "sterisk/sip.conf 3:8-3:14".slice(1),
    ]);
    const here = await editor.ask<DocumentHighlight[]>(
      "textDocument/documentHighlight",
      "extensions.conf",
      marked,
    );
    expect(here.map(({ kind }) => kind)).toEqual([3]);
  });

  test("rename changes all files, or says why it cannot", async () => {
    using editor = await Editor.start(site);
    const edit = await editor.ask<WorkspaceEdit>(
      "textDocument/rename",
      "extensions.conf",
      dialplan.replace("[guests]", "[gue$0sts]"),
      {
        newName: "visitors",
      },
    );
    expect(edited(sip, editsFor(edit, editor.uri("sip.conf")))).toContain("context=visitors");
    expect(edited(dialplan, editsFor(edit, editor.uri("extensions.conf")))).toContain("[visitors]");
    const taken = editor.ask(
      "textDocument/rename",
      "extensions.conf",
      dialplan.replace("[guests]", "[gue$0sts]"),
      {
        newName: "office",
      },
    );
    await expect(taken).rejects.toThrow("'office' is there already");
    const nothing = editor.ask(
      "textDocument/prepareRename",
      "extensions.conf",
      dialplan.replace("Answer", "Ans$0wer"),
    );
    await expect(nothing).rejects.toThrow("Nothing here can be renamed");
  });

  test("the outline, and symbols of the whole workspace", async () => {
    using editor = await Editor.start(site);
    const textDocument = { uri: editor.uri("extensions.conf") };
    const symbols = await editor.request<DocumentSymbol[]>("textDocument/documentSymbol", { textDocument });
    expect(symbols.map(({ name, children = [] }) => [name, ...children.map((child) => child.name)])).toEqual([
      ["guests", "s"],
      ["office", "100"],
    ]);
    const found = await editor.request<SymbolInformation[]>("workspace/symbol", { query: "ofi" });
    expect(found.map(({ name, containerName }) => [name, containerName])).toEqual([
      ["office", "extensions.conf"],
    ]);
  });

  test("links, folding, selection, tokens, hints, lenses, call hierarchy and formatting", async () => {
    const more = { ...site, "sip.conf": `${sip}#include phones.conf\n`, "phones.conf": "" };
    using editor = await Editor.start(more);
    const textDocument = { uri: editor.uri("extensions.conf") };
    const links = await editor.request<DocumentLink[]>("textDocument/documentLink", {
      textDocument: { uri: editor.uri("sip.conf") },
    });
    expect(links.map(({ target }) => target)).toEqual([editor.uri("phones.conf")]);
    const folds = await editor.request<FoldingRange[]>("textDocument/foldingRange", { textDocument });
    expect(folds.map(({ startLine, endLine }) => [startLine, endLine])).toEqual([
      [0, 2],
      [4, 5],
    ]);
    const [selection] = await editor.request<SelectionRange[]>("textDocument/selectionRange", {
      textDocument,
      positions: [{ line: 2, character: 19 }],
    });
    expect(selection && [shown(selection.range), selection.parent && shown(selection.parent.range)]).toEqual([
      "2:16-2:22",
      "2:16-2:28",
    ]);
    const tokens = await editor.request<{ data: number[] }>("textDocument/semanticTokens/full", {
      textDocument,
    });
    expect(tokens.data.slice(0, 5)).toEqual([0, 1, 6, 1, 0]);
    const hints = await editor.request<InlayHint[]>("textDocument/inlayHint", { textDocument, range: whole });
    expect(hints.map(({ label, position }) => [label, position.line])).toEqual([["=2", 2]]);
    const lenses = await editor.request<CodeLens[]>("textDocument/codeLens", { textDocument });
    expect(lenses.map(({ command }) => command?.title)).toEqual([
      "reachable by guests",
      "reachable by guests",
    ]);
    const [item] = await editor.request<CallHierarchyItem[]>("textDocument/prepareCallHierarchy", {
      textDocument,
      position: { line: 0, character: 2 },
    });
    const calls = await editor.request<CallHierarchyOutgoingCall[]>("callHierarchy/outgoingCalls", { item });
    expect(calls.map(({ to }) => to.name)).toEqual(["office"]);
    const incoming = await editor.request<unknown[]>("callHierarchy/incomingCalls", { item: calls[0]?.to });
    expect(incoming).toHaveLength(1);
    await editor.open("extensions.conf", `${dialplan}exten => 1,1,Hangup()  \n`);
    const edits = await editor.request<TextEdit[]>("textDocument/formatting", { textDocument, options: {} });
    expect(edits.map(({ range, newText }) => [shown(range), newText])).toEqual([["6:21-6:23", ""]]);
  });

  test.each([
    ["utf-8", 9],
    ["utf-16", 6],
    ["utf-32", 5],
  ])("characters are counted in %s where the editor wants that", async (encoding, start) => {
    using editor = await Editor.start(
      { "sip.conf": "[general]\n;ä😀\nregister => 1\n", "extensions.conf": "[ä😀bc]\ninclude => d\n" },
      { capabilities: { general: { positionEncodings: [encoding] }, textDocument: { diagnostic: {} } } },
    );
    expect(editor.initialized.capabilities.positionEncoding).toBe(encoding);
    await editor.open("extensions.conf");
    await editor.change("extensions.conf", 2, {
      range: { start: { line: 0, character: start - 1 }, end: { line: 0, character: start } },
      text: "X",
    });
    const textDocument = { uri: editor.uri("extensions.conf") };
    const [symbol] = await editor.request<DocumentSymbol[]>("textDocument/documentSymbol", { textDocument });
    expect([symbol?.name, symbol?.selectionRange.end.character]).toEqual(["ä😀bX", start]);
  });
});

describe("bad input", () => {
  test("a file that is saved in the middle of a line", async () => {
    using editor = await Editor.start({ ...site, "sip.conf": "[general]\nallowguest=y" });
    await editor.open("sip.conf");
    for (const text of [
      "[gen",
      "[general]\nallowguest",
      "",
      "\0\0",
      "[general](",
      "#include",
      "\ufeff[",
      "[a](a)",
    ]) {
      await editor.change("sip.conf", 2, { text });
      await editor.pull("sip.conf");
      await editor.request("textDocument/hover", {
        textDocument: { uri: editor.uri("sip.conf") },
        position: { line: 0, character: 1 },
      });
      await editor.request("textDocument/completion", {
        textDocument: { uri: editor.uri("sip.conf") },
        position: { line: 0, character: 1 },
      });
      await editor.request("textDocument/semanticTokens/full", {
        textDocument: { uri: editor.uri("sip.conf") },
      });
    }
    expect(editor.logged).toEqual([]);
  });

  test("100,000 lines at once", async () => {
    using editor = await Editor.start(site);
    await editor.open("extensions.conf");
    await editor.change("extensions.conf", 2, {
      text: `[guests]\ninclude => gone\n${"exten => _X.,1,NoOp(${EXTEN})\n".repeat(100_000)}`,
    });
    expect(rulesOf(await editor.pull("extensions.conf"))).toContain("dialplan/missing-context");
    await editor.change("extensions.conf", 3, { text: dialplan });
    expect(rulesOf(await editor.pull("extensions.conf"))).not.toContain("dialplan/missing-context");
    expect(editor.logged).toEqual([]);
  }, 60_000);

  test("a folder without a configuration, and one that is not there", async () => {
    using editor = await Editor.start({ "/home/notes.txt": "" }, { folders: ["/home", "/gone"] });
    const { items } = await editor.request<WorkspaceDiagnosticReport>("workspace/diagnostic", {
      previousResultIds: [],
    });
    expect(items).toEqual([]);
    await editor.open("/home/nginx.conf", "server {\n}\n");
    expect(await editor.pull("/home/nginx.conf")).toEqual([]);
    expect(await editor.pull("/gone/sip.conf")).toEqual([]);
    expect(editor.logged).toEqual([]);
  });

  test("two configurations in one workspace keep to themselves", async () => {
    using editor = await Editor.start(
      {
        "/pbx/a/sip.conf": sip,
        "/pbx/a/extensions.conf": dialplan,
        "/pbx/b/sip.conf": "[general]\nallowguest=no\ncontext=guests\n",
        "/pbx/b/extensions.conf": "[other]\nexten => s,1,Hangup()\n",
      },
      { folders: ["/pbx"] },
    );
    const [here] = await editor.ask<Location[]>(
      "textDocument/definition",
      "/pbx/a/sip.conf",
      sip.replace("guests", "gue$0sts"),
    );
    expect(here).toMatchObject({ targetUri: editor.uri("/pbx/a/extensions.conf") });
    expect(
      await editor.ask(
        "textDocument/definition",
        "/pbx/b/sip.conf",
        "[general]\nallowguest=no\ncontext=gue$0sts\n",
      ),
    ).toEqual([]);
    expect(rulesOf(await editor.pull("/pbx/b/sip.conf"))).not.toContain("sip/allowguest");
  });

  test("a folder that is taken out of the workspace has no more diagnostics", async () => {
    const capabilities = { workspace: { workspaceFolders: true } };
    using editor = await Editor.start({ "/a/sip.conf": sip }, { folders: ["/a"], capabilities });
    await editor.pushedUntil("/a/sip.conf", (items) => items.length > 0);
    await editor.notify("workspace/didChangeWorkspaceFolders", {
      event: { added: [], removed: [{ uri: editor.uri("/a"), name: "a" }] },
    });
    expect(await editor.pushedUntil("/a/sip.conf", (items) => items.length === 0)).toEqual([]);
  });

  test("a file that is deleted while it is open, and then closed", async () => {
    using editor = await Editor.start(site, { capabilities: waiting });
    await editor.open("sip.conf");
    await editor.pushedUntil("sip.conf", (items) => items.length > 0);
    await editor.save("sip.conf", undefined);
    await editor.close("sip.conf");
    expect(await editor.pushedUntil("sip.conf", (items) => items.length === 0)).toEqual([]);
  });

  test("a file that was never saved takes part", async () => {
    using editor = await Editor.start({ "extensions.conf": "#include new.conf\n[a]\ninclude => b\n" });
    expect(rulesOf(await editor.pull("extensions.conf"))).toContain("parser/missing-include");
    await editor.open("new.conf", "[b]\nexten => 1,1,Hangup()\n");
    expect(rulesOf(await editor.pull("extensions.conf"))).not.toContain("parser/missing-include");
  });

  test("an editor that is wrong about versions, ranges and what is open", async () => {
    using editor = await Editor.start(site);
    await editor.open("sip.conf", sip, 5);
    await editor.open("sip.conf", sip, 4);
    await editor.change("sip.conf", 1, {
      range: { start: { line: 900, character: 9 }, end: { line: 3, character: 900 } },
      text: "",
    });
    await editor.change("sip.conf", -1, {
      range: { start: { line: -1, character: -5 }, end: { line: 0, character: 0 } },
      text: "",
    });
    await editor.change("extensions.conf", 2, { range: whole, text: "[a]" });
    await editor.close("iax.conf");
    await editor.open("untitled:Untitled-1", "[a]");
    await editor.notify("textDocument/didOpen", {
      textDocument: { uri: "untitled:Untitled-1", languageId: "", version: 1, text: "" },
    });
    expect(rulesOf(await editor.pull("sip.conf"))).toContain("sip/allowguest");
    expect(editor.logged).toEqual([]);
  });

  test("a request that is cancelled is answered with nothing, and the next one as usual", async () => {
    using editor = await Editor.start(site);
    await editor.open("sip.conf");
    const source = new CancellationTokenSource();
    const parameters = { textDocument: { uri: editor.uri("sip.conf") } };
    const cancelled = editor.connection.sendRequest("textDocument/diagnostic", parameters, source.token);
    source.cancel();
    await expect(cancelled).rejects.toThrow();
    expect(rulesOf(await editor.pull("sip.conf"))).toContain("sip/allowguest");
  });
});

test("no secret leaves the server", async () => {
  const secrets = {
    "sip.conf":
      "[general]\nregister => 100:Hq7TzzP0x@example.net\n[base](!)\nsecret=Hq7TzzP0x\n[100](base)\ntype=friend\nhost=dynamic\n",
    "voicemail.conf": "[default]\n100 => 8642,Anna\n",
    "manager.conf": "[general]\nenabled=yes\n[admin]\nsecret=Hq7TzzP0x\n",
  };
  using editor = await Editor.start(secrets);
  const answers: unknown[] = [];
  for (const [path, text] of Object.entries(secrets)) {
    const textDocument = { uri: editor.uri(path) };
    answers.push(await editor.pull(path));
    for (const method of ["documentSymbol", "codeLens", "foldingRange"]) {
      answers.push(await editor.request(`textDocument/${method}`, { textDocument }));
    }
    answers.push(await editor.request("textDocument/inlayHint", { textDocument, range: whole }));
    for (const [line, content] of text.split("\n").entries()) {
      for (const character of [0, 3, content.length]) {
        const position = { line, character };
        for (const method of ["hover", "completion"]) {
          answers.push(await editor.request(`textDocument/${method}`, { textDocument, position }));
        }
      }
    }
  }
  expect(JSON.stringify(answers)).not.toMatch(/Hq7T|8642/);
  expect(editor.logged).toEqual([]);
});

const typed = fc.constantFrom(
  "[a]\n",
  "[office](!)\n",
  "[b](office)\n",
  "allowguest=yes\n",
  "context=office\n",
  "exten => 1,1,Goto(office,100,1)\n",
  " same => n,Hangup()\n",
  "include => office\n",
  "#include more.conf\n",
  "; astlint: ignore[sip/allowguest] lab\n",
  ";--\n",
  "--;\n",
  "=",
  "[",
  "\r",
  "ä😀",
  "",
);
const edit = fc.record({
  path: fc.constantFrom("sip.conf", "extensions.conf", "more.conf"),
  start: fc.nat(120),
  length: fc.nat(30),
  text: typed,
});

test("whatever is typed, the answers are those of a server that reads the files anew", async () => {
  const files = { ...site, "more.conf": "[more]\ntype=friend\n" };
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 8 }), async (edits) => {
      using editor = await Editor.start(files);
      const texts: Record<string, string> = { ...files };
      for (const path of Object.keys(files)) await editor.open(path);
      for (const [index, { path, start, length, text }] of edits.entries()) {
        const before = texts[path] ?? "";
        const lines = new LineMap(before, "utf-16");
        // Where the protocol has no position, between the parts of a line ending, the nearest is meant.
        const range = lines.range({ start, end: start + length });
        const span = lines.span(range);
        texts[path] = before.slice(0, span.start) + text + before.slice(span.end);
        await editor.change(path, index + 2, { range, text });
        if (index % 2 === 0) await editor.pull(path);
      }
      using fresh = await Editor.start(texts);
      for (const path of Object.keys(files)) await fresh.open(path);
      for (const path of Object.keys(files)) expect(await editor.pull(path)).toEqual(await fresh.pull(path));
      expect(editor.logged).toEqual([]);
    }),
    { numRuns: 25 },
  );
}, 60_000);
