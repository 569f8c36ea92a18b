import {
  type AccessEntry,
  AccessList,
  type AclHolder,
  aclHolders,
  prefixLength,
  type Rule,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { Groups, holdersOf, otherPlaces, type Severities, severityOf, titleOf } from "./holders.ts";

const rule: Rule = {
  id: "acl/wide-permit",
  summary: "A permit lets much of the Internet in",
  category: "exposure",
  severity: "medium",
  confidence: "certain",
  preset: "recommended",
  fix: "manual",
  cwe: [284],
  since: "0.1.0",
  references: ["main/acl.c: append_ha_core(), parse_cidr_mask()"],
  docs: {
    what: "A `permit` line of an access list matches far more addresses than a network of yours can have: all of them (`0.0.0.0/0.0.0.0`), a large part of the Internet, or, where the mask is a wildcard mask as routers use it (`0.0.0.255`), every address whose last number is that of the line. An address with a mask that is too short counts as the whole network around it.",
    why: "The list looks as if it kept strangers out, but an attacker with a guessed password passes it from almost anywhere.",
    how: "Permit the networks that are needed, with a mask that says how long the fixed part is: `permit=192.168.1.0/255.255.255.0` or `permit=192.168.1.0/24`. If everybody is welcome, delete the list, so that nobody relies on it.",
    breaks: "Whoever is outside the narrower networks is refused.",
    ignore: "When an account has to work from everywhere, and its password is long and random.",
  },
  examples: [
    {
      title: "A deny that a permit of everybody undoes",
      bad: {
        "sip.conf": conf`
          [200]
          type=friend
          host=dynamic
          deny=0.0.0.0/0.0.0.0
          permit=0.0.0.0/0.0.0.0
          ;      ^^^^^^^^^^^^^^^ low "'permit=0.0.0.0/0.0.0.0' lets every address past the access list of SIP account '200', so that the deny before it has no effect"
        `,
      },
    },
    {
      title: "An AMI user",
      bad: {
        "manager.conf": conf`
          [general]
          enabled=yes
          bindaddr=0.0.0.0
          [crm]
          secret=kV8sPz2Tq7wLmX4c
          permit=0.0.0.0/0        ; ~ high "lets every address past the access list of AMI user 'crm'"
        `,
      },
    },
    {
      title: "The same line in many accounts is one finding",
      bad: {
        "sip.conf": conf`
          [200]
          type=friend
          host=dynamic
          deny=0.0.0.0/0.0.0.0
          permit=0.0.0.0/0.0.0.0  ; ~ low "the access list of SIP account '200' and 1 more"
          [201]
          type=friend
          host=dynamic
          deny=0.0.0.0/0.0.0.0
          permit=0.0.0.0/0.0.0.0
        `,
      },
    },
    {
      title: "A wildcard mask",
      bad: {
        "manager.conf": conf`
          [general]
          enabled=yes
          bindaddr=0.0.0.0
          [crm]
          secret=kV8sPz2Tq7wLmX4c
          deny=0.0.0.0/0
          permit=192.168.1.0/0.0.0.255   ; ~ medium "'192.168.1.0/0.0.0.255' has a mask with a hole"
        `,
      },
    },
    {
      title: "A mask that is too short",
      bad: {
        "sip.conf": conf`
          [200]
          type=friend
          host=dynamic
          deny=0.0.0.0/0
          permit=192.0.2.7/2      ; ~ medium "'permit=192.0.2.7/2' lets one in 4 of all addresses past the access list of SIP account '200'"
        `,
      },
    },
    {
      title: "An address of which only the first number counts",
      bad: {
        "sip.conf": conf`
          [200]
          type=friend
          host=dynamic
          deny=0.0.0.0/0
          permit=203.0.113.77/8   ; ~ low "'permit=203.0.113.77/8' lets in the whole network of the first 8 bits"
        `,
      },
    },
    {
      title: "A named list is as bad as the worst that names it",
      bad: {
        "acl.conf": conf`
          [anywhere]
          deny=0.0.0.0/0
          permit=0.0.0.0/0        ; ~ high "lets every address past the named list 'anywhere'"
        `,
        "manager.conf": "[general]\nenabled=yes\n[crm]\nsecret=kV8sPz2Tq7wLmX4c\nacl=anywhere\n",
      },
    },
    {
      title: "Private networks are large",
      good: {
        "sip.conf":
          "[200]\ntype=friend\nhost=dynamic\ndeny=0.0.0.0/0\npermit=10.0.0.1/8\npermit=127.0.0.1/255.0.0.0\n",
      },
    },
    {
      title: "Everybody but some",
      good: {
        "sip.conf": "[200]\ntype=friend\nhost=dynamic\npermit=0.0.0.0/0\ndeny=0.0.0.0/0\npermit=10.0.0.0/8\n",
      },
    },
    {
      title: "A template that nobody uses",
      good: { "sip.conf": "[phone](!)\ntype=friend\nhost=dynamic\npermit=0.0.0.0/0\n" },
    },
    {
      title: "A network of a provider",
      good: { "sip.conf": "[200]\ntype=friend\nhost=dynamic\ndeny=0.0.0.0/0\npermit=203.0.113.0/24\n" },
    },
    {
      title: "A later line that an installer fills in",
      good: { "sip.conf": "[200]\ntype=friend\nhost=dynamic\npermit=0.0.0.0/0\ndeny={{ strangers }}\n" },
    },
  ],
  check({ tree, report }) {
    const groups = new Groups<Wide>();
    for (const holder of aclHolders(tree)) {
      for (const wide of wideIn(holder))
        groups.add(`${wide.entry.place.path}\n${wide.entry.text}\n${holder.purpose}`, wide);
    }
    for (const group of groups.all) {
      const [{ holder, entry, kind }] = group;
      const holders = holdersOf(group);
      report({
        at: entry.place,
        message: messageOf(group[0], titleOf(holders)),
        severity: severityOf(holder, severities[kind]),
        related: otherPlaces(
          holders,
          group.map((wide) => wide.entry.place),
        ),
        fixes: [
          { title: "Permit the networks that are needed and no more", applicability: "manual", edits: [] },
        ],
      });
    }
  },
};
export default rule;

type WideKind = "everybody" | "much" | "holes" | "host-bits";

interface Wide {
  readonly holder: AclHolder;
  readonly entry: AccessEntry;
  readonly kind: WideKind;
  /** Whether a deny before it is undone. */
  readonly isAfterDeny: boolean;
}

const severities: Readonly<Record<WideKind, Severities>> = {
  everybody: {
    "ami-user": "high",
    "sip-account": "low",
    "iax-account": "low",
    "ari-user": "high",
    "http-path": "high",
    "sip-contact": "low",
    "sip-media": "info",
  },
  much: {
    "ami-user": "high",
    "sip-account": "medium",
    "iax-account": "medium",
    "ari-user": "high",
    "http-path": "high",
    "sip-contact": "low",
    "sip-media": "info",
  },
  holes: {
    "ami-user": "medium",
    "sip-account": "medium",
    "iax-account": "medium",
    "ari-user": "medium",
    "http-path": "medium",
    "sip-contact": "low",
    "sip-media": "low",
  },
  "host-bits": {
    "ami-user": "medium",
    "sip-account": "low",
    "iax-account": "low",
    "ari-user": "medium",
    "http-path": "medium",
    "sip-contact": "info",
    "sip-media": "info",
  },
};

/** One finding per list and family is enough when everybody gets in. */
function wideIn(holder: AclHolder): readonly Wide[] {
  const { families, list } = holder;
  const found: Wide[] = [];
  let isAfterDeny = false;
  let hasEverybody = false;
  for (const entry of list.entries) {
    const { isPermit, block } = entry;
    if (!isPermit) isAfterDeny = true;
    if (!isPermit || !block || !families.includes(block.family)) continue;
    const kind = kindOf(entry);
    if (!kind || (kind === "everybody" && (hasEverybody || !list.isOpenTo(block.family)))) continue;
    hasEverybody ||= kind === "everybody";
    found.push({ holder, entry, kind, isAfterDeny });
  }
  return found;
}

function kindOf(entry: AccessEntry): WideKind | undefined {
  const { block, hasHostBits } = entry;
  if (!block) return undefined;
  const length = prefixLength(block);
  if (length === 0) return "everybody";
  const isShort = length !== undefined && length < (block.family === 4 ? 8 : 16);
  const isVague = hasHostBits && length !== undefined && length <= (block.family === 4 ? 16 : 24);
  if (length !== undefined && !isShort && !isVague) return undefined;
  // What this entry alone lets in of everything that is not private.
  const everybody = { ...entry, isPermit: false, block: { family: block.family, network: 0n, mask: 0n } };
  const alone = new AccessList([everybody, entry], [], []);
  if (alone.permitsOnly("private", [block.family])) return undefined;
  if (length === undefined) return "holes";
  return isShort ? "much" : "host-bits";
}

function messageOf({ entry, kind, isAfterDeny }: Wide, title: string): string {
  const line = `'${entry.option.name}=${entry.text}'`;
  const length = entry.block ? (prefixLength(entry.block) ?? 0) : 0;
  switch (kind) {
    case "everybody":
      return `${line} lets every address past ${title}${isAfterDeny ? ", so that the deny before it has no effect" : ""}`;
    case "much":
      return `${line} lets one in ${2 ** length} of all addresses past ${title}`;
    case "holes":
      return `'${entry.text}' has a mask with a hole, as routers use it, and lets addresses of the whole Internet past ${title}, but not that network`;
    case "host-bits":
      return `${line} lets in the whole network of the first ${length} bits, not just that address, in ${title}`;
  }
}
