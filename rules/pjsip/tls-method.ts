import {
  listedNames,
  type Option,
  type PjsipTransport,
  quotedNames,
  type Report,
  type Rule,
  replaceValue,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";

const rule: Rule = {
  id: "pjsip/tls-method",
  summary: "TLS in a version, or with a cipher, that is broken",
  category: "crypto",
  severity: "medium",
  confidence: "certain",
  preset: "recommended",
  fix: "unsafe",
  cwe: [327],
  since: "0.1.0",
  asterisk: ">=12",
  references: [
    "res/res_pjsip/config_transport.c: transport_tls_method_handler(), transport_tls_cipher_handler()",
    "RFC 8996",
  ],
  docs: {
    what: "A TLS transport of pjsip.conf has a `method` before TLS 1.2 (`tlsv1` and `tlsv1_1` allow that version alone, `sslv23` also allows old ones), or lists a cipher with RC4, DES, MD5, an export key, or no encryption or no certificate at all.",
    why: "Old versions and ciphers can be broken by somebody on the path, who then reads passwords and keys of calls. Present phones and libraries refuse them, so that no connection comes about.",
    how: "Set `method=tlsv1_2`, and take the weak ciphers out of `cipher`, or the whole line: what OpenSSL chooses by itself is good.",
    breaks:
      "Phones that know no TLS 1.2 can no longer connect: mostly models from before 2013 and old firmware.",
    ignore: "When an old phone that cannot be replaced needs it, and its network is one that you trust.",
  },
  examples: [
    {
      title: "TLS 1.0",
      bad: {
        "pjsip.conf": conf`
          [secure]
          type=transport
          protocol=tls
          bind=0.0.0.0
          method=tlsv1
          ;      ^^^^^ medium "Transport 'secure' speaks TLS 1.0 only"
        `,
      },
      fixed: {
        "pjsip.conf": conf`
          [secure]
          type=transport
          protocol=tls
          bind=0.0.0.0
          method=tlsv1_2
        `,
      },
    },
    {
      title: "Weak ciphers among others",
      bad: {
        "pjsip.conf": conf`
          [secure]
          type=transport
          protocol=tls
          bind=0.0.0.0
          cipher=ECDHE-RSA-AES128-GCM-SHA256,RC4-SHA,ADH-AES128-SHA
          ;                                  ^^^^^^^ medium "Transport 'secure' offers the broken ciphers 'RC4-SHA' and 'ADH-AES128-SHA'"
        `,
      },
    },
    {
      title: "TLS 1.2, the choice of the library, a comment, a transport without TLS",
      good: {
        "pjsip.conf": conf`
          [secure]
          type=transport
          protocol=tls
          bind=0.0.0.0
          method=tlsv1
          method=tlsv1_2
          cipher=ECDHE-RSA-AES128-GCM-SHA256,DHE-RSA-AES256-SHA256
          [other]
          type=transport
          protocol=tls
          bind=0.0.0.0:5063
          ;method=sslv3
          [udp]
          type=transport
          protocol=udp
          bind=0.0.0.0
          method=tlsv1
        `,
      },
    },
    {
      title: "A template that no transport uses",
      good: { "pjsip.conf": "[secure](!)\ntype=transport\nprotocol=tls\nmethod=sslv3\n" },
    },
  ],
  check({ tree, report }) {
    for (const transport of tree.pjsip?.transports ?? []) {
      if (transport.transport !== "tls") continue;
      const { settings } = transport.object;
      const method = settings.get("method");
      const version = method && oldVersions.get(method.value.toLowerCase());
      if (method && version !== undefined) report(oldMethod(transport, method, version));
      const weak = settings
        .all("cipher")
        .flatMap(listedNames)
        .filter(({ name }) => isWeak(name));
      const [first] = weak;
      if (!first) continue;
      report({
        at: first.place,
        message: `Transport '${transport.id}' offers the broken ${weak.length > 1 ? "ciphers" : "cipher"} ${quotedNames(weak.map(({ name }) => name))}`,
        fixes: [{ title: "Take the weak ciphers out", applicability: "manual", edits: [] }],
      });
    }
  },
};
export default rule;

function oldMethod({ id }: PjsipTransport, method: Option, version: string): Report {
  return {
    at: method.valuePlace,
    message: `Transport '${id}' speaks ${version}, which can be broken and which present phones refuse`,
    fixes: [
      {
        title: "Set method=tlsv1_2",
        applicability: "unsafe",
        edits: replaceValue(method, "tlsv1_2"),
        caution: "phones that know no TLS 1.2 can no longer connect",
      },
    ],
  };
}

const oldVersions: ReadonlyMap<string, string> = new Map([
  ["sslv2", "SSL 2 only"],
  ["sslv3", "SSL 3 only"],
  ["sslv23", "every version of TLS and SSL that the library has"],
  ["tlsv1", "TLS 1.0 only"],
  ["tlsv1_1", "TLS 1.1 only"],
]);

const weakParts: ReadonlySet<string> = new Set([
  "RC4",
  "RC2",
  "DES",
  "3DES",
  "MD5",
  "NULL",
  "EXP",
  "EXPORT",
  "ADH",
  "AECDH",
  "ANON",
]);

/** Names as OpenSSL writes them, `DES-CBC3-SHA`, and as the standards do, `TLS_RSA_WITH_RC4_128_SHA`. */
function isWeak(cipher: string): boolean {
  return cipher
    .toUpperCase()
    .split(/[-_]/)
    .some((part) => weakParts.has(part));
}
