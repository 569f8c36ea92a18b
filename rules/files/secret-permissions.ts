import { firstPlaces, isPlaceholder, type Place, quotedNames, type Rule, type Tree } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { octal, openMode, othersRead } from "./open-files.ts";

const rule: Rule = {
  id: "files/secret-permissions",
  summary: "Every account of the machine may read passwords",
  category: "privacy",
  severity: "high",
  confidence: "certain",
  preset: "recommended",
  fix: "manual",
  cwe: [732],
  since: "0.1.0",
  references: ["chmod(1), path_resolution(7)"],
  docs: {
    what: "A file with passwords may be read by accounts that are neither its owner nor in its group, and so may be entered the folders it lies in. This is judged only where Asterisk itself reads the files, in `/etc/asterisk` or what `astetcdir` says: a checkout or a backup has other permissions.",
    why: "A web application with a hole, a mail server, a guest with a shell: each of them reads the passwords of all phones, trunks and AMI users, and calls or logs in with them from anywhere.",
    how: "`chown -R root:asterisk /etc/asterisk && chmod -R o-rwx /etc/asterisk`, with the group that Asterisk runs in.",
    breaks:
      "Programs under other accounts that read the files, monitoring or a web interface for example, have to be put into the group.",
    ignore: "On a machine, or in a container, in which nothing else runs.",
  },
  examples: [
    {
      title: "Readable for everybody",
      modes: { "": 0o755, "sip.conf": 0o644 },
      bad: {
        "sip.conf": conf`
          [general]
          [desk]
          type=friend
          host=dynamic
          secret=mDk38-qpz-1xVu     ; ~ high "may read 'sip.conf' (mode 0644) and the 2 passwords there"
          [door]
          type=friend
          host=dynamic
          secret=8Yq-tRn2-w0pLc
        `,
      },
    },
    {
      title: "Several files",
      modes: { "": 0o755, "iax.conf": 0o644, "sip.conf": 0o644 },
      bad: {
        "iax.conf": conf`
          [branch]
          type=friend
          secret=mDk38-qpz-1xVu     ; ~ high "'iax.conf' and 'sip.conf' and the 2 passwords there"
        `,
        "sip.conf": "[desk]\ntype=friend\nhost=dynamic\nsecret=8Yq-tRn2-w0pLc\n",
      },
    },
    {
      title: "For owner and group alone",
      modes: { "": 0o755, "sip.conf": 0o640 },
      good: { "sip.conf": "[desk]\ntype=friend\nhost=dynamic\nsecret=mDk38-qpz-1xVu\n" },
    },
    {
      title: "In a folder that keeps others out",
      modes: { "": 0o750, "sip.conf": 0o644 },
      good: { "sip.conf": "[desk]\ntype=friend\nhost=dynamic\nsecret=mDk38-qpz-1xVu\n" },
    },
    {
      title: "No password in it",
      modes: { "": 0o755, "sip.conf": 0o644 },
      good: {
        "sip.conf": "[general]\nallowguest=no\n[desk]\ntype=friend\nhost=dynamic\nsecret={{ desk }}\n",
      },
    },
    {
      title: "A copy elsewhere",
      modes: { "": 0o755, "sip.conf": 0o644, "asterisk.conf": 0o644 },
      good: {
        "asterisk.conf": "[directories]\nastetcdir => /opt/pbx/etc\n",
        "sip.conf": "[desk]\ntype=friend\nhost=dynamic\nsecret=mDk38-qpz-1xVu\n",
      },
    },
  ],
  check({ tree, report }) {
    const open = [...secretsByFile(tree)]
      .filter(([path]) => ((openMode(tree, path) ?? 0) & othersRead) !== 0)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    const [first] = open[0]?.[1] ?? [];
    if (!first) return;
    const count = open.reduce((sum, [, secrets]) => sum + secrets.length, 0);
    const paths = open.map(([path]) => path);
    report({
      at: first,
      message: `Every account of this machine may read ${quotedNames(paths)}${modeIfOne(tree, paths)} and ${count === 1 ? "the password" : `the ${count} passwords`} there`,
      related: firstPlaces(
        open
          .slice(1)
          .flatMap(([path, [at]]) =>
            at ? [{ at, message: modeOf(tree, path), isSame: true as const }] : [],
          ),
      ),
      fixes: [{ title: "Run chmod o-rwx on the folder", applicability: "manual", edits: [] }],
    });
  },
};
export default rule;

function modeIfOne(tree: Tree, paths: readonly string[]): string {
  return paths.length === 1 ? ` (${modeOf(tree, paths[0] ?? "")})` : "";
}

function modeOf(tree: Tree, path: string): string {
  return `mode ${octal(openMode(tree, path) ?? 0)}`;
}

/** Where the passwords of each file stand, those of mailboxes as well. */
function secretsByFile(tree: Tree): ReadonlyMap<string, Place[]> {
  const found = new Map<string, Place[]>();
  const add = (text: string, place: Place): void => {
    if (text === "" || isPlaceholder(text)) return;
    const places = found.get(place.path);
    if (places) places.push(place);
    else found.set(place.path, [place]);
  };
  for (const { text, place } of tree.secrets) add(text, place);
  for (const { pin, pinPlace } of tree.voicemail?.mailboxes ?? []) if (pinPlace) add(pin, pinPlace);
  return found;
}
