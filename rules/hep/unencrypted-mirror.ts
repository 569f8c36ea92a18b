import { exposureOf, isPlaceholder, isTrue, type Rule, splitHostPort } from "@astlint/core";
import { conf } from "@astlint/core/testing";

const rule: Rule = {
  id: "hep/unencrypted-mirror",
  summary: "A copy of all signalling leaves the PBX unencrypted",
  category: "privacy",
  severity: "low",
  confidence: "firm",
  preset: "strict",
  fix: "none",
  cwe: [319],
  since: "0.1.0",
  references: ["res/res_hep.c: hepv3_send_packet(), load_module()"],
  docs: {
    what: "hep.conf sends a copy of every SIP message, and of media statistics, to a capture server on another machine. It is on unless `enabled=no`.",
    why: "The copy travels as plain UDP, even where the calls themselves use TLS: numbers, names, and the digests of passwords can be read on the way and on the capture server.",
    how: "Set `enabled=no` while nobody looks at the capture. Otherwise send it to this machine (`capture_address=127.0.0.1:9060`) or through a tunnel.",
    breaks: "The capture server receives nothing more, or must be reached another way.",
    ignore: "When the way to the capture server is a network of its own, or encrypted.",
  },
  examples: [
    {
      title: "A capture server on the internet",
      bad: {
        "hep.conf": conf`
          [general]
          enabled=yes
          capture_address=198.51.100.7:9060   ; ~ low "A copy of every SIP message goes to '198.51.100.7:9060' unencrypted"
          capture_id=1
        `,
      },
    },
    {
      title: "One in the local network, and no word on enabled",
      bad: {
        "hep.conf": "[general]\ncapture_address=192.168.1.1:9061   ; ~ info\n",
      },
    },
    {
      title: "Off, or on this machine",
      good: { "hep.conf": "[general]\nenabled=no\ncapture_address=198.51.100.7:9060\n" },
    },
    {
      title: "On this machine",
      good: {
        "hep.conf":
          "[general]\nenabled=yes\n;capture_address=198.51.100.7:9060\ncapture_address=127.0.0.1:9060\n",
      },
    },
    {
      title: "res_hep is not loaded",
      good: {
        "hep.conf": "[general]\nenabled=yes\ncapture_address=198.51.100.7:9060\n",
        "modules.conf": "[modules]\nautoload=yes\nnoload => res_hep.so\n",
      },
    },
    {
      title: "Nothing that would feed it is loaded",
      good: {
        "hep.conf": "[general]\nenabled=yes\ncapture_address=198.51.100.7:9060\n",
        "modules.conf": "[modules]\nautoload=no\nload => res_hep.so\n",
      },
    },
  ],
  check({ tree, report }) {
    const options =
      tree
        .live("hep.conf")
        ?.all("general")
        .flatMap((section) => section.options) ?? [];
    const feeders = ["res_hep_pjsip", "res_hep_rtcp"].filter((name) => tree.modules.state(name).isLoaded);
    const isOff = !isTrue(options.findLast(({ key }) => key === "enabled")?.value ?? "yes");
    const target = options.findLast(({ key }) => key === "capture_address");
    if (isOff || feeders.length === 0 || !target || target.value === "" || isPlaceholder(target.value))
      return;
    const exposure = exposureOf(splitHostPort(target.value).host);
    if (exposure === "loopback") return;
    const what = feeders.includes("res_hep_pjsip") ? "every SIP message" : "all media statistics";
    report({
      at: target.valuePlace,
      message: `A copy of ${what} goes to '${target.value}' unencrypted`,
      severity: exposure === "private" ? "info" : "low",
    });
  },
};
export default rule;
