import { isTrue, quotedNames, type Rule, type SipAccount, type SipModel } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { accountPlaces } from "./account-list.ts";

const rule: Rule = {
  id: "sip/srtp-over-udp",
  summary: "The keys of encrypted calls cross the network in the clear",
  category: "crypto",
  severity: "medium",
  confidence: "certain",
  preset: "recommended",
  fix: "manual",
  cwe: [319],
  since: "0.1.0",
  asterisk: ">=1.8 <21",
  references: [
    "channels/chan_sip.c: add_sdp(), process_sdp()",
    "main/sdp_srtp.c: crypto_attribute()",
    "RFC 4568, section 8",
  ],
  docs: {
    what: "Accounts have `encryption=yes`, and their signalling is not encrypted: `transport` names no `tls` or `wss`, or `tlsenable` in `[general]` is off. Accounts with `dtlsenable=yes` agree on keys in another way and are left out.",
    why: "With `encryption=yes`, the key of each call is written into the SIP messages. Whoever can listen to the calls can read the messages, too, and with them the key: the encryption keeps nobody out.",
    how: "Set `tlsenable=yes` with `tlscertfile=` in `[general]`, and `transport=tls` in the accounts; in the phones, TLS as the transport.",
    breaks: "Phones that do not speak TLS, or do not trust the certificate, can no longer register.",
    ignore: "When the signalling runs through a VPN, and only the audio does not.",
  },
  examples: [
    {
      title: "TLS is not switched on",
      bad: {
        "sip.conf": conf`
          [phone](!)
          type=friend
          host=dynamic
          secret=ux7Y2mKq9sWc4e
          encryption=yes
          [100](phone)        ; ~ medium "SIP accounts '100' and '101' encrypt calls with keys that cross the network in the clear"
          [101](phone)
        `,
      },
    },
    {
      title: "The account uses UDP all the same",
      bad: {
        "sip.conf": conf`
          [general]
          tlsenable=yes
          [100]               ; ~ medium
          type=friend
          host=dynamic
          secret=ux7Y2mKq9sWc4e
          encryption=yes
          transport=udp
          [101]
          type=friend
          host=dynamic
          secret=rK3vz8Tn6bQw1h
          encryption=yes
          transport=tls
        `,
      },
    },
    {
      title: "Signalling over TLS, keys by DTLS, no encryption",
      good: {
        "sip.conf": conf`
          [general]
          tlsenable=yes
          transport=tls
          [100]
          type=friend
          host=dynamic
          secret=ux7Y2mKq9sWc4e
          encryption=yes
          [101]
          type=friend
          host=dynamic
          secret=rK3vz8Tn6bQw1h
          encryption=yes
          dtlsenable=yes
          transport=udp
          [102]
          type=friend
          host=dynamic
          secret=wT3nHc9Rb6yJpQ
          ;encryption=yes
          transport=udp
        `,
      },
    },
    {
      title: "A template that nobody uses",
      good: { "sip.conf": "[phone](!)\ntype=friend\nencryption=yes\n" },
    },
  ],
  check({ tree, report }) {
    const { sip } = tree;
    if (!sip || sip.exposure === "loopback") return;
    const exposed = sip.accounts.filter((account) => sendsKeys(account) && !isSignalledOverTls(sip, account));
    const [first, ...others] = exposed;
    if (!first) return;
    const option = first.settings.get("encryption");
    report({
      at: first.namePlace,
      message: `${others.length > 0 ? "SIP accounts" : "SIP account"} ${quotedNames(exposed.map(({ name }) => name))} ${others.length > 0 ? "encrypt" : "encrypts"} calls with keys that cross the network in the clear`,
      related: [
        ...(option ? [{ at: option.place, message: "asks for encryption" }] : []),
        ...accountPlaces(others),
      ],
      fixes: [{ title: "Use TLS for the signalling of these accounts", applicability: "manual", edits: [] }],
    });
  },
};
export default rule;

/** Whether keys are part of the SIP messages. */
function sendsKeys({ settings }: SipAccount): boolean {
  return isTrue(settings.get("encryption")?.value ?? "") && !isTrue(settings.get("dtlsenable")?.value ?? "");
}

function isSignalledOverTls(sip: SipModel, account: SipAccount): boolean {
  const words = (account.option("transport")?.value ?? "udp").toLowerCase().split(",");
  const transports = new Set(words.map((word) => word.trim()));
  if (transports.has("wss")) return true;
  return transports.has("tls") && sip.listeners.some(({ transport }) => transport === "tls");
}
