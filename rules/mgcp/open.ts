import { exposureOf, firstPlaces, quotedNames, type Rule, type Severity } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { reachedTrunk } from "../iax/trunk-reach.ts";

const rule: Rule = {
  id: "mgcp/open",
  summary: "Anyone may take the place of an MGCP gateway",
  category: "authentication",
  severity: "high",
  confidence: "certain",
  preset: "recommended",
  fix: "manual",
  cwe: [306],
  since: "0.1.0",
  asterisk: "<21",
  references: ["channels/chan_mgcp.c: find_subchannel_and_lock(), build_gateway()"],
  docs: {
    what: "A gateway of mgcp.conf has `host=dynamic`. MGCP has no passwords, so whoever sends a packet with the gateway's name is taken for it, and calls go to his address from then on. `permit` and `deny` are read by chan_mgcp and never applied.",
    why: "Who reaches UDP port 2727 and knows the name, which travels in the clear, gets a dial tone in the context of the gateway's lines, and the calls that are meant for them.",
    how: "Give the address of the gateway in `host`, let only that address reach the port in the firewall, or replace the gateway: MGCP is gone from Asterisk 21.",
    breaks: "A gateway whose address changes is no longer found.",
    ignore: "When a firewall lets only the gateways reach the port.",
  },
  examples: [
    {
      title: "A gateway at any address",
      bad: {
        "mgcp.conf": conf`
          [general]
          port=2727
          [dlink]
          host=dynamic      ; ~ high "Anyone who sends the name 'dlink' is taken for that MGCP gateway"
          context=default
          line => aaln/2
        `,
      },
    },
    {
      title: "Permit and deny have no effect",
      bad: {
        "mgcp.conf":
          '[dlink]\nhost=dynamic   ; ~ high "whatever its permit and deny say"\ndeny=0.0.0.0/0\npermit=10.0.0.5\nline => aaln/2\n',
      },
    },
    { title: "A fixed address", good: { "mgcp.conf": "[dlink]\nhost=10.0.0.5\nline => aaln/2\n" } },
    { title: "A comment", good: { "mgcp.conf": "[general]\n;[dlink]\n;host=dynamic\n" } },
    {
      title: "Only the machine itself reaches the port",
      good: { "mgcp.conf": "[general]\nbindaddr=127.0.0.1\n[dlink]\nhost=dynamic\n" },
    },
    {
      title: "Asterisk 21 has no chan_mgcp",
      good: { "mgcp.conf": "[dlink]\nhost=dynamic\n" },
      asteriskVersion: "22",
    },
  ],
  check({ tree, report }) {
    const file = tree.live("mgcp.conf");
    if (!file || tree.asterisk.version.isAtLeast("21")) return;
    const exposure = exposureOf(file.section("general")?.last("bindaddr")?.value ?? "");
    if (exposure === "loopback") return;
    const open = file.live.flatMap((section) => {
      const host = section.key === "general" ? undefined : section.last("host");
      return host?.value.toLowerCase() === "dynamic" ? [{ section, host }] : [];
    });
    const [first, ...others] = open;
    if (!first) return;
    const contexts = open.flatMap(({ section }) => section.all("context").map(({ value }) => value));
    const dialsOut = reachedTrunk(tree, contexts) !== undefined;
    const severity: Severity = exposure === "private" ? "low" : dialsOut ? "critical" : "high";
    const hasList = first.section.last("deny") ?? first.section.last("permit");
    report({
      at: first.host.valuePlace,
      message: `Anyone who sends the name ${quotedNames(open.map(({ section }) => section.name))} is taken for that MGCP gateway${hasList ? ", whatever its permit and deny say" : ""}${dialsOut ? ", and calls out" : ""}`,
      severity,
      related: firstPlaces(
        others.map(({ section, host }) => ({ at: host.place, message: `gateway '${section.name}'` })),
      ),
      fixes: [{ title: "Give the address of the gateway", applicability: "manual", edits: [] }],
    });
  },
};
export default rule;
