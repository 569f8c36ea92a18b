import { isTrue, type PjsipEndpoint, type Rule, replaceValue } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { byOption, namesOf, reachedFrom } from "./shared-option.ts";

const rule: Rule = {
  id: "pjsip/trust-id",
  summary: "Phones or strangers choose the number that their calls show",
  category: "privacy",
  severity: "medium",
  confidence: "firm",
  preset: "recommended",
  fix: "unsafe",
  cwe: [345],
  since: "0.1.0",
  asterisk: ">=12",
  references: [
    "res/res_pjsip_caller_id.c: set_id_from_hdr(), add_id_headers(), should_queue_connected_line_update()",
  ],
  docs: {
    what: "`trust_id_inbound=yes` makes Asterisk believe the headers P-Asserted-Identity and Remote-Party-ID of an endpoint that is a phone, or of callers without an account. `trust_id_outbound=yes` hands the numbers of callers who withhold them on to phones.",
    why: "The headers override `callerid`: whoever controls the phone calls in the name of the boss or of another customer, and dialplans that decide by the caller's number let him in. The other way round, withheld numbers are shown to whoever is called.",
    how: "Set both to `no`, the default, for phones and for endpoint `anonymous`, and give phones a `callerid`. Trust belongs on the trunk to your provider.",
    breaks:
      "A gateway or a switchboard that looks like a phone here, and passes on the numbers of those behind it, shows its own number instead.",
    ignore: "When the endpoint is a gateway or another PBX that sets the headers itself.",
  },
  examples: [
    {
      title: "A phone is believed",
      bad: {
        "pjsip.conf": conf`
          [100]
          type=endpoint
          aors=100
          auth=100
          callerid=Alice <100>
          trust_id_inbound=yes
          ;                ^^^ medium "endpoint '100' may call in any number's name: 'trust_id_inbound=yes' makes its headers count more than callerid"
          [100]
          type=aor
          max_contacts=1
        `,
      },
      fixed: {
        "pjsip.conf": conf`
          [100]
          type=endpoint
          aors=100
          auth=100
          callerid=Alice <100>
          trust_id_inbound=no
          [100]
          type=aor
          max_contacts=1
        `,
      },
    },
    {
      title: "So are strangers",
      bad: {
        "pjsip.conf": conf`
          [anonymous]
          type=endpoint
          callerid=Unknown <0>
          trust_id_inbound=yes     ; ~ medium "callers without an account may call in any number's name: 'trust_id_inbound=yes' makes their headers count more than callerid"
        `,
      },
    },
    {
      title: "Phones see numbers that callers withhold",
      bad: {
        "pjsip.conf": conf`
          [phone](!)
          type=endpoint
          trust_id_outbound=yes    ; ~ low "shows endpoint '100' the numbers of callers who withhold them"
          [100](phone)
          aors=100
          send_pai=yes
          [100]
          type=aor
          max_contacts=1
        `,
      },
    },
    {
      title: "A provider is believed",
      good: {
        "pjsip.conf": conf`
          [provider]
          type=endpoint
          aors=provider
          outbound_auth=provider
          trust_id_inbound=yes
          trust_id_outbound=yes
          [provider]
          type=aor
          contact=sip:sip.example.com
        `,
      },
    },
    {
      title: "A phone is not, after all; nor one without callerid, which chooses its number anyway",
      good: {
        "pjsip.conf": conf`
          [unused](!)
          trust_id_inbound=yes
          [100]
          type=endpoint
          aors=100
          callerid=Alice <100>
          trust_id_inbound=yes
          trust_id_inbound=no
          ;trust_id_outbound=yes
          [101]
          type=endpoint
          aors=101
          trust_id_inbound=yes
          trust_id_outbound=yes
          [addresses]
          type=endpoint
          callerid=Alice <100>
          trust_id_inbound=yes
          [101]
          type=aor
          max_contacts=1
        `,
      },
    },
  ],
  check({ tree, report }) {
    const endpoints = (tree.pjsip?.endpoints ?? []).filter(
      ({ isPhone, isDynamic, isAnonymous }) => isAnonymous || (isPhone && isDynamic),
    );
    for (const [option, sharers] of byOption(endpoints, "trust_id_inbound")) {
      const believed = isTrue(option.value) ? sharers.filter(gainsFromTrust) : [];
      if (believed.length === 0) continue;
      const isOpen = believed.some(({ isAnonymous }) => isAnonymous);
      const who = isOpen ? "callers without an account" : namesOf(believed);
      const whose = isOpen || believed.length > 1 ? "their" : "its";
      report({
        at: option.valuePlace,
        message: `${who} may call in any number's name: '${option.name}=${option.value}' makes ${whose} headers count more than callerid`,
        related: reachedFrom(option, believed),
        fixes: [
          {
            title: "Set trust_id_inbound=no",
            applicability: "unsafe",
            edits: replaceValue(option, "no"),
            caution: "a gateway among these endpoints shows its own number instead of the caller's",
          },
        ],
      });
    }
    for (const [option, sharers] of byOption(endpoints, "trust_id_outbound")) {
      const shown = isTrue(option.value) ? sharers.filter(showsIdentity) : [];
      if (shown.length === 0) continue;
      report({
        at: option.valuePlace,
        message: `'${option.name}=${option.value}' shows ${namesOf(shown)} the numbers of callers who withhold them`,
        severity: "low",
        related: reachedFrom(option, shown),
        fixes: [
          {
            title: "Set trust_id_outbound=no",
            applicability: "unsafe",
            edits: replaceValue(option, "no"),
            caution: "a switchboard among these endpoints no longer sees withheld numbers",
          },
        ],
      });
    }
  },
};
export default rule;

/** Without `callerid` the number in `From:` counts anyway, which every caller chooses. */
function gainsFromTrust({ settings }: PjsipEndpoint): boolean {
  return settings.text("callerid").value !== "";
}

/** Whether one of the headers is sent at all. */
function showsIdentity({ settings }: PjsipEndpoint): boolean {
  return settings.isTrue(false, "send_pai").value || settings.isTrue(false, "send_rpid").value;
}
