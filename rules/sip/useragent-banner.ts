import { isPlaceholder, type Option, type Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { generalPlace, setGeneral } from "./general-section.ts";

const rule: Rule = {
  id: "sip/useragent-banner",
  summary: "Every answer of chan_sip tells the version of Asterisk",
  category: "enumeration",
  severity: "info",
  confidence: "certain",
  preset: "all",
  fix: "safe",
  cwe: [200],
  since: "0.1.0",
  asterisk: ">=1.6 <21",
  references: ["channels/chan_sip.c: reload_config(), transmit_response()"],
  docs: {
    what: "`useragent` in `[general]` of sip.conf is not set, which means 'Asterisk PBX' and the version, or has a version in it.",
    why: "Scanners note the version of each PBX they find. When a hole becomes known, those that have it are attacked first.",
    how: "Set `useragent=PBX`, and `sdpsession=PBX`, which has the version in descriptions of calls. Updates help more.",
    breaks:
      "Nothing in general. A provider or management system that knows your PBX by this text has to be told.",
    ignore: "When only your own network reaches the port.",
  },
  examples: [
    {
      title: "The default has the version",
      bad: {
        "sip.conf": conf`
          [general]               ; ~ info "useragent is not set, so every answer tells the version of Asterisk"
          allowguest=no
        `,
      },
      fixed: {
        "sip.conf": conf`
          [general]
          allowguest=no
          useragent=PBX
        `,
      },
    },
    {
      title: "A version of one's own",
      bad: {
        "sip.conf":
          "[general]\nuseragent=OfficePBX 13.7.1 ; ~ info \"'useragent=OfficePBX 13.7.1' tells a version\"\n",
      },
    },
    { title: "A name without a version", good: { "sip.conf": "[general]\nuseragent=PBX\n" } },
    { title: "The port is on the machine itself", good: { "sip.conf": "[general]\nbindaddr=127.0.0.1\n" } },
  ],
  check({ tree, report }) {
    const { sip } = tree;
    if (!sip || sip.exposure === "loopback" || tree.asterisk.version.isBefore("1.6")) return;
    const option = sip.general.get("useragent");
    if (option && !tellsVersion(option)) return;
    report({
      at: generalPlace(sip, option),
      message: option
        ? `'${option.name}=${option.value}' tells a version`
        : "useragent is not set, so every answer tells the version of Asterisk",
      fixes: [
        {
          title: "Set useragent=PBX",
          applicability: "safe",
          edits: setGeneral(sip, option, "useragent", "PBX"),
        },
      ],
    });
  },
};
export default rule;

/** Whether two numbers with a dot between them are part of the text. */
function tellsVersion({ value }: Option): boolean {
  return !isPlaceholder(value) && /\d\.\d/.test(value);
}
