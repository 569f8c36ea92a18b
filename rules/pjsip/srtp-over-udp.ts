import type { PjsipEndpoint, PjsipModel, PjsipTransport, Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { protocolPlace } from "./protocol-place.ts";
import { byOption, namesOf } from "./shared-option.ts";

const rule: Rule = {
  id: "pjsip/srtp-over-udp",
  summary: "The keys of encrypted calls are sent unencrypted",
  category: "crypto",
  severity: "medium",
  confidence: "firm",
  preset: "recommended",
  fix: "manual",
  cwe: [319],
  since: "0.1.0",
  asterisk: ">=12",
  references: ["res/res_pjsip_sdp_rtp.c: add_crypto_to_stream()", "RFC 4568, section 8.3"],
  docs: {
    what: "Endpoints have `media_encryption=sdes`, but their signalling goes over UDP or TCP: the endpoint is bound to such a transport, or there is no TLS transport at all.",
    why: "With SDES the key of the sound stands in the SIP messages. Whoever can record the call on the path reads the key there, too, and listens in as if nothing were encrypted.",
    how: "Add a transport with `protocol=tls`, let these endpoints use it (`transport=` with its name), and set the phones to TLS. Browsers use `webrtc=yes`, which exchanges keys another way.",
    breaks:
      "Phones that are not set to TLS at the same time can no longer register or call once the endpoint is bound to it.",
    ignore: "When signalling goes through a VPN.",
  },
  examples: [
    {
      title: "There is no TLS transport",
      bad: {
        "pjsip.conf": conf`
          [udp]
          type=transport
          protocol=udp     ; ~ medium "The keys of encrypted calls of endpoints '100' and '101' are sent unencrypted: 'media_encryption=sdes' puts them into SIP, and there is no transport with protocol=tls"
          bind=0.0.0.0
          [phone](!)
          type=endpoint
          media_encryption=sdes
          [100](phone)
          aors=100
          [101](phone)
          aors=101
        `,
      },
    },
    {
      title: "The endpoint is bound to the wrong transport",
      bad: {
        "pjsip.conf": conf`
          [secure]
          type=transport
          protocol=tls
          bind=0.0.0.0
          [udp]            ; ~ medium "endpoint '100'"
          type=transport
          bind=0.0.0.0
          [100]
          type=endpoint
          transport=udp
          media_encryption=sdes
        `,
      },
    },
    {
      title: "TLS is there, a web phone has keys of its own, a template is not used",
      good: {
        "pjsip.conf": conf`
          [secure]
          type=transport
          protocol=tls
          bind=0.0.0.0
          [udp]
          type=transport
          bind=0.0.0.0
          [unused](!)
          type=endpoint
          transport=udp
          media_encryption=sdes
          [100]
          type=endpoint
          media_encryption=sdes
          [101]
          type=endpoint
          transport=udp
          webrtc=yes
          media_encryption=sdes
          [102]
          type=endpoint
          transport=udp
          media_encryption=sdes
          media_encryption=no
        `,
      },
    },
    {
      title: "Transports are in files that are not here",
      good: {
        "pjsip.conf": conf`
          [udp]
          type=transport
          bind=0.0.0.0
          #include pjsip.transports.conf
          [100]
          type=endpoint
          media_encryption=sdes
        `,
      },
    },
  ],
  check({ tree, report }) {
    const { pjsip } = tree;
    if (!pjsip) return;
    for (const [transport, endpoints] of exposedKeys(pjsip)) {
      const reason = pjsip.transports.some(({ transport }) => transport === "tls")
        ? `they are bound to '${transport.id}'`
        : "there is no transport with protocol=tls";
      report({
        at: protocolPlace(transport),
        message: `The keys of encrypted calls of ${namesOf(endpoints)} are sent unencrypted: 'media_encryption=sdes' puts them into SIP, and ${reason}`,
        related: [...byOption(endpoints, "media_encryption").keys()]
          .slice(0, 5)
          .map(({ place }) => ({ at: place, message: "asks for encryption with keys in SIP" })),
        fixes: [{ title: "Use a transport with protocol=tls", applicability: "manual", edits: [] }],
      });
    }
  },
};
export default rule;

/** Endpoints whose keys travel in the clear, by the transport they travel over. */
function exposedKeys(pjsip: PjsipModel): Map<PjsipTransport, PjsipEndpoint[]> {
  const found = new Map<PjsipTransport, PjsipEndpoint[]>();
  const byId = new Map(pjsip.transports.map((transport) => [transport.id, transport]));
  const reachable = pjsip.transports.filter(({ exposure }) => exposure !== "loopback");
  const hasTls = reachable.some(({ transport }) => transport === "tls" || transport === "flow");
  const plain = reachable.find(isPlain);
  const shared = hasTls || pjsip.source("transport").isPartial ? undefined : plain;
  for (const endpoint of pjsip.endpoints) {
    const { settings } = endpoint;
    const isKeyed = settings.text("media_encryption").value.toLowerCase() === "sdes";
    if (!isKeyed || settings.isTrue(false, "webrtc").value) continue;
    const { transport: bound } = endpoint;
    const own = bound && byId.get(bound.name);
    const transport = bound ? own && isPlain(own) && own : shared;
    if (!transport || transport.exposure === "loopback") continue;
    const others = found.get(transport);
    if (others) others.push(endpoint);
    else found.set(transport, [endpoint]);
  }
  return found;
}

function isPlain({ transport }: PjsipTransport): boolean {
  return transport === "udp" || transport === "tcp";
}
