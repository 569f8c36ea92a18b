/** How a file or folder is called from a folder, both absolute: `etc/asterisk`, `../etc`, or `.` for itself. */
export function relativePath(folder: string, path: string): string {
  const from = folder.split("/").filter(Boolean);
  const to = path.split("/").filter(Boolean);
  let same = 0;
  while (same < from.length && same < to.length && from[same] === to[same]) same++;
  return [...from.slice(same).map(() => ".."), ...to.slice(same)].join("/") || ".";
}

/** A path with its `.` and `..` resolved, from a folder where it is not absolute. */
export function resolvePath(folder: string, path: string): string {
  const isAbsolute = /^(?:[a-z]:)?\//i.test(path);
  const parts: string[] = [];
  for (const part of (isAbsolute ? path : `${folder}/${path}`).split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  const joined = parts.join("/");
  return /^[a-z]:/i.test(joined) ? joined : `/${joined}`;
}
