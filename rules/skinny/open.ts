import {
  accessList,
  type EffectiveFile,
  exposureOf,
  firstPlaces,
  quotedNames,
  type Rule,
  type Section,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { reachedTrunk } from "../iax/trunk-reach.ts";

const rule: Rule = {
  id: "skinny/open",
  summary: "Skinny phones register from any address without a password",
  category: "authentication",
  severity: "high",
  confidence: "certain",
  preset: "recommended",
  fix: "manual",
  cwe: [306],
  since: "0.1.0",
  asterisk: "<21",
  references: ["channels/chan_skinny.c: skinny_register(), config_device()"],
  docs: {
    what: "A device of skinny.conf has no `deny` and `permit` that keep strangers out, and chan_skinny listens beyond the machine itself. Its protocol has no passwords: the name of the device, which is made of its MAC address, is all that a phone has to give.",
    why: "Who reaches TCP port 2000 and gives or guesses a name registers as that phone, calls at your expense and takes its calls.",
    how: "Give each device the addresses of your phones: `deny=0.0.0.0/0.0.0.0` and `permit=192.168.10.0/255.255.255.0`. If no phone uses Skinny, put `noload => chan_skinny.so` in modules.conf.",
    breaks: "Phones at addresses that are not permitted can no longer register.",
    ignore: "When a firewall lets only the network of the phones reach port 2000.",
  },
  examples: [
    {
      title: "A device without a list",
      bad: {
        "skinny.conf": conf`
          [general]
          bindaddr=0.0.0.0
          [lines]
          [100]
          context=internal
          [devices]
          [lobby]           ; ~ high "Anyone who gives the name of Skinny device 'lobby' registers as it, from any address"
          device=SEP0004F2000001
          line=100
        `,
      },
    },
    {
      title: "Its lines dial out",
      bad: {
        "skinny.conf":
          '[general]\n[lines]\n[100]\ncontext=internal\n[devices]\n[lobby]   ; ~ critical "and calls out"\ndevice=SEP0004F2000001\nline=100\n',
        "extensions.conf": "[internal]\nexten => _0X.,1,Dial(SIP/provider/${EXTEN})\n",
      },
    },
    {
      title: "Only the local network",
      good: {
        "skinny.conf":
          "[general]\n[lines]\n[100]\n[devices]\n[lobby]\ndevice=SEP0004F2000001\nline=100\ndeny=0.0.0.0/0\npermit=192.168.10.0/24\n",
      },
    },
    {
      title: "A sample file without devices",
      good: {
        "skinny.conf": "[general]\nbindaddr=0.0.0.0\n[lines]\n[devices]\n;[lobby]\n;device=SEP0004F2000001\n",
      },
    },
    {
      title: "Only the machine itself reaches chan_skinny",
      good: { "skinny.conf": "[general]\nbindaddr=127.0.0.1\n[devices]\n[lobby]\ndevice=SEP0004F2000001\n" },
    },
    {
      title: "Asterisk 21 has no chan_skinny",
      good: { "skinny.conf": "[general]\n[devices]\n[lobby]\ndevice=SEP0004F2000001\n" },
      asteriskVersion: "21",
    },
  ],
  check({ tree, report }) {
    const file = tree.live("skinny.conf");
    if (!file || tree.asterisk.version.isAtLeast("21")) return;
    const exposure = exposureOf(file.section("general")?.last("bindaddr")?.value ?? "");
    if (exposure === "loopback") return;
    const open = sectionsAfter(file, "devices").filter(
      (section) => section.last("device") && accessList(section.options, tree).isOpenTo(4),
    );
    const [first, ...others] = open;
    if (!first) return;
    const dialsOut = reachedTrunk(tree, contextsOf(file)) !== undefined;
    report({
      at: first.namePlace,
      message: `Anyone who gives the name of Skinny device${others.length > 0 ? "s" : ""} ${quotedNames(open.map(({ name }) => name))} registers as it, from any address${dialsOut ? ", and calls out" : ""}`,
      severity: exposure === "private" ? "low" : dialsOut ? "critical" : "high",
      related: firstPlaces(
        others.map(({ name, namePlace }) => ({ at: namePlace, message: `device '${name}'` })),
      ),
      fixes: [{ title: "Permit only the addresses of the phones", applicability: "manual", edits: [] }],
    });
  },
};
export default rule;

/** What stands between `[devices]` or `[lines]` and the next of the sections that divide the file. */
function sectionsAfter(file: EffectiveFile, name: "devices" | "lines"): readonly Section[] {
  const start = file.live.findIndex(({ key }) => key === name);
  if (start < 0) return [];
  const rest = file.live.slice(start + 1);
  const end = rest.findIndex(({ key }) => key === "general" || key === "devices" || key === "lines");
  return end < 0 ? rest : rest.slice(0, end);
}

function contextsOf(file: EffectiveFile): readonly string[] {
  const fallback = file.section("lines")?.last("context")?.value || "default";
  return sectionsAfter(file, "lines").map((line) => line.last("context")?.value || fallback);
}
