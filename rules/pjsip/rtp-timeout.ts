import { isPlaceholder, type PjsipEndpoint, type Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { namesOf, objectPlaces } from "./shared-option.ts";
import { setForEach } from "./strangers.ts";

const rule: Rule = {
  id: "pjsip/rtp-timeout",
  summary: "Calls through a trunk go on, and cost, after the sound has stopped",
  category: "toll-fraud",
  severity: "low",
  confidence: "certain",
  preset: "strict",
  fix: "unsafe",
  cwe: [772],
  since: "0.1.0",
  asterisk: ">=13.5",
  references: ["res/res_pjsip_sdp_rtp.c: apply_negotiated_sdp_stream(), rtp_check_timeout()"],
  docs: {
    what: "A trunk has no `rtp_timeout`, or `rtp_timeout=0`: Asterisk never ends a call because no sound arrives.",
    why: "When a phone loses power or its network in the middle of a call, nobody hangs up. The call with the provider goes on and is billed, in the worst case for days.",
    how: "Set `rtp_timeout=60` for trunks, and `rtp_timeout_hold=600` for calls on hold.",
    breaks:
      "Calls in which one side sends nothing for a minute are ended: when it suppresses silence, or mutes by not sending.",
    ignore:
      "When the dialplan limits the length of all outside calls, or the provider ends dead calls by itself.",
  },
  examples: [
    {
      title: "Never by default",
      bad: {
        "pjsip.conf": conf`
          [carrier]         ; ~ low "Calls through trunk 'carrier' go on without end after the sound has stopped, since rtp_timeout is not set"
          type=endpoint
          aors=carrier
          outbound_auth=carrier
          [carrier]
          type=aor
          contact=sip:sip.example.com
        `,
      },
      fixed: {
        "pjsip.conf": conf`
          [carrier]
          type=endpoint
          aors=carrier
          outbound_auth=carrier
          rtp_timeout=60
          [carrier]
          type=aor
          contact=sip:sip.example.com
        `,
      },
    },
    {
      title: "Never, in so many words",
      bad: {
        "pjsip.conf": conf`
          [trunk](!)
          type=endpoint
          rtp_timeout=0     ; ~ low "since 'rtp_timeout=0'"
          [carrier](trunk)
          aors=carrier
          outbound_auth=carrier
          [carrier]
          type=aor
          contact=sip:sip.example.com
        `,
      },
      fixed: {
        "pjsip.conf": conf`
          [trunk](!)
          type=endpoint
          rtp_timeout=0
          [carrier](trunk)
          aors=carrier
          outbound_auth=carrier
          rtp_timeout=60
          [carrier]
          type=aor
          contact=sip:sip.example.com
        `,
      },
    },
    {
      title: "Asterisk 12 does not know it",
      good: {
        "pjsip.conf":
          "[carrier]\ntype=endpoint\naors=carrier\noutbound_auth=carrier\n[carrier]\ntype=aor\ncontact=sip:sip.example.com\n",
      },
      asteriskVersion: "12",
    },
    {
      title: "A minute; phones alone",
      good: {
        "pjsip.conf": conf`
          [carrier]
          type=endpoint
          aors=carrier
          outbound_auth=carrier
          rtp_timeout=0
          rtp_timeout=60
          ;rtp_timeout=0
          [carrier]
          type=aor
          contact=sip:sip.example.com
          [100]
          type=endpoint
          aors=100
          [100]
          type=aor
          max_contacts=1
        `,
      },
    },
  ],
  check({ tree, report }) {
    // Before, Asterisk drops an endpoint that has the option.
    if (tree.asterisk.version.isBefore("13.5")) return;
    const trunks = (tree.pjsip?.endpoints ?? []).filter(isEndless);
    const [first, ...others] = trunks;
    if (!first) return;
    const option = first.settings.get("rtp_timeout");
    report({
      at: option?.valuePlace ?? first.namePlace,
      message: `Calls through ${namesOf(trunks, "trunk")} go on without end after the sound has stopped, since ${option ? `'${option.name}=${option.value}'` : "rtp_timeout is not set"}`,
      related: objectPlaces(others),
      fixes: [
        {
          title: "Set rtp_timeout=60",
          applicability: "unsafe",
          edits: setForEach(trunks, "rtp_timeout", "60"),
          caution: "calls are ended in which one side sends no sound for a minute",
        },
      ],
    });
  },
};
export default rule;

function isEndless({ settings, isTrunk }: PjsipEndpoint): boolean {
  const { value } = settings.text("rtp_timeout", "0");
  return isTrunk && !isPlaceholder(value) && Number(value) === 0;
}
