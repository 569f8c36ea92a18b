import { contactHost, exposureOf, type PjsipEndpoint, type Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { namesOf, objectPlaces } from "./shared-option.ts";
import { setForEach } from "./strangers.ts";

const rule: Rule = {
  id: "pjsip/direct-media",
  summary: "Phones and trunks send media to each other past the PBX",
  category: "privacy",
  severity: "low",
  confidence: "firm",
  preset: "strict",
  fix: "safe",
  cwe: [200],
  since: "0.1.0",
  asterisk: ">=12",
  references: ["channels/chan_pjsip.c: chan_pjsip_get_rtp_peer(), chan_pjsip_set_rtp_peer()"],
  docs: {
    what: "`direct_media` of a trunk in pjsip.conf is on, or is not set, which means on, and so it is for a phone.",
    why: "Once a call is up, Asterisk tells each side the address of the other, so that sound goes directly between them. A provider, and whoever is called, learns the addresses inside your network; behind a NAT router the sound often stops; and a firewall must let phones talk to the whole world.",
    how: "Set `direct_media=no` for trunks. Phones that call each other on one local network can keep theirs.",
    breaks:
      "No call is lost. The sound of outside calls passes through Asterisk, which costs it bandwidth and some processor time.",
    ignore: "When the trunk is a gateway on the same local network.",
  },
  examples: [
    {
      title: "It is on by default",
      bad: {
        "pjsip.conf": conf`
          [carrier]         ; ~ low "Phones and trunk 'carrier' learn each other's addresses, since direct_media is not set"
          type=endpoint
          aors=carrier
          outbound_auth=carrier
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
      fixed: {
        "pjsip.conf": conf`
          [carrier]
          type=endpoint
          aors=carrier
          outbound_auth=carrier
          direct_media=no
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
    {
      title: "A template switches it on",
      bad: {
        "pjsip.conf": conf`
          [all](!)
          type=endpoint
          direct_media=yes  ; ~ low "since 'direct_media=yes'"
          [carrier](all)
          aors=carrier
          [carrier]
          type=aor
          contact=sip:sip.example.com
          [100](all)
          aors=100
          auth=100
          [100]
          type=aor
          max_contacts=1
        `,
      },
      fixed: {
        "pjsip.conf": conf`
          [all](!)
          type=endpoint
          direct_media=yes
          [carrier](all)
          aors=carrier
          direct_media=no
          [carrier]
          type=aor
          contact=sip:sip.example.com
          [100](all)
          aors=100
          auth=100
          [100]
          type=aor
          max_contacts=1
        `,
      },
    },
    {
      title: "The trunk does without; a gateway is near",
      good: {
        "pjsip.conf": conf`
          [carrier]
          type=endpoint
          aors=carrier
          outbound_auth=carrier
          ;direct_media=yes
          direct_media=no
          [carrier]
          type=aor
          contact=sip:sip.example.com
          [gateway]
          type=endpoint
          aors=gateway
          [gateway]
          type=aor
          contact=sip:192.168.1.2
          [100]
          type=endpoint
          aors=100
          [100]
          type=aor
          max_contacts=1
        `,
      },
    },
    {
      title: "No phone follows",
      good: {
        "pjsip.conf": conf`
          [carrier]
          type=endpoint
          aors=carrier
          outbound_auth=carrier
          [carrier]
          type=aor
          contact=sip:sip.example.com
          [100]
          type=endpoint
          aors=100
          direct_media=no
          [100]
          type=aor
          max_contacts=1
        `,
      },
    },
  ],
  check({ tree, report }) {
    const direct = (tree.pjsip?.endpoints ?? []).filter(
      ({ settings }) => settings.isTrue(true, "direct_media").value,
    );
    const trunks = direct.filter(isFarTrunk);
    const [first, ...others] = trunks;
    if (!first || !direct.some(({ isPhone, isDynamic }) => isPhone && isDynamic)) return;
    const option = first.settings.get("direct_media");
    report({
      at: option?.valuePlace ?? first.namePlace,
      message: `Phones and ${namesOf(trunks, "trunk")} learn each other's addresses, since ${option ? `'${option.name}=${option.value}'` : "direct_media is not set"}`,
      related: objectPlaces(others),
      fixes: [
        {
          title: "Set direct_media=no",
          applicability: "safe",
          edits: setForEach(trunks, "direct_media", "no"),
        },
      ],
    });
  },
};
export default rule;

function isFarTrunk(endpoint: PjsipEndpoint): boolean {
  const contacts = endpoint.staticContacts.map(({ value }) => contactHost(value));
  const hosts = contacts.length > 0 ? contacts : endpoint.matches.map(({ text }) => text.split("/")[0] ?? "");
  const isNear = hosts.length > 0 && hosts.every(isLocal);
  return endpoint.isTrunk && !isNear;
}

function isLocal(host: string): boolean {
  const exposure = exposureOf(host);
  return exposure === "private" || exposure === "loopback";
}
