import { isPlaceholder, type Rule, replaceValue } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { isReachable } from "./exposure.ts";

const rule: Rule = {
  id: "http/session-limit",
  summary: "The web server keeps very many connections open",
  category: "dos",
  severity: "low",
  confidence: "certain",
  preset: "strict",
  fix: "unsafe",
  cwe: [770],
  since: "0.1.0",
  references: ["main/http.c: __ast_http_load(), httpd_helper_thread()", "AST-2014-007"],
  docs: {
    what: "`sessionlimit` in http.conf is above 1000, or `session_inactivity` is longer than five minutes. The defaults are 100 connections and 30 seconds.",
    why: "Each connection takes a thread of Asterisk. Who opens connections and says nothing on them uses up threads and file handles until calls fail.",
    how: "Remove the line and take the default, or set what your programs need: WebSocket connections count, those that are idle before their first request are what the limit is for.",
    breaks: "When more clients than the limit are connected, further ones are refused.",
    ignore: "When that many WebRTC phones are connected to this machine.",
  },
  examples: [
    {
      title: "Far above the default",
      bad: {
        "http.conf": conf`
          [general]
          enabled=yes
          bindaddr=0.0.0.0
          sessionlimit=50000           ; ~ low "'sessionlimit=50000' lets strangers open that many connections"
          session_inactivity=3600000   ; ~ low "lets a silent connection stay open for 3600 seconds"
        `,
      },
      fixed: {
        "http.conf": conf`
          [general]
          enabled=yes
          bindaddr=0.0.0.0
          sessionlimit=100
          session_inactivity=30000
        `,
      },
    },
    {
      title: "Near the default",
      good: { "http.conf": "[general]\nenabled=yes\nbindaddr=0.0.0.0\nsessionlimit=200\n" },
    },
    { title: "The server is off", good: { "http.conf": "[general]\nsessionlimit=50000\n" } },
    {
      title: "Not a number, so that the default counts",
      good: { "http.conf": "[general]\nenabled=yes\nbindaddr=0.0.0.0\nsessionlimit=many\n" },
    },
  ],
  check({ tree, report }) {
    const { http } = tree;
    if (!http || !isReachable(tree)) return;
    for (const { name, most, fallback } of limits) {
      const option = http.general.get(name);
      if (!option || isPlaceholder(option.value) || !(Number(option.value) > most)) continue;
      const written = `'${option.name}=${option.value}'`;
      const message =
        name === "sessionlimit"
          ? `${written} lets strangers open that many connections, each with a thread of its own`
          : `${written} lets a silent connection stay open for ${Number(option.value) / 1000} seconds`;
      report({
        at: option.valuePlace,
        message,
        fixes: [
          {
            title: `Set ${name}=${fallback}, the default`,
            applicability: "unsafe",
            edits: replaceValue(option, fallback),
            caution: "clients above the limit are refused",
          },
        ],
      });
    }
  },
};
export default rule;

const limits = [
  { name: "sessionlimit", most: 1000, fallback: "100" },
  { name: "session_inactivity", most: 300_000, fallback: "30000" },
] as const;
