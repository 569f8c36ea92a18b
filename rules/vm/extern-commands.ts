import type { Option, Rule, VoicemailModel } from "@astlint/core";
import { conf } from "@astlint/core/testing";

const rule: Rule = {
  id: "vm/extern-commands",
  summary: "Voicemail runs a program from a folder that others write to",
  category: "privilege",
  severity: "high",
  confidence: "firm",
  preset: "recommended",
  fix: "manual",
  cwe: [732],
  since: "0.1.0",
  references: ["apps/app_voicemail.c: run_externnotify(), check_password(), sendmail()"],
  docs: {
    what: "`externnotify`, `externpass`, `externpassnotify`, `externpasscheck` or `mailcmd` in `[general]` of voicemail.conf names a program in `/tmp`, `/var/tmp` or `/dev/shm`, where every user of the machine may write, or, milder, in a home folder or below the pages of a web server.",
    why: "Asterisk runs the program through the shell, as the user it runs as, each time a message arrives or a PIN changes. Whoever can put a file there, through a hole in a web page for example, runs what he likes, and sees the PINs that `externpass` is given.",
    how: "Move the program to `/usr/local/sbin` or into the folder for AGI programs, owned by root and writable by nobody else, and change the path.",
    breaks: "Nothing, when the program finds its own files from its new place.",
    ignore: "When nobody but administrators can write to the folder.",
  },
  examples: [
    {
      title: "A program in /tmp",
      bad: {
        "voicemail.conf": conf`
          [general]
          externnotify = /tmp/notify.sh --all
          ;              ^^^^^^^^^^^^^^ high "'externnotify' runs '/tmp/notify.sh', which any user of the machine can replace"
          mailcmd = /usr/sbin/sendmail -t
        `,
      },
    },
    {
      title: "A program among the pages of a web server",
      bad: {
        "voicemail.conf": conf`
          [general]
          externpass=/usr/bin/php /var/www/html/pin.php
          ;                       ^^^^^^^^^^^^^^^^^^^^^ medium "which whoever may write to '/var/www' can replace"
        `,
      },
    },
    {
      title: "Programs of root, a comment, a second line that does not count",
      good: {
        "voicemail.conf": conf`
          [general]
          externnotify=/usr/local/sbin/notify
          ;externpass=/tmp/pin.sh
          mailcmd=/usr/sbin/sendmail -t -f voicemail@example.com
          externnotify=/tmp/notify.sh
        `,
      },
    },
    {
      title: "A file that is only an argument's part",
      good: { "voicemail.conf": "[general]\nexternnotify=/usr/local/sbin/notify --log=/tmp/notify.log\n" },
    },
  ],
  check({ tree, report }) {
    for (const { option, path, folder, start } of tree.voicemail ? riskyPrograms(tree.voicemail) : []) {
      report({
        at: option.placeIn(start, start + path.length),
        message: `'${option.name}' runs '${path}', which ${folder.isOpenToAll ? "any user of the machine" : `whoever may write to '${folder.path}'`} can replace`,
        severity: folder.isOpenToAll ? "high" : "medium",
        fixes: [{ title: "Move the program to a folder of root", applicability: "manual", edits: [] }],
      });
    }
  },
};
export default rule;

interface Folder {
  readonly path: string;
  readonly isOpenToAll: boolean;
}

const folders: readonly Folder[] = [
  { path: "/tmp", isOpenToAll: true },
  { path: "/var/tmp", isOpenToAll: true },
  { path: "/dev/shm", isOpenToAll: true },
  { path: "/var/www", isOpenToAll: false },
  { path: "/srv/www", isOpenToAll: false },
  { path: "/home", isOpenToAll: false },
];

interface RiskyProgram {
  readonly option: Option;
  readonly path: string;
  readonly folder: Folder;
  /** Offset of the path in the value. */
  readonly start: number;
}

function riskyPrograms({ general }: VoicemailModel): RiskyProgram[] {
  // `externpassnotify` counts only where there is no `externpass`.
  const password = general.get("externpass") ?? general.get("externpassnotify");
  const others = ["externnotify", "externpasscheck", "mailcmd"].map((name) => general.get(name));
  return [password, ...others].flatMap((option) => (option ? (programIn(option) ?? []) : []));
}

/** The program that a command runs, or the script that it gives to an interpreter: the first two words. */
function programIn(option: Option): RiskyProgram | undefined {
  let start = 0;
  for (const path of option.value.split(" ").slice(0, 2)) {
    const folder = folders.find((each) => path.startsWith(`${each.path}/`));
    if (folder) return { option, path, folder, start };
    start += path.length + 1;
  }
  return undefined;
}
