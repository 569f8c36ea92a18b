import { appendOption, firstPlaces, quotedNames, type Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";

const rule: Rule = {
  id: "ari/no-acl",
  summary: "ARI users may log in from any address",
  category: "exposure",
  severity: "medium",
  confidence: "certain",
  preset: "strict",
  fix: "unsafe",
  cwe: [284],
  since: "0.1.0",
  asterisk: ">=20.19, >=21.12.3, >=22.9, >=23.3",
  references: ["res/ari/config.c: user_acl_handler()", "res/res_ari.c: ast_ari_callback()"],
  docs: {
    what: "The web server listens beyond the machine itself, and users of ari.conf have no `permit`, `deny` or `acl`. Asterisk knows these from 20.19.0, 21.12.3, 22.9.0 and 23.3.0 on; in older releases they make it refuse the user.",
    why: "A password that leaks, out of a log or a browser, is good from everywhere, and nobody is locked out who tries others.",
    how: "Refuse all addresses and permit those of the program: `deny=0.0.0.0/0.0.0.0`, `deny=::/0`, `permit=127.0.0.1/255.255.255.255`.",
    breaks: "Programs at addresses that are not permitted are refused.",
    ignore: "When a firewall lets only known addresses reach the port.",
  },
  examples: [
    {
      title: "A user without a list",
      bad: {
        "ari.conf": conf`
          [general]
          [crm]            ; ~ medium "ARI user 'crm' may log in from any address"
          type=user
          password=kV8sPz2Tq7wLmX4c
        `,
        "http.conf": "[general]\nenabled=yes\nbindaddr=0.0.0.0\n",
      },
      fixed: {
        "ari.conf": conf`
          [general]
          [crm]
          type=user
          password=kV8sPz2Tq7wLmX4c
          deny=0.0.0.0/0.0.0.0
          deny=::/0
          permit=127.0.0.1/255.255.255.255
        `,
      },
      asteriskVersion: "22.10.1",
    },
    {
      title: "With a list",
      good: {
        "ari.conf":
          "[crm]\ntype=user\npassword=kV8sPz2Tq7wLmX4c\ndeny=0.0.0.0/0\ndeny=::/0\npermit=10.0.0.5\n",
        "http.conf": "[general]\nenabled=yes\nbindaddr=0.0.0.0\n",
      },
      asteriskVersion: "22.10.1",
    },
    {
      title: "The version knows no lists here",
      good: {
        "ari.conf": "[crm]\ntype=user\npassword=kV8sPz2Tq7wLmX4c\n",
        "http.conf": "[general]\nenabled=yes\nbindaddr=0.0.0.0\n",
      },
      asteriskVersion: "20.18.2",
    },
    {
      title: "Only the machine itself reaches it",
      good: {
        "ari.conf": "[crm]\ntype=user\npassword=kV8sPz2Tq7wLmX4c\n",
        "http.conf": "[general]\nenabled=yes\nbindaddr=127.0.0.1\n",
      },
      asteriskVersion: "22.10.1",
    },
  ],
  check({ tree, report }) {
    const { ari, http } = tree;
    if (!ari?.hasAccessLists || !http || ari.listeners.length === 0 || http.exposure === "loopback") return;
    const open = ari.users.filter(({ password, accessList }) => password && accessList.isEmpty);
    const [first, ...others] = open;
    if (!first) return;
    report({
      at: first.namePlace,
      message: `ARI user${others.length > 0 ? "s" : ""} ${quotedNames(open.map(({ name }) => name))} may log in from any address`,
      severity: http.exposure === "private" ? "low" : "medium",
      related: firstPlaces(
        others.map(({ name, namePlace }) => ({ at: namePlace, message: `ARI user '${name}'` })),
      ),
      fixes: [
        {
          title: "Permit 127.0.0.1 only",
          applicability: "unsafe",
          edits: open.flatMap(({ section }) =>
            lines.flatMap(([name, value]) => appendOption(section, name, value)),
          ),
          caution: "programs on other machines can no longer use ARI",
        },
      ],
    });
  },
};
export default rule;

const lines = [
  ["deny", "0.0.0.0/0.0.0.0"],
  ["deny", "::/0"],
  ["permit", "127.0.0.1/255.255.255.255"],
] as const;
