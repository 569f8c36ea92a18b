import type { Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { reportWeak } from "./report-weak.ts";

const rule: Rule = {
  id: "secret/equals-identity",
  summary: "A password is the name of its account, or close to it",
  category: "authentication",
  severity: "critical",
  confidence: "certain",
  preset: "recommended",
  fix: "manual",
  cwe: [521],
  since: "0.1.0",
  references: [
    "CWE-521",
    "res/res_pjsip/config_auth.c",
    "channels/chan_iax2.c: build_user()",
    "res/ari/config.c",
  ],
  docs: {
    what: "A password equals the name, number, user name or caller id of its account, is that name backwards or twice, or differs from it by a few characters (`x1000`, `1000pass`). This rule looks at IAX accounts, PJSIP auth sections, ARI users, registrations with providers and logins to databases; SIP accounts and AMI users have rules of their own.",
    why: "Scanners know the name already, and try it as the password before anything else.",
    how: "Set a password of 20 or more random characters (`openssl rand -base64 24`), here and on the other side.",
    breaks: "The device, program or provider on the other side must be given the new password first.",
    ignore: "When a provider has set the password and does not let you change it.",
  },
  examples: [
    {
      title: "PJSIP, IAX and ARI",
      bad: {
        "pjsip.conf": conf`
          [6001]
          type=endpoint
          auth=6001
          [6001]
          type=auth
          username=6001
          password=6001
          ;        ^^^^ critical "Password of PJSIP auth '6001' equals the account name: scanners try it first"
        `,
        "iax.conf": conf`
          [branch]
          type=friend
          secret=branch1      ; ~ critical "'secret' of IAX account 'branch' is the account name with a usual addition"
        `,
        "ari.conf": conf`
          [wallboard]
          type=user
          password=draobllaw  ; ~ critical "is the account name backwards"
        `,
      },
    },
    {
      title: "A registration with a provider",
      bad: {
        "sip.conf": conf`
          [general]
          register => 4930123456:4930123456@sip.example.com/100
          ;                      ^^^^^^^^^^ high "Secret of the registration as '4930123456' equals the user name"
        `,
      },
    },
    {
      title: "All accounts of a file follow one habit",
      bad: {
        "pjsip.conf": conf`
          [6001]
          type=auth
          password=6001       ; ~ critical "PJSIP auths '6001' and '6002'"
          [6002]
          type=auth
          password=6002
        `,
      },
    },
    {
      title: "SIP accounts and AMI users have rules of their own",
      good: {
        "sip.conf": "[100]\ntype=friend\nsecret=100\n",
        "manager.conf": "[general]\nenabled=yes\n[admin]\nsecret=admin\n",
      },
    },
    {
      title: "A commented line, a template that nothing uses, an auth that no endpoint names",
      good: {
        "pjsip.conf": conf`
          [base](!)
          type=auth
          password=base
          [6001]
          type=endpoint
          auth=6001-auth
          [6001-auth]
          type=auth
          ;password=6001
          password=ux7Y2mKq9sWc4eTz
          [spare]
          type=auth
          password=spare
        `,
      },
    },
    {
      title: "chan_iax2 is not loaded",
      good: { "iax.conf": "[a]\ntype=friend\nsecret=a\n", "modules.conf": "[modules]\nautoload=no\n" },
    },
  ],
  check: (context) => reportWeak(context, "identity"),
};
export default rule;
