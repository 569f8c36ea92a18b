import {
  firstPlaces,
  type HttpListener,
  type HttpModel,
  quotedNames,
  type Rule,
  type Severity,
  type Tree,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { generalPlace, setGeneral } from "../ami/general-section.ts";
import { isBeyondLocal, loopbackLike, openAriUsers } from "./exposure.ts";

const rule: Rule = {
  id: "http/bind-public",
  summary: "The web server listens unencrypted beyond the machine and its local network",
  category: "exposure",
  severity: "medium",
  confidence: "certain",
  preset: "recommended",
  fix: "unsafe",
  cwe: [1327, 319],
  since: "0.1.0",
  references: ["main/http.c: __ast_http_load()"],
  docs: {
    what: "The web server of Asterisk is on and listens on every address, or on a public one, without TLS. All that uses it is reached through this one port: ARI, AMI over HTTP, SIP over WebSocket, phone settings, metrics. With TLS the rule speaks only when ARI is open to everybody.",
    why: "Port 8088 is scanned. ARI takes as many passwords as an attacker cares to try, and sends and receives them in the clear; whoever gets in can place calls. Every flaw of the web server and of the modules behind it can be tried from anywhere.",
    how: "Set `bindaddr=127.0.0.1` when the programs that use it run on the same machine, and put a web server with TLS in front of it for the others. For WebRTC phones, open TLS alone: `tlsenable=yes`, `tlsbindaddr=0.0.0.0:8089` and a certificate.",
    breaks:
      "Browsers, phones and programs on other machines that use the unencrypted port can no longer connect. HTTPS without a `tlsbindaddr` of its own moves with it.",
    ignore: "When a firewall lets only known addresses reach the port; check that from outside.",
  },
  examples: [
    {
      title: "ARI is open to everybody",
      bad: {
        "http.conf": conf`
          [general]
          enabled = yes
          bindaddr = 0.0.0.0
          ;          ^^^^^^^ high "The web server listens unencrypted on '0.0.0.0', which is every address, so that anyone may try the password of ARI user 'crm'"
        `,
        "ari.conf": "[general]\n[crm]\ntype=user\npassword=kV8sPz2Tq7wLmX4c\n",
      },
      fixed: {
        "http.conf": conf`
          [general]
          enabled = yes
          bindaddr = 127.0.0.1
        `,
      },
    },
    {
      title: "Nothing but the server itself, with TLS beside it",
      bad: {
        "http.conf": conf`
          [general]
          enabled=yes
          bindaddr=[::]:8088     ; ~ medium "although it has TLS on port 8089"
          tlsenable=yes
          tlsbindaddr=0.0.0.0:8089
        `,
      },
      fixed: {
        "http.conf": conf`
          [general]
          enabled=yes
          bindaddr=127.0.0.1:8088
          tlsenable=yes
          tlsbindaddr=0.0.0.0:8089
        `,
      },
    },
    {
      title: "ARI with TLS, open to everybody",
      bad: {
        "http.conf": conf`
          [general]
          enabled=yes
          bindaddr=127.0.0.1
          tlsenable=yes
          tlsbindaddr=0.0.0.0:8089   ; ~ medium "so that anyone may try the password of ARI user 'crm'"
        `,
        "ari.conf": "[general]\n[crm]\ntype=user\npassword=kV8sPz2Tq7wLmX4c\n",
      },
    },
    {
      title: "Before Asterisk 10 it listened everywhere",
      bad: { "http.conf": '[general]  ; ~ medium "has no bindaddr"\nenabled=yes\n' },
      fixed: { "http.conf": "[general]\nenabled=yes\nbindaddr=127.0.0.1\n" },
      asteriskVersion: "1.8",
    },
    { title: "The server is off", good: { "http.conf": "[general]\nenabled=no\nbindaddr=0.0.0.0\n" } },
    {
      title: "Without an address there is no server",
      good: { "http.conf": "[general]\nenabled=yes\n;bindaddr=0.0.0.0\n" },
    },
    {
      title: "The last address counts",
      good: { "http.conf": "[general]\nenabled=yes\nbindaddr=0.0.0.0\nbindaddr=127.0.0.1\n" },
    },
    { title: "The local network", good: { "http.conf": "[general]\nenabled=yes\nbindaddr=10.0.0.5\n" } },
    {
      title: "Only TLS is open, for WebRTC",
      good: {
        "http.conf": "[general]\nenabled=yes\nbindaddr=127.0.0.1\ntlsenable=yes\ntlsbindaddr=0.0.0.0:8089\n",
      },
    },
    {
      title: "An installer fills in the address",
      good: { "http.conf": "[general]\nenabled=yes\nbindaddr={{ address }}\n" },
    },
  ],
  check({ tree, report }) {
    const { http } = tree;
    const found = http?.listeners.find((listener) => isBeyondLocal(listener) && isWorthy(tree, listener));
    if (!http || !found) return;
    const users = [...new Set(openAriUsers(tree, found).map(({ name }) => name))];
    const severity: Severity = users.length > 0 && found.transport === "http" ? "high" : "medium";
    report({
      at: generalPlace(http, found.option),
      message: messageOf(http, found, users),
      severity,
      related: firstPlaces(
        openAriUsers(tree, found).map(({ name, namePlace }) => ({
          at: namePlace,
          message: `ARI user '${name}'`,
        })),
      ),
      fixes: [
        found.transport === "http"
          ? {
              title: "Listen on 127.0.0.1 only",
              applicability: "unsafe",
              edits: setGeneral(http, found.option, "bindaddr", loopbackLike(found.option?.value ?? "")),
              caution: "browsers, phones and programs on other machines can no longer connect to it",
            }
          : {
              title: "Let only known addresses reach ARI",
              applicability: "manual",
              edits: [],
            },
      ],
    });
  },
};
export default rule;

/** TLS is meant to be reached; it is a finding only where anyone may try passwords. */
function isWorthy(tree: Tree, listener: HttpListener): boolean {
  return listener.transport === "http" || openAriUsers(tree, listener).length > 0;
}

function messageOf({ listeners }: HttpModel, found: HttpListener, users: readonly string[]): string {
  const { host, exposure, option, transport } = found;
  const isPlain = transport === "http";
  const where = exposure === "any" ? "which is every address" : "a public address";
  const server = option
    ? `The web server listens ${isPlain ? "unencrypted " : "with TLS "}on '${host}', ${where}`
    : "The web server has no bindaddr and listens unencrypted on every address";
  if (users.length > 0) {
    const accounts = users.length === 1 ? "the password of ARI user" : "the passwords of ARI users";
    return `${server}, so that anyone may try ${accounts} ${quotedNames(users)}`;
  }
  const tls = listeners.find((listener) => listener.transport === "https");
  const beside = tls ? `, although it has TLS on port ${tls.port}` : "";
  return `${server}${beside}, so that strangers reach whatever is offered there`;
}
