import type { Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { generalPlace, setGeneral } from "../ami/general-section.ts";

const rule: Rule = {
  id: "ari/enabled-default",
  summary: "ARI is on although it has no user",
  category: "exposure",
  severity: "info",
  confidence: "firm",
  preset: "all",
  fix: "safe",
  cwe: [1188],
  since: "0.1.0",
  references: ["res/res_ari.c: load_module()", "res/ari/config.c: ari_conf_load()"],
  docs: {
    what: "ari.conf has no `enabled=no` and no user, while the web server listens beyond the machine itself. ARI is on unless it is switched off.",
    why: "Nobody can log in, but everyone can try, and the code that answers is one more place for flaws. The first user that somebody adds is reachable at once.",
    how: "Set `enabled=no` in `[general]` of ari.conf until a program needs it.",
    breaks: "Nothing, since nobody can log in.",
    ignore: "When users are about to be added.",
  },
  examples: [
    {
      title: "No user",
      bad: {
        "ari.conf": conf`
          [general]       ; ~ info "ARI is on although it has no user"
          pretty=yes
        `,
        "http.conf": "[general]\nenabled=yes\nbindaddr=0.0.0.0\n",
      },
      fixed: {
        "ari.conf": conf`
          [general]
          pretty=yes
          enabled=no
        `,
      },
    },
    {
      title: "A user",
      good: {
        "ari.conf": "[general]\n[crm]\ntype=user\npassword=kV8sPz2Tq7wLmX4c\n",
        "http.conf": "[general]\nenabled=yes\nbindaddr=0.0.0.0\n",
      },
    },
    {
      title: "Switched off",
      good: {
        "ari.conf": "[general]\nenabled=no\n",
        "http.conf": "[general]\nenabled=yes\nbindaddr=0.0.0.0\n",
      },
    },
    { title: "The web server is off", good: { "ari.conf": "[general]\n" } },
  ],
  check({ tree, report }) {
    const { ari, http } = tree;
    if (!ari?.generalSection || !http || http.exposure === "loopback") return;
    if (ari.listeners.length === 0 || ari.users.length > 0) return;
    // An include that cannot be followed may hold the users.
    if (ari.file.problems.some(({ code }) => code.startsWith("include-") || code.startsWith("exec-"))) return;
    const { option } = ari.isEnabled;
    report({
      at: generalPlace(ari, option),
      message:
        "ARI is on although it has no user, and the web server answers on other addresses than the machine's own",
      fixes: [
        { title: "Set enabled=no", applicability: "safe", edits: setGeneral(ari, option, "enabled", "no") },
      ],
    });
  },
};
export default rule;
