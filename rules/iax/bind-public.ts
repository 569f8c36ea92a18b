import type { Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { generalPlace } from "../ami/general-section.ts";

const rule: Rule = {
  id: "iax/bind-public",
  summary: "IAX listens although nobody uses it",
  category: "exposure",
  severity: "info",
  confidence: "certain",
  preset: "strict",
  fix: "manual",
  cwe: [1327],
  since: "0.1.0",
  references: ["channels/chan_iax2.c: set_config(), load_module()", "AST-2021-008"],
  docs: {
    what: "chan_iax2 is loaded and opens UDP port 4569 beyond the machine itself, though iax.conf has no account and registers nowhere.",
    why: "A port that nobody needs is one more way in when a flaw in chan_iax2 becomes known, and there have been several that take only a packet.",
    how: "Put `noload => chan_iax2.so` in modules.conf.",
    breaks: "Dial strings with `IAX2/` no longer work.",
    ignore:
      "When the dialplan calls out with `IAX2/` and all it needs stands there, or accounts come from a database.",
  },
  examples: [
    {
      title: "No account",
      bad: {
        "iax.conf": conf`
          [general]      ; ~ info "IAX listens on port 4569 of every address, though iax.conf has no account"
          bandwidth=high
        `,
      },
    },
    { title: "An account", good: { "iax.conf": "[general]\n[200]\ntype=friend\nsecret=kV8sPz2Tq7wLmX4c\n" } },
    {
      title: "It registers with a provider",
      good: { "iax.conf": "[general]\nregister => 100:kV8sPz2Tq7wLmX4c@iax.example.com\n" },
    },
    { title: "Only the machine itself reaches it", good: { "iax.conf": "[general]\nbindaddr=127.0.0.1\n" } },
    {
      title: "The module is not loaded",
      good: { "iax.conf": "[general]\n", "modules.conf": "[modules]\nautoload=yes\nnoload=chan_iax2.so\n" },
    },
    {
      title: "Accounts come from a database",
      good: { "iax.conf": "[general]\n", "extconfig.conf": "[settings]\niaxusers => odbc,asterisk\n" },
    },
  ],
  check({ tree, report }) {
    const { iax } = tree;
    if (!iax || iax.accounts.length > 0 || iax.general.get("register")) return;
    const open = iax.listeners.find(({ exposure }) => exposure === "any" || exposure === "public");
    const realtime = tree.live("extconfig.conf")?.section("settings");
    if (!open || realtime?.first("iaxusers") || realtime?.first("iaxpeers")) return;
    const where = open.exposure === "any" ? "every address" : `'${open.host}'`;
    report({
      at: generalPlace(iax, open.option),
      message: `IAX listens on port ${open.port} of ${where}, though iax.conf has no account`,
      fixes: [{ title: "Put 'noload => chan_iax2.so' in modules.conf", applicability: "manual", edits: [] }],
    });
  },
};
export default rule;
