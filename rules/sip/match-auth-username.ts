import type { Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { generalPlace, setGeneral } from "./general-section.ts";

const rule: Rule = {
  id: "sip/match-auth-username",
  summary: "Calls are matched to accounts by what the caller says in its answer",
  category: "authentication",
  severity: "low",
  confidence: "certain",
  preset: "strict",
  fix: "unsafe",
  cwe: [287],
  since: "0.1.0",
  asterisk: ">=1.6 <21",
  references: ["channels/chan_sip.c: check_user_full()"],
  docs: {
    what: "`match_auth_username=yes` in `[general]` of sip.conf. chan_sip then finds the account of a call by the user name in the caller's answer to the password challenge, instead of the name in `From:`. Its source calls this experimental.",
    why: "The first request, without an answer, is still matched by `From:`, the second by another name: access lists, caller ID and limits may be those of two accounts. Where accounts share a password, a caller moves from one to the other.",
    how: "Set `match_auth_username=no`, the default. Where a provider's calls need it, a section with `host=` for that provider is the better way.",
    breaks: "Devices whose user name for logging in is not the one in `From:` are no longer recognised.",
    ignore: "When devices log in with another name than they call with, and cannot be told otherwise.",
  },
  examples: [
    {
      title: "It is switched on",
      bad: {
        "sip.conf": conf`
          [general]
          allowguest = no
          match_auth_username = yes
          ;                     ^^^ low "'match_auth_username=yes' lets a caller change accounts between two requests of one call"
        `,
      },
      fixed: {
        "sip.conf": conf`
          [general]
          allowguest = no
          match_auth_username = no
        `,
      },
    },
    {
      title: "A comment, a later line, an account",
      good: {
        "sip.conf": conf`
          [general]
          ;match_auth_username=yes
          match_auth_username=yes
          match_auth_username=no
          [100]
          type=friend
          secret=ux7Y2mKq9sWc4e
          match_auth_username=yes
        `,
      },
    },
    {
      title: "Asterisk 21 has no chan_sip",
      asteriskVersion: "21",
      good: { "sip.conf": "[general]\nmatch_auth_username=yes\n" },
    },
  ],
  check({ tree, report }) {
    const { sip } = tree;
    if (!sip || sip.exposure === "loopback" || tree.asterisk.version.isBefore("1.6")) return;
    const { value: isOn, option } = sip.general.isTrue(false, "match_auth_username");
    if (!isOn || !option) return;
    report({
      at: generalPlace(sip, option),
      message: `'${option.name}=${option.value}' lets a caller change accounts between two requests of one call`,
      fixes: [
        {
          title: "Set match_auth_username=no",
          applicability: "unsafe",
          edits: setGeneral(sip, option, "match_auth_username", "no"),
          caution: "devices that log in with another name than the one in From: are no longer recognised",
        },
      ],
    });
  },
};
export default rule;
