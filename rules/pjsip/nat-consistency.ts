import type { PjsipEndpoint, Report, Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { byOption, namesOf, reachedFrom } from "./shared-option.ts";

const rule: Rule = {
  id: "pjsip/nat-consistency",
  summary: "Phones behind NAT are helped halfway",
  category: "correctness",
  severity: "low",
  confidence: "firm",
  preset: "strict",
  fix: "manual",
  cwe: [1188],
  since: "0.1.0",
  asterisk: ">=12",
  references: ["res/res_pjsip_nat.c: rewrite_contact()", "res/res_pjsip_sdp_rtp.c: create_rtp()"],
  docs: {
    what: "Phones have `rewrite_contact=yes`, which sends calls to the address that their registration came from, but not `rtp_symmetric=yes`, which does the same for sound; or the other way round.",
    why: "Phones behind NAT write addresses into their messages that nobody outside can reach. With one of the two missing, calls arrive without sound, or do not arrive. The usual way out of that, `strictrtp=no` and open access lists, lets strangers listen.",
    how: "Set both to `yes` for phones that come through NAT, and leave `force_rport=yes`, the default. For phones on the local network neither is needed.",
    breaks: "Nothing for phones whose sound and messages come from the same address.",
    ignore:
      "When the phones are on the local network, or reach Asterisk through an SBC that takes care of sound.",
  },
  examples: [
    {
      title: "Sound goes to the address that the phone believes to have",
      bad: {
        "pjsip.conf": conf`
          [phone](!)
          type=endpoint
          rewrite_contact=yes    ; ~ low "endpoint '100' gets calls through NAT, but no sound: rtp_symmetric is not yes"
          [100](phone)
          aors=100
          [100]
          type=aor
          max_contacts=1
        `,
      },
    },
    {
      title: "Calls do",
      bad: {
        "pjsip.conf": conf`
          [100]
          type=endpoint
          aors=100
          rtp_symmetric=yes      ; ~ low "rewrite_contact is not yes"
          rewrite_contact=no
          [100]
          type=aor
          max_contacts=1
        `,
      },
    },
    {
      title: "Both, neither, a browser, a trunk, a template that nobody uses",
      good: {
        "pjsip.conf": conf`
          [unused](!)
          type=endpoint
          rewrite_contact=yes
          [100]
          type=endpoint
          aors=any
          rewrite_contact=yes
          rtp_symmetric=no
          rtp_symmetric=yes
          [101]
          type=endpoint
          aors=any
          ;rtp_symmetric=yes
          [102]
          type=endpoint
          aors=any
          webrtc=yes
          rewrite_contact=yes
          [provider]
          type=endpoint
          aors=provider
          rtp_symmetric=yes
          [any]
          type=aor
          max_contacts=1
          [provider]
          type=aor
          contact=sip:sip.example.com
        `,
      },
    },
  ],
  check({ tree, report }) {
    const phones = (tree.pjsip?.endpoints ?? []).filter(isPlainPhone);
    const halves = [
      ...halfway(phones, "rewrite_contact", "rtp_symmetric", "calls through NAT, but no sound"),
      ...halfway(phones, "rtp_symmetric", "rewrite_contact", "sound through NAT, but no calls"),
    ];
    for (const half of halves) report(half);
  },
};
export default rule;

/** With ICE phone and Asterisk find the way of the sound by trying; web phones always do that. */
function isPlainPhone({ settings, isPhone, isDynamic }: PjsipEndpoint): boolean {
  return (
    isPhone &&
    isDynamic &&
    !settings.isTrue(false, "webrtc").value &&
    !settings.isTrue(false, "ice_support").value
  );
}

function halfway(phones: readonly PjsipEndpoint[], given: string, missing: string, effect: string): Report[] {
  const half = phones.filter(
    ({ settings }) => settings.isTrue(false, given).value && !settings.isTrue(false, missing).value,
  );
  return [...byOption(half, given)].map(([option, sharers]) => ({
    at: option.place,
    message: `${namesOf(sharers)} ${sharers.length > 1 ? "get" : "gets"} ${effect}: ${missing} is not yes`,
    related: reachedFrom(option, sharers),
    fixes: [{ title: `Set ${missing}=yes as well`, applicability: "manual", edits: [] }],
  }));
}
