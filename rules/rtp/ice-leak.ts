import { isTrue, type Option, type Rule, samePlaces, type Tree } from "@astlint/core";
import { conf } from "@astlint/core/testing";

const rule: Rule = {
  id: "rtp/ice-leak",
  summary: "Calls with ICE tell the addresses of the internal network",
  category: "privacy",
  severity: "info",
  confidence: "firm",
  preset: "all",
  fix: "manual",
  cwe: [200],
  since: "0.1.0",
  references: ["res/res_rtp_asterisk.c: rtp_add_candidates_to_ice(), rtp_reload()", "AST-2022-004"],
  docs: {
    what: "An account has ICE on, as WebRTC needs it, and rtp.conf neither leaves addresses out with `ice_deny` or `ice_acl` nor replaces them in `[ice_host_candidates]`. Asterisk then offers every address of the machine to the other side.",
    why: "Whoever is called or calls learns the internal addresses, and with them how the network is laid out.",
    how: "Name the networks to leave out in rtp.conf: `ice_deny=10.0.0.0/255.0.0.0`. Or give the address that the others see: `[ice_host_candidates]` with `10.0.0.5 => 203.0.113.7`.",
    breaks: "Phones in a network that is left out lose the direct way and may have no sound.",
    ignore: "When only your own phones use ICE, and for WebRTC inside one network.",
  },
  examples: [
    {
      title: "WebRTC phones",
      bad: {
        "rtp.conf": "[general]\nrtpstart=10000\n",
        "pjsip.conf": conf`
          [webphone]
          type=endpoint
          webrtc=yes     ; ~ info "Calls with ICE tell every address of this machine to the other side"
        `,
      },
    },
    {
      title: "Addresses are left out",
      good: {
        "rtp.conf": "[general]\nice_deny=10.0.0.0/255.0.0.0\n",
        "pjsip.conf": "[webphone]\ntype=endpoint\nwebrtc=yes\n",
      },
    },
    { title: "No account has ICE on", good: { "rtp.conf": "[general]\nicesupport=yes\n" } },
    {
      title: "ICE is off altogether",
      good: {
        "rtp.conf": "[general]\nicesupport=no\n",
        "pjsip.conf": "[webphone]\ntype=endpoint\nice_support=yes\n",
      },
    },
  ],
  check({ tree, report }) {
    const { rtp } = tree;
    if (!rtp?.general.isTrue(true, "icesupport").value || tree.asterisk.version.isBefore("11")) return;
    const isLimited = rtp.general.get("ice_deny", "ice_blacklist", "ice_acl") !== undefined;
    if (isLimited || (rtp.file.section("ice_host_candidates")?.options.length ?? 0) > 0) return;
    const [first, ...others] = iceOptions(tree);
    if (!first) return;
    report({
      at: first.place,
      message: "Calls with ICE tell every address of this machine to the other side",
      related: samePlaces(
        others.map(({ place }) => place),
        "ICE is on here, too",
      ),
      fixes: [{ title: "Leave internal networks out with ice_deny", applicability: "manual", edits: [] }],
    });
  },
};
export default rule;

/** What switches ICE on for accounts of PJSIP and chan_sip, each line once. */
function iceOptions(tree: Tree): readonly Option[] {
  const found = new Set<Option>();
  for (const section of tree.live("pjsip.conf")?.live ?? []) {
    if (section.last("type")?.value !== "endpoint") continue;
    const option = [section.last("webrtc"), section.last("ice_support")].find((each) =>
      isTrue(each?.value ?? ""),
    );
    if (option) found.add(option);
  }
  for (const account of tree.sip?.accounts ?? []) {
    const { value, option } = account.isTrue(false, "icesupport");
    if (value && option) found.add(option);
  }
  return [...found];
}
