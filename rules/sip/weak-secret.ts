import {
  milder,
  type Rule,
  type SecretVerdict,
  type Severity,
  type SipAccount,
  type SipModel,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";
import {
  accountsNamed,
  byHabit,
  consequenceOf,
  groupPlaces,
  holderNames,
  type WeakSecret,
  weakSecrets,
} from "../secret/judged-secrets.ts";

const rule: Rule = {
  id: "sip/weak-secret",
  summary: "The password of a SIP account can be guessed",
  category: "authentication",
  severity: "high",
  confidence: "heuristic",
  preset: "recommended",
  fix: "manual",
  cwe: [521],
  since: "0.1.0",
  asterisk: "<21",
  references: ["channels/chan_sip.c: check_auth(), register_verify()"],
  docs: {
    what: "The `secret` of an account of sip.conf, or of users.conf, does not hold out against guessing. It is the name of the account or close to it, a sample or a default that everybody knows, a word, a date, a row of keys, digits only, or shorter than 12 characters. The severity follows the number of guesses: up to 10,000 is critical, up to 100 million high, up to a million million medium.",
    why: "Scanners try every extension from 100 to 9999 with the extension itself, 1234 and some thousand common words, day and night. Whoever can record one registration tries billions of passwords a second at home. With the password a stranger makes calls at your expense.",
    how: "Give each account a password of its own, 20 or more random characters: `openssl rand -base64 24` prints one. Enter it here and in the device.",
    breaks: "The device cannot register or call until it has the new password.",
    ignore:
      "When nobody but the device itself can reach the port. An access list in the account (`deny`, `permit`), a peer that is known by its address, and an address that only this machine reaches make the finding milder by themselves.",
  },
  examples: [
    {
      title: "The password is the extension",
      bad: {
        "sip.conf": conf`
          [100]
          type=friend
          host=dynamic
          secret=100
          ;      ^^^ critical "Secret of SIP account '100' equals the account name: scanners try it first"
        `,
      },
    },
    {
      title: "Derived from the account, a sample, a word, digits",
      bad: {
        "sip.conf": conf`
          [1000]
          type=friend
          secret=sip1000        ; ~ critical "is the account name with a usual addition"
          [1001]
          type=friend
          callerid="Alice" <1001>
          secret=alice77        ; ~ critical "is the caller id with little added"
          [1002]
          type=friend
          secret=mysecret       ; ~ critical "is a sample out of Asterisk's own files"
          [1003]
          type=friend
          secret=Sunsh1ne77     ; ~ high "is built on a common password or word"
          [1004]
          type=friend
          secret=4837261        ; ~ high "has only 7 digits"
          [1005]
          type=friend
          secret=xK9f2LmQ8a     ; ~ low "has only 10 characters"
        `,
      },
    },
    {
      title: "One password in a template is one finding",
      bad: {
        "sip.conf": conf`
          [phone](!)
          type=friend
          host=dynamic
          secret=asterisk123    ; ~ critical "Secret of SIP accounts '200' and '201' is among the most common passwords"
          [200](phone)
          [201](phone)
          [202](phone)
          secret=ux7Y2mKq9sWc4eTz
        `,
      },
    },
    {
      title: "One password written again and again is one finding",
      bad: {
        "sip.conf": conf`
          [200]
          type=friend
          secret=1234           ; ~ critical "'200', '201' and '202' is a sequence"
          [201]
          type=friend
          secret=1234
          [202]
          type=friend
          secret=1234
        `,
      },
    },
    {
      title: "The account is open to the local network only",
      bad: {
        "sip.conf": conf`
          [100]
          type=friend
          host=dynamic
          deny=0.0.0.0/0.0.0.0
          permit=192.168.0.0/255.255.0.0
          secret=100            ; ~ high
        `,
      },
    },
    {
      title: "A provider is known by its address",
      bad: {
        "sip.conf": conf`
          [carrier]
          type=peer
          host=192.0.2.20
          username=4930123456
          secret=Berlin2019     ; ~ low "is built on a common password or word"
        `,
      },
    },
    {
      title: "An account of users.conf",
      bad: {
        "sip.conf": "[general]\n",
        "users.conf": conf`
          [6000]
          hassip=yes
          host=dynamic
          secret=6000           ; ~ critical "'6000' equals the account name"
        `,
      },
    },
    {
      title: "Random passwords",
      good: {
        "sip.conf": conf`
          [100]
          type=friend
          secret=d41d8cd98f00b204e9800998ecf8427e
          [101]
          type=friend
          secret=ux7Y2mKq9sWc4eTz
          [102]
          type=friend
          secret=Kx7$gT2!mQ9&wZ
        `,
      },
    },
    {
      title: "The weak one is a comment, or overridden further down",
      good: {
        "sip.conf": conf`
          [100]
          type=friend
          ;secret=100
          secret=1234
          secret=ux7Y2mKq9sWc4eTz
        `,
      },
    },
    {
      title: "A template that nothing uses, a placeholder, a section that chan_sip does not load",
      good: {
        "sip.conf": conf`
          [phone](!)
          type=friend
          secret=1234
          [100]
          type=friend
          secret=__SIP_SECRET__
          [note]
          secret=1234
        `,
      },
    },
    {
      title: "md5secret counts instead",
      good: {
        "sip.conf": "[100]\ntype=friend\nsecret=100\nmd5secret=8f14e45fceea167a5a36dedd4bea2543\n",
      },
    },
    {
      title: "Asterisk 21 has no chan_sip",
      good: { "sip.conf": "[100]\ntype=friend\nsecret=100\n" },
      asteriskVersion: "21",
    },
  ],
  check({ tree, estimator, report }) {
    const { sip } = tree;
    if (!sip) return;
    const weak = weakSecrets(tree, estimator).filter(
      ({ secret }) => secret.service === "sip" && secret.option.key === "secret",
    );
    const accounts = accountsByName(sip);
    const severityOf = ({ secret, verdict }: WeakSecret): Severity => {
      const steps = secret.holders.map(({ name }) =>
        mitigation(sip, accounts.get(name.toLowerCase()), verdict),
      );
      return milder(verdict.severity, Math.min(...steps, 3));
    };
    for (const group of byHabit(weak, severityOf)) {
      if (group.severity === "info") continue;
      const { secret, verdict } = group.first;
      report({
        at: secret.place,
        message: `Secret of ${accountsNamed("sip", holderNames(group))} ${verdict.reason}: ${consequenceOf(verdict)}`,
        severity: group.severity,
        confidence: verdict.kind === "guessable" ? "heuristic" : "certain",
        label: verdict.reason,
        related: groupPlaces(group),
        members: holderNames(group),
        fixes: [{ title: "Set a long random secret", applicability: "manual", edits: [] }],
      });
    }
  },
};
export default rule;

function accountsByName(sip: SipModel): ReadonlyMap<string, SipAccount> {
  return new Map(sip.accounts.map((account) => [account.name.toLowerCase(), account]));
}

/** How many steps milder a weak password is because few can try it. */
function mitigation(sip: SipModel, account: SipAccount | undefined, { kind }: SecretVerdict): number {
  if (!account) return 0;
  if (sip.exposure === "loopback") return 3;
  const isKnownByAddress = !account.isFoundByName && !account.isDynamic;
  // What nobody has filled in for a provider gets nobody in.
  const byAddress = kind === "placeholder" ? 3 : 2;
  return (isKnownByAddress ? byAddress : 0) + (account.isOpen ? 0 : 1);
}
