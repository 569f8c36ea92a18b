/** What the server asks the editor about files that are on no disk of its own, and what of them. */
export const fileRequests = {
  /** Answered with a `FileStatus`, or null when there is no such file. */
  status: "astlint/file/status",
  /** Answered with the bytes as base64. */
  read: "astlint/file/read",
  /** Answered with the names in a folder. */
  list: "astlint/file/list",
} as const;

export interface FileRequest {
  readonly path: string;
}
