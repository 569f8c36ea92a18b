import { firstPlaces, type Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { protocolPlace } from "./protocol-place.ts";

const rule: Rule = {
  id: "pjsip/transport-udp-only",
  summary: "Phones register and call unencrypted, for want of a TLS transport",
  category: "crypto",
  severity: "low",
  confidence: "firm",
  preset: "strict",
  fix: "manual",
  cwe: [319],
  since: "0.1.0",
  asterisk: ">=12",
  references: ["res/res_pjsip/config_transport.c: transport_protocol_handler(), transport_apply()"],
  docs: {
    what: "pjsip.conf has transports for UDP or TCP and none for TLS, and phones register over them.",
    why: "Whoever sits on the path reads who calls whom, and records the answers to password questions: with those, short or guessable passwords are found by trying them out at home, without the PBX noticing.",
    how: "Get a certificate, add a transport with `protocol=tls`, `bind=0.0.0.0:5061`, `cert_file=`, `priv_key_file=` and `method=tlsv1_2`, and point the phones at it. Once all use it, take the others away from the outside.",
    breaks: "Nothing, as long as the old transports stay. Phones must trust the certificate.",
    ignore: "When phones reach the PBX through a VPN or a network that you trust.",
  },
  examples: [
    {
      title: "UDP and TCP, and a phone",
      bad: {
        "pjsip.conf": conf`
          [udp]
          type=transport
          protocol=udp     ; ~ low "No transport uses TLS, so phones send calls and registrations unencrypted"
          bind=0.0.0.0
          [tcp]
          type=transport
          protocol=tcp
          bind=0.0.0.0
          [100]
          type=endpoint
          auth=100
          aors=100
          [100]
          type=auth
          username=100
          password=gR4wq7LmZp2xT9
          [100]
          type=aor
          max_contacts=1
        `,
      },
    },
    {
      title: "UDP is what a transport uses unless it says otherwise",
      bad: {
        "pjsip.conf": conf`
          [main]           ; ~ low
          type=transport
          bind=0.0.0.0
          ;protocol=tls
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
      title: "There is a TLS transport",
      good: {
        "pjsip.conf": conf`
          [udp]
          type=transport
          bind=0.0.0.0
          [secure](udp)
          protocol=tls
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
      title: "Phones are browsers",
      good: {
        "pjsip.conf": conf`
          [udp]
          type=transport
          bind=0.0.0.0
          [web]
          type=transport
          protocol=wss
          bind=0.0.0.0
          [100]
          type=endpoint
          webrtc=yes
          aors=100
          [100]
          type=aor
          max_contacts=1
        `,
      },
    },
    {
      title: "On this machine only",
      good: {
        "pjsip.conf": conf`
          [udp]
          type=transport
          bind=127.0.0.1
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
      title: "No phone registers",
      good: { "pjsip.conf": "[udp]\ntype=transport\nbind=0.0.0.0\n[phone](!)\ntype=endpoint\naors=100\n" },
    },
  ],
  check({ tree, report }) {
    const { pjsip } = tree;
    if (!pjsip || pjsip.source("transport").isPartial) return;
    if (pjsip.transports.some(({ transport }) => transport === "tls")) return;
    const plain = pjsip.transports.filter(
      ({ isListening, exposure }) => isListening && exposure !== "loopback",
    );
    const [first, ...others] = plain;
    const hasPhones = pjsip.endpoints.some(
      (endpoint) =>
        endpoint.isPhone && endpoint.isDynamic && !endpoint.settings.isTrue(false, "webrtc").value,
    );
    if (!first || !hasPhones) return;
    report({
      at: protocolPlace(first),
      message: "No transport uses TLS, so phones send calls and registrations unencrypted",
      related: firstPlaces(
        others.map((transport) => ({
          at: protocolPlace(transport),
          message: `transport '${transport.id}' is unencrypted, too`,
          isSame: true,
        })),
      ),
      fixes: [{ title: "Add a transport with protocol=tls", applicability: "manual", edits: [] }],
    });
  },
};
export default rule;
