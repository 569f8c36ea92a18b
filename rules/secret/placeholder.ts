import type { Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { reportWeak } from "./report-weak.ts";

const rule: Rule = {
  id: "secret/placeholder",
  summary: "A password is a sample, a default or a placeholder",
  category: "authentication",
  severity: "critical",
  confidence: "certain",
  preset: "recommended",
  fix: "manual",
  cwe: [1392],
  since: "0.1.0",
  references: ["CWE-1392", "configs/samples"],
  docs: {
    what: "A password is one out of Asterisk's sample files, the default of a distribution, or a text that was meant to be replaced (`changeme`, `YOUR_PASSWORD_HERE`). This rule looks at IAX accounts, PJSIP auth sections, ARI users, registrations with providers and logins to databases; SIP accounts and AMI users have rules of their own. What a template engine fills in later (`{{ secret }}`, `${SECRET}`, `__SECRET__`) is no password and no finding.",
    why: "Such passwords stand in public files and are in every scanner's list. For a login to another service the finding is low: there a placeholder mostly means that the login does not work.",
    how: "Replace it by 20 or more random characters (`openssl rand -base64 24`), or delete the account.",
    breaks: "Whatever logs in with the old password must be given the new one.",
    ignore: "When the files are a pattern that an installer fills in.",
  },
  examples: [
    {
      title: "Samples that stayed",
      bad: {
        "ari.conf": conf`
          [asterisk]
          type=user
          password=secret_here
          ;        ^^^^^^^^^^^ critical "Password of ARI user 'asterisk' is a placeholder that nobody has replaced"
        `,
        "iax.conf": conf`
          [node]
          type=user
          secret=Your_Secret_Here   ; ~ critical
          [guest]
          type=friend
          secret=mysecret           ; ~ critical "is a sample out of Asterisk's own files"
        `,
      },
    },
    {
      title: "One that logs in elsewhere",
      bad: {
        "res_odbc.conf": conf`
          [asterisk]
          dsn=asterisk
          username=root
          password=changeme         ; ~ low "'password' of [asterisk] in res_odbc.conf"
        `,
      },
    },
    {
      title: "Only an address list lets calls in",
      bad: {
        "iax.conf": conf`
          [node]
          type=friend
          deny=0.0.0.0/0.0.0.0
          permit=10.0.0.0/255.0.0.0
          secret=changeme           ; ~ high
        `,
      },
    },
    {
      title: "Filled in later, or not used",
      good: {
        "ari.conf": conf`
          [a]
          type=user
          password={{ ari_password }}
          [b]
          type=user
          password=__ARI_PASSWORD__
          ;password=changeme
          [c]
          type=user
          password=********
        `,
        "res_odbc.conf": conf`
          [asterisk]
          enabled=no
          password=changeme
        `,
      },
    },
    {
      title: "SIP accounts have a rule of their own",
      good: { "sip.conf": "[100]\ntype=friend\nsecret=changeme\n" },
    },
  ],
  check: (context) => reportWeak(context, "placeholder"),
};
export default rule;
