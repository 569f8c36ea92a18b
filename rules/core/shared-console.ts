import type { Option, Tree } from "@astlint/core";

/** The line of asterisk.conf that lets other accounts than Asterisk's own open the console. */
export function sharedConsole(tree: Tree): Option | undefined {
  const { files } = tree.asteriskOptions;
  const group = files.get("astctlgroup");
  const permissions = files.get("astctlpermissions");
  const mode = permissions ? Number.parseInt(permissions.value, 8) : 0o660;
  if (permissions && (mode & 0o002) !== 0) return permissions;
  const isOwn = !group || ["", "root", "asterisk"].includes(group.value);
  return isOwn || (mode & 0o020) === 0 ? undefined : group;
}
