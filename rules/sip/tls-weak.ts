import {
  commentOut,
  isTrue,
  type Option,
  type Rule,
  replaceValue,
  type SipModel,
  type TextEdit,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";

const rule: Rule = {
  id: "sip/tls-weak",
  summary: "SIP over TLS with settings that do not protect",
  category: "crypto",
  severity: "medium",
  confidence: "firm",
  preset: "strict",
  fix: "unsafe",
  cwe: [327],
  since: "0.1.0",
  asterisk: ">=1.6 <21",
  references: ["main/tcptls.c: __ssl_setup(), ast_tls_read_conf()", "AST-2015-003"],
  docs: {
    what: "chan_sip offers TLS, and `tlscipher` permits ciphers that hide nothing (`ALL`, `aNULL`, `eNULL`) or are broken (`RC4`, `DES`, `EXP`, `MD5`, `LOW`); or a provider or registration uses TLS, and `tlsclientmethod` pins it to SSL or TLS 1.0, or `tlsdontverifyserver=yes` takes any certificate. With OpenSSL 1.1 and later `tlsclientmethod` has no effect, which is as good a reason to delete it.",
    why: "Somebody on the path talks both sides down to a cipher that he can read, or poses as the provider with a certificate of his own: he reads the numbers, the answers to password challenges and the keys of calls.",
    how: "Delete `tlscipher` and `tlsclientmethod`: the defaults of OpenSSL are better than what guides from earlier years say. Set `tlsdontverifyserver=no`, and `tlscafile=` to the authority of the provider.",
    breaks:
      "Very old phones may find no cipher in common. A provider with a self-signed certificate is refused until `tlscafile` has it.",
    ignore: "When old phones leave you no choice, and their network is one that you trust.",
  },
  examples: [
    {
      title: "Every cipher is welcome",
      bad: {
        "sip.conf": conf`
          [general]
          tlsenable=yes
          tlscipher=ALL
          ;         ^^^ medium "'tlscipher=ALL' lets TLS connections use ciphers without protection, such as those of 'ALL'"
        `,
      },
      fixed: {
        "sip.conf": conf`
          [general]
          tlsenable=yes
          ;tlscipher=ALL
        `,
      },
    },
    {
      title: "The certificate of the provider is not checked",
      bad: {
        "sip.conf": conf`
          [general]
          tlsenable=yes
          tlsdontverifyserver=yes     ; ~ medium "takes any certificate for that of a provider"
          tlsclientmethod=tlsv1       ; ~ medium "'tlsclientmethod=tlsv1' pins connections to providers to TLS 1.0, where OpenSSL is older than 1.1"
          [carrier]
          type=peer
          host=sip.example.com
          transport=tls
        `,
      },
      fixed: {
        "sip.conf": conf`
          [general]
          tlsenable=yes
          tlsdontverifyserver=no
          ;tlsclientmethod=tlsv1
          [carrier]
          type=peer
          host=sip.example.com
          transport=tls
        `,
      },
    },
    {
      title: "Good ciphers, a list that takes the bad ones out, no connection to check",
      good: {
        "sip.conf": conf`
          [general]
          tlsenable=yes
          tlscipher=ALL:!aNULL:!eNULL:!EXP:!LOW:!MD5:!RC4:!DES
          tlsdontverifyserver=yes
          tlsclientmethod=tlsv1_2
          [100]
          type=friend
          host=dynamic
          secret=ux7Y2mKq9sWc4e
          transport=tls
        `,
      },
    },
    { title: "TLS is off", good: { "sip.conf": "[general]\n;tlsenable=yes\ntlscipher=ALL\n" } },
  ],
  check({ tree, report }) {
    const { sip } = tree;
    if (!sip?.listeners.some(({ transport, exposure }) => transport === "tls" && exposure !== "loopback"))
      return;
    for (const { option, message, title, edits, caution } of weaknesses(sip)) {
      report({
        at: option.valuePlace,
        message: `'${option.name}=${option.value}' ${message}`,
        fixes: [{ title, applicability: "unsafe", edits, caution }],
      });
    }
  },
};
export default rule;

interface Weakness {
  readonly option: Option;
  readonly message: string;
  readonly title: string;
  readonly edits: readonly TextEdit[];
  readonly caution: string;
}

function weaknesses(sip: SipModel): Weakness[] {
  const { general } = sip;
  const found: Weakness[] = [];
  const cipher = general.get("tlscipher", "sslcipher");
  const weak = weakCipher(cipher?.value ?? "");
  if (cipher && weak !== undefined) {
    found.push({
      option: cipher,
      message: `lets TLS connections use ciphers without protection, such as those of '${weak}'`,
      title: `Leave ${cipher.name} to OpenSSL`,
      edits: commentOut(cipher),
      caution: "very old phones may find no cipher in common",
    });
  }
  const isClient = opensTls(sip);
  const method = general
    .all("tlsclientmethod", "sslclientmethod")
    .findLast(({ value }) => methods.has(value.toLowerCase()));
  if (method && isClient) {
    found.push({
      option: method,
      message: `pins connections to providers to ${methods.get(method.value.toLowerCase()) ?? ""}, where OpenSSL is older than 1.1`,
      title: `Leave ${method.name} to OpenSSL`,
      edits: commentOut(method),
      caution: "a provider that speaks nothing else is no longer reached",
    });
  }
  const unverified = general.get("tlsdontverifyserver");
  if (unverified && isTrue(unverified.value) && isClient) {
    found.push({
      option: unverified,
      message: "takes any certificate for that of a provider",
      title: "Set tlsdontverifyserver=no",
      edits: replaceValue(unverified, "no"),
      caution: "a provider whose certificate tlscafile does not vouch for is no longer reached",
    });
  }
  return found;
}

/** Methods that are older than what OpenSSL would agree on. */
const methods: ReadonlyMap<string, string> = new Map([
  ["sslv2", "SSL 2"],
  ["sslv3", "SSL 3"],
  ["tlsv1", "TLS 1.0"],
]);

const brokenCiphers = [
  "anull",
  "enull",
  "null",
  "adh",
  "exp",
  "export",
  "rc4",
  "des",
  "md5",
  "low",
  "complementofall",
];

/** The first word of a cipher list that lets bad ciphers in and is not taken back by a `!`. */
function weakCipher(value: string): string | undefined {
  const words = value.split(/[:, ]/).filter((word) => word !== "");
  const banned = new Set(
    words.filter((word) => word.startsWith("!")).map((word) => word.slice(1).toLowerCase()),
  );
  return words.find((word) => {
    const name = word.replace(/^\+/, "").toLowerCase();
    if (name === "all") return !banned.has("anull") && !banned.has("adh");
    return brokenCiphers.includes(name) && !banned.has(name);
  });
}

/** Whether Asterisk itself opens TLS connections: to a provider, or to register. */
function opensTls(sip: SipModel): boolean {
  if (sip.registrations.some(({ transport }) => transport === "tls")) return true;
  return sip.accounts.some((account) => {
    const words = (account.option("transport")?.value ?? "").toLowerCase().split(",");
    return account.hasStaticHost && words.some((word) => word.trim() === "tls");
  });
}
