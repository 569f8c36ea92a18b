import {
  type Fix,
  firstPlaces,
  isTrue,
  type Option,
  quotedNames,
  type Rule,
  type SipAccount,
  type SipModel,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { accountPlaces } from "./account-list.ts";
import { byOption, changeFor, inheritors } from "./by-option.ts";
import { acceptsGuests } from "./guest-context.ts";

const rule: Rule = {
  id: "sip/trustrpid",
  summary: "Phones or guests choose the caller ID of their calls",
  category: "privacy",
  severity: "medium",
  confidence: "certain",
  preset: "recommended",
  fix: "unsafe",
  cwe: [345],
  since: "0.1.0",
  asterisk: "<21",
  references: ["channels/chan_sip.c: get_rpid(), get_pai(), check_peer_ok(), check_user_full()"],
  docs: {
    what: "`trustrpid` is on for accounts that are no trunks, or in `[general]` while guests may call. Asterisk then takes the caller ID from the headers `Remote-Party-ID` and `P-Asserted-Identity` that the caller sends, even where the account has a `callerid`. It is low where no account has a caller ID of its own: those callers choose theirs in `From:` anyway.",
    why: "A caller writes any number into the header: that of the director, or one that the dialplan trusts, for example to open a mailbox or a door without a PIN. Calls show up under somebody else's number in the records, too.",
    how: "Set `trustrpid=no` in `[general]` and in the accounts of phones. Keep `trustrpid=yes` in the sections of providers, which send the number of the caller this way.",
    breaks:
      "Phones and gateways that pass on the number of somebody else, such as a door station or an exchange behind the account, show the account's own caller ID.",
    ignore: "When the account is another exchange of yours that checks the numbers of its own phones.",
  },
  examples: [
    {
      title: "Phones inherit it from [general]",
      bad: {
        "sip.conf": conf`
          [general]
          allowguest=no
          trustrpid = yes
          ;           ^^^ medium "'trustrpid=yes' lets SIP account '100' send any caller ID instead of its own"
          [100]
          type=friend
          host=dynamic
          secret=ux7Y2mKq9sWc4e
          callerid="Reception" <100>
          [carrier]
          type=peer
          host=192.0.2.20
          trustrpid=yes
        `,
      },
      fixed: {
        "sip.conf": conf`
          [general]
          allowguest=no
          trustrpid = no
          [100]
          type=friend
          host=dynamic
          secret=ux7Y2mKq9sWc4e
          callerid="Reception" <100>
          [carrier]
          type=peer
          host=192.0.2.20
          trustrpid=yes
        `,
      },
    },
    {
      title: "A trunk that inherits it as well keeps it",
      bad: {
        "sip.conf": conf`
          [general]
          allowguest=no
          trustrpid=yes           ; ~ medium
          [100]
          type=friend
          host=dynamic
          secret=ux7Y2mKq9sWc4e
          callerid="Reception" <100>
          [carrier]
          type=peer
          host=192.0.2.20
        `,
      },
      fixed: {
        "sip.conf": conf`
          [general]
          allowguest=no
          trustrpid=yes
          [100]
          type=friend
          host=dynamic
          secret=ux7Y2mKq9sWc4e
          callerid="Reception" <100>
          trustrpid=no
          [carrier]
          type=peer
          host=192.0.2.20
        `,
      },
    },
    {
      title: "Guests",
      bad: {
        "sip.conf": conf`
          [general]
          trustrpid=yes           ; ~ medium "lets guests send any caller ID"
        `,
      },
    },
    {
      title: "The accounts have no caller ID of their own",
      bad: {
        "sip.conf": conf`
          [phone](!)
          trustrpid=yes           ; ~ low "lets SIP accounts '100' and '101' send any caller ID"
          type=friend
          host=dynamic
          secret=ux7Y2mKq9sWc4e
          [100](phone)
          [101](phone)
        `,
      },
    },
    {
      title: "The same line in many accounts is one finding",
      bad: {
        "sip.conf": conf`
          [100]
          type=friend
          host=dynamic
          secret=ux7Y2mKq9sWc4e
          callerid=Alice <100>
          trustrpid=yes           ; ~ medium "lets SIP accounts '100' and '101' send any caller ID instead of their own"
          [101]
          type=friend
          host=dynamic
          secret=rK3vz8Tn6bQw1h
          callerid=Bob <101>
          trustrpid=yes
        `,
      },
      fixed: {
        "sip.conf": conf`
          [100]
          type=friend
          host=dynamic
          secret=ux7Y2mKq9sWc4e
          callerid=Alice <100>
          trustrpid=no
          [101]
          type=friend
          host=dynamic
          secret=rK3vz8Tn6bQw1h
          callerid=Bob <101>
          trustrpid=no
        `,
      },
    },
    {
      title: "Only a trunk is trusted",
      good: {
        "sip.conf": "[general]\nallowguest=no\n[carrier]\ntype=peer\nhost=192.0.2.20\ntrustrpid=yes\n",
      },
    },
    {
      title: "A comment, a template that nobody uses, a later line",
      good: {
        "sip.conf": conf`
          [general]
          ;trustrpid=yes
          [phone](!)
          trustrpid=yes
          [100]
          type=friend
          host=dynamic
          secret=ux7Y2mKq9sWc4e
          trustrpid=yes
          trustrpid=no
        `,
      },
    },
    {
      title: "Asterisk 21 has no chan_sip",
      good: { "sip.conf": "[general]\ntrustrpid=yes\n" },
      asteriskVersion: "21",
    },
  ],
  check({ tree, report }) {
    const { sip } = tree;
    if (!sip || sip.exposure === "loopback") return;
    for (const [first, ...others] of byKind(trustedGroups(sip))) {
      const callers = [first, ...others].flatMap((group) => group.callers);
      const { option } = first;
      const isMany = callers.length > 1;
      report({
        at: option.valuePlace,
        message: `'${option.name}=${option.value}' lets ${whoOf(callers, first.hasGuests)} send any caller ID${first.isOverridden ? ` instead of ${isMany ? "their" : "its"} own` : ""}`,
        severity: first.isOverridden || first.hasGuests ? "medium" : "low",
        related: firstPlaces([
          ...others.map((group) => ({ at: group.option.place, message: "here, too", isSame: true as const })),
          ...accountPlaces(inheritors(option, first.callers)),
        ]),
        fixes: [fixOf([first, ...others])],
      });
    }
  },
};
export default rule;

/** An option that is on, with those whose calls it concerns. */
interface TrustedGroup {
  readonly option: Option;
  /** All accounts that have it. */
  readonly sharers: readonly SipAccount[];
  /** Those of them that are no trunks. */
  readonly callers: readonly SipAccount[];
  readonly hasGuests: boolean;
  /** Whether one of the callers has a caller ID that the header replaces. */
  readonly isOverridden: boolean;
}

function trustedGroups(sip: SipModel): TrustedGroup[] {
  const general = sip.general.get("trustrpid");
  const groups = byOption(sip.accounts, (account) => account.option("trustrpid"));
  if (general && !groups.has(general)) groups.set(general, []);
  return [...groups].flatMap(([option, sharers]) => {
    const callers = sharers.filter(({ isTrunk }) => !isTrunk);
    const hasGuests = option === general && acceptsGuests(sip);
    if (!isTrue(option.value) || (callers.length === 0 && !hasGuests)) return [];
    return [{ option, sharers, callers, hasGuests, isOverridden: callers.some(hasCallerId) }];
  });
}

/** The same line in many accounts of one file is one matter. */
function byKind(groups: readonly TrustedGroup[]): Iterable<[TrustedGroup, ...TrustedGroup[]]> {
  const kinds = new Map<string, [TrustedGroup, ...TrustedGroup[]]>();
  for (const group of groups) {
    const { option, hasGuests, isOverridden } = group;
    const key = `${option.document.path}\n${hasGuests}\n${isOverridden}`;
    const kind = kinds.get(key);
    if (kind) kind.push(group);
    else kinds.set(key, [group]);
  }
  return kinds.values();
}

/** Trunks that share the line with guests cannot keep it while guests lose it. */
function fixOf(groups: readonly TrustedGroup[]): Fix {
  const isTangled = groups.some(
    ({ hasGuests, callers, sharers }) => hasGuests && callers.length < sharers.length,
  );
  return {
    title: "Set trustrpid=no",
    applicability: isTangled ? "manual" : "unsafe",
    edits: isTangled
      ? []
      : groups.flatMap(({ option, sharers, callers }) => changeFor(option, sharers, callers, "no")),
    caution: "devices that pass on the number of somebody else show their own",
  };
}

/** Whether Asterisk would give the account's calls a caller ID that the administrator chose. */
function hasCallerId({ settings }: SipAccount): boolean {
  const option: Option | undefined = settings.get("callerid", "cid_number");
  return option !== undefined && option.value !== "";
}

function whoOf(accounts: readonly SipAccount[], hasGuests: boolean): string {
  if (accounts.length === 0) return "guests";
  const names = quotedNames(accounts.map(({ name }) => name));
  return `${hasGuests ? "guests and " : ""}SIP ${accounts.length > 1 ? "accounts" : "account"} ${names}`;
}
