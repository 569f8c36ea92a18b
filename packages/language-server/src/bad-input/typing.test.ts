import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Diagnostic } from "vscode-languageserver";
import { letOthersIn } from "../let-others-in.ts";
import { LineMap } from "../line-map.ts";
import { pulling, waiting } from "../testing/capabilities.ts";
import { Editor, type EditorSettings } from "../testing/editor.ts";
import { site } from "../testing/sites.ts";

const paths = [
  "sip.conf",
  "extensions.conf",
  "more.conf",
  "deep/less.conf",
  "deep/sip.conf",
  "/site/sip.conf",
  "/other/sip.conf",
  "astlint.json",
];

const piece = fc.constantFrom(
  "[a]\n",
  "[office](!)\n",
  "[b](office)\n",
  "allowguest=yes\n",
  "context=office\n",
  "secret=1234\n",
  "exten => 1,1,Goto(office,100,1)\n",
  " same => n,Hangup()\n",
  "include => office\n",
  "#include more.conf\n",
  "#include deep/*.conf\n",
  "; astlint: ignore[sip/allowguest] lab\n",
  '{"rules": {"sip/allowguest": "off"}}',
  ";--\n",
  "--;\n",
  "=",
  "[",
  "\r",
  "ä😀",
  "",
);
const text = fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join(""));
const path = fc.constantFrom(...paths);
const edit = fc.record({ start: fc.nat(120), length: fc.nat(30), text: piece });

/** What somebody does with a file. */
const deed = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("type" as const),
      path,
      edits: fc.array(edit, { minLength: 1, maxLength: 3 }),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("ask" as const), path }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("replace" as const), path, text }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("close" as const), path }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("write" as const), path, text }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("delete" as const), path }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("wait" as const), path, milliseconds: fc.nat(12) }) },
);
type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never;

/** Does things one after the other, without waiting for answers; keeps what is open then. */
async function play(editor: Editor, deeds: readonly Deed[]): Promise<ReadonlyMap<string, string>> {
  const open = new Map<string, string>();
  const answers: Promise<unknown>[] = [];
  let version = 0;
  editor.disk.delay = letOthersIn;
  for (const each of deeds) {
    version++;
    const { path } = each;
    if ((each.kind === "type" || each.kind === "replace") && !open.has(path)) {
      open.set(path, editor.text(path));
      await editor.open(path, editor.text(path), version);
    }
    switch (each.kind) {
      case "type": {
        const { positionEncoding = "utf-16" } = editor.initialized.capabilities;
        const changes = each.edits.map(({ start, length, text }) => {
          const before = open.get(path) ?? "";
          const lines = new LineMap(before, positionEncoding);
          // Where the protocol has no position, between the parts of a line ending, the nearest is meant.
          const range = lines.range({ start, end: start + length });
          const span = lines.span(range);
          open.set(path, before.slice(0, span.start) + text + before.slice(span.end));
          return { range, text };
        });
        await editor.change(path, version, ...changes);
        break;
      }
      case "replace":
        open.set(path, each.text);
        await editor.change(path, version, { text: each.text });
        break;
      case "close":
        if (open.delete(path)) await editor.close(path);
        break;
      case "write":
        await editor.save(path, each.text);
        break;
      case "delete":
        await editor.save(path, undefined);
        break;
      case "wait":
        await new Promise((resolve) => setTimeout(resolve, each.milliseconds));
        break;
      case "ask":
        answers.push(editor.pull(path));
    }
  }
  await Promise.all(answers);
  editor.disk.delay = undefined;
  return open;
}

/** An editor whose server reads the same files for the first time. */
async function afresh(
  editor: Editor,
  open: ReadonlyMap<string, string>,
  settings: EditorSettings,
): Promise<Editor> {
  const fresh = await Editor.start(Object.fromEntries(editor.disk.files), settings);
  for (const [path, text] of open) await fresh.open(path, text);
  return fresh;
}

type Shown = Readonly<Record<string, readonly Diagnostic[]>>;

async function shownBy(editor: Editor): Promise<Shown> {
  const reports = await editor.pullAll();
  return withFindings(reports.map((each) => [each.uri, each.kind === "full" ? each.items : []]));
}

function withFindings(entries: readonly (readonly [string, readonly Diagnostic[]])[]): Shown {
  return Object.fromEntries(entries.filter(([, items]) => items.length > 0));
}

const start = {
  ...site,
  "more.conf": "[more]\ntype=friend\n",
  "deep/less.conf": "[less]\ninclude => more\n",
};
const encoding = fc.constantFrom("utf-8", "utf-16", "utf-32");
const workspace = fc.constantFrom(
  ["/site/asterisk"],
  ["/site"],
  ["/site/asterisk", "/site/asterisk/deep"],
  ["/site/asterisk/deep"],
);
const deeds = fc.array(deed, { minLength: 1, maxLength: 12 });

test("whatever is typed, the answers are those of a server that reads the files anew", async () => {
  await fc.assert(
    fc.asyncProperty(deeds, workspace, encoding, async (done, folders, counting) => {
      const capabilities = { ...pulling, general: { positionEncodings: [counting] } };
      using editor = await Editor.start(start, { capabilities, folders });
      using fresh = await afresh(editor, await play(editor, done), { capabilities, folders });
      expect(await shownBy(editor)).toEqual(await shownBy(fresh));
      for (const path of paths) expect(await editor.pull(path)).toEqual(await fresh.pull(path));
      expect(editor.logged).toEqual([]);
    }),
    { seed: 1, numRuns: 60 },
  );
}, 120_000);

test("whatever is typed, an editor that waits is told in the end what a server finds that reads the files anew", async () => {
  await fc.assert(
    fc.asyncProperty(deeds, workspace, async (done, folders) => {
      using editor = await Editor.start(start, { capabilities: waiting, folders });
      using fresh = await afresh(editor, await play(editor, done), { folders });
      const expected = await shownBy(fresh);
      const told = (): Shown => withFindings([...editor.pushed].map(([uri, { items }]) => [uri, items]));
      const patience = setTimeout(() => editor.wake(), 60_000);
      const end = Date.now() + 60_000;
      await editor.until(() => isDeepStrictEqual(told(), expected) || Date.now() >= end);
      clearTimeout(patience);
      expect(told()).toEqual(expected);
      expect(editor.logged).toEqual([]);
    }),
    { seed: 1, numRuns: 30 },
  );
}, 120_000);
