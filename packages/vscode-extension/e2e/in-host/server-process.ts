import { readdirSync, readFileSync } from "node:fs";
import { commands, Range, WorkspaceEdit, workspace } from "vscode";
import { type Case, closeAll, equal, eventually, rulesIn, show } from "./cases.ts";

const sip = "small-office/asterisk/sip.conf";

/** The servers that this host of extensions started. */
function servers(): readonly number[] {
  return readdirSync("/proc")
    .map(Number)
    .filter((pid) => pid > 0 && isServer(pid));
}

function isServer(pid: number): boolean {
  try {
    const parent = /\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, "utf8"))?.[1];
    return (
      parent === String(process.pid) &&
      readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("dist/server.cjs")
    );
  } catch {
    return false;
  }
}

export const serverProcess: readonly Case[] = [
  {
    name: "there is one server, and restarting replaces it",
    async run() {
      const before = servers();
      equal(before.length, 1);
      await commands.executeCommand("astlint.restart");
      await eventually(() => servers().length === 1 && servers()[0] !== before[0], true);
      await eventually(() => rulesIn(sip).length, 13);
    },
  },
  {
    name: "a server that is killed comes back, and finds the same",
    async run() {
      const [pid = 0] = servers();
      process.kill(pid, "SIGKILL");
      await eventually(() => servers().length === 1 && servers()[0] !== pid, true);
      const document = await show(sip);

      const edit = new WorkspaceEdit();
      edit.replace(document.uri, new Range(6, 17, 6, 19), "yes");
      await workspace.applyEdit(edit);
      await eventually(() => rulesIn(sip).length, 12);
      await closeAll();
      await eventually(() => rulesIn(sip).length, 13);
    },
  },
];
