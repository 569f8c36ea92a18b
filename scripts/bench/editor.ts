// How long the language server takes from a keystroke to fresh diagnostics: 200 edits in an extensions.conf of
// 10,000 lines, in a tree of 50 files. The server is the built one, in a process of its own, over its standard streams.

import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { generateTree } from "./generate-tree.ts";

const edits = 200;
const folder = mkdtempSync(join(tmpdir(), "astlint-editor-"));
generateTree(folder, 10_000, "contexts");
mkdirSync(join(folder, "trunks"));
for (let index = 0; index < 47; index++) {
  const text = `[trunk-${index}]\ntype=peer\nhost=192.0.2.${index + 1}\ncontext=department-0\ninsecure=port\n`;
  writeFileSync(join(folder, "trunks", `${index}.conf`), text);
}
writeFileSync(
  join(folder, "sip.conf"),
  `${readFileSync(join(folder, "sip.conf"), "utf8")}\n#include trunks/*.conf\n`,
);

const astlint = join(import.meta.dirname, "../../packages/cli/dist/astlint.cjs");
const server = spawn(process.execPath, [astlint, "lsp"], { stdio: ["pipe", "pipe", "inherit"] });
const connection = createProtocolConnection(
  new StreamMessageReader(server.stdout),
  new StreamMessageWriter(server.stdin),
);
connection.listen();

const uri = pathToFileURL(join(folder, "extensions.conf")).href;
const text = readFileSync(join(folder, "extensions.conf"), "utf8");
const lines = text.split("\n");
await connection.sendRequest("initialize", {
  processId: process.pid,
  rootUri: null,
  capabilities: { textDocument: { diagnostic: {} } },
  workspaceFolders: [{ uri: pathToFileURL(folder).href, name: "bench" }],
});
await connection.sendNotification("initialized", {});
await connection.sendNotification("textDocument/didOpen", {
  textDocument: { uri, languageId: "asterisk-conf", version: 1, text },
});
const pull = async (): Promise<unknown> =>
  await connection.sendRequest("textDocument/diagnostic", { textDocument: { uri } });
const started = performance.now();
await pull();
const first = performance.now() - started;

const busyBefore = processorTime();
const times: number[] = [];
for (let index = 0; index < edits; index++) {
  const line = Math.floor(((index * 7919) % edits) * (lines.length / edits));
  const character = lines[line]?.length ?? 0;
  const position = { line, character };
  const start = performance.now();
  await connection.sendNotification("textDocument/didChange", {
    textDocument: { uri, version: index + 2 },
    contentChanges: [{ range: { start: position, end: position }, text: "x" }],
  });
  await pull();
  times.push(performance.now() - start);
  lines[line] += "x";
}
times.sort((a, b) => a - b);
const at = (share: number): string => `${(times[Math.floor(times.length * share)] ?? 0).toFixed(0)} ms`;
const busy = (processorTime() - busyBefore) / edits;
console.log(
  `${lines.length} lines, 50 files: first ${first.toFixed(0)} ms; ${edits} edits p50 ${at(0.5)}, p95 ${at(0.95)}`,
);
if (busy > 0) console.log(`processor time of the server for one edit: ${busy.toFixed(0)} ms on average`);

await connection.sendRequest("shutdown");
await connection.sendNotification("exit");
rmSync(folder, { recursive: true });

/** Milliseconds that all threads of the server have computed so far; 0 where the system does not tell. */
function processorTime(): number {
  try {
    const fields = readFileSync(`/proc/${server.pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return 0;
  }
}
