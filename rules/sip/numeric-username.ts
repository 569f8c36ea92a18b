import { asSame, quotedNames, type Rule, type SipAccount } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { isGuessableName } from "../secret/guessable-name.ts";
import { accountPlaces } from "./account-list.ts";

const rule: Rule = {
  id: "sip/numeric-username",
  summary: "Accounts have the names that scanners try first",
  category: "enumeration",
  severity: "low",
  confidence: "certain",
  preset: "recommended",
  fix: "manual",
  cwe: [204],
  since: "0.1.0",
  asterisk: "<21",
  references: ["README-SERIOUSLY.bestpractices.md: Proper Device Naming"],
  docs: {
    what: "SIP accounts are named like extensions (`100`, `2001`) or with a word of every attacker's list (`admin`, `phone`, `test`). The finding is low when all of them have long secrets or an access list.",
    why: "An attacker needs a name and a password. Scanners try 100, 101, 102 … and common words; an account under such a name is tried thousands of times a day, and only the password stands in the way.",
    how: "Name devices after themselves, by their hardware address or at random, and let the dialplan lead an extension to its device: `exten => 100,1,Dial(SIP/desk-7f3a9c)`. For those that stay, see to long random secrets.",
    breaks:
      "A renamed account has to be renamed in the device, too, and everywhere the dialplan, queues, hints and voicemail name it.",
    ignore: "When all these accounts have long random secrets, and renaming them is not worth the work.",
  },
  examples: [
    {
      title: "Extensions as names",
      bad: {
        "sip.conf": conf`
          [phone](!)
          type=friend
          host=dynamic
          [100](phone)            ; ~ low "2 SIP accounts, '100' and 'admin', have names that scanners try first"
          secret=kA7w3x
          [admin](phone)
          secret=ux7Y2mKq9sWc4e
          [desk-7f3a9c](phone)
          secret=rK3vz8Tn6bQw1h
        `,
      },
    },
    {
      title: "A single one, with a long secret",
      bad: {
        "sip.conf": conf`
          [100]                   ; ~ low "SIP account '100' has a name that scanners try first"
          type=friend
          host=dynamic
          secret=ux7Y2mKq9sWc4e
        `,
      },
    },
    {
      title: "The number of a trunk is the provider's choice",
      good: { "sip.conf": "[49301]\ntype=peer\nhost=sip.example.com\nsecret=ux7Y2mKq9sWc4e\n" },
    },
    {
      title: "A template, and names that nobody guesses",
      good: {
        "sip.conf": conf`
          [100](!)
          type=friend
          host=dynamic
          secret=ux7Y2mKq9sWc4e
          [4930123456](100)
          [0004f2a1b2c3](100)
        `,
      },
    },
  ],
  check({ tree, report }) {
    const { sip } = tree;
    if (!sip || sip.exposure === "loopback") return;
    const guessable = sip.accounts.filter((account) => isClaimable(account) && isGuessableName(account.name));
    const [first, ...others] = guessable;
    if (!first) return;
    report({
      at: first.namePlace,
      message:
        others.length > 0
          ? `${guessable.length} SIP accounts, ${quotedNames(guessable.map(({ name }) => name))}, have names that scanners try first`
          : `SIP account '${first.name}' has a name that scanners try first`,
      related: asSame(accountPlaces(others)),
      fixes: [
        {
          title: "Name devices after themselves, not after their extension",
          applicability: "manual",
          edits: [],
        },
      ],
    });
  },
};
export default rule;

/** Whether someone who knows name and password can take the account over from elsewhere. */
function isClaimable(account: SipAccount): boolean {
  return account.isDynamic || account.isFoundByName;
}
