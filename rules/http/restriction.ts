import { hasHttpAccessLists, type Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";

const rule: Rule = {
  id: "http/restriction",
  summary: "A restriction of the web server has no effect in this version",
  category: "correctness",
  severity: "high",
  confidence: "certain",
  preset: "recommended",
  fix: "manual",
  cwe: [284],
  since: "0.1.0",
  asterisk: "<20.19, 21 to 21.12.2, 22 to 22.8, 23 to 23.2",
  references: ["main/http.c: __ast_http_load(), check_restriction_acl()"],
  docs: {
    what: "A section of http.conf with `type=restriction` limits a path of the web server to some addresses, `/ari` for example. Asterisk knows such sections from 20.19.0, 21.12.3, 22.9.0 and 23.3.0 on. Older releases skip them without a word.",
    why: "Whoever wrote it believes that only the permitted addresses get in, while everyone does.",
    how: "Update Asterisk, or let the web server listen on 127.0.0.1 and limit the addresses in the server in front of it or in the firewall.",
    breaks: "Once it works, the restriction refuses whom it does not permit.",
    ignore: "When the file is made for a newer Asterisk than the one astlint was told.",
  },
  examples: [
    {
      title: "The version does not know restrictions",
      bad: {
        "http.conf": conf`
          [general]
          enabled=yes
          bindaddr=0.0.0.0
          [/ari]               ; ~ high "Asterisk 20.18.2 knows no restrictions, so that '/ari' is open to everybody"
          type=restriction
          deny=0.0.0.0/0
          permit=10.0.0.5
        `,
      },
      asteriskVersion: "20.18.2",
    },
    {
      title: "The version knows them",
      good: {
        "http.conf": conf`
          [general]
          enabled=yes
          bindaddr=0.0.0.0
          [/ari]
          type=restriction
          deny=0.0.0.0/0
          permit=10.0.0.5
        `,
      },
      asteriskVersion: "22.10.1",
    },
    {
      title: "The web server is off",
      good: { "http.conf": "[general]\n[/ari]\ntype=restriction\ndeny=0.0.0.0/0\n" },
      asteriskVersion: "20.18.2",
    },
  ],
  check({ tree, report }) {
    const { http } = tree;
    if (!http || http.listeners.length === 0 || hasHttpAccessLists(tree)) return;
    for (const section of http.file.live) {
      if (section.first("type")?.value.toLowerCase() !== "restriction") continue;
      report({
        at: section.namePlace,
        message: `Asterisk ${tree.asterisk.version} knows no restrictions, so that '${section.name}' is open to everybody who reaches the web server`,
        severity: http.exposure === "loopback" ? "low" : "high",
        fixes: [{ title: "Update Asterisk", applicability: "manual", edits: [] }],
      });
    }
  },
};
export default rule;
