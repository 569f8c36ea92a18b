import { isPlaceholder, type Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { optionsPlace } from "./options-place.ts";

const rule: Rule = {
  id: "core/run-as-root",
  summary: "Asterisk runs as root",
  category: "privilege",
  severity: "high",
  confidence: "certain",
  preset: "strict",
  fix: "manual",
  cwe: [250],
  since: "0.1.0",
  references: ["main/asterisk.c: main()", "main/options.c: load_asterisk_conf()"],
  docs: {
    what: "`runuser` in `[options]` of asterisk.conf is `root`, or is not set. Without it, Asterisk runs as whoever starts it, which at boot is root, unless the start script passes `-U` or the systemd unit has `User=`. The configuration files do not tell, so a missing `runuser` is only a hint.",
    why: "A hole in Asterisk, in a module or in your own dialplan then gives away the whole machine, and not just the telephone system.",
    how: "Create a user for Asterisk, give it the folders `/var/lib/asterisk`, `/var/log/asterisk`, `/var/spool/asterisk` and `/var/run/asterisk` and read access to `/etc/asterisk`, then set `runuser=asterisk` and `rungroup=asterisk`. Packages of most distributions have done so. `ps -o user= -C asterisk` shows who it runs as.",
    breaks:
      "Asterisk does not start when the user does not exist, and cannot open sound cards, telephony cards, keys and files that belong to root until you change their owner. AGI scripts lose the rights of root.",
    ignore:
      "When the start script or the systemd unit changes the user, or in a container that has no other.",
  },
  examples: [
    {
      title: "It says so",
      bad: {
        "asterisk.conf": conf`
          [options]
          runuser = root
          ;         ^^^^ high "'runuser=root' runs Asterisk as root"
        `,
      },
    },
    {
      title: "Nothing says otherwise",
      bad: {
        "asterisk.conf": conf`
          [directories]
          astetcdir => /etc/asterisk
          [options]           ; ~ low "Asterisk runs as root unless its start script says otherwise"
          ;runuser = asterisk
          verbose = 3
        `,
      },
    },
    {
      title: "There is no [options]",
      bad: { "asterisk.conf": "[directories]   ; ~ low\nastetcdir => /etc/asterisk\n" },
    },
    {
      title: "It changes to a user of its own",
      good: { "asterisk.conf": "[options]\nrunuser = asterisk\nrungroup = asterisk\n" },
    },
    {
      title: "The last line counts",
      good: { "asterisk.conf": "[options]\nrunuser = root\nrunuser = asterisk\n" },
    },
    {
      title: "A name that an installer fills in",
      good: { "asterisk.conf": "[options]\nrunuser = {{ asterisk_user }}\n" },
    },
    { title: "There is no asterisk.conf", good: { "sip.conf": "[general]\n" } },
  ],
  check({ tree, report }) {
    const options = tree.asteriskOptions;
    const { value: user, option } = options.runUser;
    if (!options.file || isPlaceholder(user)) return;
    const isRoot = user === "root" || user === "0";
    if (user !== "" && !isRoot) return;
    const fix = {
      title: "Give Asterisk a user of its own and name it in 'runuser'",
      applicability: "manual",
      edits: [],
    } as const;
    if (isRoot && option) {
      report({ at: option.valuePlace, message: `'runuser=${user}' runs Asterisk as root`, fixes: [fix] });
    } else {
      report({
        at: option?.place ?? optionsPlace(options),
        message: "runuser is not set, so that Asterisk runs as root unless its start script says otherwise",
        severity: "low",
        confidence: "heuristic",
        fixes: [fix],
      });
    }
  },
};
export default rule;
