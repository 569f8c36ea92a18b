import {
  type AccessEntry,
  AccessList,
  type AclHolder,
  aclHolders,
  insertAfter,
  prefixLength,
  type Rule,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { Groups, holdersOf, otherPlaces, severityOf, siblingName, titleOf } from "./holders.ts";

const rule: Rule = {
  id: "acl/ipv4-only-deny",
  summary: "An access list that refuses IPv4 leaves IPv6 open",
  category: "authentication",
  severity: "high",
  confidence: "firm",
  preset: "recommended",
  fix: "unsafe",
  cwe: [1389],
  since: "0.1.0",
  asterisk: ">=1.8",
  references: ["main/acl.c: ast_apply_ha()", "main/manager.c: __init_manager()"],
  docs: {
    what: "An access list refuses all IPv4 addresses (`deny=0.0.0.0/0`), but no IPv6 address, while the service behind it listens on IPv6, too. AMI does so by default since Asterisk 11; SIP with `udpbindaddr=::`.",
    why: "Lines with IPv4 addresses are skipped for whoever comes over IPv6. A neighbour in the local network needs no more than the link-local address of the machine, and on a host with public IPv6 the whole Internet walks around the list.",
    how: "Add `deny=::/0` beside the IPv4 one, and `permit=` lines for the IPv6 networks that are welcome. `permit=::1` lets programs on the machine itself in. Or bind the service to an IPv4 address.",
    breaks: "Whoever so far came in over IPv6 is refused, unless a `permit` line names the address.",
    ignore: "When IPv6 is switched off on the machine, or a firewall blocks the port for IPv6.",
  },
  examples: [
    {
      title: "AMI listens on IPv6 by default",
      bad: {
        "manager.conf": conf`
          [general]
          enabled=yes
          [crm]
          secret=kV8sPz2Tq7wLmX4c
          deny=0.0.0.0/0.0.0.0          ; ~ high "the access list of AMI user 'crm' refuses IPv4 addresses only, and AMI listens on IPv6, too"
          permit=127.0.0.1/255.255.255.0
        `,
      },
      fixed: {
        "manager.conf": conf`
          [general]
          enabled=yes
          [crm]
          secret=kV8sPz2Tq7wLmX4c
          deny=0.0.0.0/0.0.0.0
          deny=::/0
          permit=::1
          permit=127.0.0.1/255.255.255.0
        `,
      },
    },
    {
      title: "SIP listens on both",
      bad: {
        "sip.conf": conf`
          [general]
          udpbindaddr=::
          [200]
          type=friend
          host=dynamic
          deny = 0.0.0.0/0              ; ~ high "and SIP listens on IPv6, too"
          permit = 192.168.1.0/24
        `,
      },
      fixed: {
        "sip.conf": conf`
          [general]
          udpbindaddr=::
          [200]
          type=friend
          host=dynamic
          deny = 0.0.0.0/0
          deny = ::/0
          permit = 192.168.1.0/24
        `,
      },
    },
    {
      title: "SIP listens on IPv4 by default",
      good: { "sip.conf": "[200]\ntype=friend\nhost=dynamic\ndeny=0.0.0.0/0\npermit=192.168.1.0/24\n" },
    },
    {
      title: "AMI listens on an IPv4 address",
      good: {
        "manager.conf":
          "[general]\nenabled=yes\nbindaddr=0.0.0.0\n[crm]\nsecret=kV8sPz2Tq7wLmX4c\ndeny=0.0.0.0/0\npermit=10.0.0.5\n",
      },
    },
    {
      title: "The list has an answer for IPv6",
      good: {
        "manager.conf":
          "[general]\nenabled=yes\n[crm]\nsecret=kV8sPz2Tq7wLmX4c\ndeny=0.0.0.0/0,::/0\npermit=10.0.0.5\n",
      },
    },
    {
      title: "Before Asterisk 11 AMI speaks IPv4 only",
      asteriskVersion: "10",
      good: {
        "manager.conf":
          "[general]\nenabled=yes\n[crm]\nsecret=kV8sPz2Tq7wLmX4c\ndeny=0.0.0.0/0\npermit=10.0.0.5\n",
      },
    },
    {
      title: "A named list closes IPv6",
      good: {
        "manager.conf":
          "[general]\nenabled=yes\n[crm]\nsecret=kV8sPz2Tq7wLmX4c\ndeny=0.0.0.0/0\npermit=10.0.0.5\nacl=four\n",
        "acl.conf": "[four]\ndeny=::/0\n",
      },
    },
  ],
  check({ tree, report }) {
    const groups = new Groups<Found>();
    for (const holder of aclHolders(tree)) {
      const deny = lonelyDeny(holder);
      if (deny) groups.add(deny.option, { holder, deny });
    }
    for (const group of groups.all) {
      const [{ holder, deny }] = group;
      const holders = holdersOf(group);
      const name = siblingName(deny.option, "deny");
      const local = holder.list.allows("127.0.0.1")
        ? [[siblingName(deny.option, "permit"), "::1"] as const]
        : [];
      report({
        at: deny.place,
        message: `${titleOf(holders)} refuses IPv4 addresses only, and ${serviceOf(holder)} listens on IPv6, too`,
        severity: severityOf(holder, severities),
        related: otherPlaces(holders),
        fixes: [
          {
            title: "Refuse IPv6 addresses as well",
            applicability: "unsafe",
            edits: insertAfter(deny.option, [[name, "::/0"], ...local]),
            caution: "whoever came in over IPv6 is refused",
          },
        ],
      });
    }
  },
};
export default rule;

const severities = {
  "ami-user": "high",
  "sip-account": "high",
  "iax-account": "high",
  "ari-user": "high",
  "http-path": "high",
  "sip-contact": "low",
  "sip-media": "info",
} as const;

interface Found {
  readonly holder: AclHolder;
  readonly deny: AccessEntry;
}

/** The entry that closes the object's own list to IPv4, while IPv6 can come in and gets past it. */
function lonelyDeny({ families, list }: AclHolder): AccessEntry | undefined {
  if (!families.includes(4) || !families.includes(6) || !list.isOpenTo(6)) return undefined;
  const denies = list.entries.filter(({ isPermit, block }) => !isPermit && block?.family === 4);
  if (denies.length === 0 || new AccessList(list.entries, [], []).isOpenTo(4)) return undefined;
  return denies.find(({ block }) => block && prefixLength(block) === 0) ?? denies[0];
}

function serviceOf({ purpose }: AclHolder): string {
  switch (purpose) {
    case undefined:
      return "a service that uses it";
    case "ami-user":
      return "AMI";
    case "ari-user":
      return "ARI";
    case "http-path":
      return "the web server";
    case "iax-account":
      return "IAX";
    default:
      return "SIP";
  }
}
