import { firstPlaces, isPlaceholder, quotedNames, type Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";

const rule: Rule = {
  id: "ari/plain-password",
  summary: "ARI passwords stand in ari.conf as they are",
  category: "privacy",
  severity: "low",
  confidence: "certain",
  preset: "strict",
  fix: "manual",
  cwe: [256],
  since: "0.1.0",
  references: ["res/ari/config.c: ari_conf_validate_user()"],
  docs: {
    what: "A user of ari.conf has its password in clear text, which is what `password_format=plain`, the default, means. `password_format=crypt` takes a hash instead.",
    why: "Backups, repositories and support archives carry the file around. Whoever gets a copy can place calls through ARI; with a hash he would still have to guess.",
    how: "Make a hash with `mkpasswd -m sha-512`, put it in `password`, and set `password_format=crypt`. The programs that log in keep the password.",
    breaks:
      "Nothing when the hash is of the same password. An outbound WebSocket of ARI needs the plain password of its `local_ari_user`.",
    ignore: "When the file never leaves the machine and only Asterisk can read it.",
  },
  examples: [
    {
      title: "Two users with plain passwords",
      bad: {
        "ari.conf": conf`
          [general]
          enabled=yes
          [crm]
          type=user
          password=kV8sPz2Tq7wLmX4c     ; ~ low "The passwords of ARI users 'crm' and 'board' stand in the file as they are"
          [board]
          type=user
          password=tR3nWq8YbZc5Jh2v
          password_format=plain
        `,
      },
    },
    {
      title: "A hash",
      good: {
        "ari.conf": "[crm]\ntype=user\npassword_format=crypt\npassword=$6$x8fT2c$1vQ0bWmBz9dK\n",
      },
    },
    {
      title: "An installer fills in the password",
      good: { "ari.conf": "[crm]\ntype=user\npassword={{ ari_password }}\n" },
    },
    {
      title: "ARI is off",
      good: { "ari.conf": "[general]\nenabled=no\n[crm]\ntype=user\npassword=kV8sPz2Tq7wLmX4c\n" },
    },
  ],
  check({ tree, report }) {
    const { ari } = tree;
    if (!ari?.isEnabled.value) return;
    const plain = ari.users.flatMap(({ name, password, isHashed }) =>
      password && !isHashed && !isPlaceholder(password.value) ? [{ name, password }] : [],
    );
    const [first, ...others] = plain;
    if (!first) return;
    const names = quotedNames(plain.map(({ name }) => name));
    report({
      at: first.password.valuePlace,
      message:
        others.length === 0
          ? `The password of ARI user ${names} stands in the file as it is, for everyone who gets a copy`
          : `The passwords of ARI users ${names} stand in the file as they are, for everyone who gets a copy`,
      related: firstPlaces(
        others.map(({ name, password }) => ({
          at: password.valuePlace,
          message: `the password of '${name}'`,
          isSame: true,
        })),
      ),
      fixes: [{ title: "Put in a hash, with password_format=crypt", applicability: "manual", edits: [] }],
    });
  },
};
export default rule;
