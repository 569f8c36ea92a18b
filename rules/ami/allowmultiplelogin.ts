import { isTrue, type ManagerUser, quotedNames, type Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { generalPlace, setGeneral } from "./general-section.ts";
import { powerfulClasses, userPlaces } from "./users.ts";

const rule: Rule = {
  id: "ami/allowmultiplelogin",
  summary: "Powerful AMI users may be logged in twice at the same time",
  category: "detectability",
  severity: "low",
  confidence: "certain",
  preset: "all",
  fix: "unsafe",
  cwe: [308],
  since: "0.1.0",
  asterisk: ">=1.6",
  references: ["main/manager.c: process_message(), check_manager_session_inuse()"],
  docs: {
    what: "`allowmultiplelogin` is on, as it is by default, for AMI users who can run programs or place calls and who may log in from other machines.",
    why: "Whoever has stolen the password works beside the program that it belongs to, and nobody notices. With `allowmultiplelogin=no`, one of the two fails to log in, which shows.",
    how: "Set `allowmultiplelogin=no` for users whose program opens one connection, or in `[general]` and `yes` for the others.",
    breaks:
      "Programs that open several connections, and programs that connect anew before Asterisk has noticed that the old connection is gone, get 'Login Already In Use'.",
    ignore: "When the program needs several connections.",
  },
  examples: [
    {
      title: "It is on by default",
      bad: {
        "manager.conf": conf`
          [general]           ; ~ low "allowmultiplelogin is not set, so a thief can use AMI user 'crm' beside its owner unnoticed"
          enabled=yes
          bindaddr=0.0.0.0
          [crm]
          secret=kV8sPz2Tq7wLmX4c
          write=originate
        `,
      },
      fixed: {
        "manager.conf": conf`
          [general]
          enabled=yes
          bindaddr=0.0.0.0
          allowmultiplelogin=no
          [crm]
          secret=kV8sPz2Tq7wLmX4c
          write=originate
        `,
      },
    },
    {
      title: "It is switched on",
      bad: {
        "manager.conf": conf`
          [general]
          enabled=yes
          bindaddr=0.0.0.0
          allowmultiplelogin=yes    ; ~ low "'allowmultiplelogin=yes'"
          [crm]
          secret=kV8sPz2Tq7wLmX4c
          write=command
        `,
      },
    },
    {
      title: "A file that is not here goes on with [general]",
      good: {
        "manager.conf": conf`
          [general]
          enabled=yes
          bindaddr=0.0.0.0
          #include manager_general.conf
          [crm]
          secret=kV8sPz2Tq7wLmX4c
          write=command
        `,
      },
    },
    {
      title: "The user says no, or may do little, or logs in from this machine",
      good: {
        "manager.conf": conf`
          [general]
          enabled=yes
          bindaddr=0.0.0.0
          allowmultiplelogin=yes
          [crm]
          secret=kV8sPz2Tq7wLmX4c
          write=originate
          allowmultiplelogin=no
          [wallboard]
          secret=wT3nHc9Rb6yJpQ5d
          read=call
          [local]
          secret=Zr5tYc8Wm2qKxN7v
          write=all
          deny=0.0.0.0/0
          deny=::/0
          permit=127.0.0.1
        `,
      },
    },
    {
      title: "It is off",
      good: {
        "manager.conf":
          "[general]\nenabled=yes\nallowmultiplelogin=no\n[crm]\nsecret=kV8sPz2Tq7wLmX4c\nwrite=all\n",
      },
    },
  ],
  check({ tree, report }) {
    const { manager } = tree;
    if (!manager || tree.asterisk.version.isBefore("1.6")) return;
    const { value: isAllowed, option } = manager.general.isTrue(true, "allowmultiplelogin");
    const users = manager.users.filter((user) => isStealable(user) && mayLogInTwice(user));
    if (!isAllowed || users.length === 0) return;
    const cause = option
      ? `'${option.name}=${option.value}' lets a thief`
      : "allowmultiplelogin is not set, so a thief can";
    const whose = users.length > 1 ? "users" : "user";
    report({
      at: generalPlace(manager, option),
      message: `${cause} use AMI ${whose} ${quotedNames(users.map(({ name }) => name))} beside ${users.length > 1 ? "their owners" : "its owner"} unnoticed`,
      related: userPlaces(users),
      fixes: [
        {
          title: "Set allowmultiplelogin=no",
          applicability: "unsafe",
          edits: setGeneral(manager, option, "allowmultiplelogin", "no"),
          caution: "programs that open several connections as one user get 'Login Already In Use'",
        },
      ],
    });
  },
};
export default rule;

function isStealable(user: ManagerUser): boolean {
  const isRemote = user.reach !== "nobody" && user.reach !== "loopback";
  return user.canLogIn && isRemote && powerfulClasses(user).length > 0;
}

/** Whether no line of the user's own says no. */
function mayLogInTwice({ sections }: ManagerUser): boolean {
  const own = sections
    .map((section) => section.last("allowmultiplelogin"))
    .findLast((option) => option !== undefined);
  return own === undefined || isTrue(own.value);
}
