import type { FileStatus, FileSystem } from "@astlint/core";
import type { Connection } from "vscode-languageserver";
import { fileRequests } from "../file-requests.ts";

/** The files that the editor has on no disk: of a repository that was never cloned, or in a browser. */
export function editorFileSystem(connection: Pick<Connection, "sendRequest">): FileSystem {
  return {
    status: async (path) =>
      (await connection.sendRequest<FileStatus | null>(fileRequests.status, { path })) ?? undefined,
    read: async (path) => bytesOf(await connection.sendRequest<string>(fileRequests.read, { path })),
    list: (path) => connection.sendRequest<string[]>(fileRequests.list, { path }),
  };
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
