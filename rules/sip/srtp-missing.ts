import { isTrue, quotedNames, type Rule, type SipAccount } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { accountPlaces } from "./account-list.ts";

const rule: Rule = {
  id: "sip/srtp-missing",
  summary: "Phones log in over TLS, but their calls are not encrypted",
  category: "crypto",
  severity: "low",
  confidence: "certain",
  preset: "strict",
  fix: "manual",
  cwe: [319],
  since: "0.1.0",
  asterisk: ">=1.8 <21",
  references: ["channels/chan_sip.c: build_peer(), process_sdp()", "res/res_srtp.c"],
  docs: {
    what: "chan_sip offers TLS, and phones use it for their signalling, but have neither `encryption=yes` nor `dtlsenable=yes`: the audio of their calls is sent in the clear. `encryption` in `[general]` has no effect.",
    why: "TLS hides who calls whom, not what they say. Whoever can listen to the network records the calls, and the digits that are typed in them: PINs, card numbers.",
    how: "Set `encryption=yes` in these accounts, and load res_srtp. Phones have to be told to use SRTP, too.",
    breaks:
      "With `encryption=yes` a phone that does not speak SRTP can no longer call: its calls are refused.",
    ignore: "When the phones are in networks that you trust, or do not speak SRTP.",
  },
  examples: [
    {
      title: "TLS without SRTP",
      bad: {
        "sip.conf": conf`
          [general]
          tlsenable=yes
          transport=tls
          encryption=yes
          [phone](!)
          type=friend
          host=dynamic
          secret=ux7Y2mKq9sWc4e
          [100](phone)          ; ~ low "Calls of SIP accounts '100' and '101' are not encrypted, though their signalling is"
          [101](phone)
        `,
      },
    },
    {
      title: "Both are on",
      good: {
        "sip.conf": conf`
          [general]
          tlsenable=yes
          transport=tls
          [phone](!)
          type=friend
          host=dynamic
          secret=ux7Y2mKq9sWc4e
          encryption=yes
          [100](phone)
          [101](phone)
        `,
      },
    },
    {
      title: "Nobody uses TLS: that is another finding",
      good: { "sip.conf": "[100]\ntype=friend\nhost=dynamic\nsecret=ux7Y2mKq9sWc4e\ntransport=udp\n" },
    },
    {
      title: "WebRTC brings keys of its own",
      good: {
        "sip.conf":
          "[general]\ntlsenable=yes\n[100]\ntype=friend\nhost=dynamic\nsecret=ux7Y2mKq9sWc4e\ntransport=wss,tls\ndtlsenable=yes\n",
      },
    },
  ],
  check({ tree, report }) {
    const { sip } = tree;
    if (!sip?.listeners.some(({ transport, exposure }) => transport === "tls" && exposure !== "loopback"))
      return;
    const clear = sip.accounts.filter((account) => isSignalledOverTls(account) && !isEncrypted(account));
    const [first, ...others] = clear;
    if (!first) return;
    report({
      at: first.namePlace,
      message: `Calls of SIP ${others.length > 0 ? "accounts" : "account"} ${quotedNames(clear.map(({ name }) => name))} are not encrypted, though their signalling is`,
      related: accountPlaces(others),
      fixes: [
        {
          title: "Set encryption=yes in these accounts and SRTP in the phones",
          applicability: "manual",
          edits: [],
        },
      ],
    });
  },
};
export default rule;

function isSignalledOverTls(account: SipAccount): boolean {
  const words = (account.option("transport")?.value ?? "").toLowerCase().split(",");
  return words.some((word) => word.trim() === "tls");
}

function isEncrypted({ settings }: SipAccount): boolean {
  return [settings.get("encryption"), settings.get("dtlsenable")].some(
    (option) => option !== undefined && isTrue(option.value),
  );
}
