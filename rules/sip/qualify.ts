import { quotedNames, type Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { accountPlaces } from "./account-list.ts";
import { generalPlace, setGeneral } from "./general-section.ts";

const rule: Rule = {
  id: "sip/qualify",
  summary: "Asterisk does not check whether phones can be reached",
  category: "detectability",
  severity: "info",
  confidence: "certain",
  preset: "all",
  fix: "unsafe",
  cwe: [778],
  since: "0.1.0",
  asterisk: ">=1.4 <21",
  references: ["channels/chan_sip.c: sip_poke_peer(), reload_config()"],
  docs: {
    what: "Accounts that register follow `[general]` of sip.conf in `qualify`, and there it is off, or not set, which means off.",
    why: "Nobody notices when a phone is gone, or answers from somewhere else, until a call is lost. The small packets also keep the port open that a NAT router gave the phone.",
    how: "Set `qualify=yes` in `[general]`. An account can still have `qualify=no`.",
    breaks:
      "Nothing for devices that answer OPTIONS, as nearly all do. One that does not counts as unreachable and is not called: give it `qualify=no`.",
    ignore: "When accounts come from a database without caching, or devices sleep.",
  },
  examples: [
    {
      title: "It is off by default",
      bad: {
        "sip.conf": conf`
          [general]               ; ~ info "qualify is not set, so Asterisk does not notice when '100' and '101' are gone"
          allowguest=no
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
          allowguest=no
          qualify=yes
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
      title: "On for all",
      good: { "sip.conf": "[general]\nqualify=yes\n[100]\ntype=friend\nhost=dynamic\nsecret=x\n" },
    },
    {
      title: "On in the template, and off on purpose",
      good: {
        "sip.conf": conf`
          [phone](!)
          type=friend
          host=dynamic
          secret=ux7Y2mKq9sWc4e
          qualify=3000
          [100](phone)
          [101](phone)
          qualify=no
        `,
      },
    },
    { title: "A trunk", good: { "sip.conf": "[carrier]\ntype=peer\nhost=192.0.2.20\n;qualify=yes\n" } },
  ],
  check({ tree, report }) {
    const { sip } = tree;
    if (!sip || tree.asterisk.version.isBefore("1.4")) return;
    const option = sip.general.get("qualify");
    if (option && !isOff(option.value)) return;
    const unwatched = sip.accounts.filter(({ isDynamic, settings }) => isDynamic && !settings.get("qualify"));
    if (unwatched.length === 0) return;
    const cause = option
      ? `'qualify=${option.value}' keeps Asterisk from noticing`
      : "qualify is not set, so Asterisk does not notice";
    report({
      at: generalPlace(sip, option),
      message: `${cause} when ${quotedNames(unwatched.map(({ name }) => name))} ${unwatched.length > 1 ? "are" : "is"} gone`,
      related: accountPlaces(unwatched),
      fixes: [
        {
          title: "Set qualify=yes",
          applicability: "unsafe",
          edits: setGeneral(sip, option, "qualify", "yes"),
          caution: "a device that does not answer OPTIONS counts as unreachable",
        },
      ],
    });
  },
};
export default rule;

function isOff(value: string): boolean {
  return value.toLowerCase() === "no" || value === "0";
}
