import {
  knownFindings,
  lint,
  loadTree,
  memoryFileSystem,
  plainEstimator,
  printBaseline,
} from "@astlint/core";
import { rules as allRules } from "@astlint/rules";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Diagnostic } from "vscode-languageserver";
import { BusyEditor } from "../testing/busy-editor.ts";
import type { Editor } from "../testing/editor.ts";
import { Turns } from "../testing/turns.ts";

const watched = ["sip/allowguest", "dialplan/missing-context", "parser/missing-include"];
const rules = allRules.filter(({ id }) => watched.includes(id));

const sip = "[general]\nallowguest=yes\ncontext=guests\n";
const dialplan = "[guests]\nexten => 1,1,Hangup()\ninclude => more\n#include more.conf\n";

const accepted = await (async () => {
  const tree = await loadTree(memoryFileSystem({ "/pbx/sip.conf": sip }), "/pbx");
  const findings = lint(tree, { rules, estimator: plainEstimator });
  return printBaseline(new Map([["asterisk", findings.flatMap(knownFindings)]]));
})();

const baseline = "/site/known.json";
const start = {
  "/site/asterisk/sip.conf": sip,
  "/site/asterisk/extensions.conf": dialplan,
  "/site/asterisk/more.conf": "[more]\n",
  "/site/asterisk/voicemail.conf": "",
  [baseline]: accepted,
};

/** What may be in a file, each with something else to find. */
const texts: Readonly<Record<string, readonly string[]>> = {
  "/site/asterisk/sip.conf": [sip, "[general]\nallowguest=no\n", "[general]\n#include deep/sip.conf\n", ""],
  "/site/asterisk/extensions.conf": [dialplan, "[guests]\ninclude => more\n", ""],
  "/site/asterisk/more.conf": ["[more]\n", "[less]\ninclude => nowhere\n", "#include gone.conf\n"],
  "/site/asterisk/deep/sip.conf": [sip, "allowguest=no\n"],
  "/site/sip.conf": [sip, "#include asterisk/sip.conf\n"],
  "/other/sip.conf": [sip, ""],
  "/site/astlint.json": ["{}", '{"rules": {"sip/allowguest": "off"}}', '{"preset": 7}'],
  [baseline]: [accepted, printBaseline(new Map()), "{"],
};
const paths = Object.keys(texts);

/** Most of the time something happens to the files that are in the middle of it all. */
const path = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom("/site/asterisk/sip.conf", "/site/asterisk/extensions.conf") },
  { weight: 1, arbitrary: fc.constantFrom(...paths) },
);
const file = fc.record({ path });
const text = path.chain((given) =>
  fc.record({ path: fc.constant(given), text: fc.constantFrom(...(texts[given] ?? [])) }),
);
const folder = fc.constantFrom("/site", "/site/asterisk", "/site/asterisk/deep", "/other");
const settings = fc.record(
  { asteriskVersion: fc.constantFrom("16", "22"), baseline: fc.constant("known.json") },
  { requiredKeys: [] },
);

type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never;
const typing = text.map((given) => ({ kind: "type" as const, ...given }));
const asking = file.map((given) => ({ kind: "ask" as const, ...given }));
const askingForAll = fc.constant({ kind: "ask for all" as const });
const rest = [
  file.map((given) => ({ kind: "ask and cancel" as const, ...given })),
  file.map((given) => ({ kind: "open" as const, ...given })),
  file.map((given) => ({ kind: "close" as const, ...given })),
  file.map((given) => ({ kind: "save" as const, ...given })),
  text.map((given) => ({ kind: "write" as const, ...given })),
  text.map((given) => ({ kind: "write anew" as const, ...given })),
  file.map((given) => ({ kind: "delete" as const, ...given })),
  folder.map((path) => ({ kind: "add folder" as const, path })),
  folder.map((path) => ({ kind: "remove folder" as const, path })),
  settings.map((given) => ({ kind: "configure" as const, given })),
];
const deed = fc.oneof(typing, asking, askingForAll, ...rest);
/** A few kinds of deeds at a time: where everything can happen, what comes next hides the mistakes before it. */
const kinds = fc.oneof(fc.constant([]), fc.subarray(rest, { minLength: 1, maxLength: 3 }));
const deeds = kinds.chain((some) => {
  const one = fc.oneof({ weight: 2, arbitrary: typing }, asking, askingForAll, ...some);
  return fc.array(fc.tuple(fc.nat(4), one), { minLength: 5, maxLength: 10 });
});

