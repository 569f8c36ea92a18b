import {
  firstGuesses,
  type Identity,
  identityOf,
  isPlaceholder,
  type LiveSecret,
  md5,
  type Rule,
  type Tree,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { accountsNamed } from "./judged-secrets.ts";

const rule: Rule = {
  id: "secret/md5-of-weak",
  summary: "A stored hash is that of a password that can be guessed",
  category: "crypto",
  severity: "high",
  confidence: "certain",
  preset: "recommended",
  fix: "manual",
  cwe: [916, 521],
  since: "0.1.0",
  references: ["channels/chan_sip.c: check_auth()", "res/res_pjsip/config_auth.c", "RFC 2617: 3.2.2.2"],
  docs: {
    what: "`md5secret` of sip.conf and `md5_cred` of pjsip.conf hold the MD5 hash of `user:realm:password`. Here the hash is that of the account's own name, of a password that everybody knows, or of four digits. A value that is no hash of 32 hexadecimal digits is found, too: with it nobody can log in.",
    why: "The hash hides the password from a glance only. Scanners guess the password as if it stood here in the clear, and whoever reads the file needs no password at all: the hash itself is enough to log in.",
    how: "Choose a long random password, give it to the device and write its hash here: `printf %s 'user:realm:password' | md5sum`. The realm is that of the section or of `[general]`, `asterisk` when neither is set.",
    breaks: "The device must be given the new password.",
    ignore: "Never for a password that is found; whoever attacks finds it as fast.",
  },
  examples: [
    {
      title: "The password is the extension",
      bad: {
        "sip.conf": conf`
          [100]
          type=friend
          md5secret=aa25a0d97c9a1a5243d8e9d0b9bd1c43
          ;         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ high "'md5secret' of SIP account '100' is the hash of a password that follows from the account"
        `,
      },
    },
    {
      title: "A common password in another realm, four digits, no hash at all",
      bad: {
        "sip.conf": conf`
          [general]
          realm=example.com
          [101]
          type=friend
          md5secret=1a454088cd18c4434f205f3d241a927d ; ~ high "is the hash of a password that everybody knows"
          [102]
          type=friend
          md5secret=7467a2bfdc1406f0587fb3d6110facb6 ; ~ high "is the hash of four digits"
          [103]
          type=friend
          md5secret=secret                          ; ~ low "is no hash of 32 hexadecimal digits, so nobody can log in"
        `,
      },
    },
    {
      title: "PJSIP",
      bad: {
        "pjsip.conf": conf`
          [6001-auth]
          type=auth
          auth_type=md5
          username=6001
          md5_cred=6f2d7942d401d025df13dec2a82bf5ee  ; ~ high "'md5_cred' of PJSIP auth '6001-auth'"
        `,
      },
    },
    {
      title: "The hash of a random password, and of a weak one in another realm than the one that counts",
      good: {
        "sip.conf": conf`
          [general]
          realm=pbx.example.com
          [100]
          type=friend
          md5secret=aa25a0d97c9a1a5243d8e9d0b9bd1c43
          [101]
          type=friend
          md5secret=f2d22999b2da311cd5bee0e514d7547d
        `,
      },
    },
    {
      title: "A commented hash, a placeholder, a template that nothing uses",
      good: {
        "sip.conf": conf`
          [phone](!)
          type=friend
          md5secret=nonsense
          [100]
          type=friend
          ;md5secret=aa25a0d97c9a1a5243d8e9d0b9bd1c43
          secret=ux7Y2mKq9sWc4eTz
          [101]
          type=friend
          md5secret={{ hash }}
        `,
      },
    },
  ],
  check({ tree, report }) {
    const budget: Budget = { hashes: maxHashes };
    for (const secret of tree.secrets) {
      if (
        !secret.isHash ||
        isPlaceholder(secret.text) ||
        secret.file === "ari.conf" ||
        secret.option.key === "password_digest"
      )
        continue;
      const name = `'${secret.option.name}' of ${accountsNamed(
        secret.service,
        secret.holders.map(({ name }) => name),
      )}`;
      const isHash = /^[0-9a-f]{32}$/i.test(secret.text);
      const guess = isHash ? guessOf(tree, secret, budget) : undefined;
      if (isHash && !guess) continue;
      report({
        at: secret.place,
        message: guess
          ? `${name} is the hash of ${guess}`
          : `${name} is no hash of 32 hexadecimal digits, so nobody can log in with it`,
        severity: guess ? "high" : "low",
        fixes: [{ title: "Set the hash of a long random password", applicability: "manual", edits: [] }],
      });
    }
  },
};
export default rule;

/** Hashes that are worked out for one tree at most; bounds the time for trees with thousands of accounts. */
const maxHashes = 60_000;

interface Budget {
  hashes: number;
}

/** What the password is, in words, when it is among those that are tried first. */
function guessOf(tree: Tree, { text, holders, service }: LiveSecret, budget: Budget): string | undefined {
  const [holder] = holders;
  if (!holder) return undefined;
  const { section, name } = holder;
  const ofGeneral = service === "sip" ? tree.sip?.general.get("realm")?.value : undefined;
  const realm = section.last("realm")?.value ?? ofGeneral ?? "asterisk";
  const user = section.last("username")?.value ?? section.last("auth_user")?.value ?? name;
  const wanted = text.toLowerCase();
  const users = new Set([name, user]);
  const isAmong = (candidates: Iterable<string>): boolean => {
    for (const candidate of candidates) {
      for (const each of users) {
        if (budget.hashes-- <= 0) return false;
        if (md5(`${each}:${realm}:${candidate}`) === wanted) return true;
      }
    }
    return false;
  };
  if (isAmong(derived(identityOf(section, "the account name"))))
    return "a password that follows from the account";
  if (isAmong(firstGuesses())) return "a password that everybody knows";
  return budget.hashes > maxHashes / 2 && isAmong(fourDigits()) ? "four digits" : undefined;
}

const affixes: readonly string[] = ["", "1", "12", "123", "1234", "!", "pass", "secret", "x", "sip"];

function* derived({ names, words }: Identity): Iterable<string> {
  for (const word of new Set([...names.map(({ text }) => text), ...words])) {
    for (const affix of affixes) yield word + affix;
    yield word + word;
    yield [...word].reverse().join("");
    yield `sip${word}`;
    yield `x${word}`;
  }
}

function* fourDigits(): Iterable<string> {
  for (let number = 0; number < 10_000; number++) yield String(number).padStart(4, "0");
}
