import type { Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { reportWeak } from "./report-weak.ts";

const rule: Rule = {
  id: "secret/low-entropy",
  summary: "A password can be guessed",
  category: "authentication",
  severity: "high",
  confidence: "heuristic",
  preset: "recommended",
  fix: "manual",
  cwe: [521],
  since: "0.1.0",
  references: [
    "CWE-521",
    "Daniel Lowe Wheeler: zxcvbn: Low-Budget Password Strength Estimation, USENIX Security 2016",
  ],
  docs: {
    what: "A password is a common word, a date, a sequence, a row of keys or digits only, or is built on one. Letters replaced by digits and words written backwards count as the words. The severity follows the number of guesses it takes. This rule looks at IAX accounts, PJSIP auth sections, ARI users, registrations with providers, logins to databases, and PINs of conferences; SIP accounts, AMI users and mailboxes have rules of their own.",
    why: "Programs that guess passwords try what people choose first. A weak password falls in seconds to whoever has recorded one login, and in hours or days to a scanner on the network.",
    how: "Set a password of 20 or more random characters (`openssl rand -base64 24`), here and on the other side.",
    breaks: "The device, program or provider on the other side must be given the new password first.",
    ignore:
      "When a provider has set the password and does not let you change it, or when a password is public on purpose, as that of an account for test calls.",
  },
  examples: [
    {
      title: "A common password",
      bad: {
        "pjsip.conf": conf`
          [6001]
          type=auth
          password=password123
          ;        ^^^^^^^^^^^ critical "Password of PJSIP auth '6001' is among the most common passwords"
          [6002]
          type=auth
          password=Sunsh1ne77     ; ~ high "is built on a common password or word"
          [6003]
          type=auth
          password=qwertzuiop     ; ~ critical
        `,
      },
    },
    {
      title: "One password for many is one finding",
      bad: {
        "pjsip.conf": conf`
          [auth](!)
          type=auth
          password=dragon77       ; ~ high "PJSIP auths '6001', '6002' and '6003'"
          [6001](auth)
          [6002](auth)
          [6003]
          type=auth
          password=dragon77
        `,
      },
    },
    {
      title: "A provider, a database, a conference",
      bad: {
        "iax.conf": conf`
          [general]
          register => office:summer2019@iax.example.com    ; ~ medium "Secret of the registration as 'office'"
        `,
        "res_pgsql.conf": conf`
          [general]
          dbpass=letmein          ; ~ medium "'dbpass' of [general] in res_pgsql.conf"
        `,
        "extconfig.conf": "[settings]\nsippeers => pgsql,general\n",
        "confbridge.conf": conf`
          [admin]
          type=user
          pin=1234                ; ~ low "'pin' of [admin] in confbridge.conf is a sequence: callers try it first"
        `,
      },
    },
    {
      title: "Random passwords, hashes, and what is not used",
      good: {
        "pjsip.conf": conf`
          [6001]
          type=auth
          password=d41d8cd98f00b204e9800998ecf8427e
          [6002]
          type=auth
          password=Kx7$gT2!mQ9&wZ
          ;password=password123
        `,
        "ari.conf": conf`
          [wallboard]
          type=user
          password_format=crypt
          password=$6$rounds=5000$abc$abcdefabcdefabcdef
        `,
      },
    },
    {
      title: "SIP accounts and AMI users have rules of their own",
      good: {
        "sip.conf": "[100]\ntype=friend\nsecret=password123\n",
        "manager.conf": "[general]\nenabled=yes\n[crm]\nsecret=password123\n",
      },
    },
  ],
  check: (context) => reportWeak(context, "guessable"),
};
export default rule;
