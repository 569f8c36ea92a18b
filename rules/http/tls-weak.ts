import { isFalse, isPlaceholder, type Rule, replaceValue } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { weakCipher } from "./weak-cipher.ts";

const rule: Rule = {
  id: "http/tls-weak",
  summary: "HTTPS allows ciphers or TLS versions that are broken",
  category: "crypto",
  severity: "medium",
  confidence: "certain",
  preset: "recommended",
  fix: "unsafe",
  cwe: [327],
  since: "0.1.0",
  references: ["main/http.c: __ast_http_load()", "main/tcptls.c: ast_tls_read_conf()", "AST-2016-001"],
  docs: {
    what: "`tlscipher` in http.conf names ciphers that do not protect, or `tlsdisablev1=no` brings TLS 1.0 back, which Asterisk leaves out since 11.21.1 and 13.7.1.",
    why: "Who sits on the path can make both sides agree on the weakest cipher that they have in common, then read or change what passes: passwords of ARI and AMI, and the calls of WebRTC phones.",
    how: "Remove both lines and take the defaults, or give a short list: `tlscipher=ECDHE+AESGCM:ECDHE+CHACHA20:!aNULL`.",
    breaks: "Browsers and phones of before 2013 or so may find no cipher in common and cannot connect.",
    ignore: "Never for a server that others reach; replace the old device instead.",
  },
  examples: [
    {
      title: "Every cipher is allowed",
      bad: {
        "http.conf": conf`
          [general]
          enabled=yes
          bindaddr=127.0.0.1
          tlsenable=yes
          tlsbindaddr=0.0.0.0:8089
          tlscipher=ALL         ; ~ medium "'ALL' in tlscipher lets HTTPS use ciphers that do not protect"
          tlsdisablev1=no       ; ~ medium "'tlsdisablev1=no' lets HTTPS use TLS 1.0"
        `,
      },
      fixed: {
        "http.conf": conf`
          [general]
          enabled=yes
          bindaddr=127.0.0.1
          tlsenable=yes
          tlsbindaddr=0.0.0.0:8089
          tlscipher=ECDHE+AESGCM:ECDHE+CHACHA20:!aNULL
          tlsdisablev1=yes
        `,
      },
    },
    {
      title: "Weak ciphers are taken out again",
      good: {
        "http.conf":
          "[general]\ntlsenable=yes\ntlsbindaddr=0.0.0.0:8089\ntlscipher=ALL:!aNULL:!eNULL:!RC4:!3DES\n",
      },
    },
    {
      title: "HTTPS is off",
      good: { "http.conf": "[general]\nenabled=yes\nbindaddr=127.0.0.1\ntlscipher=ALL\n" },
    },
    {
      title: "A later line counts",
      good: {
        "http.conf": "[general]\ntlsenable=yes\ntlsbindaddr=::\ntlsdisablev1=no\ntlsdisablev1=yes\n",
      },
    },
  ],
  check({ tree, report }) {
    const { http } = tree;
    if (!http?.listeners.some(({ transport }) => transport === "https")) return;
    const caution = "devices that know nothing newer can no longer connect";
    const cipher = http.general.get("tlscipher", "sslcipher");
    const weak = cipher && !isPlaceholder(cipher.value) ? weakCipher(cipher.value) : undefined;
    if (cipher && weak !== undefined) {
      report({
        at: cipher.valuePlace,
        message: `'${weak}' in ${cipher.name} lets HTTPS use ciphers that do not protect what passes`,
        fixes: [
          {
            title: "Allow only ciphers with forward secrecy",
            applicability: "unsafe",
            edits: replaceValue(cipher, "ECDHE+AESGCM:ECDHE+CHACHA20:!aNULL"),
            caution,
          },
        ],
      });
    }
    const version1 = http.general.get("tlsdisablev1");
    if (version1 && isFalse(version1.value)) {
      report({
        at: version1.valuePlace,
        message: `'${version1.name}=${version1.value}' lets HTTPS use TLS 1.0, whose protection is broken`,
        fixes: [
          {
            title: "Set tlsdisablev1=yes",
            applicability: "unsafe",
            edits: replaceValue(version1, "yes"),
            caution,
          },
        ],
      });
    }
  },
};
export default rule;
