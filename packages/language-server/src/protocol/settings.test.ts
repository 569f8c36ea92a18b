import { afterEach, describe, expect, test, vi } from "vitest";
import type { ClientCapabilities } from "vscode-languageserver";
import { waiting } from "../testing/capabilities.ts";
import { Editor } from "../testing/editor.ts";
import { site } from "../testing/sites.ts";
import { rulesOf } from "../testing/texts.ts";

describe("the settings file", () => {
  test("counts, above the configuration as well", async () => {
    const settings = {
      rules: { "sip/allowguest": "off" },
      overrides: [{ files: ["asterisk/sip.conf"], rules: { "sip/alwaysauthreject": "critical" } }],
    };
    using editor = await Editor.start({ ...site, "/site/astlint.json": JSON.stringify(settings) });
    const found = await editor.pull("sip.conf");
    expect(found.map(({ code, severity }) => [code, severity])).toEqual([["sip/alwaysauthreject", 1]]);
  });

  test("counts before it is saved, and as it is on the disk once it is closed", async () => {
    using editor = await Editor.start({ ...site, "astlint.json": '{"rules": {"sip/allowguest": "off"}}' });
    expect(rulesOf(await editor.pull("sip.conf"))).not.toContain("sip/allowguest");
    await editor.open("astlint.json", "{}");
    expect(rulesOf(await editor.pull("sip.conf"))).toContain("sip/allowguest");
    await editor.close("astlint.json");
    expect(rulesOf(await editor.pull("sip.conf"))).not.toContain("sip/allowguest");
  });

  test("counts from the moment that it is written", async () => {
    using editor = await Editor.start(site);
    expect(rulesOf(await editor.pull("sip.conf"))).toContain("sip/allowguest");
    await editor.save("/site/astlint.json", '{"rules": {"sip/allowguest": "off"}}');
    expect(rulesOf(await editor.pull("sip.conf"))).not.toContain("sip/allowguest");
  });

  test("is not read as one of Asterisk's files, open or not", async () => {
    using editor = await Editor.start(site);
    await editor.open("astlint.json", "; astlint: ignored\n[x]\n");
    const found = await editor.pullAll();
    const [problems] = found.filter(({ uri }) => uri === editor.uri("astlint.json"));
    expect(problems?.kind === "full" && problems.items.map(({ code }) => code)).toEqual([undefined]);
  });

  test("shows its mistakes, and does not keep files from being looked at", async () => {
    using editor = await Editor.start({ ...site, "astlint.json": '{"preset": "most"}' });
    const [problem] = await editor.pull("astlint.json");
    expect(problem).toMatchObject({
      severity: 1,
      source: "astlint",
      range: { start: { line: 0, character: 11 } },
    });
    expect((await editor.pullAll()).map(({ uri }) => uri)).toContain(editor.uri("astlint.json"));
    expect(rulesOf(await editor.pull("sip.conf"))).toContain("sip/allowguest");
  });

  test.each(["", "{", "[]", "7", '{"rules": {"no/such": "off"}}', '{"rules": {"sip/allowguest": 7}}', "\0"])(
    "with %j in it is no reason to stop",
    async (text) => {
      using editor = await Editor.start({ ...site, "astlint.json": text });
      expect(rulesOf(await editor.pull("sip.conf"))).toContain("sip/allowguest");
      expect(await editor.pull("astlint.json")).not.toEqual([]);
      expect(editor.logged).toEqual([]);
    },
  );

  test("shows its mistakes to an editor that waits, and takes them back", async () => {
    using editor = await Editor.start(
      { ...site, "astlint.json": '{"preset": 7}' },
      { capabilities: waiting },
    );
    await editor.pushedUntil("astlint.json", (items) => items.length > 0);
    await editor.open("astlint.json", '{"preset": "all"}');
    expect(await editor.pushedUntil("astlint.json", (items) => items.length === 0)).toEqual([]);
  });
});

