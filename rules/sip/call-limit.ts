import {
  derived,
  isPlaceholder,
  quotedNames,
  type Rule,
  type SipAccount,
  type Tree,
  trunkCalls,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { accountPlaces } from "./account-list.ts";

const rule: Rule = {
  id: "sip/call-limit",
  summary: "One phone account can place any number of calls at once",
  category: "toll-fraud",
  severity: "medium",
  confidence: "firm",
  preset: "strict",
  fix: "manual",
  cwe: [770],
  since: "0.1.0",
  asterisk: "<21",
  references: ["channels/chan_sip.c: update_call_counter(), build_peer()"],
  docs: {
    what: "Accounts of phones have no `call-limit`, calls leave through a trunk, and the dialplan counts no calls with `GROUP_COUNT()`. `callcounter=yes` only counts.",
    why: "A stolen account calls thirty expensive numbers at the same time, which makes an expensive weekend out of what could have been a cheap one.",
    how: "Set `call-limit=2` or `call-limit=4` in the template of the phones, after any `callcounter`, which would take it back. Or count calls in the dialplan with `GROUP()` and `GROUP_COUNT()`. Ask the provider for a limit as well.",
    breaks:
      "A phone at its limit gets and places no further calls: leave room for a call on hold and for transfers.",
    ignore: "When the provider limits the number of calls, or their cost.",
  },
  examples: [
    {
      title: "Phones without a limit, and a trunk",
      bad: {
        "sip.conf": conf`
          [phone](!)
          type=friend
          host=dynamic
          secret=ux7Y2mKq9sWc4e
          context=internal
          callcounter=yes
          [100](phone)            ; ~ medium "SIP accounts '100' and '101' can place any number of calls at once"
          [101](phone)
          [102](phone)
          call-limit=2
          [carrier]
          type=peer
          host=sip.example.com
        `,
        "extensions.conf": "[internal]\nexten => _0X.,1,Dial(SIP/carrier/${EXTEN:1})\n",
      },
    },
    {
      title: "callcounter takes an earlier limit back",
      bad: {
        "sip.conf": conf`
          [100]                   ; ~ medium
          type=friend
          host=dynamic
          secret=ux7Y2mKq9sWc4e
          call-limit=2
          callcounter=yes
          [carrier]
          type=peer
          host=sip.example.com
        `,
        "extensions.conf": "[internal]\nexten => _0X.,1,Dial(SIP/carrier/${EXTEN:1})\n",
      },
    },
    {
      title: "The dialplan counts calls",
      good: {
        "sip.conf":
          "[100]\ntype=friend\nhost=dynamic\nsecret=ux7Y2mKq9sWc4e\n[carrier]\ntype=peer\nhost=sip.example.com\n",
        "extensions.conf": conf`
          [internal]
          exten => _0X.,1,Set(GROUP()=\${CHANNEL(peername)})
           same => n,GotoIf($[\${GROUP_COUNT()} > 2]?full)
           same => n,Dial(SIP/carrier/\${EXTEN:1})
           same => n(full),Congestion()
        `,
      },
    },
    {
      title: "No call leaves the house",
      good: {
        "sip.conf": "[100]\ntype=friend\nhost=dynamic\nsecret=ux7Y2mKq9sWc4e\n;call-limit=2\n",
        "extensions.conf": "[internal]\nexten => _1XX,1,Dial(SIP/${EXTEN})\n",
      },
    },
  ],
  check({ tree, report }) {
    const { sip } = tree;
    if (!sip || sip.exposure === "loopback" || trunkCalls(tree).length === 0 || countsCalls(tree)) return;
    const unlimited = sip.accounts.filter((account) => account.isDynamic && !isLimited(account));
    const [first, ...others] = unlimited;
    if (!first) return;
    report({
      at: first.namePlace,
      message: `SIP ${others.length > 0 ? "accounts" : "account"} ${quotedNames(unlimited.map(({ name }) => name))} can place any number of calls at once`,
      related: accountPlaces(others),
      fixes: [{ title: "Set call-limit in the template of the phones", applicability: "manual", edits: [] }],
    });
  },
};
export default rule;

/** Of both options the last counts, and `callcounter` lifts the limit. */
function isLimited({ settings }: SipAccount): boolean {
  const option = settings.get("call-limit", "callcounter");
  return (
    option?.key === "call-limit" && (isPlaceholder(option.value) || Number.parseInt(option.value, 10) > 0)
  );
}

const countsCalls: (tree: Tree) => boolean = derived((tree) =>
  (tree.dialplan?.file.live ?? []).some(({ options }) =>
    options.some(({ value }) => value.includes("GROUP_COUNT(") || value.includes("GROUP_MATCH_COUNT(")),
  ),
);
