import { exposureOf, type Rule, type Section } from "@astlint/core";
import { conf } from "@astlint/core/testing";

const rule: Rule = {
  id: "dundi/open",
  summary: "DUNDi answers questions without a key",
  category: "authentication",
  severity: "high",
  confidence: "certain",
  preset: "recommended",
  fix: "manual",
  cwe: [306],
  since: "0.1.0",
  references: ["pbx/pbx_dundi.c: handle_command_response(), build_peer(), has_permission()"],
  docs: {
    what: "A peer of dundi.conf may ask (`model=inbound` or `symmetric`, and `permit`), but has no `inkey`, so that Asterisk answers without a proof of who asks. `[*]` stands for every peer; for a single one its MAC address, which is its name, has to be given.",
    why: "The answers tell how your numbers can be called, and where a mapping has `${SECRET}` in it, the password to do so. Whoever reaches UDP port 4520 asks and then calls through your PBX.",
    how: "Exchange keys with the other side and set `inkey` and `outkey` for each peer; delete `[*]`. Name in `permit` only the contexts that a peer needs.",
    breaks: "Peers without a key get no more answers.",
    ignore: "When a firewall lets only the peers reach the port and the network between is trusted.",
  },
  examples: [
    {
      title: "Everyone may ask",
      bad: {
        "dundi.conf": conf`
          [general]
          [mappings]
          e164 => outbound,0,IAX2,dundi:\${SECRET}@192.0.2.1/\${NUMBER}
          [*]               ; ~ high "DUNDi tells anyone the numbers of 'e164' without a key, and the password to call them"
          model=inbound
          permit=e164
        `,
      },
    },
    {
      title: "A peer without a key",
      bad: {
        "dundi.conf":
          "[mappings]\ne164 => internal,0,IAX2,dundi@192.0.2.1/${NUMBER}\n[00:50:8B:F3:75:BB]   ; ~ medium \"whoever names the peer '00:50:8B:F3:75:BB'\"\nmodel=symmetric\nhost=192.0.2.5\npermit=all\n",
      },
    },
    {
      title: "With a key",
      good: {
        "dundi.conf":
          "[mappings]\ne164 => internal,0,IAX2,dundi@192.0.2.1/${NUMBER}\n[*]\nmodel=symmetric\ninkey=dundi\npermit=all\n",
      },
    },
    {
      title: "There is nothing to tell",
      good: { "dundi.conf": "[mappings]\n;e164 => internal,0,IAX2,x\n[*]\nmodel=inbound\npermit=all\n" },
    },
    {
      title: "The peer is only asked",
      good: {
        "dundi.conf":
          "[mappings]\ne164 => internal,0,IAX2,dundi@192.0.2.1/${NUMBER}\n[00:50:8B:F3:75:BB]\nmodel=outbound\ninclude=e164\npermit=all\n",
      },
    },
  ],
  check({ tree, report }) {
    const file = tree.live("dundi.conf");
    const mappings = (file?.section("mappings")?.options ?? []).filter(({ value }) => value.includes(","));
    if (!file || mappings.length === 0) return;
    if (exposureOf(file.section("general")?.last("bindaddr")?.value ?? "") === "loopback") return;
    for (const section of file.live) {
      if (section.key === "general" || section.key === "mappings" || !mayAsk(section)) continue;
      const told = mappings.filter(({ name }) => permits(section, name));
      const [first] = told;
      if (!first) continue;
      const isAnyone = section.name === "*";
      const hasSecret = told.some(({ value }) => value.includes("${SECRET}"));
      report({
        at: section.namePlace,
        message: `DUNDi tells ${isAnyone ? "anyone" : `whoever names the peer '${section.name}'`} the numbers of '${first.name}' without a key${hasSecret ? ", and the password to call them" : ""}`,
        severity: isAnyone ? "high" : "medium",
        related: [{ at: first.namePlace, message: "this is what it tells" }],
        fixes: [{ title: "Exchange keys, and set inkey and outkey", applicability: "manual", edits: [] }],
      });
    }
  },
};
export default rule;

function mayAsk(section: Section): boolean {
  const model = section.last("model")?.value.toLowerCase();
  return (model === "inbound" || model === "symmetric") && (section.last("inkey")?.value ?? "") === "";
}

/** The last of `permit` and `deny` that names the context, or all of them, decides. */
function permits(section: Section, context: string): boolean {
  const last = section.options.findLast(({ key, value }) => {
    const name = value.toLowerCase();
    return (key === "permit" || key === "deny") && (name === "all" || name === context.toLowerCase());
  });
  return last?.key === "permit";
}
