/** The path that a `file:` URI names, with `/` between its parts; undefined for other URIs. */
export function pathOf(uri: string): string | undefined {
  const match = /^file:\/\/[^/]*(\/[^?#]*)/i.exec(uri);
  if (!match) return undefined;
  const path = decode(match[1] ?? "");
  // `/c:/etc` on Windows.
  return /^\/[a-z]:/i.test(path) ? path.slice(1) : path;
}

/** The `file:` URI of an absolute path. */
export function uriOf(path: string): string {
  const absolute = path.startsWith("/") ? path : `/${path}`;
  return `file://${absolute.split("/").map(encodeURIComponent).join("/")}`;
}

/** What is no escape stays as it is. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
