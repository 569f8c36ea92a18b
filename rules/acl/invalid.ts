import {
  type AccessListRefusal,
  type AccessProblem,
  type AclHolder,
  aclHolders,
  type Fix,
  namedAccessLists,
  type Option,
  type Rule,
  type RuleContext,
  replaceValue,
  type Tree,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { Groups, holdersOf, otherPlaces } from "./holders.ts";

const rule: Rule = {
  id: "acl/invalid",
  summary: "Asterisk cannot use an entry of an access list",
  category: "correctness",
  severity: "medium",
  confidence: "certain",
  preset: "recommended",
  fix: "safe",
  cwe: [1288],
  since: "0.1.0",
  references: [
    "main/acl.c: append_ha_core(), ast_append_acl()",
    "main/named_acl.c: ast_named_acl_find()",
    "main/config_options.c: aco_process_config()",
    "channels/chan_sip.c: build_peer(), reload_config()",
    "main/manager.c: __init_manager()",
  ],
  docs: {
    what: "An entry of `permit`, `deny` or `acl` is nothing that Asterisk can use: a host name, an address with a port or with blanks around it, a mask that does not fit, a list that acl.conf does not have, or one named twice. Or acl.conf has something in it that is no list, an option of another name or a `[general]`.",
    why: "Since Asterisk 11 the phone or the AMI user with such an entry does not exist, and a bad contact list in `[general]` keeps chan_sip from loading. Worse is acl.conf: a single mistake makes Asterisk refuse the whole file when it starts, and then every `acl=` lets everybody in. A list that is not in acl.conf refuses everybody.",
    how: "Write numeric addresses with a mask, `192.168.1.0/24` or `192.168.1.0/255.255.255.0`, several of them separated by commas without blanks. In acl.conf, keep nothing but sections with `permit` and `deny`.",
    breaks: "The account comes to life, with the access list that it says.",
    ignore: "Never; delete what is not needed.",
  },
  examples: [
    {
      title: "A host name",
      bad: {
        "sip.conf": conf`
          [provider]
          type=peer
          host=sip.example.net
          deny=0.0.0.0/0
          permit=sip.example.net
          ;      ^^^^^^^^^^^^^^^ medium "'sip.example.net' is a name, and only numeric addresses count here, so that Asterisk drops SIP account 'provider'"
        `,
      },
    },
    {
      title: "A blank after the comma",
      bad: {
        "manager.conf": conf`
          [general]
          enabled=yes
          [crm]
          secret=kV8sPz2Tq7wLmX4c
          deny=0.0.0.0/0,::/0
          permit=10.0.0.5, 10.0.0.6     ; ~ medium "the blank before '10.0.0.6' makes it no address, so that Asterisk drops AMI user 'crm'"
        `,
      },
      fixed: {
        "manager.conf": conf`
          [general]
          enabled=yes
          [crm]
          secret=kV8sPz2Tq7wLmX4c
          deny=0.0.0.0/0,::/0
          permit=10.0.0.5,10.0.0.6
        `,
      },
    },
    {
      title: "One bad address in acl.conf opens all lists",
      bad: {
        "acl.conf": conf`
          [office]
          deny=0.0.0.0/0
          permit=10.0.0.0/8
          [home]
          permit=home.example.net       ; ~ high "so that Asterisk refuses acl.conf when it starts, and every 'acl=' lets everybody in"
        `,
        "sip.conf": "[200]\ntype=friend\nhost=dynamic\nacl=office\n",
      },
    },
    {
      title: "A [general] in acl.conf, too",
      bad: {
        "acl.conf": conf`
          [general]                     ; ~ high "acl.conf may not have a [general]"
          [office]
          deny=0.0.0.0/0
          permit=10.0.0.0/8
        `,
        "sip.conf": "[200]\ntype=friend\nhost=dynamic\nacl=office\n",
      },
    },
    {
      title: "An option that acl.conf does not know, and no list in use",
      bad: {
        "acl.conf":
          "[office]\ndescription=Office  ; ~ low \"'description' is no option of a list\"\npermit=10.0.0.0/8\n",
      },
    },
    {
      title: "A list that acl.conf does not have",
      bad: {
        "acl.conf": "[office]\ndeny=0.0.0.0/0\npermit=10.0.0.0/8\n",
        "sip.conf":
          "[200]\ntype=friend\nhost=dynamic\nacl=Office  ; ~ medium \"acl.conf has no list 'Office', so that SIP account '200' is refused from everywhere\"\n",
      },
    },
    {
      title: "There is no acl.conf",
      bad: {
        "sip.conf":
          "[200]\ntype=friend\nhost=dynamic\nacl=office  ; ~ medium \"there is no acl.conf with a list 'office', and without the file it lets everybody in\"\n",
      },
    },
    {
      title: "The contact list of [general]",
      bad: { "sip.conf": '[general]\ncontactdeny=0.0.0.0/33  ; ~ high "so that chan_sip does not load"\n' },
    },
    {
      title: "Before Asterisk 11 the entry is left out",
      asteriskVersion: "1.8",
      bad: {
        "sip.conf":
          "[200]\ntype=friend\nhost=dynamic\ndeny=all  ; ~ medium \"so that Asterisk leaves it out of the access list of SIP account '200'\"\n",
      },
    },
    {
      title: "All the forms of a mask",
      good: {
        "sip.conf":
          "[200]\ntype=friend\nhost=dynamic\ndeny=0.0.0.0/0.0.0.0,::/0\npermit=10.0.0.0/8\npermit=192.0.2.7\npermit=[2001:db8::]/32\n",
      },
    },
    {
      title: "A value that an installer fills in",
      good: { "sip.conf": "[200]\ntype=friend\nhost=dynamic\npermit=<office-network>\n" },
    },
    {
      title: "The lists come from a database",
      good: {
        "sip.conf": "[200]\ntype=friend\nhost=dynamic\nacl=office\n",
        "extconfig.conf": "[settings]\nacls => odbc,asterisk\n",
      },
    },
    {
      title: "A template that nobody uses",
      good: { "sip.conf": "[phone](!)\ntype=friend\npermit=office.example.net\n" },
    },
  ],
  check(context) {
    const { tree } = context;
    const groups = new Groups<{ holder: AclHolder; problem: AccessProblem }>();
    const holders = aclHolders(tree);
    for (const holder of holders) {
      for (const problem of holder.list.problems)
        groups.add(problem.place.span.start + problem.place.path, { holder, problem });
    }
    const usesNames = holders.some(({ list }) => list.named.length > 0);
    for (const group of groups.all) {
      const [{ holder, problem }] = group;
      const consequence = consequenceOf(problem, holder, tree);
      const isSevere =
        holder.purpose === undefined ? usesNames : holder.name === "general" && consequence.includes("load");
      context.report({
        at: problem.text === "" ? problem.option.place : problem.place,
        message: `${complaint(problem)}, ${consequence}`,
        severity: isSevere ? "high" : holder.purpose === undefined ? "low" : "medium",
        confidence: problem.kind === "list-file-missing" ? "firm" : "certain",
        related: otherPlaces(holdersOf(group)),
        fixes: fixesOf(problem.option),
      });
    }
    reportRefusals(context, usesNames);
  },
};
export default rule;

const refusal = "Asterisk refuses acl.conf when it starts, and every 'acl=' lets everybody in";

/** What is wrong with acl.conf itself; bad entries are found in its lists. */
function reportRefusals({ tree, report }: RuleContext, usesNames: boolean): void {
  for (const { kind, place, text } of namedAccessLists(tree).refusals) {
    const what = refusalReason(kind, text);
    if (what)
      report({ at: place, message: `${what}, so that ${refusal}`, severity: usesNames ? "high" : "low" });
  }
}

function refusalReason(kind: AccessListRefusal["kind"], text: string): string | undefined {
  switch (kind) {
    case "general":
      return "acl.conf may not have a [general]";
    case "unknown-option":
      return `'${text}' is no option of a list`;
    case "syntax":
      return "this line cannot be read";
    case "bad-entry":
      return undefined;
  }
}

function complaint({ kind, text }: AccessProblem): string {
  const entry = text.trim();
  const name = `'${entry}'`;
  switch (kind) {
    case "host-name":
      return `${name} is a name, and only numeric addresses count here`;
    case "port":
      return `${name} has a port, and only addresses count here`;
    case "bad-mask":
      return `${name} has no usable mask`;
    case "mixed-families":
      return `${name} mixes IPv4 and IPv6`;
    case "list-repeated":
      return entry === "" ? "a list without a name cannot be used" : `the list ${name} is named twice`;
    case "list-unknown":
      return `acl.conf has no list '${text}'`;
    case "list-file-missing":
      return `there is no acl.conf with a list ${name}`;
    case "not-an-address":
      if (entry === "") return "there is no address here";
      return text === entry
        ? `${name} is no address`
        : `the blank ${text.startsWith(" ") ? "before" : "after"} ${name} makes it no address`;
  }
}

function consequenceOf({ kind }: AccessProblem, { purpose, owner, title }: AclHolder, tree: Tree): string {
  if (kind === "list-unknown") return `so that ${owner} is refused from everywhere`;
  if (kind === "list-file-missing") return "and without the file it lets everybody in";
  if (purpose === undefined) return `so that ${refusal}`;
  const isLeftOut = purpose === "iax-account" || purpose === "http-path";
  if (isLeftOut || tree.asterisk.version.isBefore("11")) return `so that Asterisk leaves it out of ${title}`;
  return owner === "sip.conf" ? "so that chan_sip does not load" : `so that Asterisk drops ${owner}`;
}

/** Blanks around the commas are all that can be mended without knowing what is meant. */
function fixesOf(option: Option): readonly Fix[] {
  const parts = option.value.split(",");
  const trimmed = parts.map((part) => part.trim()).join(",");
  if (parts.length < 2 || trimmed === option.value || option.key.endsWith("acl")) return [];
  return [
    {
      title: "Remove the blanks around the commas",
      applicability: "safe",
      edits: replaceValue(option, trimmed),
    },
  ];
}
