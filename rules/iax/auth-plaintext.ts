import { type Option, type Rule, replaceValue } from "@astlint/core";
import { conf } from "@astlint/core/testing";

const rule: Rule = {
  id: "iax/auth-plaintext",
  summary: "IAX passwords are asked for in the clear",
  category: "crypto",
  severity: "high",
  confidence: "certain",
  preset: "recommended",
  fix: "unsafe",
  cwe: [319],
  since: "0.1.0",
  references: ["channels/chan_iax2.c: get_auth_methods(), authenticate_verify(), register_verify()"],
  docs: {
    what: "`auth` in iax.conf names `plaintext`. Alone, it makes Asterisk ask callers and registering devices for the password itself instead of the answer to a challenge. Beside `md5` or `rsa` it allows a device to register that way.",
    why: "The password crosses the network as it is, on a port that everybody knows. Who reads it once can call and register as that account from then on.",
    how: "Set `auth=md5`, or `auth=rsa` with `inkeys` and `outkey` between two Asterisks.",
    breaks: "Devices that know nothing but plaintext, of which hardly any are left, are refused.",
    ignore: "When the other side can do nothing else and the network between the two is encrypted.",
  },
  examples: [
    {
      title: "Plaintext and nothing else",
      bad: {
        "iax.conf": conf`
          [general]
          [branch]
          type=friend
          auth=plaintext
          ;    ^^^^^^^^^ high "'auth=plaintext' makes IAX account 'branch' send its password in the clear"
          secret=kV8sPz2Tq7wLmX4c
        `,
      },
      fixed: {
        "iax.conf": conf`
          [general]
          [branch]
          type=friend
          auth=md5
          secret=kV8sPz2Tq7wLmX4c
        `,
      },
    },
    {
      title: "Beside md5",
      bad: { "iax.conf": '[general]\nauth=md5,plaintext   ; ~ low "lets every IAX account register"\n' },
      fixed: { "iax.conf": "[general]\nauth=md5\n" },
    },
    { title: "A challenge", good: { "iax.conf": "[general]\nauth=md5,rsa\n" } },
    {
      title: "The account overrides [general], and so does its last line",
      good: {
        "iax.conf": "[branch]\ntype=friend\nauth=plaintext\nauth=md5\nsecret=kV8sPz2Tq7wLmX4c\n",
      },
    },
    {
      title: "chan_iax2 is not loaded",
      good: { "iax.conf": "[general]\nauth=plaintext\n", "modules.conf": "[modules]\nautoload=no\n" },
    },
  ],
  check({ tree, report }) {
    const { iax } = tree;
    if (!iax) return;
    const holders = new Map<Option, string[]>();
    const general = iax.general.get("auth");
    if (general) holders.set(general, []);
    for (const { name, settings } of iax.accounts) {
      const own = settings.get("auth");
      const names = own && holders.get(own);
      if (names) names.push(name);
      else if (own) holders.set(own, [name]);
    }
    for (const [option, names] of holders) {
      if (!option.value.includes("plaintext")) continue;
      const isAlone = !option.value.includes("md5") && !option.value.includes("rsa");
      const written = `'${option.name}=${option.value}'`;
      report({
        at: option.valuePlace,
        message: isAlone
          ? `${written} makes ${whoOf(names)} send its password in the clear`
          : `${written} lets ${whoOf(names)} register with its password in the clear`,
        severity: isAlone ? "high" : "low",
        fixes: [
          {
            title: "Take plaintext out",
            applicability: "unsafe",
            edits: replaceValue(option, isAlone ? "md5" : withoutPlaintext(option.value)),
            caution: "devices that know nothing but plaintext are refused",
          },
        ],
      });
    }
  },
};
export default rule;

function whoOf([first, ...others]: readonly string[]): string {
  if (first === undefined) return "every IAX account";
  return others.length === 0 ? `IAX account '${first}'` : `each of ${others.length + 1} IAX accounts`;
}

function withoutPlaintext(value: string): string {
  const methods = ["md5", "rsa"].filter((method) => value.includes(method));
  return methods.join(",");
}
