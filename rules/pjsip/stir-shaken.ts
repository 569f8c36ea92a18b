import {
  accessList,
  isTrue,
  type PjsipModel,
  type Report,
  type Rule,
  type Section,
  type Tree,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";

const rule: Rule = {
  id: "pjsip/stir-shaken",
  summary: "The check of signed caller numbers can be turned against the PBX",
  category: "privacy",
  severity: "low",
  confidence: "certain",
  preset: "strict",
  fix: "manual",
  cwe: [295, 918],
  since: "0.1.0",
  asterisk: ">=18",
  references: [
    "res/res_stir_shaken/verification_config.c: vs_check_common_config(), verification_apply()",
    "AST-2022-002",
  ],
  docs: {
    what: "An endpoint checks the signatures of caller numbers (`stir_shaken_profile`), and stir_shaken.conf has access lists for certificates (`x5u_permit`, `x5u_deny`, `x5u_acl`) that let in addresses of the machine itself or of the local network, or has `load_system_certs=yes`.",
    why: "The caller says where the certificate is to be fetched. With such a list he makes Asterisk send requests to services inside your network. And with the certificates of the system, everybody who has one for a web site can sign the number of somebody else.",
    how: "Delete the lists: without any, addresses that are not public are refused. Set `ca_file` to the authorities for telephone numbers of your country, and `load_system_certs=no`.",
    breaks:
      "Certificates that are kept on a server of your own network are no longer fetched. Calls signed by nobody in `ca_file` count as not verified.",
    ignore: "When the list names one server of yours that keeps the certificates.",
  },
  examples: [
    {
      title: "A list that only permits lets everything in",
      bad: {
        "stir_shaken.conf": conf`
          [verification]
          x5u_permit=198.51.100.0/24   ; ~ low "Callers can have '[verification]' fetch certificates from this machine"
          ca_file=/etc/asterisk/sti-ca.pem
        `,
        "pjsip.conf": "[provider]\ntype=endpoint\nstir_shaken_profile=check\n",
      },
    },
    {
      title: "Every web certificate may sign",
      bad: {
        "stir_shaken.conf": conf`
          [check]
          type=profile
          load_system_certs=yes        ; ~ low "whoever has a certificate for a web site can sign any caller number"
        `,
        "pjsip.conf": "[provider]\ntype=endpoint\nstir_shaken_profile=check\n",
      },
    },
    {
      title: "The default list, one that refuses the rest, authorities of its own",
      good: {
        "stir_shaken.conf": conf`
          [verification]
          ca_file=/etc/asterisk/sti-ca.pem
          ;load_system_certs=yes
          [check]
          type=profile
          x5u_deny=0.0.0.0/0
          x5u_deny=::/0
          x5u_permit=198.51.100.0/24
        `,
        "pjsip.conf": "[provider]\ntype=endpoint\nstir_shaken_profile=check\n",
      },
    },
    {
      title: "No endpoint checks signatures",
      good: {
        "stir_shaken.conf": "[verification]\nload_system_certs=yes\n",
        "pjsip.conf": "[provider]\ntype=endpoint\n",
      },
    },
  ],
  check({ tree, report }) {
    const { pjsip } = tree;
    if (!pjsip || !verifies(pjsip)) return;
    for (const section of tree.live("stir_shaken.conf")?.live ?? []) {
      const type = section.last("type")?.value ?? section.key;
      if (type !== "verification" && type !== "profile") continue;
      const open = openList(tree, section);
      if (open) report(open);
      const system = section.last("load_system_certs");
      if (!system || !isTrue(system.value)) continue;
      report({
        at: system.valuePlace,
        message: `with '${system.name}=${system.value}' whoever has a certificate for a web site can sign any caller number`,
        fixes: [{ title: "Set ca_file, and load_system_certs=no", applicability: "manual", edits: [] }],
      });
    }
  },
};
export default rule;

function verifies({ endpoints }: PjsipModel): boolean {
  return endpoints.some(({ settings }) => settings.text("stir_shaken_profile").value !== "");
}

function openList(tree: Tree, section: Section): Report | undefined {
  const options = section.options.filter(({ key }) => key.startsWith("x5u_"));
  const [first] = options;
  if (!first || !accessList(options, tree, "x5u_").allows("127.0.0.1")) return undefined;
  return {
    at: first.place,
    message: `Callers can have '[${section.name}]' fetch certificates from this machine and its network, which the list does not refuse`,
    fixes: [
      { title: "Delete the list: the default refuses such addresses", applicability: "manual", edits: [] },
    ],
  };
}
