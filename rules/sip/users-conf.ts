import {
  isTrue,
  type ManagerUser,
  type Option,
  quotedNames,
  type Report,
  type Rule,
  replaceValue,
  type Section,
  type Tree,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { accountPlaces } from "./account-list.ts";

const rule: Rule = {
  id: "sip/users-conf",
  summary: "users.conf makes accounts in several places at once",
  category: "authentication",
  severity: "high",
  confidence: "certain",
  preset: "recommended",
  fix: "unsafe",
  cwe: [266],
  since: "0.1.0",
  asterisk: ">=1.4 <23",
  references: ["main/manager.c: __init_manager()", "channels/chan_sip.c: reload_config()"],
  docs: {
    what: "A section of users.conf is an account of SIP (`hassip`), IAX2 (`hasiax`), voicemail and AMI (`hasmanager`) all in one, with one `secret`. The finding is high when the password of a phone also opens AMI, and informational when users.conf only adds SIP accounts that sip.conf does not show.",
    why: "Without `read` and `write`, an AMI user of users.conf has every right: it can run programs as Asterisk. Whoever reads the password out of a phone, or guesses it over SIP, then has the whole machine. `permit` and `deny` do not restrict AMI users of users.conf.",
    how: "Set `hasmanager=no` in users.conf and write the AMI users that you need into manager.conf, with their own secrets and rights. Better move all accounts to sip.conf, voicemail.conf and the rest: Asterisk 21 calls users.conf deprecated, and 23 no longer reads it.",
    breaks: "Programs that log in to AMI with the name and password of an extension are refused.",
    ignore:
      "When AMI listens on the machine itself only, and whoever can log in there may do everything anyway.",
  },
  examples: [
    {
      title: "The password of each phone opens AMI",
      bad: {
        "sip.conf": "[general]\n",
        "manager.conf": "[general]\nenabled=yes\nbindaddr=0.0.0.0\n",
        "users.conf": conf`
          [general]
          hassip=yes
          hasmanager=yes        ; ~ high "opens AMI with the passwords of the phones '6000' and '6001'"
          host=dynamic
          [6000]
          secret=ux7Y2mKq9sWc4e
          [6001]
          secret=rK3vz8Tn6bQw1h
        `,
      },
      fixed: {
        "users.conf": conf`
          [general]
          hassip=yes
          hasmanager=no
          host=dynamic
          [6000]
          secret=ux7Y2mKq9sWc4e
          [6001]
          secret=rK3vz8Tn6bQw1h
        `,
      },
    },
    {
      title: "AMI listens on the machine itself only",
      bad: {
        "sip.conf": "[general]\n",
        "manager.conf": "[general]\nenabled=yes\nbindaddr=127.0.0.1\n",
        "users.conf": conf`
          [6000]
          hassip=yes
          hasmanager=yes        ; ~ medium "the phone '6000'"
          secret=ux7Y2mKq9sWc4e
        `,
      },
    },
    {
      title: "SIP accounts that sip.conf does not show",
      bad: {
        "sip.conf": "[general]\n",
        "users.conf": conf`
          [general]
          hassip=yes
          [6000]                ; ~ info "users.conf makes the SIP account '6000'"
          secret=ux7Y2mKq9sWc4e
        `,
      },
    },
    {
      title: "The file as Asterisk ships it, without accounts",
      good: {
        "sip.conf": "[general]\n",
        "users.conf": "[general]\nhassip=yes\nhasmanager=yes\n;[6000]\n;secret=x\n",
      },
    },
    {
      title: "AMI is off, and chan_sip is not loaded",
      good: {
        "manager.conf": "[general]\nenabled=no\n",
        "modules.conf": "[modules]\nautoload=yes\nnoload => chan_sip.so\n",
        "users.conf": "[6000]\nhassip=yes\nhasmanager=yes\nsecret=ux7Y2mKq9sWc4e\n",
      },
    },
    {
      title: "Asterisk 23 does not read users.conf",
      good: {
        "manager.conf": "[general]\nenabled=yes\n",
        "users.conf": "[6000]\nhasiax=yes\nhasmanager=yes\nsecret=ux7Y2mKq9sWc4e\n",
      },
      asteriskVersion: "23",
    },
  ],
  check({ tree, report }) {
    const general = tree.effective("users.conf")?.section("general");
    const groups = new Map<Option, ManagerUser[]>();
    for (const user of tree.manager?.users ?? []) {
      const option = managerSwitch(user, general, tree);
      if (!option) continue;
      const group = groups.get(option);
      if (group) group.push(user);
      else groups.set(option, [user]);
    }
    for (const [option, users] of groups) report(openAmi(option, users));
    const accounts = (tree.sip?.accounts ?? []).filter(({ from }) => from === "users.conf");
    const [first, ...others] = accounts;
    if (!first || groups.size > 0) return;
    report({
      at: first.namePlace,
      message: `users.conf makes the SIP ${others.length > 0 ? "accounts" : "account"} ${quotedNames(accounts.map(({ name }) => name))}, which sip.conf does not show`,
      severity: "info",
      related: accountPlaces(others),
    });
  },
};
export default rule;

/** The option that makes a phone an AMI user, too, when its password lets somebody in. */
function managerSwitch(user: ManagerUser, general: Section | undefined, tree: Tree): Option | undefined {
  const section = user.usersSection;
  if (!section || !user.canLogIn || user.reach === "nobody") return undefined;
  const isOn = (name: string): boolean => isTrue((section.first(name) ?? general?.first(name))?.value ?? "");
  const isPhone =
    (isOn("hassip") && tree.sip !== undefined) || (isOn("hasiax") && tree.live("iax.conf") !== undefined);
  return isPhone ? (section.first("hasmanager") ?? general?.first("hasmanager")) : undefined;
}

function openAmi(option: Option, users: readonly ManagerUser[]): Report {
  const isNear = users.every(({ reach }) => reach === "loopback");
  const many = users.length > 1;
  return {
    at: option.valuePlace,
    message: `'${option.name}=${option.value}' opens AMI with the ${many ? "passwords of the phones" : "password of the phone"} ${quotedNames(users.map(({ name }) => name))}`,
    severity: isNear ? "medium" : "high",
    fixes: [
      {
        title: "Set hasmanager=no",
        applicability: "unsafe",
        edits: replaceValue(option, "no"),
        caution: "programs that log in to AMI as an extension are refused",
      },
    ],
  };
}
