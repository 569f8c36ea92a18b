import { milder, type Reach, type Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import {
  accountsNamed,
  byHabit,
  consequenceOf,
  groupPlaces,
  holderNames,
  type WeakSecret,
  weakSecrets,
} from "../secret/judged-secrets.ts";
import { byOption, widestReach } from "./users.ts";

const rule: Rule = {
  id: "ami/weak-secret",
  summary: "The password of an AMI user can be guessed",
  category: "authentication",
  severity: "critical",
  confidence: "heuristic",
  preset: "recommended",
  fix: "manual",
  cwe: [521, 1392],
  since: "0.1.0",
  references: ["main/manager.c: authenticate()", "configs/samples/manager.conf.sample"],
  docs: {
    what: "The `secret` of a user of the manager interface (AMI) is one that everybody knows, such as the default of a distribution or a sample, the user's own name, a word, digits only, or too short. Users that users.conf makes count, too.",
    why: "AMI knows no lock-out: after a wrong password it waits a second and lets the next attempt begin, on as many connections as the attacker opens. The users `admin`, `cron`, `asterisk` and `manager` with the defaults of their distributions are tried first. Who gets in places calls, and with the right classes runs programs on the machine.",
    how: "Set a secret of 20 or more random characters (`openssl rand -base64 24`), here and in the programs that log in: FreePBX keeps it in its own settings, VICIdial in `/etc/astguiclient.conf`, others in their `.env`.",
    breaks: "Programs that log in as this user must be given the new secret.",
    ignore:
      "Never where AMI listens on an address that others reach. On 127.0.0.1 every program and every user of the machine can still connect.",
  },
  examples: [
    {
      title: "The defaults of distributions and of the sample",
      bad: {
        "manager.conf": conf`
          [general]
          enabled=yes
          bindaddr=0.0.0.0
          [admin]
          secret=amp111
          ;      ^^^^^^ critical "Secret of AMI user 'admin' is a default that is the same on every installation: scanners try it first"
          [cron]
          secret=1234         ; ~ critical "is a sequence"
          [mark]
          secret=mysecret     ; ~ critical "is a sample out of Asterisk's own files"
        `,
      },
    },
    {
      title: "Short and guessable",
      bad: {
        "manager.conf": conf`
          [general]
          enabled=yes
          [crm]
          secret=crm          ; ~ critical "equals the account name"
          [wallboard]
          secret=kfwtz        ; ~ high "has only 5 letters"
        `,
      },
    },
    {
      title: "Only this machine can try",
      bad: {
        "manager.conf": conf`
          [general]
          enabled=yes
          bindaddr=127.0.0.1
          [admin]
          secret=amp111       ; ~ high
        `,
      },
    },
    {
      title: "Several users share one",
      bad: {
        "manager.conf": conf`
          [general]
          enabled=yes
          [cron]
          secret=1234         ; ~ critical "AMI users 'cron' and 'sendcron'"
          [sendcron]
          secret=1234
        `,
      },
    },
    {
      title: "A user of users.conf",
      bad: {
        "manager.conf": "[general]\nenabled=yes\n",
        "users.conf": conf`
          [6000]
          hasmanager=yes
          secret=6000         ; ~ critical "AMI user '6000'"
        `,
      },
    },
    {
      title: "A random secret, a commented one, a placeholder",
      good: {
        "manager.conf": conf`
          [general]
          enabled=yes
          [admin]
          ;secret=amp111
          secret=kV8sPz2Tq7wLmX4c
          [crm]
          secret=__AMI_SECRET__
        `,
      },
    },
    { title: "AMI is off", good: { "manager.conf": "[general]\nenabled=no\n[admin]\nsecret=amp111\n" } },
    {
      title: "The access list refuses everybody",
      good: { "manager.conf": "[general]\nenabled=yes\n[admin]\nsecret=amp111\ndeny=0.0.0.0/0\ndeny=::/0\n" },
    },
  ],
  check({ tree, estimator, report }) {
    const groups = byOption(tree.manager?.users ?? [], ({ secret }) => secret);
    const reaches = new Map(groups.map((users) => [users[0].secret, widestReach(users)]));
    const reachOf = ({ secret }: WeakSecret): Reach => reaches.get(secret.option) ?? "nobody";
    const weak = weakSecrets(tree, estimator).filter(({ secret }) => secret.service === "manager");
    const reachable = weak.filter((each) => reachOf(each) !== "nobody");
    for (const group of byHabit(reachable, (each) =>
      milder(each.verdict.severity, reachOf(each) === "loopback" ? 1 : 0),
    )) {
      if (group.severity === "info") continue;
      const { secret, verdict } = group.first;
      report({
        at: secret.place,
        message: `Secret of ${accountsNamed("manager", holderNames(group))} ${verdict.reason}: ${consequenceOf(verdict)}`,
        severity: group.severity,
        confidence: verdict.kind === "guessable" ? "heuristic" : "certain",
        label: verdict.reason,
        related: groupPlaces(group),
        members: holderNames(group),
        fixes: [{ title: "Set a long random secret", applicability: "manual", edits: [] }],
      });
    }
  },
};
export default rule;
