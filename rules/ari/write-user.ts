import { isFalse, type Rule, type Severity } from "@astlint/core";
import { conf } from "@astlint/core/testing";

const rule: Rule = {
  id: "ari/write-user",
  summary: "An ARI user may place calls and change the configuration",
  category: "privilege",
  severity: "medium",
  confidence: "certain",
  preset: "strict",
  fix: "manual",
  cwe: [250],
  since: "0.1.0",
  references: ["res/res_ari.c: ast_ari_callback()", "GHSA-wcvv-g26m-wx5c"],
  docs: {
    what: "A user of ari.conf has no `read_only=yes`, and the web server listens beyond the machine itself.",
    why: "With its password anyone who reaches the port places calls to any number, listens in, records, loads modules and changes the objects of PJSIP.",
    how: "Set `read_only=yes` for programs that only watch, a wallboard for example. Those that steer calls need the right; let them run on the same machine, or limit from where they come.",
    breaks: "A program with `read_only=yes` gets 403 for everything but reading.",
    ignore: "For the program that steers the calls.",
  },
  examples: [
    {
      title: "Reachable from everywhere",
      bad: {
        "ari.conf": conf`
          [general]
          [board]          ; ~ high "ARI user 'board' may place calls and change the configuration, and the web server listens on '0.0.0.0'"
          type=user
          password=kV8sPz2Tq7wLmX4c
        `,
        "http.conf": "[general]\nenabled=yes\nbindaddr=0.0.0.0\n",
      },
    },
    {
      title: "Reachable from the local network",
      bad: {
        "ari.conf": "[board]   ; ~ medium\ntype=user\npassword=kV8sPz2Tq7wLmX4c\nread_only=no\n",
        "http.conf": "[general]\nenabled=yes\nbindaddr=10.0.0.5\n",
      },
    },
    {
      title: "It may only watch",
      good: {
        "ari.conf": "[board]\ntype=user\npassword=kV8sPz2Tq7wLmX4c\nread_only=yes\n",
        "http.conf": "[general]\nenabled=yes\nbindaddr=0.0.0.0\n",
      },
    },
    {
      title: "Only the machine itself reaches it",
      good: {
        "ari.conf": "[board]\ntype=user\npassword=kV8sPz2Tq7wLmX4c\n",
        "http.conf": "[general]\nenabled=yes\nbindaddr=127.0.0.1\n",
      },
    },
    {
      title: "ARI is off",
      good: {
        "ari.conf": "[general]\nenabled=no\n[board]\ntype=user\npassword=kV8sPz2Tq7wLmX4c\n",
        "http.conf": "[general]\nenabled=yes\nbindaddr=0.0.0.0\n",
      },
    },
  ],
  check({ tree, report }) {
    const { ari, http } = tree;
    if (!ari || !http || http.exposure === "loopback") return;
    const listener = ari.listeners.find(({ exposure }) => exposure === http.exposure);
    if (!listener) return;
    for (const { name, namePlace, password, isReadOnly, accessList } of ari.users) {
      if (!password || isReadOnly.value || accessList.permitsOnly("loopback")) continue;
      const isOpen = http.exposure !== "private" && !accessList.permitsOnly("private");
      const severity: Severity = isOpen ? "high" : "medium";
      const option = isReadOnly.option && isFalse(isReadOnly.option.value) ? isReadOnly.option : undefined;
      report({
        at: namePlace,
        message: `ARI user '${name}' may place calls and change the configuration, and the web server listens on '${listener.host}'`,
        severity,
        related: option ? [{ at: option.place, message: "this gives the right" }] : [],
        fixes: [
          { title: "Set read_only=yes if the program only watches", applicability: "manual", edits: [] },
        ],
      });
    }
  },
};
export default rule;
