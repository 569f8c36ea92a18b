import {
  type Fix,
  firstPlaces,
  isPlaceholder,
  type Option,
  quotedNames,
  type Rule,
  type SipAccount,
  type SipModel,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";

import { byOption } from "./by-option.ts";
import { setGeneral } from "./general-section.ts";
import { type ForcedPort, forcedPort } from "./nat.ts";

const rule: Rule = {
  id: "sip/nat-per-peer",
  summary: "nat= of accounts differs from [general] and gives their names away",
  category: "enumeration",
  severity: "medium",
  confidence: "certain",
  preset: "recommended",
  fix: "unsafe",
  cwe: [204],
  since: "0.1.0",
  asterisk: ">=1.4 <21",
  references: ["channels/chan_sip.c: display_nat_warning(), register_verify()", "AST-2011-013"],
  docs: {
    what: "Accounts have a `nat` that makes Asterisk answer to the port a request came from (`force_rport`, `yes`), while `[general]` does not; or the other way round. Asterisk warns of this when it loads chan_sip. Without `nat` in `[general]`, Asterisk 11 and later use `auto_force_rport` there.",
    why: "Requests for names that are no account are answered as `[general]` says. An attacker who names another port in the request than it comes from sees from the port of the answer whether the account exists, in spite of `alwaysauthreject=yes`.",
    how: "Set `nat` once, in `[general]`, and remove it from accounts and templates. `nat=force_rport,comedia` suits phones at home and in the office alike.",
    breaks:
      "Accounts without a `nat` of their own follow `[general]`: a trunk that insists on answers to the port in its `Via` header, and no other, can keep its own `nat`: a `type=peer` with a fixed `host` is not found by its name.",
    ignore:
      "When the names of accounts are no secret, or the port can be reached from your own networks only.",
  },
  examples: [
    {
      title: "The template forces what [general] leaves open",
      bad: {
        "sip.conf": conf`
          [general]
          bindport=5060
          [phone](!)
          type=friend
          host=dynamic
          secret=ux7Y2mKq9sWc4e
          nat=force_rport,comedia   ; ~ medium "'nat=force_rport,comedia' differs from [general]"
          [100](phone)
          [101](phone)
        `,
      },
      fixed: {
        "sip.conf": conf`
          [general]
          bindport=5060
          nat=force_rport,comedia
          [phone](!)
          type=friend
          host=dynamic
          secret=ux7Y2mKq9sWc4e
          nat=force_rport,comedia
          [100](phone)
          [101](phone)
        `,
      },
    },
    {
      title: "Accounts differ from [general] and from each other",
      bad: {
        "sip.conf": conf`
          [general]
          nat=no
          [100]
          type=friend
          host=dynamic
          secret=ux7Y2mKq9sWc4e
          nat=yes                   ; ~ medium "gives away that '100' and '102' exist"
          [101]
          type=friend
          host=dynamic
          secret=rK3vz8Tn6bQw1h
          nat=no
          [102]
          type=friend
          host=dynamic
          secret=hY5pd2Lf8gVj7s
          nat=force_rport
        `,
      },
    },
    {
      title: "All say the same",
      good: {
        "sip.conf": conf`
          [general]
          nat=force_rport,comedia
          [100]
          type=friend
          host=dynamic
          secret=ux7Y2mKq9sWc4e
          nat=yes
        `,
      },
    },
    {
      title: "A trunk is not looked for by its name",
      good: { "sip.conf": "[general]\nnat=yes\n[carrier]\ntype=peer\nhost=192.0.2.20\nnat=no\n" },
    },
    {
      title: "Asterisk 10 forces the port by default",
      good: { "sip.conf": "[100]\ntype=friend\nhost=dynamic\nsecret=x\nnat=yes\n" },
      asteriskVersion: "10",
    },
  ],
  check({ tree, report }) {
    const { sip } = tree;
    if (!sip || sip.exposure === "loopback") return;
    const { version } = tree.asterisk;
    const inGeneral = sip.general.get("nat");
    if (inGeneral && isPlaceholder(inGeneral.value)) return;
    const isForced = (option: Option | undefined): boolean => isAlways(forcedPort(option?.value, version));
    const own = byOption(sip.accounts.filter(isLookedFor), ({ settings }) => settings.get("nat"));
    const differing = [...own].filter(
      ([option]) => !isPlaceholder(option.value) && isForced(option) !== isForced(inGeneral),
    );
    const [first, ...others] = differing;
    if (!first) return;
    const [option] = first;
    const names = differing.flatMap(([, accounts]) => accounts);
    const areAlike = [...own.keys()].every((other) => isForced(other) === isForced(option));
    report({
      at: option.valuePlace,
      message: `'nat=${option.value}' differs from [general] and gives away that ${quotedNames(names.map(({ name }) => name))} ${names.length > 1 ? "exist" : "exists"}`,
      related: firstPlaces(
        others.map(([other, accounts]) => ({
          at: other.valuePlace,
          message: `here for ${quotedNames(accounts.map(({ name }) => name))}`,
          isSame: true,
        })),
      ),
      fixes: areAlike ? [alignGeneral(sip, inGeneral, option.value)] : [],
    });
  },
};
export default rule;

function isAlways(port: ForcedPort): boolean {
  return port === "always";
}

/** Names are probed by registering, or by calling under them; a peer with a fixed address answers to neither. */
function isLookedFor(account: SipAccount): boolean {
  return account.isDynamic || account.isFoundByName;
}

function alignGeneral(sip: SipModel, current: Option | undefined, value: string): Fix {
  return {
    title: `Set nat=${value} in [general], too`,
    applicability: "unsafe",
    edits: setGeneral(sip, current, "nat", value),
    caution: "accounts without a nat of their own, and guests, then follow it",
  };
}
