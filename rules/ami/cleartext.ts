import type { ManagerModel, Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { generalPlace } from "./general-section.ts";

const rule: Rule = {
  id: "ami/cleartext",
  summary: "AMI passwords cross the network unencrypted",
  category: "crypto",
  severity: "medium",
  confidence: "certain",
  preset: "strict",
  fix: "manual",
  cwe: [319],
  since: "0.1.0",
  references: ["main/manager.c: __init_manager(), action_login()", "main/tcptls.c: ast_tls_read_conf()"],
  docs: {
    what: "The manager interface (AMI) listens beyond the machine itself on its unencrypted port, and a user may log in from other machines. `tlsenable=yes` adds a TLS port; it does not close the other one.",
    why: "The login sends the password as plain text, and everything after it, calls, numbers and commands, can be read and changed by whoever sits on the path.",
    how: "Set `bindaddr=127.0.0.1`, and for programs on other machines `tlsenable=yes`, `tlsbindaddr=` with the address they use, and `tlscertfile=`. Or carry the connection through a VPN or an SSH tunnel.",
    breaks:
      "Programs on other machines must speak TLS and accept the certificate; they use port 5039 unless `tlsbindaddr` has another one.",
    ignore: "When the network between the two machines is one that you trust, or encrypted already.",
  },
  examples: [
    {
      title: "A program on another machine logs in unencrypted",
      bad: {
        "manager.conf": conf`
          [general]
          enabled=yes
          bindaddr=0.0.0.0   ; ~ medium "AMI passwords cross the network unencrypted on port 5038"
          [crm]
          secret=kV8sPz2Tq7wLmX4c
          deny=0.0.0.0/0
          permit=203.0.113.7
        `,
      },
    },
    {
      title: "TLS is on, but the unencrypted port is open as well",
      bad: {
        "manager.conf": conf`
          [general]
          enabled=yes
          bindaddr=192.168.10.5   ; ~ low "which 'tlsenable=yes' leaves open"
          tlsenable=yes
          [crm]
          secret=kV8sPz2Tq7wLmX4c
        `,
      },
    },
    {
      title: "Only TLS is open to other machines",
      good: {
        "manager.conf":
          "[general]\nenabled=yes\nbindaddr=127.0.0.1\ntlsenable=yes\ntlsbindaddr=0.0.0.0\n[crm]\nsecret=kV8sPz2Tq7wLmX4c\n",
      },
    },
    {
      title: "All users log in from this machine",
      good: {
        "manager.conf":
          "[general]\nenabled=yes\nbindaddr=0.0.0.0\n[crm]\nsecret=kV8sPz2Tq7wLmX4c\ndeny=0.0.0.0/0\npermit=127.0.0.1\n",
      },
    },
    {
      title: "AMI is off",
      good: { "manager.conf": "[general]\n;enabled=yes\nbindaddr=0.0.0.0\n[crm]\nsecret=kV8sPz2Tq7wLmX4c\n" },
    },
  ],
  check({ tree, report }) {
    const { manager } = tree;
    const plain = manager?.listeners.find(({ transport }) => transport === "tcp");
    if (!manager || !plain) return;
    const reaches = manager.users.filter(({ canLogIn }) => canLogIn).map((user) => user.reachThrough(plain));
    if (!reaches.includes("public") && !reaches.includes("private")) return;
    report({
      at: generalPlace(manager, manager.unusableAddress ?? plain.option),
      message: `AMI passwords cross the network unencrypted on port ${plain.port}${offerOf(manager)}`,
      severity: reaches.includes("public") ? "medium" : "low",
      fixes: [
        { title: "Listen on 127.0.0.1, and offer TLS to other machines", applicability: "manual", edits: [] },
      ],
    });
  },
};
export default rule;

function offerOf({ isTlsEnabled: { value, option } }: ManagerModel): string {
  return value && option ? `, which '${option.name}=${option.value}' leaves open` : "";
}
