import {
  type Fix,
  type Option,
  quotedNames,
  type Rule,
  type Severity,
  type SipAccount,
  type SipModel,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { accountPlaces } from "./account-list.ts";
import { byOption, changeFor, inheritors } from "./by-option.ts";

const rule: Rule = {
  id: "sip/insecure-invite",
  summary: "insecure=invite waives the password of an account for calls",
  category: "authentication",
  severity: "critical",
  confidence: "certain",
  preset: "recommended",
  fix: "unsafe",
  cwe: [287],
  since: "0.1.0",
  asterisk: "<21",
  references: ["channels/chan_sip.c: check_peer_ok(), set_insecure_flags()", "AST-2007-027"],
  docs: {
    what: "An account that has a password, and is no trunk known by its address, has `insecure=invite`, or inherits it from a template or from `[general]`. Calls in its name then need no password; only registering does.",
    why: "A caller who gives the name of a `type=friend` or `type=user` is taken for it, wherever the call comes from. With the password waived, the name alone is enough to call out in the context of that account. For a registered `type=peer` the address must match, too: there, others behind the same router can call, and whoever forges the address.",
    how: "Remove the word `invite`; `port` may stay where a router changes ports. For a provider that calls without a password, use `type=peer` with a `host=`: a peer is known by its address, and `insecure=invite` is usual there.",
    breaks:
      "Devices that call without sending a password are refused. Most phones send it as soon as they are asked.",
    ignore:
      "When the port is reachable from the provider or gateway alone, and this is what the firewall makes sure of.",
  },
  examples: [
    {
      title: "The name of a phone is enough to call",
      bad: {
        "sip.conf": conf`
          [100]
          type=friend
          host=dynamic
          secret=ux7Y2mKq9sWc4e
          insecure=port,invite      ; ~ critical "'insecure=port,invite' lets anyone call as '100'"
        `,
      },
      fixed: {
        "sip.conf": conf`
          [100]
          type=friend
          host=dynamic
          secret=ux7Y2mKq9sWc4e
          insecure=port
        `,
      },
    },
    {
      title: "A template hands it to phones and to a trunk",
      bad: {
        "sip.conf": conf`
          [base](!)
          insecure=invite
          ;        ^^^^^^ critical "as '100' and '101'"
          [100](base)
          type=friend
          host=dynamic
          secret=ux7Y2mKq9sWc4e
          [101](base)
          type=friend
          host=dynamic
          secret=rK3vz8Tn6bQw1h
          [carrier](base)
          type=peer
          host=192.0.2.20
        `,
      },
      fixed: {
        "sip.conf": conf`
          [base](!)
          insecure=invite
          [100](base)
          type=friend
          host=dynamic
          secret=ux7Y2mKq9sWc4e
          insecure=no
          [101](base)
          type=friend
          host=dynamic
          secret=rK3vz8Tn6bQw1h
          insecure=no
          [carrier](base)
          type=peer
          host=192.0.2.20
        `,
      },
    },
    {
      title: "A trunk that is a friend is open to whoever knows its name",
      bad: {
        "sip.conf": conf`
          [carrier]
          type=friend
          host=sip.example.com
          secret=ux7Y2mKq9sWc4e
          insecure=invite           ; ~ high "lets anyone call as 'carrier'"
        `,
      },
    },
    {
      title: "A registered peer must at least have the right address",
      bad: {
        "sip.conf": conf`
          [100]
          type=peer
          host=dynamic
          secret=ux7Y2mKq9sWc4e
          insecure=port,invite      ; ~ medium "from the address that '100' registered from"
        `,
      },
    },
    {
      title: "insecure=very of Asterisk 1.4",
      asteriskVersion: "1.4",
      bad: {
        "sip.conf": conf`
          [general]
          insecure=very             ; ~ critical
          [100]
          type=friend
          host=dynamic
          secret=ux7Y2mKq9sWc4e
        `,
      },
      fixed: {
        "sip.conf": conf`
          [general]
          insecure=port
          [100]
          type=friend
          host=dynamic
          secret=ux7Y2mKq9sWc4e
        `,
      },
    },
    {
      title: "A trunk that is known by its address",
      good: {
        "sip.conf": conf`
          [carrier]
          type=peer
          host=sip.example.com
          secret=ux7Y2mKq9sWc4e
          insecure=port,invite
        `,
      },
    },
    {
      title: "The phone switches off what [general] hands down",
      good: {
        "sip.conf": conf`
          [general]
          insecure=invite
          [100]
          type=friend
          host=dynamic
          secret=ux7Y2mKq9sWc4e
          insecure=no
        `,
      },
    },
    {
      title: "A blank after the comma makes it another word",
      good: {
        "sip.conf": conf`
          [100]
          type=friend
          host=dynamic
          secret=ux7Y2mKq9sWc4e
          insecure=port, invite
          ;insecure=port,invite
        `,
      },
    },
    {
      title: "insecure=very means nothing since Asterisk 1.6",
      good: { "sip.conf": "[100]\ntype=friend\nhost=dynamic\nsecret=ux7Y2mKq9sWc4e\ninsecure=very\n" },
    },
  ],
  check({ tree, report }) {
    const { sip } = tree;
    if (!sip) return;
    for (const [option, sharers] of byOption(sip.accounts, ({ insecure }) => insecure.option)) {
      const accounts = sharers.filter(isWaived);
      if (accounts.length === 0) continue;
      const named = accounts.filter(({ isFoundByName }) => isFoundByName);
      report({
        at: option.valuePlace,
        message:
          named.length > 0
            ? `'insecure=${option.value}' lets anyone call as ${quotedNames(named.map(({ name }) => name))} without the password`
            : `'insecure=${option.value}' lets others call without a password from the address that ${quotedNames(accounts.map(({ name }) => name))} registered from`,
        severity: severityOf(sip, accounts),
        related: accountPlaces(inheritors(option, accounts)),
        fixes: [demandPassword(option, sharers, accounts)],
      });
    }
  },
};
export default rule;

/** Trunks that are known by their address alone are another matter, as are accounts that have no password to waive. */
function isWaived(account: SipAccount): boolean {
  return account.insecure.invite && account.isAuthenticated && (account.isFoundByName || account.isDynamic);
}

function severityOf(sip: SipModel, accounts: readonly SipAccount[]): Severity {
  if (sip.exposure === "loopback") return "low";
  const named = accounts.filter(({ isFoundByName, isOpen }) => isFoundByName && isOpen);
  if (named.length === 0) return "medium";
  return named.every(({ hasStaticHost }) => hasStaticHost) ? "high" : "critical";
}

function demandPassword(
  option: Option,
  sharers: readonly SipAccount[],
  accounts: readonly SipAccount[],
): Fix {
  const value = accounts.some(({ insecure }) => insecure.port) ? "port" : "no";
  return {
    title: `Set insecure=${value}, so that calls need the password`,
    applicability: "unsafe",
    edits: changeFor(option, sharers, accounts, value),
    caution: "devices that send no password with their calls are refused",
  };
}
