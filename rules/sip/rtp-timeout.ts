import { isPlaceholder, type Option, quotedNames, type Rule, type SipAccount } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { accountPlaces } from "./account-list.ts";
import { generalPlace, setGeneral } from "./general-section.ts";

const rule: Rule = {
  id: "sip/rtp-timeout",
  summary: "A call whose other side has vanished goes on for ever",
  category: "toll-fraud",
  severity: "low",
  confidence: "certain",
  preset: "strict",
  fix: "unsafe",
  cwe: [772],
  since: "0.1.0",
  asterisk: "<21",
  references: ["channels/chan_sip.c: check_rtp_timeout(), reload_config(), build_peer()"],
  docs: {
    what: "Trunks have no `rtptimeout`, their own or that of `[general]`, and no `session-timers=originate`: nothing ends a call in which no audio arrives any more.",
    why: "A phone loses its power or its network in the middle of a call abroad. Nobody hangs up, and the provider counts minutes for days.",
    how: "Set `rtptimeout=60` and `rtpholdtimeout=300` in `[general]`. A limit for the length of calls, `L()` or `TIMEOUT(absolute)`, helps as well.",
    breaks:
      "Devices that send nothing while nobody speaks (silence suppression) lose calls after a minute of silence.",
    ignore: "When the provider ends such calls, or the dialplan limits the length of all calls.",
  },
  examples: [
    {
      title: "Nothing is set",
      bad: {
        "sip.conf": conf`
          [general]             ; ~ low "rtptimeout is not set, so calls through 'carrier' go on for ever when the other side vanishes"
          allowguest=no
          [carrier]
          type=peer
          host=sip.example.com
        `,
      },
      fixed: {
        "sip.conf": conf`
          [general]
          allowguest=no
          rtptimeout=60
          [carrier]
          type=peer
          host=sip.example.com
        `,
      },
    },
    {
      title: "It is switched off",
      bad: {
        "sip.conf": conf`
          [general]
          rtptimeout=0          ; ~ low "With 'rtptimeout=0', calls through 'carrier'"
          [carrier]
          type=peer
          host=sip.example.com
        `,
      },
    },
    {
      title: "The trunk has its own, or timers that it asks for",
      good: {
        "sip.conf": conf`
          [general]
          ;rtptimeout=60
          [carrier]
          type=peer
          host=sip.example.com
          rtptimeout=30
          [other]
          type=peer
          host=sip.example.net
          session-timers=originate
        `,
      },
    },
    { title: "There is no trunk", good: { "sip.conf": "[100]\ntype=friend\nhost=dynamic\nsecret=x\n" } },
  ],
  check({ tree, report }) {
    const { sip } = tree;
    if (!sip) return;
    const option = sip.general.get("rtptimeout");
    if (isTime(option)) return;
    const trunks = sip.accounts.filter((account) => account.isTrunk && !endsDeadCalls(account));
    if (trunks.length === 0) return;
    const cause = option ? `With '${option.name}=${option.value}',` : "rtptimeout is not set, so";
    report({
      at: generalPlace(sip, option),
      message: `${cause} calls through ${quotedNames(trunks.map(({ name }) => name))} go on for ever when the other side vanishes`,
      related: accountPlaces(trunks, ({ name }) => `trunk '${name}'`),
      fixes: [
        {
          title: "Set rtptimeout=60",
          applicability: "unsafe",
          edits: setGeneral(sip, option, "rtptimeout", "60"),
          caution: "devices that send nothing while nobody speaks lose calls after a minute of silence",
        },
      ],
    });
  },
};
export default rule;

function isTime(option: Option | undefined): boolean {
  if (!option) return false;
  return isPlaceholder(option.value) || Number.parseInt(option.value, 10) > 0;
}

function endsDeadCalls(account: SipAccount): boolean {
  if (isTime(account.settings.get("rtptimeout"))) return true;
  return account.option("session-timers")?.value.toLowerCase() === "originate";
}
