import { quotedNames, type RelatedPlace, type Rule, type SipAccount, type SipModel } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { accountPlaces } from "./account-list.ts";
import { generalPlace } from "./general-section.ts";

const rule: Rule = {
  id: "sip/tls-off",
  summary: "Phones register over an unencrypted connection",
  category: "crypto",
  severity: "low",
  confidence: "certain",
  preset: "strict",
  fix: "manual",
  cwe: [319],
  since: "0.1.0",
  asterisk: ">=1.6 <21",
  references: ["main/tcptls.c: ast_tls_read_conf()", "channels/chan_sip.c: reload_config()"],
  docs: {
    what: "Phones register, and `tlsenable` in `[general]` of sip.conf is off: whatever they send crosses the network in the clear.",
    why: "Whoever can listen, in a hotel's wireless network or in the office, reads who calls whom. From the answer to one login he can try passwords on his own machine, without asking the PBX.",
    how: "Set `tlsenable=yes`, `tlscertfile=` and `tlsprivatekey=` in `[general]`, then move phones over one by one with `transport=tls`. Add `encryption=yes`, so that the calls themselves are encrypted as well.",
    breaks:
      "Nothing as long as UDP stays on. A phone that is moved has to speak TLS and to trust the certificate.",
    ignore: "When all phones are in networks that you trust, or come through a VPN.",
  },
  examples: [
    {
      title: "Phones register, and there is no TLS",
      bad: {
        "sip.conf": conf`
          [general]               ; ~ low "tlsenable is not set, so SIP accounts '100' and '101' register over unencrypted connections"
          allowguest=no
          [phone](!)
          type=friend
          host=dynamic
          secret=ux7Y2mKq9sWc4e
          [100](phone)
          [101](phone)
        `,
      },
    },
    {
      title: "TLS is switched off",
      bad: {
        "sip.conf": conf`
          [general]
          tlsenable=no
          ;         ^^ low "With 'tlsenable=no', SIP account '100' registers over an unencrypted connection"
          tlscertfile=/etc/asterisk/keys/pbx.pem
          [100]
          type=friend
          host=dynamic
          secret=ux7Y2mKq9sWc4e
        `,
      },
    },
    {
      title: "TLS is on",
      good: {
        "sip.conf": conf`
          [general]
          tlsenable=no
          #include tls.conf
          [100]
          type=friend
          host=dynamic
          secret=ux7Y2mKq9sWc4e
        `,
        "tls.conf": "tlsenable=yes\n",
      },
    },
    {
      title: "Nobody registers",
      good: { "sip.conf": "[general]\n;tlsenable=yes\n[carrier]\ntype=peer\nhost=192.0.2.20\n" },
    },
    {
      title: "The listener is on the machine itself",
      good: { "sip.conf": "[general]\nbindaddr=127.0.0.1\n[100]\ntype=friend\nhost=dynamic\nsecret=x\n" },
    },
  ],
  check({ tree, report }) {
    const { sip } = tree;
    if (!sip || sip.exposure === "loopback" || tree.asterisk.version.isBefore("1.6")) return;
    if (sip.listeners.some(({ transport }) => transport === "tls")) return;
    const phones = sip.accounts.filter((account) => account.isDynamic && !usesSecureWebSocket(account));
    if (phones.length === 0) return;
    const option = sip.general.get("tlsenable", "sslenable");
    report({
      at: generalPlace(sip, option),
      message: `${option ? `With '${option.name}=${option.value}',` : "tlsenable is not set, so"} SIP ${whoOf(phones)}`,
      related: [...transportPlace(sip), ...accountPlaces(phones)],
      fixes: [
        {
          title: "Set tlsenable=yes with a certificate, and move the phones over",
          applicability: "manual",
          edits: [],
        },
      ],
    });
  },
};
export default rule;

function whoOf(phones: readonly SipAccount[]): string {
  const names = quotedNames(phones.map(({ name }) => name));
  return phones.length > 1
    ? `accounts ${names} register over unencrypted connections`
    : `account ${names} registers over an unencrypted connection`;
}

/** Whether a browser's phone comes through the web server's TLS. */
function usesSecureWebSocket(account: SipAccount): boolean {
  const words = (account.option("transport")?.value ?? "").toLowerCase().split(",");
  return words.some((word) => word.trim() === "wss");
}

function transportPlace({ general }: SipModel): RelatedPlace[] {
  const option = general.get("transport");
  return option ? [{ at: option.place, message: "the transports that are offered" }] : [];
}
