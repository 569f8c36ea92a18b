import { derived, quotedNames, type Rule, type Tree, trunkCalls } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { accountPlaces } from "./account-list.ts";
import { hasCallerNumber } from "./caller-number.ts";

const rule: Rule = {
  id: "sip/callerid-missing",
  summary: "Phones choose the number that their calls show",
  category: "privacy",
  severity: "low",
  confidence: "firm",
  preset: "strict",
  fix: "manual",
  cwe: [345],
  since: "0.1.0",
  asterisk: "<21",
  references: ["channels/chan_sip.c: check_user_full(), check_peer_ok()"],
  docs: {
    what: "Accounts of phones have neither `cid_number` nor a `callerid` with a number (`callerid=Alice` is a name), calls leave through a trunk, and the dialplan sets no `CALLERID()`. The caller ID of a call then is whatever the phone writes into `From:`.",
    why: "Who holds such an account calls under a stranger's number, a bank's for example, or opens the mailbox of a colleague where VoiceMailMain goes by caller ID.",
    how: 'Give each account its number, `callerid="Alice" <100>`, and set the number that the public sees in the dialplan: `Set(CALLERID(num)=…)`.',
    breaks:
      "Calls show the number that you set instead of the one that the phone has; the dialplan may look for the old one.",
    ignore:
      "When the provider replaces numbers that are not yours, and nothing in the dialplan goes by caller ID.",
  },
  examples: [
    {
      title: "Phones without a caller ID, and a trunk",
      bad: {
        "sip.conf": conf`
          [phone](!)
          type=friend
          host=dynamic
          secret=ux7Y2mKq9sWc4e
          [100](phone)          ; ~ low "SIP accounts '100' and '101' choose the caller ID of their calls"
          [101](phone)
          callerid=Eve
          [102](phone)
          callerid=Bob <102>
          [103](phone)
          callerid=(030) 123-103
          [carrier]
          type=peer
          host=sip.example.com
        `,
        "extensions.conf": "[internal]\nexten => _0X.,1,Dial(SIP/carrier/${EXTEN:1})\n",
      },
    },
    {
      title: "The dialplan sets it",
      good: {
        "sip.conf":
          "[100]\ntype=friend\nhost=dynamic\nsecret=ux7Y2mKq9sWc4e\n[carrier]\ntype=peer\nhost=sip.example.com\n",
        "extensions.conf": conf`
          [internal]
          exten => _0X.,1,Set(CALLERID(num)=49301234567)
           same => n,Dial(SIP/carrier/\${EXTEN:1})
        `,
      },
    },
    {
      title: "No call leaves the house",
      good: {
        "sip.conf": "[100]\ntype=friend\nhost=dynamic\nsecret=ux7Y2mKq9sWc4e\n;callerid=Alice <100>\n",
        "extensions.conf": "[internal]\nexten => _1XX,1,Dial(SIP/${EXTEN})\n",
      },
    },
  ],
  check({ tree, report }) {
    const { sip } = tree;
    if (!sip || sip.exposure === "loopback" || trunkCalls(tree).length === 0 || setsCallerId(tree)) return;
    const free = sip.accounts.filter((account) => account.isDynamic && !hasCallerNumber(account.settings));
    const [first, ...others] = free;
    if (!first) return;
    report({
      at: first.namePlace,
      message: `SIP ${others.length > 0 ? "accounts" : "account"} ${quotedNames(free.map(({ name }) => name))} ${others.length > 0 ? "choose" : "chooses"} the caller ID of ${others.length > 0 ? "their" : "its"} calls`,
      related: accountPlaces(others),
      fixes: [{ title: "Give each account its callerid", applicability: "manual", edits: [] }],
    });
  },
};
export default rule;

const setsCallerId: (tree: Tree) => boolean = derived((tree) =>
  (tree.dialplan?.calls("set", "mset", "setcallerid", "setcidnum") ?? []).some(
    ({ argumentText, priority }) => {
      const isOld = priority.application.toLowerCase().startsWith("setc");
      return isOld || argumentText.toUpperCase().includes("CALLERID(");
    },
  ),
);
