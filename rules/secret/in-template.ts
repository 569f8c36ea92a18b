import { isPlaceholder, type Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { accountsNamed, limited, weakSecrets } from "./judged-secrets.ts";

const rule: Rule = {
  id: "secret/in-template",
  summary: "Accounts inherit their password from a template",
  category: "authentication",
  severity: "medium",
  confidence: "certain",
  preset: "recommended",
  fix: "manual",
  cwe: [1391],
  since: "0.1.0",
  references: ["CWE-1391", "main/config.c: ast_category_inherit()"],
  docs: {
    what: "A template, or a section that others inherit from, has a password, and two or more accounts take it over unchanged.",
    why: "All of them then have one password. Who learns it from any of the phones can register as every other one, listen to its calls and call at its expense.",
    how: "Take the password out of the template and give each account a random one of its own (`openssl rand -base64 24`).",
    breaks: "Each device must be given its new password.",
    ignore: "When the accounts are one device, a gateway with several lines for example.",
  },
  examples: [
    {
      title: "A password for all phones",
      bad: {
        "sip.conf": conf`
          [phone](!)
          type=friend
          host=dynamic
          secret=ux7Y2mKq9sWc4eTz
          ;      ^^^^^^^^^^^^^^^^ medium "SIP accounts '100' and '101' inherit one password from [phone]"
          [100](phone)
          [101](phone)
          [102](phone)
          secret=aVz8KqW3xYp5TnRd
        `,
      },
    },
    {
      title: "PJSIP",
      bad: {
        "pjsip.conf": conf`
          [auth](!)
          type=auth
          password=ux7Y2mKq9sWc4eTz ; ~ medium "PJSIP auths 'a' and 'b'"
          [a](auth)
          username=a
          [b](auth)
          username=b
        `,
      },
    },
    {
      title: "A weak one is reported as weak",
      good: { "sip.conf": "[phone](!)\ntype=friend\nsecret=1234\n[100](phone)\n[101](phone)\n" },
    },
    {
      title: "Each account has its own, or only one inherits",
      good: {
        "sip.conf": conf`
          [phone](!)
          type=friend
          secret=ux7Y2mKq9sWc4eTz
          [100](phone)
          [101](phone)
          secret=aVz8KqW3xYp5TnRd
          [102](phone)
          secret=Qm4XbL7sZt9KdNfw
        `,
      },
    },
    {
      title: "The template has a placeholder, or the password is a comment",
      good: {
        "sip.conf": conf`
          [phone](!)
          type=friend
          secret={{ secret }}
          ;secret=ux7Y2mKq9sWc4eTz
          [100](phone)
          [101](phone)
        `,
      },
    },
  ],
  check({ tree, estimator, report }) {
    const weak = new Set(weakSecrets(tree, estimator).map(({ secret }) => secret));
    for (const secret of tree.secrets) {
      if (
        secret.holders.length < 2 ||
        weak.has(secret) ||
        secret.role !== "login" ||
        isPlaceholder(secret.text)
      )
        continue;
      const { section } = secret.option;
      const names = secret.holders.map(({ name }) => name);
      report({
        at: secret.place,
        message: `${accountsNamed(secret.service, names)} inherit one password from [${section.name}], so that whoever learns it has all of them`,
        related: limited(
          secret.holders.map(({ name, place }) => ({ at: place, message: `'${name}' inherits it` })),
        ),
        fixes: [
          { title: "Give each account a random password of its own", applicability: "manual", edits: [] },
        ],
      });
    }
  },
};
export default rule;
