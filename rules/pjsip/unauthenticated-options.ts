import { type Rule, replaceValue } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { byOption, namesOf, reachedFrom } from "./shared-option.ts";

const rule: Rule = {
  id: "pjsip/unauthenticated-options",
  summary: "OPTIONS tell strangers which endpoints exist",
  category: "enumeration",
  severity: "low",
  confidence: "certain",
  preset: "strict",
  fix: "unsafe",
  cwe: [204],
  since: "0.1.0",
  asterisk: ">=16.18",
  references: ["res/res_pjsip.c: ast_sip_requires_authentication()"],
  docs: {
    what: "An endpoint with a password has `allow_unauthenticated_options=yes`, and is known by the name that the caller gives.",
    why: "An OPTIONS request in its name is answered without a password, one in a name that does not exist with 401. A scanner needs one request for each name to list your endpoints, and then tries passwords for those alone.",
    how: "Remove the line, or set it to no. A provider whose OPTIONS must be answered is better told by its address: `identify_by=ip`.",
    breaks: "A monitor or provider that takes 401 for a failure believes the endpoint to be away.",
    ignore: "When a device or provider needs the answer, and names are hard to guess.",
  },
  examples: [
    {
      title: "A template for phones",
      bad: {
        "pjsip.conf": conf`
          [phone](!)
          type=endpoint
          auth=phones
          allow_unauthenticated_options=yes   ; ~ low "lets strangers find out endpoints '100' and '101'"
          [100](phone)
          [101](phone)
        `,
      },
      fixed: {
        "pjsip.conf": conf`
          [phone](!)
          type=endpoint
          auth=phones
          allow_unauthenticated_options=no
          [100](phone)
          [101](phone)
        `,
      },
    },
    {
      title: "It is off, or the name does not count, or nobody needs a password anyway",
      good: {
        "pjsip.conf": conf`
          [100]
          type=endpoint
          auth=100
          allow_unauthenticated_options=yes
          allow_unauthenticated_options=no
          [provider]
          type=endpoint
          auth=100
          identify_by=ip
          allow_unauthenticated_options=yes
          [open]
          type=endpoint
          allow_unauthenticated_options=yes
        `,
      },
    },
  ],
  check({ tree, report }) {
    const { pjsip } = tree;
    if (!pjsip || pjsip.exposure === "loopback") return;
    const told = pjsip.endpoints.filter(
      ({ isAuthenticated, isClaimableByName, settings }) =>
        isAuthenticated && isClaimableByName && settings.isTrue(false, "allow_unauthenticated_options").value,
    );
    for (const [option, endpoints] of byOption(told, "allow_unauthenticated_options")) {
      report({
        at: option.valuePlace,
        message: `'${option.name}=${option.value}' lets strangers find out ${namesOf(endpoints)}`,
        related: reachedFrom(option, endpoints),
        fixes: [
          {
            title: "Set allow_unauthenticated_options=no",
            applicability: "unsafe",
            edits: replaceValue(option, "no"),
            caution: "who takes 401 for a failure believes the endpoint to be away",
          },
        ],
      });
    }
  },
};
export default rule;
