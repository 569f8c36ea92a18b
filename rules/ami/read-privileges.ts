import { type ManagerUser, quotedNames, type Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { byOption, userPlaces } from "./users.ts";

const rule: Rule = {
  id: "ami/read-privileges",
  summary: "AMI users see the digits that callers type, or everything else",
  category: "privacy",
  severity: "low",
  confidence: "certain",
  preset: "strict",
  fix: "manual",
  cwe: [359],
  since: "0.1.0",
  references: ["main/manager.c: perms[], get_perm(), match_filter()"],
  docs: {
    what: "The `read` of an AMI user who may log in from other machines has `dtmf`, or `all`, and the user has no `eventfilter`. With `dtmf` it gets every digit that is pressed in a call.",
    why: "Callers type PINs of mailboxes, numbers of credit cards and of customers. Whoever has the password of this user, or listens on the unencrypted connection, reads them along, for all calls of the house.",
    how: "List the classes that the program needs: `read=call,agent` is enough for most panels. An `eventfilter` narrows it down further.",
    breaks: "A program that waits for an event of a class that is taken away no longer gets it.",
    ignore: "When the program records or monitors calls and needs to know the digits.",
  },
  examples: [
    {
      title: "A panel that sees everything",
      bad: {
        "manager.conf": conf`
          [general]
          enabled=yes
          bindaddr=0.0.0.0
          [panel]
          secret=kV8sPz2Tq7wLmX4c
          read=all          ; ~ low "AMI user 'panel' sees every event, the digits that callers type among them"
          [board]
          secret=wT3nHc9Rb6yJpQ5d
          read=call,dtmf,cdr
          ;    ^^^^^^^^^^^^^ low "AMI user 'board' sees the digits that callers type"
        `,
      },
    },
    {
      title: "What a panel needs, a filter, a program on this machine",
      good: {
        "manager.conf": conf`
          [general]
          enabled=yes
          bindaddr=0.0.0.0
          [panel]
          secret=kV8sPz2Tq7wLmX4c
          ;read=all
          read=call,agent
          [filtered]
          secret=wT3nHc9Rb6yJpQ5d
          read=all
          eventfilter=Event: Newchannel
          [local]
          secret=Zr5tYc8Wm2qKxN7v
          read=all
          deny=0.0.0.0/0
          deny=::/0
          permit=127.0.0.1
        `,
      },
    },
    {
      title: "AMI is off",
      good: { "manager.conf": "[general]\nenabled=no\n[panel]\nsecret=kV8sPz2Tq7wLmX4c\nread=all\n" },
    },
  ],
  check({ tree, report }) {
    const users = tree.manager?.users.filter(seesTooMuch) ?? [];
    for (const group of byOption(users, ({ read }) => read.option)) {
      const [first, ...others] = group;
      const sees = others.length > 0 ? "see" : "sees";
      const what = first.read.isAll
        ? "every event, the digits that callers type among them"
        : "the digits that callers type";
      report({
        at: first.read.option?.valuePlace ?? first.namePlace,
        message: `AMI ${others.length > 0 ? "users" : "user"} ${quotedNames(group.map(({ name }) => name))} ${sees} ${what}`,
        related: userPlaces(others),
        fixes: [{ title: "List only the classes that are needed", applicability: "manual", edits: [] }],
      });
    }
  },
};
export default rule;

function seesTooMuch(user: ManagerUser): boolean {
  const isRemote = user.reach !== "nobody" && user.reach !== "loopback";
  const isFiltered = user.sections.some((section) => section.first("eventfilter") !== undefined);
  return user.canLogIn && isRemote && !isFiltered && user.read.classes.has("dtmf");
}
