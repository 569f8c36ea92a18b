import type { Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { byOption, namesOf, reachedFrom } from "./shared-option.ts";

const rule: Rule = {
  id: "pjsip/geolocation-privacy",
  summary: "Calls to the provider say where the caller is",
  category: "privacy",
  severity: "info",
  confidence: "firm",
  preset: "all",
  fix: "none",
  cwe: [359],
  since: "0.1.0",
  asterisk: ">=18",
  references: ["res/res_pjsip_geolocation.c: handle_outgoing_request()"],
  docs: {
    what: "A trunk has `geoloc_outgoing_call_profile`: calls through it carry the location that geolocation.conf or the caller's phone gives.",
    why: "The provider, and whoever the call is handed on to, learns where your people are with every call, not just with those to an emergency number.",
    how: "Give the location to the calls that need it: a trunk of its own for emergency calls, or the dialplan function GEOLOC_PROFILE on that way.",
    breaks: "Emergency calls through the trunk no longer carry a location.",
    ignore: "When the trunk serves emergency calls, or the law asks for it.",
  },
  examples: [
    {
      title: "A trunk for all calls",
      bad: {
        "pjsip.conf": conf`
          [carrier]
          type=endpoint
          aors=carrier
          outbound_auth=carrier
          geoloc_outgoing_call_profile=office   ; ~ info "Calls through trunk 'carrier' carry the location of profile 'office'"
          [carrier]
          type=aor
          contact=sip:sip.example.com
        `,
      },
    },
    {
      title: "A phone, an empty value, a comment",
      good: {
        "pjsip.conf": conf`
          [carrier]
          type=endpoint
          aors=carrier
          outbound_auth=carrier
          ;geoloc_outgoing_call_profile=office
          geoloc_outgoing_call_profile=
          [carrier]
          type=aor
          contact=sip:sip.example.com
          [100]
          type=endpoint
          aors=100
          geoloc_outgoing_call_profile=office
          [100]
          type=aor
          max_contacts=1
        `,
      },
    },
  ],
  check({ tree, report }) {
    if (!tree.modules.state("res_pjsip_geolocation").isLoaded) return;
    const trunks = (tree.pjsip?.endpoints ?? []).filter(({ isTrunk }) => isTrunk);
    for (const [option, sharers] of byOption(trunks, "geoloc_outgoing_call_profile")) {
      if (option.value === "") continue;
      report({
        at: option.valuePlace,
        message: `Calls through ${namesOf(sharers, "trunk")} carry the location of profile '${option.value}'`,
        related: reachedFrom(option, sharers),
      });
    }
  },
};
export default rule;
