import type { PjsipTransport, Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";

const rule: Rule = {
  id: "pjsip/transport-bind",
  summary: "The PJSIP port is open on public addresses",
  category: "exposure",
  severity: "info",
  confidence: "firm",
  preset: "strict",
  fix: "manual",
  cwe: [1327],
  since: "0.1.0",
  asterisk: ">=12",
  references: ["res/res_pjsip/config_transport.c: transport_apply()"],
  docs: {
    what: "A transport is bound to all addresses of the machine or to a public one, and no section with `type=acl` refuses strangers.",
    why: "Whoever reaches the port can try passwords, look for accounts and use the next mistake in the SIP stack. Where no remote phone and no provider needs the port, it need not be reachable.",
    how: "Set `bind` to the address in your own network. Where remote phones or providers need the port, let a firewall or `type=acl` decide who reaches it.",
    breaks: "Devices that call the machine by another of its addresses no longer reach it.",
    ignore:
      "When a provider or remote phones call in, or a firewall, a container or a router stands between the port and the Internet.",
  },
  examples: [
    {
      title: "All addresses, twice",
      bad: {
        "pjsip.conf": conf`
          [udp]
          type=transport
          protocol=udp
          bind=0.0.0.0            ; ~ info "PJSIP listens on all addresses (udp port 5060, tls port 5062)"
          [tls]
          type=transport
          protocol=tls
          bind=[::]:5062
        `,
      },
    },
    {
      title: "The local network, the machine itself, a web socket, and a template",
      good: {
        "pjsip.conf": conf`
          [all](!)
          type=transport
          bind=0.0.0.0
          [udp]
          type=transport
          bind=192.168.0.5:5060
          [local]
          type=transport
          bind=127.0.0.1
          [ws]
          type=transport
          protocol=ws
          bind=0.0.0.0
        `,
      },
    },
    {
      title: "An access list before all endpoints",
      good: {
        "pjsip.conf":
          "[u]\ntype=transport\nbind=0.0.0.0\n[a]\ntype=acl\ndeny=0.0.0.0/0\npermit=192.0.2.0/24\n",
      },
    },
    { title: "A placeholder", good: { "pjsip.conf": "[u]\ntype=transport\nbind={{ address }}\n" } },
  ],
  check({ tree, report }) {
    const { pjsip } = tree;
    if (!pjsip) return;
    if (pjsip.accessLists.some((list) => !list.isFaulty && !list.isOpenTo(4))) return;
    const wide = pjsip.transports.filter(
      ({ isListening, exposure }) => isListening && (exposure === "any" || exposure === "public"),
    );
    const [first, ...others] = wide;
    if (!first?.option) return;
    const isAny = wide.some(({ exposure }) => exposure === "any");
    report({
      at: first.option.valuePlace,
      message: `PJSIP listens on ${isAny ? "all addresses" : first.host} (${wide.map(socketOf).join(", ")})`,
      related: others.flatMap(({ option, id }) =>
        option ? [{ at: option.valuePlace, message: `transport '${id}'`, isSame: true as const }] : [],
      ),
      fixes: [{ title: "Bind to the address in the local network", applicability: "manual", edits: [] }],
    });
  },
};
export default rule;

function socketOf({ transport, port }: PjsipTransport): string {
  return `${transport} port ${port}`;
}
