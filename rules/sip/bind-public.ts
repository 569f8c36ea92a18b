import { exposureOf, type Rule, type SipAccount, type SipListener, type SipModel } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { generalPlace } from "./general-section.ts";

const rule: Rule = {
  id: "sip/bind-public",
  summary: "The SIP port is open on public addresses",
  category: "exposure",
  severity: "info",
  confidence: "firm",
  preset: "strict",
  fix: "manual",
  cwe: [1327],
  since: "0.1.0",
  asterisk: "<21",
  references: ["channels/chan_sip.c: reload_config()"],
  docs: {
    what: "chan_sip listens on all addresses of the machine, which is what it does by default, or on a public one. The finding is medium when everything that sip.conf knows is in private networks anyway: every account has a private host or an access list that lets private networks in only, and nothing registers with a provider.",
    why: "Whoever reaches the port can try passwords, look for accounts and use the next mistake in the SIP stack. Where no remote phone and no provider needs the port, it need not be reachable.",
    how: "Set `udpbindaddr` (and `tcpbindaddr`, `tlsbindaddr` where they are on) to the address in your own network. Where remote phones or providers need the port, let a firewall decide who reaches it.",
    breaks: "Devices that call the machine by another of its addresses no longer reach it.",
    ignore:
      "When a provider or remote phones call in, or a firewall, a container or a router stands between the port and the Internet.",
  },
  examples: [
    {
      title: "The default",
      bad: {
        "sip.conf": conf`
          [general]               ; ~ info "SIP listens on all addresses (udp port 5060)"
          allowguest=no
          [100]
          type=friend
          host=dynamic
          secret=ux7Y2mKq9sWc4e
        `,
      },
    },
    {
      title: "Every account is in the local network",
      bad: {
        "sip.conf": conf`
          [general]
          udpbindaddr=0.0.0.0
          ;           ^^^^^^^ medium "although every account is in a private network"
          [100]
          type=friend
          host=dynamic
          secret=ux7Y2mKq9sWc4e
          deny=0.0.0.0/0.0.0.0
          permit=192.168.0.0/255.255.0.0
          [gateway]
          type=peer
          host=192.168.0.2
        `,
      },
    },
    {
      title: "UDP is local, but TLS is not",
      bad: {
        "sip.conf": conf`
          [general]
          udpbindaddr=127.0.0.1
          tlsenable=yes
          tlsbindaddr=203.0.113.5:5061   ; ~ info "SIP listens on 203.0.113.5 (tls port 5061)"
        `,
      },
    },
    { title: "An address in the local network", good: { "sip.conf": "[general]\nbindaddr=192.168.0.5\n" } },
    { title: "A placeholder", good: { "sip.conf": "[general]\nudpbindaddr={{ ansible_host }}\n" } },
    {
      title: "TLS is off",
      good: { "sip.conf": "[general]\nbindaddr=10.0.0.1\ntlsbindaddr=0.0.0.0\n;tlsenable=yes\n" },
    },
  ],
  check({ tree, report }) {
    const { sip } = tree;
    if (!sip) return;
    const wide = sip.listeners.filter(({ exposure }) => exposure === "any" || exposure === "public");
    const [first, ...others] = wide;
    if (!first) return;
    const isLocal = isAllLocal(sip);
    report({
      at: generalPlace(sip, first.option),
      message: `SIP listens on ${describe(first)}${isLocal ? ", although every account is in a private network" : ""}`,
      severity: isLocal ? "medium" : "info",
      related: others.flatMap((listener) =>
        listener.option && listener.option !== first.option
          ? [{ at: listener.option.valuePlace, message: `also on ${describe(listener)}` }]
          : [],
      ),
      fixes: isLocal
        ? [
            {
              title: "Set udpbindaddr to the address in the local network",
              applicability: "manual",
              edits: [],
            },
          ]
        : [],
    });
  },
};
export default rule;

function describe({ exposure, host, transport, port }: SipListener): string {
  return `${exposure === "any" ? "all addresses" : host} (${transport} port ${port})`;
}

/** Whether nothing in the configuration is anywhere but in private networks. */
function isAllLocal({ accounts, registrations }: SipModel): boolean {
  return accounts.length > 0 && registrations.length === 0 && accounts.every(isLocal);
}

function isLocal(account: SipAccount): boolean {
  const host = account.staticHost;
  const isNear = host !== undefined && ["private", "loopback"].includes(exposureOf(host.value));
  return account.kind === "peer" && host ? isNear : account.isLocal;
}
