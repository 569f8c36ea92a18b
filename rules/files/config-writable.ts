import { firstPlaces, type RelatedPlace, type Rule, type Tree } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { foldersOf, octal, openMode, othersWrite } from "./open-files.ts";

const rule: Rule = {
  id: "files/config-writable",
  summary: "Every account of the machine may change the configuration",
  category: "privilege",
  severity: "critical",
  confidence: "certain",
  preset: "recommended",
  fix: "manual",
  cwe: [732],
  since: "0.1.0",
  references: ["chmod(1), path_resolution(7)"],
  docs: {
    what: "A file that Asterisk reads, or a folder it lies in, may be written by accounts that are neither its owner nor in its group. This is judged only where Asterisk itself reads the files, in `/etc/asterisk` or what `astetcdir` says.",
    why: "A line with System() in the dialplan runs any program as Asterisk's user. Whoever may write one file here therefore has the PBX, and where Asterisk runs as root the machine.",
    how: "`chown -R root:asterisk /etc/asterisk && chmod -R o-rwx /etc/asterisk`.",
    breaks: "Web interfaces that write the files under another account have to be put into the group.",
    ignore: "In a container in which nothing else runs.",
  },
  examples: [
    {
      title: "A file that everybody may write",
      modes: { "": 0o755, "extensions.conf": 0o666 },
      bad: {
        "extensions.conf": conf`
          [phones]                          ; ~ critical "'extensions.conf' (mode 0666)"
          exten => 100,1,Dial(PJSIP/100)
        `,
      },
    },
    {
      title: "A folder in which everybody may replace files",
      modes: { "": 0o777, "extensions.conf": 0o644, "logger.conf": 0o644 },
      bad: {
        "extensions.conf": conf`
          [phones]                          ; ~ critical "files in '/etc/asterisk' (mode 0777)"
          exten => 100,1,Dial(PJSIP/100)
        `,
        "logger.conf": "[logfiles]\nmessages => notice\n",
      },
    },
    {
      title: "The owner alone may write",
      modes: { "": 0o755, "extensions.conf": 0o644 },
      good: { "extensions.conf": "[phones]\nexten => 100,1,Dial(PJSIP/100)\n" },
    },
    {
      title: "A folder that keeps others out",
      modes: { "": 0o750, "extensions.conf": 0o666 },
      good: { "extensions.conf": "[phones]\nexten => 100,1,Dial(PJSIP/100)\n" },
    },
    { title: "No permissions are known", good: { "extensions.conf": "[phones]\n" } },
  ],
  check({ tree, report }) {
    const messages = new Map<string, RelatedPlace>();
    for (const path of [...tree.livePaths].sort()) {
      const message = whatIsOpen(tree, path);
      const at = { path, span: { start: 0, end: 0 } };
      if (message !== undefined && !messages.has(message)) messages.set(message, { at, message });
    }
    const [first, ...more] = messages.values();
    if (!first) return;
    report({
      at: first.at,
      message: `Every account of this machine may change ${first.message}, and so run programs as Asterisk's user`,
      related: firstPlaces(more),
      fixes: [{ title: "Run chmod -R o-rwx on the folder", applicability: "manual", edits: [] }],
    });
  },
};
export default rule;

/** The file, or the folder whose files may be replaced, that others may write. */
function whatIsOpen(tree: Tree, path: string): string | undefined {
  const mode = openMode(tree, path);
  if (mode === undefined) return undefined;
  for (const folder of foldersOf(path)) {
    const bits = tree.snapshot.modes.get(folder) ?? 0;
    const shown = folder === "" ? tree.root : `${tree.root}/${folder}`;
    if ((bits & othersWrite) !== 0) return `files in '${shown}' (mode ${octal(bits)})`;
  }
  return (mode & othersWrite) === 0 ? undefined : `'${path}' (mode ${octal(mode)})`;
}
