import { isTrue, quotedNames, type Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { accountPlaces } from "./account-list.ts";
import { byOption, changeFor, inheritors } from "./by-option.ts";

const rule: Rule = {
  id: "sip/promiscredir",
  summary: "A phone or provider that is called redirects the call anywhere",
  category: "toll-fraud",
  severity: "high",
  confidence: "certain",
  preset: "recommended",
  fix: "unsafe",
  cwe: [601],
  since: "0.1.0",
  asterisk: "<21",
  references: ["channels/chan_sip.c: parse_moved_contact()"],
  docs: {
    what: "`promiscredir` is on. When somebody who is called answers with a redirection (302), Asterisk then dials the address in it as `SIP/number@host`, whatever host it is, instead of looking the number up in the dialplan.",
    why: "Whoever holds the account of one phone answers calls to it with a redirection to a foreign number at the name of your trunk. Asterisk then places that call with the provider's account, and no pattern of the dialplan is asked. Or he sends your callers on to a host of his own.",
    how: "Set `promiscredir=no`, the default. Phones can still forward calls: Asterisk looks the number up in the context of the call.",
    breaks: "Redirections to SIP addresses on other hosts no longer work; those to numbers do.",
    ignore: "When the only account with it is a redirect server of your own.",
  },
  examples: [
    {
      title: "All accounts inherit it",
      bad: {
        "sip.conf": conf`
          [general]
          promiscredir=yes        ; ~ high "'promiscredir=yes' lets '100' and '101' redirect calls to any host"
          [100]
          type=friend
          host=dynamic
          secret=ux7Y2mKq9sWc4e
          [101]
          type=friend
          host=dynamic
          secret=rK3vz8Tn6bQw1h
        `,
      },
      fixed: {
        "sip.conf": conf`
          [general]
          promiscredir=no
          [100]
          type=friend
          host=dynamic
          secret=ux7Y2mKq9sWc4e
          [101]
          type=friend
          host=dynamic
          secret=rK3vz8Tn6bQw1h
        `,
      },
    },
    {
      title: "Without accounts, whoever is called by address",
      bad: { "sip.conf": '[general]\nbindaddr=10.0.0.1\npromiscredir=yes ; ~ medium "whoever is called"\n' },
    },
    {
      title: "A comment, a word that is not true, an account that is never called",
      good: {
        "sip.conf": conf`
          [general]
          ;promiscredir=yes
          promiscredir=maybe
          [caller]
          type=user
          secret=ux7Y2mKq9sWc4e
          promiscredir=yes
        `,
      },
    },
    {
      title: "chan_sip is not loaded",
      good: {
        "sip.conf": "[general]\npromiscredir=yes\n",
        "modules.conf": "[modules]\nautoload=yes\nnoload => chan_sip.so\n",
      },
    },
  ],
  check({ tree, report }) {
    const { sip } = tree;
    if (!sip || sip.exposure === "loopback") return;
    const called = sip.accounts.filter(({ kind }) => kind !== "user");
    const general = sip.general.get("promiscredir");
    const groups = byOption(called, (account) => account.option("promiscredir"));
    if (general && !groups.has(general)) groups.set(general, []);
    for (const [option, accounts] of groups) {
      if (!isTrue(option.value)) continue;
      const who =
        accounts.length > 0
          ? quotedNames(accounts.map(({ name }) => name))
          : "whoever is called by its address";
      report({
        at: option.valuePlace,
        message: `'${option.name}=${option.value}' lets ${who} redirect calls to any host and number, past the dialplan`,
        severity: sip.exposure === "private" ? "medium" : "high",
        related: accountPlaces(inheritors(option, accounts)),
        fixes: [
          {
            title: "Set promiscredir=no",
            applicability: "unsafe",
            edits: changeFor(option, accounts, accounts, "no"),
            caution: "redirections to SIP addresses on other hosts no longer work",
          },
        ],
      });
    }
  },
};
export default rule;
