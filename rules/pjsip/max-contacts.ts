import { maxContacts, type PjsipObject, type Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { byOption, namesOf, reachedFrom } from "./shared-option.ts";

const rule: Rule = {
  id: "pjsip/max-contacts",
  summary: "Many devices may register with one address record",
  category: "authentication",
  severity: "low",
  confidence: "certain",
  preset: "strict",
  fix: "manual",
  cwe: [284],
  since: "0.1.0",
  asterisk: ">=12",
  references: ["res/res_pjsip_registrar.c: register_aor_core()"],
  docs: {
    what: "`max_contacts` of an address record is more than 5.",
    why: "Whoever knows the password registers beside the phone it belongs to, gets its calls as well, and calls out. With `max_contacts=1` the phone or the thief fails to register, and that is noticed.",
    how: "Set `max_contacts` to the number of devices that register with it. `remove_existing=yes` lets a device that has a new address replace its old registration.",
    breaks: "Devices over the number can no longer register.",
    ignore: "When that many devices ring together on purpose.",
  },
  examples: [
    {
      title: "A template for all",
      bad: {
        "pjsip.conf": conf`
          [many](!)
          type=aor
          max_contacts=100        ; ~ low "Up to 100 devices may register with aors '100' and '101'"
          [100](many)
          [101](many)
          [102](many)
          max_contacts=1
          [100]
          type=endpoint
          auth=100
          aors=100
          [101]
          type=endpoint
          auth=100
          aors=101
        `,
      },
    },
    {
      title: "A few, none, a later line, a placeholder, and one that no endpoint names",
      good: {
        "pjsip.conf": conf`
          [100]
          type=aor
          max_contacts=20
          max_contacts=5
          [101]
          type=aor
          [102]
          type=aor
          max_contacts={{ contacts }}
          [103]
          type=aor
          max_contacts=20
          [100]
          type=endpoint
          auth=100
          aors=100,101,102
        `,
      },
    },
  ],
  check({ tree, report }) {
    const { pjsip } = tree;
    if (!pjsip || pjsip.exposure === "loopback") return;
    const used = new Set<PjsipObject>();
    for (const { aors } of pjsip.endpoints) for (const { target } of aors) if (target) used.add(target);
    const many = [...used].filter((aor) => maxContacts(aor).value > 5);
    for (const [option, aors] of byOption(many, "max_contacts")) {
      report({
        at: option.valuePlace,
        message: `Up to ${option.value} devices may register with ${namesOf(aors, "aor")}, where one more goes unnoticed`,
        related: reachedFrom(option, aors),
        fixes: [{ title: "Set max_contacts to the number of devices", applicability: "manual", edits: [] }],
      });
    }
  },
};
export default rule;
