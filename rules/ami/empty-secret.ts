import { type ManagerModel, quotedNames, type Reach, type Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { byOption, userPlaces, widestReach } from "./users.ts";

const rule: Rule = {
  id: "ami/empty-secret",
  summary: "An AMI user can log in without a password",
  category: "authentication",
  severity: "critical",
  confidence: "certain",
  preset: "recommended",
  fix: "manual",
  cwe: [258],
  since: "0.1.0",
  references: ["main/manager.c: authenticate(), __init_manager(), auth_http_callback()"],
  docs: {
    what: "The `secret` of a user of the manager interface (AMI) is empty. `secret=;abc` is empty, too: what follows the semicolon is a comment. A user without any `secret` line cannot log in on AMI's own ports, but the web interface of AMI (`webenabled=yes`) takes a fixed text for its password.",
    why: "Asterisk compares the empty password with the one that is sent, finds them equal and lets the login pass. Who reaches the port and knows or guesses the name of the user has its rights, often to place calls and to run programs.",
    how: "Set a long random secret, here and in the program that logs in; `openssl rand -base64 24` makes one. Delete the user if no program needs it.",
    breaks: "The program that logs in as this user must be given the new secret.",
    ignore:
      "Never: any program and any user of the machine can connect to AMI even where it listens on 127.0.0.1 only.",
  },
  examples: [
    {
      title: "An empty secret",
      bad: {
        "manager.conf": conf`
          [general]
          enabled=yes
          bindaddr=0.0.0.0
          [monitor]
          secret=           ; ~ critical "AMI user 'monitor' has an empty secret, with which anyone can log in"
          read=all
        `,
      },
    },
    {
      title: "The secret is a comment",
      bad: {
        "manager.conf": conf`
          [general]
          enabled=yes
          bindaddr=127.0.0.1
          [monitor]
          secret = ;S3cr3t  ; ~ high "anyone on this machine can log in"
          read=all
        `,
      },
    },
    {
      title: "Two users share the secret of a template",
      bad: {
        "manager.conf": conf`
          [general]
          enabled=yes
          bindaddr=192.168.10.5
          [base](!)
          secret=           ; ~ high "AMI users 'monitor' and 'wallboard' have an empty secret, with which anyone in the local network"
          [monitor](base)
          [wallboard](base)
        `,
      },
    },
    {
      title: "Without a secret the web interface lets the user in",
      bad: {
        "manager.conf": conf`
          [general]
          enabled=yes
          bindaddr=127.0.0.1
          webenabled=yes
          [monitor]         ; ~ critical "AMI user 'monitor' has no secret"
          read=all
        `,
        "http.conf": "[general]\nenabled=yes\nbindaddr=0.0.0.0\n",
      },
    },
    {
      title: "Without a secret there is no login",
      good: { "manager.conf": "[general]\nenabled=yes\n[monitor]\nread=all\n;secret=\n" },
    },
    {
      title: "A later line sets the secret",
      good: { "manager.conf": "[general]\nenabled=yes\n[monitor]\nsecret=\nsecret=kV8sPz2Tq7wLmX4c\n" },
    },
    {
      title: "The template's secret is empty, the user's is not",
      good: {
        "manager.conf":
          "[general]\nenabled=yes\n[base](!)\nsecret=\n[monitor](base)\nsecret=kV8sPz2Tq7wLmX4c\n",
      },
    },
    {
      title: "In users.conf an empty secret is none",
      good: { "manager.conf": "[general]\nenabled=yes\n", "users.conf": "[6000]\nhasmanager=yes\nsecret=\n" },
    },
    { title: "AMI is off", good: { "manager.conf": "[general]\n;enabled=yes\n[monitor]\nsecret=\n" } },
    {
      title: "The access list refuses everybody",
      good: { "manager.conf": "[general]\nenabled=yes\n[monitor]\nsecret=\ndeny=0.0.0.0/0\ndeny=::/0\n" },
    },
  ],
  check({ tree, report }) {
    const { manager } = tree;
    if (!manager) return;
    const hasWeb = isFaceOfWeb(manager, tree.asterisk.version.isAtLeast("1.8"));
    const open = manager.users.filter(
      (user) => user.reach !== "nobody" && (user.secret ? user.secret.value === "" : hasWeb),
    );
    for (const users of byOption(open, ({ secret }) => secret)) {
      const [{ secret, namePlace }, ...others] = users;
      const names = `AMI ${others.length > 0 ? "users" : "user"} ${quotedNames(users.map(({ name }) => name))}`;
      const have = others.length > 0 ? "have" : "has";
      const reach = widestReach(users);
      report({
        at: secret ? secret.place : namePlace,
        message: secret
          ? `${names} ${have} an empty secret, with which ${whoOf(reach)} can log in`
          : `${names} ${have} no secret, and over HTTP ${whoOf(reach)} can log in without one`,
        severity: reach === "public" ? "critical" : "high",
        related: userPlaces(others),
        fixes: [{ title: "Set a long random secret", applicability: "manual", edits: [] }],
      });
    }
  },
};
export default rule;

/** Since 1.8, digest authentication over HTTP makes up a password for a user that has none. */
function isFaceOfWeb({ webListeners }: ManagerModel, hasDigest: boolean): boolean {
  return hasDigest && webListeners.length > 0;
}

function whoOf(reach: Reach): string {
  if (reach === "loopback") return "anyone on this machine";
  return reach === "private" ? "anyone in the local network" : "anyone";
}
