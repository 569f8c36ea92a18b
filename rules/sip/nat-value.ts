import {
  type AsteriskVersion,
  type Fix,
  isPlaceholder,
  isTrue,
  type Option,
  type Rule,
  replaceValue,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { accountPlaces } from "./account-list.ts";
import { byOption, inheritors } from "./by-option.ts";
import { forcedPort, unknownNatWords } from "./nat.ts";

const rule: Rule = {
  id: "sip/nat-value",
  summary: "nat= has a value that is obsolete or without effect",
  category: "deprecated",
  severity: "low",
  confidence: "certain",
  preset: "strict",
  fix: "safe",
  cwe: [1288],
  since: "0.1.0",
  asterisk: ">=1.8 <21",
  references: [
    "channels/sip/config_parser.c: sip_parse_nat_option()",
    "channels/chan_sip.c: handle_common_options()",
  ],
  docs: {
    what: "`nat=yes` is deprecated since Asterisk 11, which warns of it. Words that the version does not know, such as `route`, `never` or `true`, are ignored, and NAT support is then off. Asterisk 1.8 and 10 take a single word and no list.",
    why: "A phone behind a router gets no sound, or no calls, when NAT support is off by mistake. What is deprecated will be gone after an update.",
    how: "Write `force_rport,comedia` for `yes`, and `no` for what has no effect anyway.",
    breaks: "Nothing: the new value does what the old one does.",
    ignore: "Until the next update, when it is only `nat=yes`.",
  },
  examples: [
    {
      title: "nat=yes",
      bad: {
        "sip.conf": conf`
          [general]
          nat=yes
          ;   ^^^ low "'nat=yes' is deprecated since Asterisk 11"
        `,
      },
      fixed: { "sip.conf": "[general]\nnat=force_rport,comedia\n" },
    },
    {
      title: "A word of old, in a template",
      bad: {
        "sip.conf": conf`
          [phone](!)
          type=friend
          host=dynamic
          secret=ux7Y2mKq9sWc4e
          nat = never               ; ~ low "'never'"
          [100](phone)
          [101](phone)
        `,
      },
      fixed: {
        "sip.conf": conf`
          [phone](!)
          type=friend
          host=dynamic
          secret=ux7Y2mKq9sWc4e
          nat = no
          [100](phone)
          [101](phone)
        `,
      },
    },
    {
      title: "A list in Asterisk 1.8",
      asteriskVersion: "1.8",
      bad: { "sip.conf": "[general]\nnat=force_rport,comedia   ; ~ low\n" },
    },
    {
      title: "What Asterisk 11 and later know",
      good: {
        "sip.conf": conf`
          [general]
          nat=auto_force_rport,auto_comedia
          ;nat=yes
          [100]
          type=friend
          host=dynamic
          secret=ux7Y2mKq9sWc4e
          nat=force_rport, comedia
          [101]
          type=friend
          host=dynamic
          secret=rK3vz8Tn6bQw1h
          nat=no
        `,
      },
    },
    {
      title: "Asterisk 1.6 has nat=route",
      good: { "sip.conf": "[general]\nnat=route\n" },
      asteriskVersion: "1.6",
    },
  ],
  check({ tree, report }) {
    const { sip } = tree;
    if (!sip) return;
    const { version } = tree.asterisk;
    const inGeneral = sip.general.get("nat");
    const uses = byOption(sip.accounts, ({ settings }) => settings.get("nat"));
    for (const option of new Set([...(inGeneral ? [inGeneral] : []), ...uses.keys()])) {
      if (isPlaceholder(option.value)) continue;
      const message = complaint(option, version);
      if (!message) continue;
      report({
        at: option.valuePlace,
        message,
        related: accountPlaces(inheritors(option, uses.get(option) ?? [])),
        fixes: [correction(option, version)],
      });
    }
  },
};
export default rule;

function complaint(option: Option, version: AsteriskVersion): string | undefined {
  const unknown = unknownNatWords(option.value, version).map((word) => `'${word.trim()}'`);
  if (unknown.length > 0) {
    return `Asterisk ${version} does not know ${unknown.join(" and ")} in nat, and ignores ${unknown.length > 1 ? "them" : "it"}`;
  }
  const isOld = version.isAtLeast("11") && option.value.toLowerCase() === "yes";
  return isOld ? `'nat=${option.value}' is deprecated since Asterisk 11` : undefined;
}

function correction(option: Option, version: AsteriskVersion): Fix {
  const value = option.value.toLowerCase();
  if (value === "yes") return to("force_rport,comedia", option);
  const isOff = forcedPort(option.value, version) === "on-request";
  if (isOff && (value === "never" || value === "route")) return to("no", option);
  const wanted = version.isAtLeast("11") ? "force_rport,comedia" : "yes";
  const isMeantOn = isTrue(value) || value.includes("force_rport");
  if (!isMeantOn) return { title: "Choose a value that Asterisk knows", applicability: "manual", edits: [] };
  return {
    ...to(wanted, option),
    applicability: "unsafe",
    caution: "NAT support is then on, where it was off so far",
  };
}

function to(value: string, option: Option): Fix {
  return { title: `Set nat=${value}`, applicability: "safe", edits: replaceValue(option, value) };
}
