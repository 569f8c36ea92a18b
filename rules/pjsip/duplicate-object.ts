import { firstPlaces, type Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";

const rule: Rule = {
  id: "pjsip/duplicate-object",
  summary: "An object is there twice, and none of its type is loaded",
  category: "correctness",
  severity: "high",
  confidence: "certain",
  preset: "recommended",
  fix: "none",
  cwe: [694],
  since: "0.1.0",
  asterisk: ">=12",
  references: ["res/res_sorcery_config.c: sorcery_config_internal_load()"],
  docs: {
    what: "Two sections of pjsip.conf, its includes taken in, have the same name and the same `type`, or there is a second section of a type that may have only one, `global` or `system`. Upper and lower case are told apart.",
    why: "Asterisk then loads not one object of that type from the file. At a start all endpoints, or all transports, are missing; at a reload the old ones stay, so that a new password or a new access list does not take effect, and nobody notices.",
    how: "Remove one of the two, or make one section of them: `[name](+)` continues a section that is there already.",
    breaks: "Nothing: as it is, Asterisk uses neither.",
    ignore: "Never: Asterisk does without either of them.",
  },
  examples: [
    {
      title: "A section that was copied",
      bad: {
        "pjsip.conf": conf`
          [100]
          type=endpoint
          auth=100
          [101]
          type=endpoint
          auth=100
          [100]                   ; ~ high "PJSIP endpoint '100' is there twice, so Asterisk loads no endpoint at all from pjsip.conf"
          type=endpoint
          auth=100
        `,
      },
    },
    {
      title: "Two sections for what is one",
      bad: {
        "pjsip.conf": conf`
          [global]
          user_agent=PBX
          [more]                  ; ~ high "A second section has type=global"
          type=global
          debug=no
        `,
      },
    },
    {
      title: "One name, several types, and a section that goes on",
      good: {
        "pjsip.conf": conf`
          [100]
          type=endpoint
          [100]
          type=aor
          [200](!)
          type=endpoint
          [200](200)
          [300]
          type=auth
          username=300
          [300](+)
          password=ux7Y2mKq9sWc4e
          ;[100]
          ;type=endpoint
        `,
      },
    },
    {
      title: "Upper and lower case",
      good: { "pjsip.conf": "[trunk]\ntype=endpoint\nauth=a\n[Trunk]\ntype=endpoint\nauth=a\n" },
    },
  ],
  check({ tree, report }) {
    for (const { type, id, sections } of tree.pjsip?.duplicates ?? []) {
      const [first, second, ...others] = sections;
      const isSingle = type === "global" || type === "system";
      const what = isSingle ? `A second section has type=${type}` : `PJSIP ${type} '${id}' is there twice`;
      report({
        at: second.namePlace,
        message: isSingle
          ? `${what}, so Asterisk loads neither and uses the defaults`
          : `${what}, so Asterisk loads no ${type} at all from pjsip.conf`,
        related: firstPlaces(
          [first, ...others].map(({ namePlace }) => ({
            at: namePlace,
            message: `also ${type} '${id}'`,
            isSame: true,
          })),
        ),
        subject: `${type} ${id}`,
      });
    }
  },
};
export default rule;
