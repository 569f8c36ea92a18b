import {
  familiesOf,
  type ManagerListener,
  type ManagerModel,
  type ManagerUser,
  quotedNames,
  type Rule,
  type Severity,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { generalPlace, setGeneral } from "./general-section.ts";

const rule: Rule = {
  id: "ami/bind-public",
  summary: "AMI listens beyond the machine itself and its local network",
  category: "exposure",
  severity: "high",
  confidence: "certain",
  preset: "recommended",
  fix: "unsafe",
  cwe: [1327],
  since: "0.1.0",
  references: [
    "main/manager.c: __init_manager()",
    "main/tcptls.c: ast_tls_read_conf(), ast_tcptls_server_start()",
  ],
  docs: {
    what: "The manager interface (AMI) is on and listens on every address of the machine, or on a public one. Without `bindaddr` that is every address: IPv4 and IPv6 since Asterisk 11, IPv4 before. A `bindaddr` that is a name, `localhost` for example, is ignored, and the default holds. `tlsbindaddr` together with `tlsenable=yes` opens the TLS port even where `enabled=no`.",
    why: "Port 5038 is scanned all the time. Nothing locks an attacker out who tries passwords, and the first right one lets him place calls and, with most rights in use, run programs on the machine.",
    how: "Set `bindaddr=127.0.0.1` when all programs that use AMI run on the same machine. If one runs elsewhere, bind AMI to the address of an internal network, or reach it through a VPN or an SSH tunnel, and limit each user with `deny` and `permit`.",
    breaks:
      "Programs on other machines lose their connection. Those on the same machine must connect to 127.0.0.1 and not to the machine's outer address.",
    ignore: "When a firewall lets only known addresses reach the port; check that from outside.",
  },
  examples: [
    {
      title: "AMI listens on every address, and a user has no access list",
      bad: {
        "manager.conf": conf`
          [general]
          enabled = yes
          bindaddr = 0.0.0.0
          ;          ^^^^^^^ high "AMI listens on '0.0.0.0', which is every address, so that anyone may try the password of 'billing'"
          [billing]
          secret = kV8sPz2Tq7wLmX4c
        `,
      },
      fixed: {
        "manager.conf": conf`
          [general]
          enabled = yes
          bindaddr = 127.0.0.1
          [billing]
          secret = kV8sPz2Tq7wLmX4c
        `,
      },
    },
    {
      title: "Without bindaddr it listens on every address, too",
      bad: {
        "manager.conf": conf`
          [general]          ; ~ high "AMI has no bindaddr and listens on every address, IPv6 included"
          enabled=yes
          port=5038
          ;bindaddr=127.0.0.1
          [billing]
          secret=kV8sPz2Tq7wLmX4c
        `,
      },
      fixed: {
        "manager.conf": conf`
          [general]
          enabled=yes
          port=5038
          bindaddr=127.0.0.1
          ;bindaddr=127.0.0.1
          [billing]
          secret=kV8sPz2Tq7wLmX4c
        `,
      },
    },
    {
      title: "A name is not an address",
      bad: {
        "manager.conf": conf`
          [general]
          enabled=yes
          bindaddr=localhost     ; ~ high "'localhost' is no address for AMI, which listens on every one instead"
          [billing]
          secret=kV8sPz2Tq7wLmX4c
        `,
      },
      fixed: {
        "manager.conf": conf`
          [general]
          enabled=yes
          bindaddr=127.0.0.1
          [billing]
          secret=kV8sPz2Tq7wLmX4c
        `,
      },
    },
    {
      title: "The access lists of all users keep strangers out",
      bad: {
        "manager.conf": conf`
          [general]
          enabled=yes
          bindaddr=0.0.0.0       ; ~ low "so that only the access lists of its users keep strangers out"
          [billing]
          secret=kV8sPz2Tq7wLmX4c
          deny=0.0.0.0/0.0.0.0
          permit=127.0.0.1/255.255.255.0
        `,
      },
      fixed: {
        "manager.conf": conf`
          [general]
          enabled=yes
          bindaddr=127.0.0.1
          [billing]
          secret=kV8sPz2Tq7wLmX4c
          deny=0.0.0.0/0.0.0.0
          permit=127.0.0.1/255.255.255.0
        `,
      },
    },
    {
      title: "The access lists stop at IPv4",
      bad: {
        "manager.conf": conf`
          [general]              ; ~ medium "so that anyone may try the password of 'billing' over IPv6"
          enabled=yes
          [billing]
          secret=kV8sPz2Tq7wLmX4c
          deny=0.0.0.0/0
          permit=127.0.0.1
        `,
      },
    },
    {
      title: "TLS has an address of its own and runs although AMI is off",
      bad: {
        "manager.conf": conf`
          [general]
          enabled=no
          tlsenable=yes
          tlsbindaddr=0.0.0.0:5039   ; ~ high "AMI with TLS runs in spite of 'enabled=no' and listens on '0.0.0.0'"
          [billing]
          secret=kV8sPz2Tq7wLmX4c
        `,
      },
      fixed: {
        "manager.conf": conf`
          [general]
          enabled=no
          tlsenable=yes
          tlsbindaddr=127.0.0.1:5039
          [billing]
          secret=kV8sPz2Tq7wLmX4c
        `,
      },
    },
    {
      title: "AMI is off",
      good: { "manager.conf": "[general]\nenabled=no\nbindaddr=0.0.0.0\n[billing]\nsecret=x\n" },
    },
    {
      title: "AMI is off unless it is switched on",
      good: { "manager.conf": "[general]\nbindaddr=0.0.0.0\n" },
    },
    {
      title: "The last address counts",
      good: { "manager.conf": "[general]\nenabled=yes\nbindaddr=0.0.0.0\nbindaddr=127.0.0.1\n" },
    },
    {
      title: "An address of the local network",
      good: { "manager.conf": "[general]\nenabled=yes\nbindaddr=192.168.10.5\n" },
    },
    {
      title: "An address that an installer fills in",
      good: { "manager.conf": "[general]\nenabled=yes\nbindaddr={{ ami_address }}\n" },
    },
    {
      title: "The section that switches it on is a template",
      good: { "manager.conf": "[general](!)\nenabled=yes\n" },
    },
  ],
  check({ tree, report }) {
    const { manager } = tree;
    if (!manager) return;
    const [first] = manager.listeners;
    for (const listener of manager.listeners) {
      const { exposure, option, transport } = listener;
      if (exposure !== "any" && exposure !== "public") continue;
      if (listener !== first && option === first?.option) continue;
      const danger = dangerOf(manager, listener);
      const isPlain = transport === "tcp";
      const cause = isPlain ? (manager.unusableAddress ?? option) : option;
      report({
        at: generalPlace(manager, cause),
        message: `${whereOf(manager, listener, tree.asterisk.version.isAtLeast("11"))}, ${danger.message}`,
        severity: danger.severity,
        fixes: [
          {
            title: "Listen on 127.0.0.1 only",
            edits: setGeneral(
              manager,
              cause,
              isPlain ? "bindaddr" : "tlsbindaddr",
              loopbackLike(isPlain ? "" : (option?.value ?? "")),
            ),
            ...(isLocalAnyway(manager, listener)
              ? { applicability: "safe" }
              : {
                  applicability: "unsafe",
                  caution: "programs on other machines can no longer connect to AMI",
                }),
          },
        ],
      });
    }
  },
};
export default rule;

function whereOf(
  manager: ManagerModel,
  { host, exposure, transport, option }: ManagerListener,
  hasIpv6: boolean,
): string {
  const every = exposure === "any" ? ", which is every address" : ", a public address";
  if (transport === "tls") {
    const inSpite = manager.isEnabled.value ? "" : "runs in spite of 'enabled=no' and ";
    return `AMI with TLS ${inSpite}listens on '${host}'${every}`;
  }
  const { unusableAddress } = manager;
  if (unusableAddress && unusableAddress !== option && exposure === "any") {
    return `'${unusableAddress.value}' is no address for AMI, which listens on every one instead`;
  }
  if (option) return `AMI listens on '${host}'${every}`;
  return `AMI has no bindaddr and listens on every address${hasIpv6 ? ", IPv6 included" : ""}`;
}

/** Who may try passwords through a socket. */
function dangerOf(
  { users }: ManagerModel,
  { host }: ManagerListener,
): { severity: Severity; message: string } {
  const able = users.filter(({ canLogIn }) => canLogIn);
  if (able.length === 0) return { severity: "low", message: "though no user can log in" };
  const families = familiesOf(host);
  const names = (open: readonly ManagerUser[]): string => quotedNames(open.map(({ name }) => name));
  const open4 = families.includes(4) ? able.filter(({ accessList }) => accessList.isOpenTo(4)) : [];
  if (open4.length > 0)
    return { severity: "high", message: `so that anyone may try the password of ${names(open4)}` };
  const open6 = families.includes(6) ? able.filter(({ accessList }) => accessList.isOpenTo(6)) : [];
  if (open6.length > 0)
    return {
      severity: "medium",
      message: `so that anyone may try the password of ${names(open6)} over IPv6`,
    };
  return { severity: "low", message: "so that only the access lists of its users keep strangers out" };
}

/** Whether every user may log in from 127.0.0.1 alone, so that nobody notices when AMI listens nowhere else. */
function isLocalAnyway({ users }: ManagerModel, { host }: ManagerListener): boolean {
  const families = familiesOf(host);
  const able = users.filter(({ canLogIn }) => canLogIn);
  return (
    able.length > 0 &&
    able.every(({ accessList }) => {
      const isLocal = accessList.permitsOnly("loopback", families);
      return isLocal && !(families.includes(6) && accessList.allows("::1"));
    })
  );
}

/** 127.0.0.1 with the port that an address has. */
function loopbackLike(address: string): string {
  const colon = address.lastIndexOf(":");
  const hasPort = colon > 0 && (address.indexOf(":") === colon || address[colon - 1] === "]");
  return hasPort ? `127.0.0.1${address.slice(colon)}` : "127.0.0.1";
}
