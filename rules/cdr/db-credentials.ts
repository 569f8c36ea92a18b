import { isFalse, type Option, type Rule, type Section, type Tree } from "@astlint/core";
import { conf } from "@astlint/core/testing";

const rule: Rule = {
  id: "cdr/db-credentials",
  summary: "Asterisk logs in to a database as its administrator",
  category: "privilege",
  severity: "low",
  confidence: "firm",
  preset: "strict",
  fix: "manual",
  cwe: [250],
  since: "0.1.0",
  references: [
    "cdr/cdr_pgsql.c: config_module()",
    "cel/cel_pgsql.c: process_my_load_module()",
    "res/res_odbc.c: load_odbc_config()",
    "GHSA-ph27-3m5q-mj5m",
  ],
  docs: {
    what: "A file with the login of a database (cdr_pgsql.conf, cdr_mysql.conf, cdr_tds.conf, cel_pgsql.conf, res_odbc.conf, res_pgsql.conf, res_config_mysql.conf) names `root`, `postgres` or `sa`, the account that may do everything.",
    why: "The password stands in the file as it is. Whoever reads it, or gets a quote through to the database with a forged caller ID, has all databases of the server and not just the call records.",
    how: "Create an account that may only insert into the table of call records, or only read those of the configuration, and name it here.",
    breaks: "Calls are not recorded while the new account lacks a right: try it with one call.",
    ignore: "When the database server holds nothing but this table.",
  },
  examples: [
    {
      title: "Call records as the administrator",
      asteriskVersion: "16",
      bad: {
        "cdr_mysql.conf": conf`
          [global]
          hostname=localhost
          dbname=asteriskcdrdb
          user=root              ; ~ low "'root'"
          password=Tr3-kqmx-8821
        `,
      },
    },
    {
      title: "ODBC",
      bad: {
        "res_odbc.conf": conf`
          [asterisk]
          enabled => yes
          dsn => asterisk
          username => postgres     ; ~ low "'postgres'"
          [old]
          enabled => no
          username => root
        `,
      },
    },
    {
      title: "An account of its own",
      good: { "cdr_pgsql.conf": "[global]\nhostname=localhost\nuser=asteriskcdr\npassword=Tr3-kqmx-8821\n" },
    },
    {
      title: "The module is not loaded",
      good: {
        "cdr_pgsql.conf": "[global]\nuser=postgres\n",
        "modules.conf": "[modules]\nautoload=yes\nnoload=cdr_pgsql.so\n",
      },
    },
  ],
  check({ tree, report }) {
    for (const { option, file } of databaseUsers(tree)) {
      if (!administrators.has(option.value.toLowerCase())) continue;
      report({
        at: option.valuePlace,
        message: `${file} logs in to the database as its administrator '${option.value}': who reads the file or injects SQL has all of it`,
        fixes: [
          { title: "Use an account with only the rights it needs", applicability: "manual", edits: [] },
        ],
      });
    }
  },
};
export default rule;

const administrators: ReadonlySet<string> = new Set(["root", "postgres", "sa"]);

/** The option of each file that names the account of the database. */
const userOption: Readonly<Record<string, string>> = {
  "cdr_mysql.conf": "user",
  "cdr_pgsql.conf": "user",
  "cdr_tds.conf": "user",
  "cel_pgsql.conf": "user",
  "cel_tds.conf": "user",
  "res_config_mysql.conf": "dbuser",
  "res_odbc.conf": "username",
  "res_pgsql.conf": "dbuser",
};

function databaseUsers(tree: Tree): { readonly file: string; readonly option: Option }[] {
  return Object.entries(userOption).flatMap(([file, name]) => {
    const sections = tree.live(file)?.live ?? [];
    const options = sections.filter(isOn).map((section) => section.last(name));
    return options.flatMap((option) => (option ? [{ file, option }] : []));
  });
}

/** Connections of res_odbc.conf can be switched off one by one. */
function isOn(section: Section): boolean {
  const enabled = section.last("enabled");
  return !enabled || !isFalse(enabled.value);
}
