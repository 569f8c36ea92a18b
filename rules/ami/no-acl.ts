import { type Fix, insertAfter, type ManagerUser, type Rule, type Severity } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { powerfulClasses } from "./users.ts";

const rule: Rule = {
  id: "ami/no-acl",
  summary: "An AMI user may log in from any address",
  category: "exposure",
  severity: "high",
  confidence: "certain",
  preset: "recommended",
  fix: "unsafe",
  cwe: [284],
  since: "0.1.0",
  references: ["main/manager.c: __init_manager(), authenticate()", "main/acl.c: ast_apply_acl()"],
  docs: {
    what: "A user of the manager interface (AMI) has no `deny`, `permit` or `acl`, while AMI listens beyond the machine itself. Of several sections of one name, only the access list of the last one counts. Users that users.conf makes with `hasmanager` never have one.",
    why: "AMI locks nobody out: who reaches the port can try passwords for as long as he likes. With an access list, a password that is guessed or leaked is of no use from elsewhere.",
    how: "Refuse all addresses, then permit those of the programs that log in as this user: `deny=0.0.0.0/0.0.0.0`, `deny=::/0`, `permit=127.0.0.1/255.255.255.255`. The last line that matches decides.",
    breaks: "Programs that log in as this user from an address that is not permitted are refused.",
    ignore: "When a firewall lets only known addresses reach the port.",
  },
  examples: [
    {
      title: "A user without an access list",
      bad: {
        "manager.conf": conf`
          [general]
          enabled=yes
          bindaddr=0.0.0.0
          [dialer]          ; ~ high "AMI user 'dialer' may log in from any address, since it has neither permit nor deny"
          secret=kV8sPz2Tq7wLmX4c
          write=originate
        `,
      },
      fixed: {
        "manager.conf": conf`
          [general]
          enabled=yes
          bindaddr=0.0.0.0
          [dialer]
          secret=kV8sPz2Tq7wLmX4c
          write=originate
          deny=0.0.0.0/0.0.0.0
          deny=::/0
          permit=127.0.0.1/255.255.255.255
        `,
      },
    },
    {
      title: "AMI listens in the local network, and the user may only look",
      bad: {
        "manager.conf": conf`
          [general]
          enabled=yes
          bindaddr=192.168.10.5
          [wallboard]       ; ~ low "from anywhere in the network of '192.168.10.5'"
          secret=kV8sPz2Tq7wLmX4c
          read=call,agent
        `,
      },
    },
    {
      title: "A later section of the same name starts a new list",
      bad: {
        "manager.conf": conf`
          [general]
          enabled=yes
          bindaddr=0.0.0.0
          [dialer]
          secret=kV8sPz2Tq7wLmX4c
          deny=0.0.0.0/0
          permit=10.0.0.5
          [Dialer]          ; ~ medium "only this last section of it counts for permit and deny"
          read=call
        `,
      },
    },
    {
      title: "users.conf has no access lists for AMI",
      bad: {
        "manager.conf": "[general]\nenabled=yes\nbindaddr=0.0.0.0\n",
        "users.conf": conf`
          [6000]            ; ~ high "since AMI reads no permit and deny in users.conf"
          hasmanager=yes
          secret=kV8sPz2Tq7wLmX4c
          deny=0.0.0.0/0
          permit=10.0.0.5
        `,
      },
    },
    {
      title: "AMI listens on the machine itself",
      good: {
        "manager.conf": "[general]\nenabled=yes\nbindaddr=127.0.0.1\n[dialer]\nsecret=kV8sPz2Tq7wLmX4c\n",
      },
    },
    {
      title: "The list comes from a template",
      good: {
        "manager.conf": conf`
          [general]
          enabled=yes
          bindaddr=0.0.0.0
          [local](!)
          deny=0.0.0.0/0
          deny=::/0
          permit=127.0.0.1
          [dialer](local)
          secret=kV8sPz2Tq7wLmX4c
        `,
      },
    },
    {
      title: "A list of acl.conf",
      good: {
        "manager.conf":
          "[general]\nenabled=yes\nbindaddr=0.0.0.0\n[dialer]\nsecret=kV8sPz2Tq7wLmX4c\nacl=office\n",
        "acl.conf": "[office]\ndeny=0.0.0.0/0\npermit=10.0.0.0/8\n",
      },
    },
    {
      title: "A user without a secret cannot log in",
      good: { "manager.conf": "[general]\nenabled=yes\n[dialer]\nwrite=all\n" },
    },
    {
      title: "AMI is off",
      good: { "manager.conf": "[general]\nenabled=no\n[dialer]\nsecret=kV8sPz2Tq7wLmX4c\n" },
    },
  ],
  check({ tree, report }) {
    const { manager } = tree;
    if (!manager) return;
    const version = tree.asterisk.version;
    for (const user of manager.users) {
      const { reach, accessList, canLogIn, name } = user;
      if (!canLogIn || !accessList.isEmpty || (reach !== "public" && reach !== "private")) continue;
      const hosts = [...manager.listeners, ...manager.webListeners].filter(
        ({ exposure }) => exposure === "private",
      );
      const from =
        reach === "public" ? "any address" : `anywhere in the network of '${hosts[0]?.host ?? ""}'`;
      const earlier = user.ownSections.slice(0, -1).flatMap(({ options }) => options.filter(isOfList));
      report({
        at: user.namePlace,
        message: `AMI user '${name}' may log in from ${from}, since ${reasonOf(user, earlier.length > 0)}`,
        severity: severityOf(user),
        related: earlier.slice(0, 1).map(({ place }) => ({ at: place, message: "this has no effect" })),
        fixes: earlier.length > 0 ? [] : fixesOf(user, version.isAtLeast("1.8")),
      });
    }
  },
};
export default rule;

function isOfList({ key }: { readonly key: string }): boolean {
  return key === "permit" || key === "deny" || key === "acl";
}

function reasonOf({ ownSections }: ManagerUser, hasEarlier: boolean): string {
  if (ownSections.length === 0) return "AMI reads no permit and deny in users.conf";
  return hasEarlier
    ? "only this last section of it counts for permit and deny"
    : "it has neither permit nor deny";
}

function severityOf(user: ManagerUser): Severity {
  const isPowerful = powerfulClasses(user).length > 0;
  if (user.reach === "public") return isPowerful ? "high" : "medium";
  return isPowerful ? "medium" : "low";
}

function fixesOf({ ownSections, name }: ManagerUser, hasIpv6: boolean): readonly Fix[] {
  const section = ownSections.at(-1);
  const last = section?.ownOptions.findLast(({ frame }) => frame === section.header.frame);
  if (!last) return [];
  const everyone = [["deny", "0.0.0.0/0.0.0.0"] as const, ...(hasIpv6 ? [["deny", "::/0"] as const] : [])];
  return [
    {
      title: "Permit 127.0.0.1 only",
      applicability: "unsafe",
      edits: insertAfter(last, [...everyone, ["permit", "127.0.0.1/255.255.255.255"]]),
      caution: `programs on other machines can no longer log in as '${name}'`,
    },
  ];
}