const abilities = fc.record({
  asks: fc.boolean(),
  watches: fc.boolean(),
  isAskedForSettings: fc.boolean(),
  refusesToRegister: fc.boolean(),
});
const folders = fc.constantFrom(
  ["/site/asterisk"],
  ["/site/asterisk"],
  ["/site"],
  ["/site/asterisk", "/site/asterisk/deep"],
  [],
);

async function play(
  person: BusyEditor,
  turns: Turns,
  done: readonly (readonly [number, Deed])[],
): Promise<void> {
  for (const [pause, each] of done) {
    for (let turn = 0; turn < pause; turn++) await turns.wait(each.kind);
    switch (each.kind) {
      case "type":
        await person.type(each.path, each.text);
        break;
      case "ask":
        void person.editor.pull(each.path);
        break;
      case "ask for all":
        void person.editor.pullAll();
        break;
      case "ask and cancel":
        void person.askAndCancel(each.path);
        break;
      case "open":
        await person.openFile(each.path);
        break;
      case "close":
        await person.close(each.path);
        break;
      case "save":
        await person.save(each.path);
        break;
      case "write":
        person.write(each.path, each.text);
        break;
      case "write anew":
        person.write(each.path, undefined);
        for (let turn = 0; turn < pause; turn++) await turns.wait(each.kind);
        person.write(each.path, each.text);
        break;
      case "delete":
        person.write(each.path, undefined);
        break;
      case "add folder":
        await person.changeFolders([each.path], []);
        break;
      case "remove folder":
        await person.changeFolders([], [each.path]);
        break;
      case "configure":
        await person.configure(each.given);
    }
  }
}

type Shown = Readonly<Record<string, readonly Diagnostic[]>>;

async function allOf(editor: Editor): Promise<Shown> {
  const reports = await editor.pullAll();
  return withFindings(
    Object.fromEntries(reports.map((each) => [each.uri, each.kind === "full" ? each.items : []])),
  );
}

async function eachOf(editor: Editor): Promise<Shown> {
  return Object.fromEntries(await Promise.all(paths.map(async (path) => [path, await editor.pull(path)])));
}

function withFindings(shown: Shown): Shown {
  return Object.fromEntries(Object.entries(shown).filter(([, items]) => items.length > 0));
}

test("in whatever order messages and answers come, in the end all is as for a server that starts then", async () => {
  const property = fc.asyncProperty(
    fc.scheduler(),
    deeds,
    abilities,
    folders,
    async (scheduler, done, able, opened) => {
      using turns = new Turns(scheduler);
      using person = await BusyEditor.start(start, turns, { abilities: able, folders: opened, rules });
      const { editor } = person;
      await turns.result(play(person, turns, done));
      editor.disk.delay = undefined;
      editor.delay = undefined;
      using fresh = await person.afresh();
      const [all, each] = await turns.result(Promise.all([allOf(fresh), eachOf(fresh)]));
      const inOpenFiles = [...person.open.keys()].map((path) => [path, each[path] ?? []]);
      const expected = able.asks ? Object.fromEntries(inOpenFiles) : all;
      expect(withFindings(person.showing)).toEqual(withFindings(expected));
      expect(await turns.result(Promise.all([allOf(editor), eachOf(editor)]))).toEqual([all, each]);
      expect(editor.logged.filter((text) => text.startsWith("internal error"))).toEqual([]);
    },
  );
  await fc.assert(property, { seed: 1, numRuns: 300 });
}, 120_000);
