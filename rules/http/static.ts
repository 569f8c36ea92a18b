import { type Rule, replaceValue } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { isReachable } from "./exposure.ts";

const rule: Rule = {
  id: "http/static",
  summary: "The web server hands out files to anyone",
  category: "exposure",
  severity: "low",
  confidence: "certain",
  preset: "strict",
  fix: "unsafe",
  cwe: [552],
  since: "0.1.0",
  references: ["main/http.c: static_callback()"],
  docs: {
    what: "`enablestatic=yes` in http.conf makes the folder `static-http` in Asterisk's data directory available at `/static`, and the server listens beyond the machine itself.",
    why: "Nobody is asked for a password there. Old web panels live in that folder, and so does whatever somebody once put there: phone settings, backups, recordings.",
    how: "Set `enablestatic=no`. If phones fetch files, serve them from a web server that can ask for a password.",
    breaks: "The old Asterisk GUI, and phones or pages that load files from `/static`.",
    ignore: "When the folder holds nothing but what everybody may see.",
  },
  examples: [
    {
      title: "Files for everybody",
      bad: {
        "http.conf": conf`
          [general]
          enabled=yes
          bindaddr=0.0.0.0
          enablestatic=yes     ; ~ low "'enablestatic=yes' hands out the files in static-http without a password"
        `,
      },
      fixed: {
        "http.conf": conf`
          [general]
          enabled=yes
          bindaddr=0.0.0.0
          enablestatic=no
        `,
      },
    },
    {
      title: "Only on the machine itself",
      good: { "http.conf": "[general]\nenabled=yes\nbindaddr=127.0.0.1\nenablestatic=yes\n" },
    },
    { title: "The server is off", good: { "http.conf": "[general]\nbindaddr=0.0.0.0\nenablestatic=yes\n" } },
    {
      title: "A comment",
      good: { "http.conf": "[general]\nenabled=yes\nbindaddr=0.0.0.0\n;enablestatic=yes\n" },
    },
    {
      title: "The spelling with an underscore came later",
      good: { "http.conf": "[general]\nenabled=yes\nbindaddr=0.0.0.0\nenable_static=yes\n" },
      asteriskVersion: "13.21",
    },
  ],
  check({ tree, report }) {
    const { http } = tree;
    if (!http || !isReachable(tree)) return;
    const { version } = tree.asterisk;
    // The second spelling and `enable_status` came together.
    const knowsBoth = version.isBefore("14")
      ? version.isAtLeast("13.31")
      : version.isBefore("17")
        ? version.isAtLeast("16.8")
        : version.isAtLeast("17.2");
    const names = knowsBoth ? ["enablestatic", "enable_static"] : ["enablestatic"];
    const { value, option } = http.general.isTrue(false, ...names);
    if (!value || !option) return;
    report({
      at: option.valuePlace,
      message: `'${option.name}=${option.value}' hands out the files in static-http without a password`,
      fixes: [
        {
          title: `Set ${option.name}=no`,
          applicability: "unsafe",
          edits: replaceValue(option, "no"),
          caution: "pages and phones that load files from /static no longer get them",
        },
      ],
    });
  },
};
export default rule;
