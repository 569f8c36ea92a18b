import {
  type AccessEntry,
  type AclHolder,
  aclHolders,
  deleteLine,
  type Fix,
  insertBefore,
  prefixLength,
  type Rule,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { BlockIndex } from "./block-index.ts";
import { Groups, holdersOf, otherPlaces, severityOf, titleOf } from "./holders.ts";

const rule: Rule = {
  id: "acl/order",
  summary: "A later line of an access list undoes an earlier one",
  category: "correctness",
  severity: "medium",
  confidence: "certain",
  preset: "recommended",
  fix: "unsafe",
  cwe: [670],
  since: "0.1.0",
  references: ["main/acl.c: ast_apply_ha()", "main/config.c: ast_category_inherit()"],
  docs: {
    what: "A line of an access list has no effect, because a later line covers all of its addresses and says the opposite. The last line that matches an address decides, other than in most firewalls. What a section inherits from a template comes before its own lines.",
    why: "A `deny` of everybody behind the `permit` lines refuses all, and the phone or program cannot log in; people then tend to delete the whole list. A `deny` of one address behind which comes a `permit` of its network does not keep that address out.",
    how: "Put the lines in order from wide to narrow: first `deny=0.0.0.0/0.0.0.0` and `deny=::/0`, then the networks that are permitted, then the exceptions among these.",
    breaks:
      "Once the order is right, the permitted addresses get in, which so far nobody did. Make sure that they are still those you want.",
    ignore: "When a list is meant to refuse everybody for a while.",
  },
  examples: [
    {
      title: "The deny of everybody comes last",
      bad: {
        "sip.conf": conf`
          [200]
          type=friend
          host=dynamic
          permit=192.168.1.0/24
          deny=0.0.0.0/0.0.0.0    ; ~ medium "'deny=0.0.0.0/0.0.0.0' undoes the permit before it, so that the access list of SIP account '200' lets nobody in"
        `,
      },
      fixed: {
        "sip.conf": conf`
          [200]
          type=friend
          host=dynamic
          deny=0.0.0.0/0.0.0.0
          permit=192.168.1.0/24
        `,
      },
    },
    {
      title: "The permit is in a template, the deny in the section",
      bad: {
        "manager.conf": conf`
          [general]
          enabled=yes
          bindaddr=0.0.0.0
          [local](!)
          permit=127.0.0.1
          [crm](local)
          secret=kV8sPz2Tq7wLmX4c
          deny=0.0.0.0/0          ; ~ medium "lets nobody in"
        `,
      },
    },
    {
      title: "One address is refused, then its whole network let in",
      bad: {
        "sip.conf": conf`
          [200]
          type=friend
          host=dynamic
          deny=0.0.0.0/0
          deny=10.0.0.66          ; ~ medium "'deny=10.0.0.66' has no effect: 'permit=10.0.0.0/8' after it lets these addresses in"
          permit=10.0.0.0/8
        `,
      },
    },
    {
      title: "One address is let in, then its whole network refused",
      bad: {
        "sip.conf": conf`
          [200]
          type=friend
          host=dynamic
          deny=0.0.0.0/0
          permit=10.0.0.66        ; ~ low "'permit=10.0.0.66' has no effect: 'deny=10.0.0.0/8' after it refuses these addresses"
          deny=10.0.0.0/8
          permit=192.168.0.0/16
        `,
      },
    },
    {
      title: "From wide to narrow",
      good: {
        "sip.conf": "[200]\ntype=friend\nhost=dynamic\ndeny=0.0.0.0/0\npermit=10.0.0.0/8\ndeny=10.0.0.66\n",
      },
    },
    {
      title: "A deny of everybody and nothing else is meant",
      good: { "sip.conf": "[200]\ntype=friend\nhost=dynamic\ndeny=0.0.0.0/0\n" },
    },
    {
      title: "A line that repeats another does no harm",
      good: {
        "sip.conf": "[200]\ntype=friend\nhost=dynamic\ndeny=0.0.0.0/0\npermit=10.0.0.5\npermit=10.0.0.0/8\n",
      },
    },
    {
      title: "An address of the other family",
      good: { "sip.conf": "[200]\ntype=friend\nhost=dynamic\ndeny=0.0.0.0/0\npermit=10.0.0.5\ndeny=::/0\n" },
    },
    {
      title: "A commented deny",
      good: {
        "sip.conf": "[200]\ntype=friend\nhost=dynamic\ndeny=0.0.0.0/0\npermit=10.0.0.5\n;deny=0.0.0.0/0\n",
      },
    },
  ],
  check({ tree, report }) {
    const groups = new Groups<Undone>();
    for (const holder of aclHolders(tree)) {
      for (const undone of undoneIn(holder))
        groups.add(undone.at.place.span.start + undone.at.place.path, undone);
    }
    for (const group of groups.all) {
      const [{ holder, at, by, isLockOut }] = group;
      const holders = holdersOf(group);
      const severity = severityOf(
        holder,
        at.isPermit
          ? {
              ...severities,
              "sip-account": "low",
              "iax-account": "low",
              "ami-user": "low",
              "ari-user": "low",
              "http-path": "low",
            }
          : severities,
      );
      report({
        at: at.place,
        message: isLockOut
          ? `${line(at)} undoes the permit before it, so that ${titleOf(holders)} lets nobody in`
          : `${line(at)} has no effect: ${line(by)} after it ${by.isPermit ? "lets these addresses in" : "refuses these addresses"}`,
        severity: isLockOut ? severityOf(holder, severities) : severity,
        related: [
          { at: by.place, message: isLockOut ? "has no effect" : "decides" },
          ...otherPlaces(holders),
        ],
        fixes: isLockOut ? moveToFront(holder, at) : [],
      });
    }
  },
};
export default rule;

const severities = {
  "ami-user": "medium",
  "sip-account": "medium",
  "iax-account": "medium",
  "ari-user": "medium",
  "http-path": "medium",
  "sip-contact": "low",
  "sip-media": "low",
} as const;

interface Undone {
  readonly holder: AclHolder;
  /** The entry to point at. */
  readonly at: AccessEntry;
  /** The entry that decides, or, where nobody gets in, a permit that is undone. */
  readonly by: AccessEntry;
  readonly isLockOut: boolean;
}

function undoneIn(holder: AclHolder): readonly Undone[] {
  const { entries } = holder.list;
  const later = new BlockIndex();
  const undone: Undone[] = [];
  let remaining = 0;
  for (const entry of entries.toReversed()) {
    // Of several later entries that cover this one, the last decides.
    const by = later.firstCovering(entry);
    later.add(entry);
    if (entry.isPermit && (!by || by.isPermit)) remaining++;
    // A permit of everybody is what acl/wide-permit speaks of.
    if (!by || by.isPermit === entry.isPermit || (by.isPermit && by.block && prefixLength(by.block) === 0))
      continue;
    undone.push({ holder, at: entry, by, isLockOut: false });
  }
  const permits = undone.filter(({ at }) => at.isPermit);
  const [last] = permits;
  if (remaining > 0 || !last) return undone;
  return [{ holder, at: last.by, by: last.at, isLockOut: true }];
}

function line({ option, text }: AccessEntry): string {
  return `'${option.name}=${text}'`;
}

/** Puts the denies of everybody in front, where they and the permits stand together in one section. */
function moveToFront({ list }: AclHolder, { option: { section, frame } }: AccessEntry): readonly Fix[] {
  const first = list.entries.findIndex(({ isPermit }) => isPermit);
  const start = list.entries[first]?.option;
  if (!start) return [];
  const late = list.entries
    .slice(first)
    .filter(({ isPermit, block }) => !isPermit && block && prefixLength(block) === 0);
  const isTogether = [start, ...late.map(({ option }) => option)].every(
    (option) => option.section === section && option.frame === frame,
  );
  if (!isTogether || late.some(({ option, text }) => option.value !== text || option.operator === "+="))
    return [];
  return [
    {
      title: "Refuse everybody first",
      applicability: "unsafe",
      edits: [
        ...insertBefore(
          start,
          late.map(({ option, text }) => [option.name, text] as const),
        ),
        ...late.flatMap(({ option }) => deleteLine(option)),
      ],
      caution: "the permitted addresses get in, which so far nobody does",
    },
  ];
}
