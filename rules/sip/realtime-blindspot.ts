import type { Option, Rule, Tree } from "@astlint/core";
import { conf } from "@astlint/core/testing";

const rule: Rule = {
  id: "sip/realtime-blindspot",
  summary: "Accounts are in a database, where no rule looks",
  category: "detectability",
  severity: "info",
  confidence: "certain",
  preset: "recommended",
  fix: "manual",
  cwe: [1059],
  since: "0.1.0",
  references: ["main/config.c: read_config_maps(), ast_load_realtime()"],
  docs: {
    what: "extconfig.conf tells Asterisk to read accounts, mailboxes or extensions from a database. Rules judge configuration files: passwords, contexts and access lists in tables are not judged.",
    why: "A report without findings looks like a safe PBX, while the accounts that attackers try may have their number as a password.",
    how: "Look at the tables yourself: passwords that are short, empty or the same as the name, `host`, `insecure`, `context` and `permit` of each account. Or write the rows out as sections of a file, and lint that.",
    breaks: "Nothing; there is nothing to change.",
    ignore: "When the tables are looked after by other means.",
  },
  examples: [
    {
      title: "SIP accounts and mailboxes",
      bad: {
        "extconfig.conf": conf`
          [settings]
          sippeers => odbc,asterisk,sip_peers   ; ~ info "SIP accounts and mailboxes are in a database, which no rule looks into"
          sipusers => odbc,asterisk,sip_peers
          voicemail => odbc,asterisk,voicemail
          queue_log => odbc,asterisk
        `,
        "sip.conf": "[general]\nallowguest=no\n",
      },
    },
    {
      title: "Only logs go to the database",
      good: { "extconfig.conf": "[settings]\n;sippeers => odbc,asterisk\nqueue_log => odbc,asterisk\n" },
    },
    {
      title: "The channel driver is not loaded",
      good: {
        "extconfig.conf": "[settings]\nsippeers => odbc,asterisk,sip_peers\n",
        "modules.conf": "[modules]\nautoload=yes\nnoload => chan_sip.so\n",
      },
    },
  ],
  check({ tree, report }) {
    const mappings = mappedTables(tree);
    const [first, ...others] = mappings;
    if (!first) return;
    const whats = [...new Set(mappings.map(({ what }) => what))];
    report({
      at: first.option.place,
      message: `${inWords(whats)} are in a database, which no rule looks into`,
      related: others.map(({ option }) => ({ at: option.place, message: "this table, too" })),
      fixes: [{ title: "Look at the tables by other means", applicability: "manual", edits: [] }],
    });
  },
};
export default rule;

/** Names in extconfig.conf with what the tables hold and the module that reads them. */
const tables: ReadonlyMap<string, { readonly what: string; readonly module: string }> = new Map([
  ["sippeers", { what: "SIP accounts", module: "chan_sip" }],
  ["sipusers", { what: "SIP accounts", module: "chan_sip" }],
  ["iaxpeers", { what: "IAX accounts", module: "chan_iax2" }],
  ["iaxusers", { what: "IAX accounts", module: "chan_iax2" }],
  ["ps_endpoints", { what: "PJSIP endpoints", module: "res_pjsip" }],
  ["ps_auths", { what: "PJSIP endpoints", module: "res_pjsip" }],
  ["voicemail", { what: "mailboxes", module: "app_voicemail" }],
  ["extensions", { what: "extensions", module: "pbx_realtime" }],
]);

interface Mapping {
  readonly option: Option;
  readonly what: string;
}

function mappedTables(tree: Tree): Mapping[] {
  const options = tree.live("extconfig.conf")?.section("settings")?.options ?? [];
  return options.flatMap((option) => {
    const table = tables.get(option.key);
    const isRead = table !== undefined && tree.modules.state(table.module).isLoaded;
    return isRead ? [{ option, what: table.what }] : [];
  });
}

function inWords(whats: readonly string[]): string {
  const last = whats.at(-1) ?? "";
  const text = whats.length < 2 ? last : `${whats.slice(0, -1).join(", ")} and ${last}`;
  return text.charAt(0).toUpperCase() + text.slice(1);
}
