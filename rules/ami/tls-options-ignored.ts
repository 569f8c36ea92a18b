import { deleteLine, isTrue, type Option, type Rule, type Tree } from "@astlint/core";
import { conf } from "@astlint/core/testing";

const rule: Rule = {
  id: "ami/tls-options-ignored",
  summary: "AMI and the web server do not check the certificates of clients",
  category: "correctness",
  severity: "low",
  confidence: "certain",
  preset: "recommended",
  fix: "safe",
  cwe: [295],
  since: "0.1.0",
  asterisk: ">=12",
  references: ["main/manager.c: __init_manager()", "main/http.c: __ast_http_load()"],
  docs: {
    what: "`[general]` of manager.conf or http.conf has `tlsverifyclient=yes`, `tlscafile`, `tlscapath` or `tlscadir`. Neither server supports them: Asterisk reports each as an invalid keyword and goes on.",
    why: "Somebody believes that only programs with a certificate get in. Whoever speaks TLS does, and is asked for nothing but a password.",
    how: "Delete the lines. To check certificates, put a proxy that does so in front, such as stunnel or nginx, and let Asterisk listen on 127.0.0.1.",
    breaks: "Nothing: the lines have no effect.",
    ignore: "Hardly ever: they only mislead.",
  },
  examples: [
    {
      title: "AMI is meant to check certificates",
      bad: {
        "manager.conf": conf`
          [general]
          enabled=yes
          tlsenable=yes
          tlscafile=/etc/asterisk/keys/ca.pem
          tlsverifyclient=yes   ; ~ medium "'tlsverifyclient=yes' has no effect: AMI takes TLS connections without a certificate"
          tlscertfile=/etc/asterisk/keys/ami.pem
        `,
      },
      fixed: {
        "manager.conf": conf`
          [general]
          enabled=yes
          tlsenable=yes
          tlscertfile=/etc/asterisk/keys/ami.pem
        `,
      },
    },
    {
      title: "An authority that nobody asks",
      bad: {
        "http.conf": conf`
          [general]
          enabled=yes
          bindaddr=127.0.0.1
          tlsenable=yes
          tlscafile=/etc/asterisk/keys/ca.pem   ; ~ low "'tlscafile' has no effect: the web server asks for no certificates"
        `,
      },
    },
    {
      title: "Options that count, a comment, and a no",
      good: {
        "manager.conf": conf`
          [general]
          enabled=yes
          tlsenable=yes
          tlscertfile=/etc/asterisk/keys/ami.pem
          tlscipher=HIGH
          tlsclientmethod=tlsv1
          ;tlsverifyclient=yes
          tlsverifyclient=no
        `,
      },
    },
    {
      title: "TLS is off",
      good: { "manager.conf": "[general]\nenabled=yes\ntlscafile=/etc/asterisk/keys/ca.pem\n" },
    },
  ],
  check({ tree, report }) {
    if (tree.asterisk.version.isBefore("12")) return;
    for (const [server, options] of ignoredOptions(tree)) {
      const check = options.find(({ key }) => key === "tlsverifyclient");
      const first = check ?? options[0];
      if (!first) continue;
      report({
        at: first.place,
        message: check
          ? `'${check.name}=${check.value}' has no effect: ${server} takes TLS connections without a certificate`
          : `'${first.name}' has no effect: ${server} asks for no certificates`,
        severity: check ? "medium" : "low",
        related: options
          .filter((option) => option !== first)
          .map(({ place }) => ({ at: place, message: "has no effect, either" })),
        fixes: [
          {
            title: options.length > 1 ? "Delete the lines" : "Delete the line",
            applicability: "safe",
            edits: options.flatMap(deleteLine),
          },
        ],
      });
    }
  },
};
export default rule;

const names = ["tlsverifyclient", "tlscafile", "tlscapath", "tlscadir"];

/** By server, the options that suggest a check of certificates; only where TLS is on. */
function ignoredOptions({ manager, http }: Tree): (readonly [string, readonly Option[]])[] {
  const servers = [
    ["AMI", manager?.listeners, manager?.general] as const,
    ["the web server", http?.listeners, http?.general] as const,
  ];
  return servers.flatMap(([server, listeners, general]) => {
    const hasTls = listeners?.some(({ transport }) => transport === "tls" || transport === "https");
    if (!hasTls || !general) return [];
    const options = general
      .all(...names)
      .filter(({ key, value }) => key !== "tlsverifyclient" || isTrue(value));
    return [[server, options] as const];
  });
}
