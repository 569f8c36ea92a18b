/** A URI in parts, the path decoded, as `vscode.Uri` has them. */
export interface UriParts {
  readonly scheme: string;
  readonly authority: string;
  readonly path: string;
}

/**
 * The server knows files by their path. What is on no disk gets a path that no disk has:
 * `vscode-vfs://github/owner/pbx/sip.conf` is `/@vscode-vfs@github/owner/pbx/sip.conf`.
 */
export function virtualPath({ scheme, authority, path }: UriParts): string {
  return `/@${scheme}@${encodeURIComponent(authority)}${path}`;
}

/** What a path stands for; undefined for a path on the disk. */
export function virtualParts(path: string): UriParts | undefined {
  const match = /^\/@([^@/]+)@([^@/]*)(\/.*)?$/s.exec(path);
  if (!match) return undefined;
  const [, scheme = "", authority = "", rest = "/"] = match;
  return { scheme, authority: decodeURIComponent(authority), path: rest };
}
