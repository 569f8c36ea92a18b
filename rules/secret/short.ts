import type { Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { reportWeak } from "./report-weak.ts";

const rule: Rule = {
  id: "secret/short",
  summary: "A password has fewer than 12 characters",
  category: "authentication",
  severity: "medium",
  confidence: "certain",
  preset: "recommended",
  fix: "manual",
  cwe: [521],
  since: "0.1.0",
  references: ["CWE-521", "README-SERIOUSLY.bestpractices.md"],
  docs: {
    what: "A password that is nothing worse is shorter than 12 characters. The severity follows from how many there are of its length and kind: four digits are critical, ten random letters and digits are low. This rule looks at IAX accounts, PJSIP auth sections, ARI users, registrations with providers and logins to databases; SIP accounts, AMI users and mailboxes have rules of their own.",
    why: "Whoever records one registration or login can try all short passwords at home, some ten thousand million a second. Each character more makes that sixty times longer.",
    how: "Set a password of 20 or more random characters (`openssl rand -base64 24`), here and on the other side.",
    breaks: "The device, program or provider on the other side must be given the new password first.",
    ignore: "When the other side takes no longer passwords.",
  },
  examples: [
    {
      title: "Digits, letters, random characters",
      bad: {
        "pjsip.conf": conf`
          [6001]
          type=auth
          password=4837
          ;        ^^^^ critical "Password of PJSIP auth '6001' has only 4 digits: scanners try it first"
          [6002]
          type=auth
          password=kfwtz          ; ~ high "has only 5 letters"
          [6003]
          type=auth
          password=xK9f2LmQ8a     ; ~ low "has only 10 characters"
        `,
      },
    },
    {
      title: "Twelve random characters, a placeholder, a hash",
      good: {
        "pjsip.conf": conf`
          [6001]
          type=auth
          password=Kx7$gT2!mQ9&
          [6002]
          type=auth
          password=<%= pw %>
          [6003]
          type=auth
          auth_type=md5
          md5_cred=d41d
        `,
      },
    },
    {
      title: "A short one that the last line overrides, and one in a file of a module that is not loaded",
      good: {
        "pjsip.conf": "[6001]\ntype=auth\npassword=4837\npassword=Kx7$gT2!mQ9&\n",
        "xmpp.conf": "[a]\ntype=client\nsecret=ab\n",
        "modules.conf": "[modules]\nautoload=yes\nnoload=res_xmpp.so\n",
      },
    },
  ],
  check: (context) => reportWeak(context, "short"),
};
export default rule;
