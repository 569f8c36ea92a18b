import {
  type ManagerUser,
  quotedNames,
  type Reach,
  type RelatedPlace,
  type Rule,
  type Severity,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { byOption, hasShell, powerfulClasses, userPlaces, widestReach } from "./users.ts";

const rule: Rule = {
  id: "ami/write-privileges",
  summary: "An AMI user has rights that amount to a shell",
  category: "privilege",
  severity: "high",
  confidence: "certain",
  preset: "recommended",
  fix: "manual",
  cwe: [250],
  since: "0.1.0",
  references: [
    "main/manager.c: get_perm(), ast_instring(), __init_manager()",
    "AST-2011-006",
    "AST-2012-004",
    "AST-2012-012",
    "GHSA-c4cg-9275-6w44",
  ],
  docs: {
    what: "The `write` line of a user of the manager interface (AMI) gives classes with which programs can be run on the machine. `command` runs any command of the Asterisk console. `system` loads modules, starts recordings with a command of their own and writes to the database. `config` reads every configuration file, passwords included, and rewrites it. `originate` places calls and sends them through the dialplan with variables of its choice. `all` is all of them. A user of users.conf without a `write` line has all of them, too. Take care with commas: an empty word, as in `call,,agent`, or the first letter of `all` before a comma gives every class.",
    why: "Whoever learns or guesses the password of such a user owns the machine: it adds an extension that runs a program and calls it, or reads the passwords of all accounts and trunks and makes calls at your expense.",
    how: "List what the program needs and no more. Placing calls from a CRM takes `write=originate,call`, a queue panel `write=agent`, a program that only watches none at all. Give each program a user of its own, and limit by `permit` from where it can log in.",
    breaks:
      "Actions of a class that is taken away are answered with 'Permission denied'. Look into the documentation of the program, or try it, before you take `command` or `system` from it.",
    ignore:
      "When the program is an administrator's interface that has to reload and to change the configuration, and logs in from this machine.",
  },
  examples: [
    {
      title: "Every right for a user who may log in from anywhere",
      bad: {
        "manager.conf": conf`
          [general]
          enabled=yes
          bindaddr=0.0.0.0
          [crm]
          secret=kV8sPz2Tq7wLmX4c
          read=all
          write=all         ; ~ high "AMI user 'crm' has every write class, so that whoever knows its password can run programs as Asterisk"
        `,
      },
    },
    {
      title: "The user can log in from this machine only",
      bad: {
        "manager.conf": conf`
          [general]
          enabled=yes
          bindaddr=127.0.0.1
          [dialer]
          secret=kV8sPz2Tq7wLmX4c
          write=command,originate,call
          ;     ^^^^^^^^^^^^^^^^^^^^^^ low "AMI user 'dialer' has the write classes 'command' and 'originate'"
        `,
      },
    },
    {
      title: "Placing calls is less than a shell, but close",
      bad: {
        "manager.conf": conf`
          [general]
          enabled=yes
          bindaddr=0.0.0.0
          [dialer]
          secret=kV8sPz2Tq7wLmX4c
          write=originate,call      ; ~ medium "can place calls at your expense"
        `,
      },
    },
    {
      title: "Two commas in a row give every right",
      bad: {
        "manager.conf": conf`
          [general]
          enabled=yes
          bindaddr=0.0.0.0
          [panel]
          secret=kV8sPz2Tq7wLmX4c
          write=call,,agent         ; ~ high "'call,,agent' gives AMI user 'panel' every write class, since an empty word before a comma stands for all of them"
        `,
      },
    },
    {
      title: "A template gives the rights to several users",
      bad: {
        "manager.conf": conf`
          [general]
          enabled=yes
          bindaddr=0.0.0.0
          [agent](!)
          write=system,call         ; ~ high "AMI users 'one' and 'two' have the write class 'system'"
          deny=0.0.0.0/0
          permit=203.0.113.7
          [one](agent)
          secret=kV8sPz2Tq7wLmX4c
          [two](agent)
          secret=wT3nHc9Rb6yJpQ5d
        `,
      },
    },
    {
      title: "A user of users.conf has every right unless it says otherwise",
      bad: {
        "manager.conf": "[general]\nenabled=yes\nbindaddr=127.0.0.1\n",
        "users.conf": conf`
          [6000]            ; ~ low "AMI user '6000' has every write class, since users.conf gives them all where there is no write line"
          hasmanager=yes
          secret=kV8sPz2Tq7wLmX4c
        `,
      },
    },
    {
      title: "Classes that only concern calls",
      good: {
        "manager.conf":
          "[general]\nenabled=yes\n[panel]\nsecret=kV8sPz2Tq7wLmX4c\nread=all\nwrite=call,agent\n",
      },
    },
    {
      title: "A later line takes the rights back",
      good: {
        "manager.conf": "[general]\nenabled=yes\n[panel]\nsecret=kV8sPz2Tq7wLmX4c\nwrite=all\nwrite=call\n",
      },
    },
    {
      title: "A blank before the last word makes it none",
      good: {
        "manager.conf": "[general]\nenabled=yes\n[panel]\nsecret=kV8sPz2Tq7wLmX4c\nwrite=call, command\n",
      },
    },
    {
      title: "Without a secret there is no login",
      good: { "manager.conf": "[general]\nenabled=yes\n[panel]\nwrite=all\n" },
    },
    {
      title: "AMI is off",
      good: { "manager.conf": "[general]\nenabled=no\n[panel]\nsecret=kV8sPz2Tq7wLmX4c\nwrite=all\n" },
    },
  ],
  check({ tree, report }) {
    const users = tree.manager?.users.filter(isStrong) ?? [];
    for (const group of byOption(users, ({ write }) => write.option)) {
      const [{ write, namePlace }, ...others] = group;
      report({
        at: write.option?.valuePlace ?? namePlace,
        message: messageOf(group),
        severity: severityOf(group),
        related: relatedOf(group),
        fixes: [
          {
            title: `List only the classes that the ${others.length > 0 ? "programs need" : "program needs"}`,
            applicability: "manual",
            edits: [],
          },
        ],
      });
    }
  },
};
export default rule;

type Group = readonly [ManagerUser, ...ManagerUser[]];

function isStrong(user: ManagerUser): boolean {
  return user.canLogIn && user.reach !== "nobody" && powerfulClasses(user).length > 0;
}

function messageOf(group: Group): string {
  const [first, ...others] = group;
  const { write } = first;
  const who = `AMI ${others.length > 0 ? "users" : "user"} ${quotedNames(group.map(({ name }) => name))}`;
  if (write.accident !== undefined) {
    const word =
      write.accident === "" ? "an empty word before a comma" : `'${write.accident}' before a comma`;
    return `'${write.option?.value ?? ""}' gives ${who} every write class, since ${word} stands for all of them`;
  }
  const have = others.length > 0 ? "have" : "has";
  const whose = others.length > 0 ? "their passwords" : "its password";
  const can = hasShell(first)
    ? "can run programs as Asterisk"
    : "can place calls at your expense and run programs through the dialplan";
  const classes = powerfulClasses(first);
  const what = write.isAll
    ? "every write class"
    : `the write ${classes.length > 1 ? "classes" : "class"} ${quotedNames(classes)}`;
  if (!write.option)
    return `${who} ${have} every write class, since users.conf gives them all where there is no write line`;
  return `${who} ${have} ${what}, so that whoever knows ${whose} ${can}`;
}

function relatedOf([first, ...others]: Group): readonly RelatedPlace[] {
  const { option } = first.write;
  const isInherited = option !== undefined && !first.sections.includes(option.section);
  return userPlaces(isInherited ? [first, ...others] : others);
}

const severities: Readonly<Record<Reach, readonly [shell: Severity, originate: Severity]>> = {
  public: ["high", "medium"],
  unknown: ["medium", "low"],
  private: ["medium", "low"],
  loopback: ["low", "info"],
  nobody: ["info", "info"],
};

function severityOf(group: Group): Severity {
  const [shell, originate] = severities[widestReach(group)];
  return hasShell(group[0]) ? shell : originate;
}