describe("the settings of the editor", () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  const newer = { asteriskVersion: "22" };
  const workspace = { configuration: true, diagnostics: { refreshSupport: true } };
  const configurable = { workspace, textDocument: { diagnostic: {} } };

  test("may come when it starts", async () => {
    using editor = await Editor.start(site, { options: newer });
    expect(rulesOf(await editor.pull("sip.conf"))).not.toContain("sip/allowguest");
  });

  test("may be asked for", async () => {
    using editor = await Editor.start(site, { capabilities: configurable, configuration: newer });
    await editor.until(() => editor.asked.includes("workspace/configuration"));
    expect(rulesOf(await editor.pull("sip.conf"))).not.toContain("sip/allowguest");
  });

  const questions = ({ asked }: Editor): number =>
    asked.filter((method) => method === "workspace/configuration").length;

  /** An editor that has been asked, and answers when it is told to. */
  async function startSlowly(capabilities: ClientCapabilities): Promise<{ editor: Editor; answer(): void }> {
    let answer = (): void => undefined;
    const answered = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const editor = await Editor.start(site, {
      capabilities,
      configuration: newer,
      delay: async (method) => {
        if (method === "workspace/configuration") await answered;
      },
    });
    await editor.until(() => editor.asked.includes("workspace/configuration"));
    return { editor, answer };
  }

  /** What something comes to while time flies. */
  async function result<T>(editor: Editor, work: Promise<T>): Promise<T> {
    let isDone = false;
    const end = (): void => {
      isDone = true;
    };
    work.then(end, end);
    while (!isDone) {
      await editor.untilSeen();
      await vi.runAllTimersAsync();
    }
    return await work;
  }

  test("are waited for by those who ask", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const { editor, answer } = await startSlowly(configurable);
    using _ = editor;
    const pulled = editor.pull("sip.conf");
    await editor.untilSeen();
    await vi.advanceTimersByTimeAsync(500);
    await editor.untilSeen();
    answer();
    await editor.until(() => editor.asked.includes("workspace/diagnostic/refresh"));
    expect(rulesOf(await result(editor, pulled))).not.toContain("sip/allowguest");
  });

  test("are waited for before others are told", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const { editor, answer } = await startSlowly({ workspace });
    using _ = editor;
    await editor.open("sip.conf");
    await editor.untilSeen();
    await vi.advanceTimersByTimeAsync(500);
    await editor.untilSeen();
    expect(editor.pushed.size).toBe(0);
    answer();
    await editor.until(() => editor.asked.includes("workspace/diagnostic/refresh"));
    const pushed = editor.pushedUntil("sip.conf", () => true);
    expect(rulesOf(await result(editor, pushed))).not.toContain("sip/allowguest");
  });

  test("are not waited for for ever", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const { editor } = await startSlowly(configurable);
    using _ = editor;
    for (const pulled of [editor.pull("sip.conf"), editor.pull("sip.conf")]) {
      expect(rulesOf(await result(editor, pulled))).toContain("sip/allowguest");
    }
  });

  test("may change, and are asked for anew", async () => {
    using editor = await Editor.start(site, { capabilities: configurable, configuration: newer });
    await editor.until(() => questions(editor) === 1);
    editor.configuration = { asteriskVersion: "16" };
    await editor.notify("workspace/didChangeConfiguration", { settings: null });
    await editor.until(() => questions(editor) === 2);
    expect(rulesOf(await editor.pull("sip.conf"))).toContain("sip/allowguest");
  });

  test("are those of the newest question, in whatever order the answers come", async () => {
    using editor = await Editor.start(site, { capabilities: configurable, configuration: newer });
    await editor.until(() => questions(editor) === 1);
    const goOn: (() => void)[] = [];
    editor.delay = async (method) => {
      if (method === "workspace/configuration") await new Promise<void>((resolve) => goOn.push(resolve));
    };
    for (const [index, asteriskVersion] of ["22", "16"].entries()) {
      editor.configuration = { asteriskVersion };
      await editor.notify("workspace/didChangeConfiguration", { settings: null });
      await editor.until(() => questions(editor) === index + 2);
    }
    for (const answer of goOn.reverse()) {
      answer();
      await editor.untilSeen();
    }
    expect(rulesOf(await editor.pull("sip.conf"))).toContain("sip/allowguest");
  });

  test("may be sent by an editor that is not asked", async () => {
    using editor = await Editor.start(site);
    await editor.notify("workspace/didChangeConfiguration", { settings: { astlint: newer } });
    expect(rulesOf(await editor.pull("sip.conf"))).not.toContain("sip/allowguest");
  });

  test.each([null, 7, "22", [], { asteriskVersion: "never", preset: 7 }, { asteriskVersion: null }])(
    "count for nothing where they are %j",
    async (odd) => {
      using editor = await Editor.start(site, {
        options: odd,
        capabilities: configurable,
        configuration: odd,
      });
      await editor.notify("workspace/didChangeConfiguration", { settings: odd });
      expect(rulesOf(await editor.pull("sip.conf"))).toContain("sip/allowguest");
      expect(editor.logged).toEqual([]);
    },
  );
});
