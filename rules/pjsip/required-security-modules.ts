import {
  appendOption,
  deleteLine,
  type Fix,
  isTrue,
  type PjsipModel,
  type Place,
  type Rule,
  type Severity,
  type Tree,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";

const rule: Rule = {
  id: "pjsip/required-security-modules",
  summary: "A protection in pjsip.conf does nothing, for lack of its module",
  category: "correctness",
  severity: "high",
  confidence: "firm",
  preset: "recommended",
  fix: "unsafe",
  cwe: [1188],
  since: "0.1.0",
  asterisk: ">=12",
  references: [
    "res/res_pjsip_acl.c: acl_on_rx_msg()",
    "res/res_pjsip_endpoint_identifier_ip.c: load_module()",
    "main/sdp_srtp.c: ast_sdp_srtp_alloc()",
  ],
  docs: {
    what: "modules.conf keeps a module from loading that something in pjsip.conf needs: res_pjsip_acl for `type=acl`, res_pjsip_endpoint_identifier_ip for `type=identify`, res_srtp for `media_encryption`. The module that asks for passwords has a rule of its own, pjsip/authenticator-not-loaded.",
    why: "Nothing complains about the sections that nobody reads. An access list without res_pjsip_acl refuses nobody. Without res_srtp, calls of endpoints that must encrypt fail, and those that may go without are sent in the clear.",
    how: "Load the module: `load=` where autoload is off, no `noload` for it where it is on.",
    breaks: "What the access list refuses, it begins to refuse.",
    ignore: "When the section is kept for later on purpose.",
  },
  examples: [
    {
      title: "An access list that nothing reads",
      bad: {
        "modules.conf": "[modules]\nload=res_pjsip.so\nload=chan_pjsip.so\n",
        "pjsip.conf": conf`
          [office]                ; ~ high "The access list 'office' refuses nobody: res_pjsip_acl.so is not loaded"
          type=acl
          deny=0.0.0.0/0
          permit=10.0.0.0/8
        `,
      },
      fixed: {
        "modules.conf": "[modules]\nload=res_pjsip.so\nload=chan_pjsip.so\nload=res_pjsip_acl.so\n",
      },
    },
    {
      title: "A noload for addresses and encryption",
      bad: {
        "modules.conf": conf`
          [modules]
          autoload=yes
          noload=res_pjsip_endpoint_identifier_ip.so
          noload=res_srtp.so
        `,
        "pjsip.conf": conf`
          [provider]
          type=endpoint
          media_encryption=sdes   ; ~ medium "The sound of endpoint 'provider' cannot be encrypted: res_srtp.so is not loaded"
          [provider]              ; ~ medium "The identify section 'provider' recognises nobody"
          type=identify
          endpoint=provider
          match=192.0.2.20
        `,
      },
      fixed: { "modules.conf": "[modules]\nautoload=yes\n" },
    },
    {
      title: "All are loaded, and what is not is not needed",
      good: {
        "modules.conf": "[modules]\nautoload=yes\nnoload=res_srtp.so\n;noload=res_pjsip_acl.so\n",
        "pjsip.conf": conf`
          [office]
          type=acl
          deny=0.0.0.0/0
          [secure](!)
          type=endpoint
          media_encryption=sdes
          [100]
          type=endpoint
          media_encryption=no
        `,
      },
    },
    {
      title: "There is no modules.conf",
      good: { "pjsip.conf": "[office]\ntype=acl\ndeny=0.0.0.0/0\n" },
    },
  ],
  check({ tree, report }) {
    const { pjsip } = tree;
    if (!pjsip || !tree.effective("modules.conf")?.section("modules")) return;
    for (const { module, what, need } of needs) {
      const found = tree.modules.state(module).isLoaded ? undefined : need(pjsip);
      if (!found) continue;
      const { option } = tree.modules.state(module);
      report({
        at: found.at,
        message: `${what(found.id)}: ${module}.so is not loaded`,
        severity: found.severity,
        related: option ? [{ at: option.place, message: "keeps it from loading" }] : [],
        subject: module,
        fixes: loadFixes(tree, module),
      });
    }
  },
};
export default rule;

interface Need {
  readonly at: Place;
  readonly id: string;
  readonly severity: Severity;
}

interface ModuleNeed {
  readonly module: string;
  readonly what: (id: string) => string;
  /** The first thing that needs the module. */
  readonly need: (pjsip: PjsipModel) => Need | undefined;
}

const needs: readonly ModuleNeed[] = [
  {
    module: "res_pjsip_acl",
    what: (id) => `The access list '${id}' refuses nobody`,
    need: (pjsip) => firstOf(pjsip, "acl", "high"),
  },
  {
    module: "res_pjsip_endpoint_identifier_ip",
    what: (id) => `The identify section '${id}' recognises nobody`,
    need: (pjsip) => firstOf(pjsip, "identify", "medium"),
  },
  {
    module: "res_srtp",
    what: (id) => `The sound of endpoint '${id}' cannot be encrypted`,
    need: ({ endpoints }) => {
      for (const { id, settings } of endpoints) {
        const option = settings.get("media_encryption");
        const isOn = option && ["sdes", "dtls"].includes(option.value.toLowerCase());
        if (isOn) return { at: option.valuePlace, id, severity: "medium" };
      }
      return undefined;
    },
  },
];

function firstOf(pjsip: PjsipModel, type: string, severity: Severity): Need | undefined {
  const object = pjsip.objects.get(type)?.[0];
  return object && { at: object.namePlace, id: object.id, severity };
}

function loadFixes(tree: Tree, module: string): Fix[] {
  const section = tree.effective("modules.conf")?.section("modules");
  if (!section) return [];
  const { option } = tree.modules.state(module);
  const noloads = section.all("noload").filter(({ value }) => {
    const name = value.toLowerCase();
    return name === module || name === `${module}.so`;
  });
  const isAutoload = isTrue(section.first("autoload")?.value ?? "");
  const hasLoad = section.all("load").some(({ value }) => value.toLowerCase().startsWith(module));
  const edits = [
    ...(option ? noloads.flatMap((noload) => deleteLine(noload)) : []),
    ...(isAutoload || hasLoad ? [] : appendOption(section, "load", `${module}.so`)),
  ];
  if (edits.length === 0) return [];
  return [
    {
      title: `Load ${module}.so`,
      applicability: "unsafe",
      edits,
      caution: "what an access list or an identify section says begins to count",
    },
  ];
}
