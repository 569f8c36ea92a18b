import {
  ConfigurationTarget,
  type Diagnostic,
  DiagnosticSeverity,
  env,
  languages,
  Range,
  WorkspaceEdit,
  workspace,
} from "vscode";
import { type Case, closeAll, equal, eventually, file, read, ruleOf, rulesIn, show, write } from "./cases.ts";

/** As `astlint -f compact` writes them, the severity in the words of VS Code. */
async function all(): Promise<readonly string[]> {
  const lines = languages.getDiagnostics().flatMap(([uri, diagnostics]) =>
    diagnostics
      .filter((diagnostic) => diagnostic.source === "astlint" && !isRepeated(diagnostic))
      .map((diagnostic) => {
        const { line, character } = diagnostic.range.start;
        const place = `${workspace.asRelativePath(uri)}:${line + 1}:${character + 1}`;
        return `${place} ${DiagnosticSeverity[diagnostic.severity]} ${ruleOf(diagnostic)}: ${diagnostic.message}`;
      }),
  );
  return lines.sort();
}

/** What a report says once about several places is shown in each of them. */
function isRepeated({ relatedInformation = [] }: Diagnostic): boolean {
  return relatedInformation.some(({ message }) => message === "the first of these");
}

async function expected(name: string): Promise<unknown> {
  return JSON.parse(await read(`expected/${name}.json`));
}

/** VS Code drops what it showed in a file once that is closed, and asks anew. */
async function untilAllIsFound(): Promise<void> {
  await eventually(all, await expected("recommended"));
}

/** VS Code tells nobody of changes on the disk that come before it watches the folder, which takes it a while. */
async function untilFilesAreWatched(): Promise<void> {
  const path = "names/watched";
  let isTold = false;
  const note = (): void => {
    isTold = true;
  };
  const watcher = workspace.createFileSystemWatcher(`**/${path}`);
  watcher.onDidCreate(note);
  watcher.onDidChange(note);
  await eventually(async () => {
    await write(path, "");
    return isTold;
  }, true);
  watcher.dispose();
  await workspace.fs.delete(file(path));
}

async function set(name: string, value: unknown): Promise<void> {
  await workspace.getConfiguration("astlint").update(name, value, ConfigurationTarget.Global);
}

export const findings: readonly Case[] = [
  {
    name: "what the command line tool finds is found in files that were never opened",
    async run() {
      equal(
        workspace.textDocuments.filter(({ uri }) => uri.path.endsWith(".conf")).map(({ uri }) => uri.path),
        [],
      );
      await untilAllIsFound();
    },
  },
  {
    name: "opening a file changes nothing about what is found",
    async run() {
      await show("small-office/asterisk/sip.conf");
      await show("call-centre/asterisk/extensions.d/agents.conf");
      await untilAllIsFound();
      await closeAll();
    },
  },
  {
    name: "a text that is not saved counts in files that are not open",
    async run() {
      const outbound = "call-centre/asterisk/extensions.d/outbound.conf";
      const agents = "call-centre/asterisk/extensions.d/agents.conf";
      await untilAllIsFound();
      const before = rulesIn(agents);
      const document = await show(outbound);

      const edit = new WorkspaceEdit();
      edit.replace(document.uri, new Range(0, 0, 0, 19), "[abroad]");
      await workspace.applyEdit(edit);
      await eventually(() => rulesIn(agents).includes("dialplan/missing-context"), true);
      await closeAll();
      await eventually(() => rulesIn(agents), before);
    },
  },
  {
    name: "a file that comes is looked at, and one that goes takes its findings along",
    async run() {
      const path = "call-centre/asterisk/extensions.d/zz-new.conf";
      await untilFilesAreWatched();
      await write(path, "[new]\nexten => 1,1,Voicemaill(1)\n");
      await eventually(() => rulesIn(path), ["dialplan/unknown-app"]);
      await workspace.fs.delete(file(path));
      await eventually(() => rulesIn(path), []);
    },
  },
  {
    name: "the preset of the settings counts at once, and so does its absence",
    async run() {
      await set("preset", "strict");
      await eventually(all, await expected("strict"));
      await set("preset", undefined);
      await untilAllIsFound();
    },
  },
  {
    name: "the release of the settings counts at once",
    async run() {
      await set("asteriskVersion", "22");
      await eventually(all, await expected("asterisk-22"));
      await set("asteriskVersion", undefined);
      await untilAllIsFound();
    },
  },
  {
    name: "switched off, it finds nothing; switched on again, all",
    async run() {
      await set("enable", false);
      await eventually(all, []);
      await set("enable", undefined);
      await untilAllIsFound();
    },
  },
  {
    name: "a settings file counts when it comes, and when it goes",
    async run() {
      const path = "small-office/astlint.json";
      await write(path, '{ "rules": { "sip/allowguest": "off" } }\n');
      await eventually(() => rulesIn("small-office/asterisk/sip.conf").includes("sip/allowguest"), false);
      await workspace.fs.delete(file(path));
      await untilAllIsFound();
    },
  },
  {
    name: "mistakes in a settings file are shown in it",
    async run() {
      const path = "small-office/astlint.json";
      const lines = () =>
        languages
          .getDiagnostics(file(path))
          .filter(({ source }) => source === "astlint")
          .map(({ range, message }) => `${range.start.line + 1}: ${message}`);
      await write(path, '{\n  "rules": { "sip/allowgest": "off" }\n}\n');
      await eventually(lines, ["2: there is no rule 'sip/allowgest' (did you mean sip/allowguest?)"]);
      await workspace.fs.delete(file(path));
      await eventually(lines, []);
      await untilAllIsFound();
    },
  },
  {
    name: "VS Code checks a settings file by its schema",
    async run() {
      const path = "small-office/astlint.json";
      await write(path, '{ "preset": "strictest" }\n');
      await show(path);
      const ofSchema = () =>
        languages.getDiagnostics(file(path)).some(({ message }) => /Valid values/.test(message));
      await eventually(ofSchema, true);
      await closeAll();
      await workspace.fs.delete(file(path));
      await untilAllIsFound();
    },
  },
  {
    name: "VS Code reports nothing: telemetry is not needed",
    async run() {
      equal(env.isTelemetryEnabled, false);
    },
  },
];
