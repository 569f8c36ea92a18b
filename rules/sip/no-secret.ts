import {
  type Fix,
  type Option,
  quotedNames,
  type RelatedPlace,
  type Report,
  type Rule,
  replaceValue,
  type Severity,
  type SipAccount,
  type SipModel,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { accountPlaces } from "./account-list.ts";
import { byOption, inheritors } from "./by-option.ts";

const rule: Rule = {
  id: "sip/no-secret",
  summary: "A SIP account has no password",
  category: "authentication",
  severity: "critical",
  confidence: "certain",
  preset: "recommended",
  fix: "unsafe",
  cwe: [521, 306],
  since: "0.1.0",
  asterisk: "<21",
  references: ["channels/chan_sip.c: check_auth(), check_peer_ok(), register_verify()"],
  docs: {
    what: "An account of sip.conf, or one that users.conf makes, has neither `secret` nor `md5secret`, and can be claimed from any address: by registering (`host=dynamic`), or because a caller who gives its name is taken for it (`type=friend`, `type=user`). `remotesecret` does not count: it is for calls that go out.",
    why: "chan_sip asks for no password where there is none to compare with. Whoever registers under the name gets the calls of that extension and calls out in its context. A `type=friend` for a provider is open in the same way: `host=` says where calls to it go, not where calls from it must come from.",
    how: "Give the account a `secret` of 20 or more random characters, and the device the same. Make a provider that has no password for you `type=peer`: a peer is known by its address alone.",
    breaks:
      "The device cannot register or call until it has the new password. A provider that becomes a peer must call from the addresses that its `host=` stands for.",
    ignore:
      "When a firewall lets nobody but that device reach the port. An access list in the account (`deny`, `permit`) makes the finding milder.",
  },
  examples: [
    {
      title: "A phone without a password",
      bad: {
        "sip.conf": conf`
          [bob]                   ; ~ critical "'bob' has no secret, so anyone may register as it"
          type=friend
          host=dynamic
        `,
      },
    },
    {
      title: "An empty secret in a template is one finding",
      bad: {
        "sip.conf": conf`
          [phone](!)
          type=friend
          host=dynamic
          secret=                 ; ~ critical "leaves 'bob' and 'eve' without a password"
          [bob](phone)
          [eve](phone)
          [kim](phone)
          secret=ux7Y2mKq9sWc4e
        `,
      },
    },
    {
      title: "A caller only has to say the name",
      bad: {
        "sip.conf": conf`
          [gate]                  ; ~ critical "anyone who calls in under that name"
          type=user
          context=internal
        `,
      },
    },
    {
      title: "host= does not restrict a friend",
      bad: {
        "sip.conf": conf`
          [carrier]               ; ~ high "type=friend lets in anyone who gives that name, not only 192.0.2.20"
          type=friend
          host=192.0.2.20
          context=from-carrier
        `,
      },
      fixed: {
        "sip.conf": conf`
          [carrier]
          type=peer
          host=192.0.2.20
          context=from-carrier
        `,
      },
    },
    {
      title: "An account of users.conf without a password",
      bad: {
        "sip.conf": "[general]\n",
        "users.conf": conf`
          [general]
          hassip=yes
          host=dynamic
          [6000]                  ; ~ critical
          fullname=Reception
        `,
      },
    },
    {
      title: "The local network only",
      bad: {
        "sip.conf": conf`
          [bob]                   ; ~ medium
          type=friend
          host=dynamic
          deny=0.0.0.0/0.0.0.0
          permit=192.168.0.0/255.255.0.0
        `,
      },
    },
    {
      title: "A trunk that is known by its address",
      good: {
        "sip.conf": conf`
          [carrier]
          type=peer
          host=192.0.2.20
          context=from-carrier
        `,
      },
    },
    {
      title: "The template has the secret",
      good: {
        "sip.conf": conf`
          [phone](!)
          type=friend
          host=dynamic
          secret=ux7Y2mKq9sWc4e
          [bob](phone)
        `,
      },
    },
    {
      title: "A template that nothing uses, and a section that chan_sip does not load",
      good: {
        "sip.conf": conf`
          [phone](!)
          type=friend
          host=dynamic
          [note]
          host=dynamic
        `,
      },
    },
    {
      title: "A digest instead of a secret, and a placeholder",
      good: {
        "sip.conf": conf`
          [bob]
          type=friend
          host=dynamic
          md5secret=0ac25c6c2e4d2a1c2bbf0b6f8d4e6a11
          [eve]
          type=friend
          host=dynamic
          secret={{ eve_secret }}
        `,
      },
    },
    {
      title: "A peer without a host can neither register nor be found",
      good: { "sip.conf": "[spare]\ntype=peer\ncontext=internal\n" },
    },
  ],
  check({ tree, report }) {
    const { sip } = tree;
    if (!sip) return;
    const open = sip.accounts.filter((account) => isWithoutPassword(account));
    for (const account of open) if (!account.settings.get("secret")) report(bareAccount(sip, account));
    const emptied = byOption(open, ({ settings }) => settings.get("secret"));
    for (const [option, accounts] of emptied) report(emptySecret(sip, option, accounts));
  },
};
export default rule;

function isWithoutPassword(account: SipAccount): boolean {
  return !account.isAuthenticated && (account.isFoundByName || account.isDynamic);
}

function bareAccount(sip: SipModel, account: SipAccount): Report {
  return {
    at: account.namePlace,
    message: `SIP account '${account.name}' has no secret, ${consequenceFor(account)}`,
    severity: severityOf(sip, account),
    related: waivedPlace(account),
    fixes: [makePeer(account), newSecret].filter((fix) => fix !== undefined),
  };
}

function emptySecret(sip: SipModel, option: Option, accounts: readonly SipAccount[]): Report {
  const severities = accounts.map((account) => severityOf(sip, account));
  return {
    at: option.place,
    message: `The empty '${option.name}' leaves ${quotedNames(accounts.map(({ name }) => name))} without a password, so anyone may register or call under that name`,
    severity: bySeverity.find((severity) => severities.includes(severity)) ?? "low",
    related: accountPlaces(inheritors(option, accounts)),
    members: accounts.map(({ name }) => name),
    fixes: [newSecret],
  };
}

/** A secret alone changes nothing while the account does not have to prove it. */
function waivedPlace({ insecure }: SipAccount): RelatedPlace[] {
  if (!insecure.invite || !insecure.option) return [];
  return [{ at: insecure.option.place, message: "with this, calls need no secret even when there is one" }];
}

const bySeverity: readonly Severity[] = ["critical", "high", "medium", "low"];

function consequenceFor(account: SipAccount): string {
  if (account.isDynamic) return "so anyone may register as it and call";
  const host = account.staticHost;
  if (!host) return "so anyone who calls in under that name is taken for it";
  return `and type=friend lets in anyone who gives that name, not only ${host.value}`;
}

function severityOf(sip: SipModel, account: SipAccount): Severity {
  if (sip.exposure === "loopback") return "low";
  if (!account.isOpen) return "medium";
  return account.hasStaticHost ? "high" : "critical";
}

/** Where the type is written in the account itself, a friend with an address can become a peer. */
function makePeer(account: SipAccount): Fix | undefined {
  const types = account.settings.all("type");
  const [type] = types;
  const isOwn = type !== undefined && types.length === 1 && account.sections.includes(type.section);
  if (!isOwn || !account.hasStaticHost || account.from === "users.conf") return undefined;
  return {
    title: "Set type=peer, so that only its address counts",
    applicability: "unsafe",
    edits: replaceValue(type, "peer"),
    caution: "calls from other addresses are no longer taken for calls of this account",
  };
}

const newSecret: Fix = {
  title: "Give the account and the device a secret of 20 or more random characters",
  applicability: "manual",
  edits: [],
};
