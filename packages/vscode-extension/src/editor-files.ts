import type { FileStatus } from "@astlint/core";
import { FileSystemError, FileType, Uri, workspace } from "vscode";
import type { LanguageClientOptions } from "vscode-languageclient";
import { type FileRequest, fileRequests } from "./file-requests.ts";
import { virtualParts, virtualPath } from "./virtual-paths.ts";

/** To the server all files are `file:`; where they really are, only the editor knows. */
export const uriConverters: NonNullable<LanguageClientOptions["uriConverters"]> = {
  code2Protocol: (uri) => (isOfWorkspace(uri) ? Uri.file(virtualPath(uri)) : uri).toString(),
  protocol2Code: (text) => uriOfPath(Uri.parse(text)),
};

/** By request, how the server may look at the folders of the workspace that are on no disk, and at nothing else. */
export const fileAnswers: Readonly<Record<string, (request: FileRequest) => Promise<unknown>>> = {
  [fileRequests.status]: ({ path }) => status(path),
  [fileRequests.read]: async ({ path }) => base64(await workspace.fs.readFile(allowed(path))),
  [fileRequests.list]: async ({ path }) => {
    return (await workspace.fs.readDirectory(allowed(path))).map(([name]) => name);
  },
};

async function status(path: string): Promise<FileStatus | null> {
  try {
    const { type, size } = await workspace.fs.stat(allowed(path));
    const kind = type & FileType.Directory ? "folder" : type & FileType.File ? "file" : "other";
    return { kind, size, realPath: path };
  } catch (error) {
    if (error instanceof FileSystemError && error.code === "FileNotFound") return null;
    throw error;
  }
}

function allowed(path: string): Uri {
  const parts = virtualParts(path);
  const uri = parts && Uri.from(parts);
  if (!uri || !isOfWorkspace(uri)) throw FileSystemError.NoPermissions(path);
  return uri;
}

/** Whether a file is where a folder of the workspace is that is not on the disk. */
function isOfWorkspace({ scheme, authority }: Uri): boolean {
  if (scheme === "file") return false;
  const folders = workspace.workspaceFolders ?? [];
  return folders.some(({ uri }) => uri.scheme === scheme && uri.authority === authority);
}

function uriOfPath(uri: Uri): Uri {
  const parts = uri.scheme === "file" ? virtualParts(uri.path) : undefined;
  return parts ? Uri.from(parts) : uri;
}

function base64(bytes: Uint8Array): string {
  const chunks: string[] = [];
  // More arguments at once than this would not fit on the stack.
  for (let i = 0; i < bytes.length; i += 8192)
    chunks.push(String.fromCharCode(...bytes.subarray(i, i + 8192)));
  return btoa(chunks.join(""));
}
