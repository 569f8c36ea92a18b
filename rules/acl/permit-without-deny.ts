import {
  type AccessEntry,
  type AclHolder,
  type AddressFamily,
  aclHolders,
  type Fix,
  insertBefore,
  prefixLength,
  type Rule,
  replaceValue,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { BlockIndex } from "./block-index.ts";
import { Groups, holdersOf, otherPlaces, severityOf, siblingName, titleOf } from "./holders.ts";

const rule: Rule = {
  id: "acl/permit-without-deny",
  summary: "permit alone refuses nobody",
  category: "authentication",
  severity: "high",
  confidence: "certain",
  preset: "recommended",
  fix: "unsafe",
  cwe: [284],
  since: "0.1.0",
  references: ["main/acl.c: ast_apply_ha(), append_ha_core()"],
  docs: {
    what: "An access list permits addresses, but no `deny` before them refuses the others. An access list starts with everybody allowed, and the last line that matches an address decides. `deny=0.0.0.0` without a mask refuses that single address, which nobody has.",
    why: "It looks as if only the permitted networks got in, yet everybody does. Whoever guesses a password can use it from anywhere in the world.",
    how: "Refuse everybody first: `deny=0.0.0.0/0.0.0.0` and, since Asterisk 1.8, `deny=::/0`, in front of the `permit` lines.",
    breaks:
      "Whoever came in from an address that is not in a `permit` line no longer does. Look at `sip show peers` or the log for the addresses in use before you change it.",
    ignore: "Never: without a `deny` the `permit` lines mean nothing. Delete them if everybody is welcome.",
  },
  examples: [
    {
      title: "A phone that seems to be limited to the office",
      bad: {
        "sip.conf": conf`
          [200]
          type=friend
          host=dynamic
          secret=kV8sPz2Tq7wLmX4c
          permit=192.168.1.0/255.255.255.0   ; ~ high "'permit=192.168.1.0/255.255.255.0' refuses nobody: without a deny before it, the access list of SIP account '200' lets every address in"
        `,
      },
      fixed: {
        "sip.conf": conf`
          [200]
          type=friend
          host=dynamic
          secret=kV8sPz2Tq7wLmX4c
          deny=0.0.0.0/0.0.0.0
          deny=::/0
          permit=192.168.1.0/255.255.255.0
        `,
      },
    },
    {
      title: "The deny has no mask",
      bad: {
        "manager.conf": conf`
          [general]
          enabled=yes
          bindaddr=0.0.0.0
          [crm]
          secret=kV8sPz2Tq7wLmX4c
          deny=0.0.0.0        ; ~ high "'deny=0.0.0.0' refuses that one address only, so that the access list of AMI user 'crm' lets every address in"
          permit=10.0.0.5
        `,
      },
      fixed: {
        "manager.conf": conf`
          [general]
          enabled=yes
          bindaddr=0.0.0.0
          [crm]
          secret=kV8sPz2Tq7wLmX4c
          deny=0.0.0.0/0.0.0.0
          permit=10.0.0.5
        `,
      },
    },
    {
      title: "A template's list is one finding",
      bad: {
        "sip.conf": conf`
          [phone](!)
          type=friend
          host=dynamic
          permit=10.0.0.0/8     ; ~ high "the access list of SIP account '200' and 1 more"
          [200](phone)
          secret=kV8sPz2Tq7wLmX4c
          [201](phone)
          secret=wT3nHc9Rb6yJpQ5d
        `,
      },
    },
    {
      title: "A named list",
      bad: {
        "acl.conf": conf`
          [office]
          permit=10.0.0.0/8     ; ~ high "the named list 'office' lets every address in"
        `,
        "sip.conf": "[200]\ntype=friend\nhost=dynamic\nsecret=kV8sPz2Tq7wLmX4c\nacl=office\n",
      },
    },
    {
      title: "AMI listens on this machine only",
      bad: {
        "manager.conf":
          "[general]\nenabled=yes\nbindaddr=127.0.0.1\n[crm]\nsecret=kV8sPz2Tq7wLmX4c\npermit=127.0.0.1   ; ~ low\n",
      },
    },
    {
      title: "The template refuses everybody first",
      good: {
        "sip.conf": conf`
          [closed](!)
          deny=0.0.0.0/0
          deny=::/0
          [200](closed)
          type=friend
          host=dynamic
          permit=192.168.1.0/24
        `,
      },
    },
    {
      title: "A list of addresses that are refused",
      good: { "sip.conf": "[200]\ntype=friend\nhost=dynamic\ndeny=203.0.113.0/24\npermit=203.0.113.7\n" },
    },
    {
      title: "A named list refuses the others",
      good: {
        "acl.conf": "[office]\ndeny=0.0.0.0/0\ndeny=::/0\npermit=10.0.0.0/8\n",
        "sip.conf": "[200]\ntype=friend\nhost=dynamic\nacl=office\npermit=10.0.0.0/8\n",
      },
    },
    { title: "A list that nobody uses", good: { "acl.conf": "[office]\npermit=10.0.0.0/8\n" } },
    {
      title: "AMI is off",
      good: { "manager.conf": "[general]\nenabled=no\n[crm]\nsecret=kV8sPz2Tq7wLmX4c\npermit=127.0.0.1\n" },
    },
    {
      title: "The deny is not known yet",
      good: { "sip.conf": "[200]\ntype=friend\nhost=dynamic\ndeny={{ everybody }}\npermit=10.0.0.0/8\n" },
    },
  ],
  check({ tree, report }) {
    const groups = new Groups<Found>();
    for (const holder of aclHolders(tree)) {
      const found = firstUseless(holder);
      if (found) groups.add(found.cause.option, found);
    }
    const hasIpv6 = tree.asterisk.version.isAtLeast("1.8");
    for (const group of groups.all) {
      const [{ holder, cause }] = group;
      const holders = holdersOf(group);
      const line = `'${cause.option.name}=${cause.option.value}'`;
      report({
        at: cause.option.place,
        message: cause.isPermit
          ? `${line} refuses nobody: without a deny before it, ${titleOf(holders)} lets every address in`
          : `${line} refuses that one address only, so that ${titleOf(holders)} lets every address in`,
        severity: severityOf(holder, severities),
        related: otherPlaces(holders),
        fixes: [fixOf(cause, hasIpv6)],
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
  "sip-contact": "medium",
  "sip-media": "low",
} as const;

interface Found {
  readonly holder: AclHolder;
  readonly cause: AccessEntry;
}

/** The entry to blame when everybody gets in and no permit is an exception to a deny. */
function firstUseless(holder: AclHolder): Found | undefined {
  for (const family of holder.families) {
    if (!holder.list.isOpenTo(family)) continue;
    const cause = uselessPermit(holder.list.entries, family);
    if (cause) return { holder, cause: nullAddress(holder.list.entries) ?? cause };
  }
  return undefined;
}

function uselessPermit(entries: readonly AccessEntry[], family: AddressFamily): AccessEntry | undefined {
  const denies = new BlockIndex();
  let first: AccessEntry | undefined;
  for (const entry of entries) {
    if (entry.block?.family !== family) continue;
    if (!entry.isPermit) {
      denies.add(entry);
      continue;
    }
    // A permit of everybody says what it does; acl/wide-permit speaks of it.
    if (prefixLength(entry.block) === 0 || denies.firstCovering(entry)) return undefined;
    first ??= entry;
  }
  return first;
}

/** `deny=0.0.0.0`, which was meant for everybody. */
function nullAddress(entries: readonly AccessEntry[]): AccessEntry | undefined {
  return entries.find(
    ({ isPermit, block }) =>
      !isPermit && block?.network === 0n && prefixLength(block) === (block.family === 4 ? 32 : 128),
  );
}

function fixOf(cause: AccessEntry, hasIpv6: boolean): Fix {
  const { option } = cause;
  const name = siblingName(option, "deny");
  const isAlone = option.value === cause.text;
  const everybody = [[name, "0.0.0.0/0.0.0.0"] as const, ...(hasIpv6 ? [[name, "::/0"] as const] : [])];
  const mended = cause.block?.family === 6 ? "::/0" : "0.0.0.0/0.0.0.0";
  return {
    title: "Refuse everybody else",
    applicability: "unsafe",
    edits: cause.isPermit ? insertBefore(option, everybody) : isAlone ? replaceValue(option, mended) : [],
    caution: "whoever came in from an address that is not permitted is refused",
  };
}
