import { expect, test } from "vitest";
import type { ClientCapabilities } from "vscode-languageserver";
import { Editor } from "../testing/editor.ts";

const capabilities: ClientCapabilities = {
  textDocument: { diagnostic: {} },
  workspace: { diagnostics: { refreshSupport: true } },
  window: { workDoneProgress: true },
};

interface Loading {
  readonly editor: Editor;
  readonly told: readonly unknown[];
  /** Settles when the editor is asked to show progress. */
  readonly asked: Promise<void>;
  /** Settles with the last word about the progress. */
  readonly ended: Promise<void>;
}

async function load(count: number, create: () => null = () => null): Promise<Loading> {
  const told: unknown[] = [];
  const sites = Array.from({ length: count }, (_, index) => `/sites/pbx${index}/asterisk`);
  const files = Object.fromEntries(sites.map((site) => [`${site}/sip.conf`, "[general]\nallowguest=yes\n"]));
  let end = (): void => undefined;
  let isAsked = (): void => undefined;
  const asked = new Promise<void>((resolve) => {
    isAsked = resolve;
  });
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const editor = await Editor.start(files, {
    capabilities,
    folders: ["/sites"],
    hear: (connection) => {
      connection.onRequest("window/workDoneProgress/create", () => {
        isAsked();
        return create();
      });
      connection.onNotification("$/progress", ({ value }: { value: { kind: string } }) => {
        told.push(value);
        if (value.kind === "end") end();
      });
    },
  });
  return { editor, told, asked, ended };
}

test("an editor that shows progress is told of many configurations", async () => {
  const { editor, told, ended } = await load(4);
  using _ = editor;
  await ended;
  expect(told).toMatchObject([
    { kind: "begin", message: "reading 4 configurations" },
    { kind: "report", percentage: 25, message: "1 of 4" },
    { kind: "report", percentage: 50 },
    { kind: "report", percentage: 75 },
    { kind: "report", percentage: 100 },
    { kind: "end" },
  ]);
});

test("of a few nothing is told", async () => {
  const { editor, told } = await load(2);
  using _ = editor;
  await editor.request("workspace/diagnostic", { previousResultIds: [] });
  expect(told).toEqual([]);
});

test("an editor that refuses to show progress is not told of a mistake of ours", async () => {
  const { editor, asked } = await load(4, () => {
    throw new Error("no");
  });
  using _ = editor;
  await asked;
  expect(await editor.pullAll()).toHaveLength(4);
  expect(editor.logged.filter((text) => text.startsWith("internal error"))).toEqual([]);
});
