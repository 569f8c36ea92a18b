import type { ManagerUser, Option, Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";

const rule: Rule = {
  id: "ami/duplicate-user",
  summary: "Two sections make one AMI user, and only the last password counts",
  category: "correctness",
  severity: "low",
  confidence: "certain",
  preset: "recommended",
  fix: "manual",
  cwe: [694],
  since: "0.1.0",
  references: ["main/manager.c: __init_manager()"],
  docs: {
    what: "Several sections of manager.conf have the same name, in whatever case, and more than one has a `secret`. Asterisk makes one user of them: later lines replace earlier ones, `read` and `write` included, and the access list is that of the last section.",
    why: "A password that was changed in the first section does not work, while the old one further down, or in an included file, still lets in whoever knows it.",
    how: "Keep one section, and move into it what is still needed.",
    breaks: "Programs that use the password or the rights of the section that goes.",
    ignore: "Hardly ever; if an included file is meant to replace a user, delete the other one.",
  },
  examples: [
    {
      title: "The old password still counts",
      bad: {
        "manager.conf": conf`
          [general]
          enabled=yes
          [crm]
          secret=kV8sPz2Tq7wLmX4c   ; ~ low "This secret of AMI user 'crm' does not count, because a later section of the same name has another one"
          read=call
          [CRM]
          secret=wT3nHc9Rb6yJpQ5d
        `,
      },
    },
    {
      title: "A section that is continued, and one without a secret",
      good: {
        "manager.conf": conf`
          [general]
          enabled=yes
          [crm]
          secret=kV8sPz2Tq7wLmX4c
          [crm](+)
          read=call
          [crm]
          write=call
        `,
      },
    },
    {
      title: "A template, and a comment",
      good: {
        "manager.conf": conf`
          [general]
          enabled=yes
          [crm](!)
          secret=kV8sPz2Tq7wLmX4c
          ;[crm]
          [panel](crm)
          read=call
        `,
      },
    },
  ],
  check({ tree, report }) {
    if (!tree.manager?.isEnabled.value) return;
    for (const user of tree.manager.users) {
      for (const option of deadSecrets(user)) {
        report({
          at: option.place,
          message: `This secret of AMI user '${user.name}' does not count, because a later section of the same name has another one`,
          related: user.secret ? [{ at: user.secret.namePlace, message: "the secret that counts" }] : [],
          fixes: [{ title: "Keep one section for the user", applicability: "manual", edits: [] }],
        });
      }
    }
  },
};
export default rule;

/** Secrets of the user's earlier sections that differ from the one that counts. */
function deadSecrets({ ownSections, secret }: ManagerUser): Option[] {
  const secrets = ownSections.flatMap((section) => section.last("secret") ?? []);
  return secrets.filter((option) => option !== secret && option.value !== secret?.value);
}
