import type { Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { generalPlace, setGeneral } from "../ami/general-section.ts";
import { isReachable } from "./exposure.ts";

const rule: Rule = {
  id: "http/servername",
  summary: "The web server tells its version",
  category: "enumeration",
  severity: "info",
  confidence: "certain",
  preset: "all",
  fix: "safe",
  cwe: [200],
  since: "0.1.0",
  asterisk: ">=13",
  references: ["main/http.c: __ast_http_load(), ast_http_send()"],
  docs: {
    what: "Without `servername` in http.conf every answer of the web server has a header `Server: Asterisk/` with the version.",
    why: "Scanners note the version and come back when a flaw in it becomes known. Hiding it mends no flaw.",
    how: "Set `servername=` with nothing behind it, and the header is left out.",
    breaks: "Nothing in Asterisk; a program that reads the header, should there be one.",
    ignore: "When you do not mind.",
  },
  examples: [
    {
      title: "The default",
      bad: { "http.conf": '[general]   ; ~ info "tells its version"\nenabled=yes\nbindaddr=0.0.0.0\n' },
      fixed: { "http.conf": "[general]\nenabled=yes\nbindaddr=0.0.0.0\nservername=\n" },
    },
    {
      title: "The header is left out",
      good: {
        "http.conf": conf`
          [general]
          enabled=yes
          bindaddr=0.0.0.0
          servername=
        `,
      },
    },
    {
      title: "Only on the machine itself",
      good: { "http.conf": "[general]\nenabled=yes\nbindaddr=127.0.0.1\n" },
    },
    {
      title: "Older releases do not know the option",
      good: { "http.conf": "[general]\nenabled=yes\nbindaddr=0.0.0.0\n" },
      asteriskVersion: "11",
    },
  ],
  check({ tree, report }) {
    const { http } = tree;
    if (!http || !isReachable(tree) || tree.asterisk.version.isBefore("13")) return;
    if (http.general.get("servername")) return;
    report({
      at: generalPlace(http, undefined),
      message: "The web server tells its version in every answer, since servername is not set",
      fixes: [
        {
          title: "Leave the header out",
          applicability: "safe",
          edits: setGeneral(http, undefined, "servername", ""),
        },
      ],
    });
  },
};
export default rule;
