import { type CodeAction, commands, type TextDocument, type Uri, window, workspace } from "vscode";
import {
  type Case,
  closeAll,
  equal,
  eventually,
  file,
  found,
  read,
  ruleOf,
  rulesIn,
  show,
  write,
} from "./cases.ts";

const sip = "small-office/asterisk/sip.conf";
const voicemail = "small-office/asterisk/voicemail.conf";

async function actionsFor(path: string, rule: string): Promise<readonly CodeAction[]> {
  const range = found(path).find((diagnostic) => ruleOf(diagnostic) === rule)?.range;
  if (!range) throw new Error(`${rule} is not found in ${path}`);
  return await commands.executeCommand<CodeAction[]>(
    "vscode.executeCodeActionProvider",
    file(path),
    range,
    "quickfix",
    20,
  );
}

async function titles(path: string, rule: string): Promise<readonly string[]> {
  return (await actionsFor(path, rule)).map(({ title }) => title);
}

function lineOf(document: TextDocument, line: number): string {
  return document.lineAt(line - 1).text;
}

async function withSettings(
  values: Readonly<Record<string, unknown>>,
  run: () => Promise<void>,
): Promise<void> {
  const settings = workspace.getConfiguration();
  for (const [name, value] of Object.entries(values)) await settings.update(name, value, true);
  try {
    await run();
  } finally {
    for (const name of Object.keys(values)) await settings.update(name, undefined, true);
  }
}

export const fixes: readonly Case[] = [
  {
    name: "a fix changes its line, and its finding goes away",
    async run() {
      const document = await show(sip);
      await eventually(
        () => titles(sip, "sip/alwaysauthreject"),
        [
          "Set alwaysauthreject=yes",
          "Ignore sip/alwaysauthreject here, with a reason",
          "Fix everything that is safe to fix, in all files",
          "Explain sip/alwaysauthreject",
        ],
      );
      let fix: CodeAction | undefined;
      const isPreferred = async (): Promise<boolean | undefined> => {
        [fix] = await actionsFor(sip, "sip/alwaysauthreject");
        return fix?.isPreferred;
      };
      await eventually(isPreferred, true);
      if (fix?.edit) await workspace.applyEdit(fix.edit);
      equal(lineOf(document, 7), "alwaysauthreject=yes");
      await eventually(() => rulesIn(sip).includes("sip/alwaysauthreject"), false);
      await closeAll();
      await eventually(() => rulesIn(sip).includes("sip/alwaysauthreject"), true);
    },
  },
  {
    name: "on save it fixes what is safe to fix in that file, when asked to",
    async run() {
      const before = await read(sip);
      await withSettings({ "editor.codeActionsOnSave": { "source.fixAll.astlint": "always" } }, async () => {
        const document = await show(sip);
        await eventually(() => rulesIn(sip).includes("sip/alwaysauthreject"), true);
        await window.activeTextEditor?.edit((edit) => edit.insert(document.positionAt(0), "; mine\n"));
        await document.save();
        await eventually(
          () => read(sip),
          `; mine\n${before.replace("alwaysauthreject=no", "alwaysauthreject=yes")}`,
        );
      });
      await write(sip, before);
      await closeAll();
    },
  },
  {
    name: "the command fixes in all files what is safe to fix, and saves nothing",
    async run() {
      // What is not found, or not found again after it was closed, is not fixed.
      const isFound = () => rulesIn(sip).includes("sip/alwaysauthreject") && rulesIn(voicemail).length > 0;
      await eventually(isFound, true);
      const before = await read(sip);
      // It goes on until someone has answered whether to save.
      void commands.executeCommand("astlint.fixAll");
      const textOf = (uri: Uri) =>
        workspace.textDocuments.find((document) => document.uri.toString() === uri.toString())?.getText() ??
        "";
      const fixed = before.replace("alwaysauthreject=no", "alwaysauthreject=yes");
      await eventually(() => textOf(file(sip)), fixed);
      const unsaved = () =>
        workspace.textDocuments.flatMap(({ isDirty, uri }) => (isDirty ? [uri.path.split("/").at(-1)] : []));
      await eventually(() => unsaved().sort(), ["sip.conf", "voicemail.conf"]);
      equal(await read(sip), before);
      await closeAll();
      await eventually(() => rulesIn(sip).includes("sip/alwaysauthreject"), true);
    },
  },
];
