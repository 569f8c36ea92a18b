import { quotedNames, type Rule, type Tree } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { generalPlace } from "../ami/general-section.ts";

const rule: Rule = {
  id: "http/no-tls",
  summary: "Passwords for the web server cross the local network unencrypted",
  category: "crypto",
  severity: "medium",
  confidence: "certain",
  preset: "strict",
  fix: "manual",
  cwe: [319],
  since: "0.1.0",
  references: ["main/http.c: __ast_http_load()", "main/http.c: ast_http_get_auth()"],
  docs: {
    what: "The web server listens unencrypted on an address of the local network, and users of ARI or AMI log in there. A server that is open to the Internet is the matter of `http/bind-public`.",
    why: "Whoever sits in the same network, a phone that was taken over for example, reads the password as it passes and can then place calls as that user.",
    how: "Let the unencrypted port listen on 127.0.0.1 and give the others TLS: `tlsenable=yes`, `tlsbindaddr=10.0.0.5:8089`, `tlscertfile=` and `tlsprivatekey=`. Or put a web server with TLS in front of it on the same machine.",
    breaks: "Programs must speak HTTPS, use the other port and accept the certificate.",
    ignore: "When nobody else is in that network, or it is encrypted already, as a VPN is.",
  },
  examples: [
    {
      title: "ARI in the local network",
      bad: {
        "http.conf": conf`
          [general]
          enabled=yes
          bindaddr=10.0.0.5   ; ~ medium "ARI user 'crm' logs in unencrypted through the network of '10.0.0.5'"
        `,
        "ari.conf": "[crm]\ntype=user\npassword=kV8sPz2Tq7wLmX4c\n",
      },
    },
    {
      title: "Only TLS is open",
      good: {
        "http.conf": "[general]\nenabled=yes\nbindaddr=127.0.0.1\ntlsenable=yes\ntlsbindaddr=10.0.0.5\n",
        "ari.conf": "[crm]\ntype=user\npassword=kV8sPz2Tq7wLmX4c\n",
      },
    },
    {
      title: "Nobody logs in",
      good: { "http.conf": "[general]\nenabled=yes\nbindaddr=10.0.0.5\n" },
    },
    {
      title: "ARI is off",
      good: {
        "http.conf": "[general]\nenabled=yes\nbindaddr=10.0.0.5\n",
        "ari.conf": "[general]\nenabled=no\n[crm]\ntype=user\npassword=kV8sPz2Tq7wLmX4c\n",
      },
    },
  ],
  check({ tree, report }) {
    const { http } = tree;
    const plain = http?.listeners.find(
      ({ transport, exposure }) => transport === "http" && exposure === "private",
    );
    const names = loginNames(tree);
    if (!http || !plain || names.length === 0) return;
    const isOne = names.length === 1 && !names[0]?.includes("users ");
    report({
      at: generalPlace(http, plain.option),
      message: `${names.join(" and ")} ${isOne ? "logs" : "log"} in unencrypted through the network of '${plain.host}'`,
      fixes: [{ title: "Offer TLS, and listen on 127.0.0.1 otherwise", applicability: "manual", edits: [] }],
    });
  },
};
export default rule;

/** Who logs in through the web server: `ARI user 'crm'`, `AMI users 'a' and 'b'`. */
function loginNames({ ari, manager }: Tree): string[] {
  const groups = [
    { kind: "ARI user", users: ari?.isEnabled.value ? ari.users.filter(({ password }) => password) : [] },
    {
      kind: "AMI user",
      users:
        manager && manager.webListeners.length > 0 ? manager.users.filter(({ canLogIn }) => canLogIn) : [],
    },
  ];
  return groups
    .filter(({ users }) => users.length > 0)
    .map(
      ({ kind, users }) =>
        `${kind}${users.length > 1 ? "s" : ""} ${quotedNames(users.map(({ name }) => name))}`,
    );
}
