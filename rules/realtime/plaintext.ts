import {
  exposureOf,
  isPlaceholder,
  type Option,
  type Report,
  type Rule,
  type Section,
  splitHostPort,
  type Tree,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";

const rule: Rule = {
  id: "realtime/plaintext",
  summary: "Accounts are read from a database unencrypted, or as its administrator",
  category: "exposure",
  severity: "low",
  confidence: "heuristic",
  preset: "strict",
  fix: "manual",
  cwe: [250, 319],
  since: "0.1.0",
  references: [
    "main/config.c: reload_module()",
    "res/res_config_pgsql.c: parse_config()",
    "res/res_config_ldap.c: parse_config()",
    "addons/res_config_mysql.c: load_mysql_config()",
    "res/res_config_curl.c",
  ],
  docs: {
    what: "extconfig.conf takes accounts or whole files from a database on another machine, over a connection that is not encrypted (`http://`, `ldap://`) or need not be (MySQL, PostgreSQL); or the module logs in as the administrator of the database (`root`, `postgres`, `sa`).",
    why: "Such tables often hold the passwords of all phones. Whoever sits on the path reads them, and in the answers he can change where calls go. As administrator, a hole in Asterisk or in a query of the dialplan opens every other database, too.",
    how: "Use `https://` and `ldaps://`; for MySQL and PostgreSQL a tunnel, a socket on this machine, or ODBC with a driver set to TLS. Make a database user for Asterisk that may read and write its own tables only.",
    breaks: "Asterisk gets no accounts when the database does not accept the new address or user.",
    ignore:
      "When the way to the database is a network of its own. The libraries of MySQL and PostgreSQL may encrypt by themselves when the server offers it, though nothing checks whom they talk to.",
  },
  examples: [
    {
      title: "Accounts by plain HTTP",
      bad: {
        "extconfig.conf": conf`
          [settings]
          ps_auths => curl,http://accounts.example.com/auths   ; ~ low "'ps_auths' comes from 'accounts.example.com' unencrypted, for anyone on the path to read and change"
        `,
      },
    },
    {
      title: "PostgreSQL elsewhere, as its administrator",
      bad: {
        "extconfig.conf": "[settings]\nps_auths => pgsql,asterisk\n",
        "res_pgsql.conf": conf`
          [general]
          dbhost=db.example.com      ; ~ low "'ps_auths' comes from 'db.example.com', and nothing makes sure that the connection is encrypted"
          dbuser=postgres            ; ~ low "'ps_auths' is read as 'postgres', who may do everything in the database"
          dbpass=kV8sPz2Tq7wLmX4c
        `,
      },
    },
    {
      title: "MySQL, by the section that is named",
      bad: {
        "extconfig.conf": "[settings]\nsippeers => mysql,readhost.asterisk,sippeers\n",
        "res_config_mysql.conf": conf`
          [other]
          dbhost=192.0.2.1
          [readhost]
          dbhost=192.0.2.2           ; ~ low "'192.0.2.2'"
        `,
      },
      asteriskVersion: "16",
    },
    {
      title: "On this machine, encrypted, or not used at all",
      good: {
        "extconfig.conf": conf`
          [settings]
          ps_auths => curl,https://accounts.example.com/auths
          ps_aors => pgsql,asterisk
          ;queues => ldap,queues
        `,
        "res_pgsql.conf": "[general]\ndbhost=127.0.0.1\ndbuser=asterisk\n",
        "res_ldap.conf": "[_general]\nurl=ldap://ldap.example.com\nuser=cn=root\n",
      },
    },
  ],
  check({ tree, report }) {
    const seen = new Set<Option>();
    for (const mapping of tree.effective("extconfig.conf")?.section("settings")?.options ?? []) {
      for (const problem of problemsOf(tree, mapping, seen)) report(problem);
    }
  },
};
export default rule;

/** What is wrong with the connection behind `family => driver,database,table`; each line is judged once. */
function problemsOf(tree: Tree, mapping: Option, seen: Set<Option>): Report[] {
  const [driver = "", database = ""] = mapping.value.split(",").map((part) => part.trim());
  if (driver === "curl" && tree.modules.state("res_config_curl").isLoaded)
    return urlProblem(mapping, mapping, database);
  const section = connectionOf(tree, driver, database);
  if (!section) return [];
  const host = section.first("hostname") ?? section.first("dbhost");
  const url = section.first("url");
  const user = section.first("user") ?? section.first("dbuser");
  return [
    ...(host && isNew(host, seen) ? hostProblem(mapping, host, host.value, unassured) : []),
    ...(url && isNew(url, seen) ? urlProblem(mapping, url, url.value) : []),
    ...(user && isNew(user, seen) ? userProblem(mapping, user) : []),
  ];
}

/** The section that says where a driver connects to. */
function connectionOf(tree: Tree, driver: string, database: string): Section | undefined {
  if (driver === "pgsql") return tree.live("res_pgsql.conf")?.section("general");
  if (driver === "ldap") return tree.live("res_ldap.conf")?.section("_general");
  if (driver !== "mysql") return undefined;
  return tree.live("res_config_mysql.conf")?.section(database.split(/[./]/)[0] ?? "");
}

function isNew(option: Option, seen: Set<Option>): boolean {
  const isFirst = !seen.has(option);
  seen.add(option);
  return isFirst;
}

/** `http://host/…`, `ldap://host` */
function urlProblem(mapping: Option, option: Option, url: string): Report[] {
  const scheme = ["http://", "ldap://"].find((start) => url.toLowerCase().startsWith(start));
  if (scheme === undefined) return [];
  const [authority = ""] = url.slice(scheme.length).split("/");
  return hostProblem(mapping, option, authority.slice(authority.lastIndexOf("@") + 1), unencrypted);
}

const unencrypted = " unencrypted, for anyone on the path to read and change";
const unassured = ", and nothing makes sure that the connection is encrypted";

function hostProblem(mapping: Option, option: Option, address: string, lack: string): Report[] {
  const { host } = splitHostPort(address);
  const exposure = exposureOf(host);
  if (host === "" || host.startsWith("/") || exposure === "loopback" || isPlaceholder(host)) return [];
  return [
    {
      at: option.valuePlace,
      message: `'${mapping.name}' comes from '${host}'${lack}`,
      severity: exposure === "private" ? "info" : "low",
      fixes: [{ title: "Encrypt the connection", applicability: "manual", edits: [] }],
    },
  ];
}

const administrators: ReadonlySet<string> = new Set(["root", "postgres", "sa"]);

function userProblem(mapping: Option, user: Option): Report[] {
  if (!administrators.has(user.value.toLowerCase())) return [];
  return [
    {
      at: user.valuePlace,
      message: `'${mapping.name}' is read as '${user.value}', who may do everything in the database`,
      fixes: [{ title: "Use a database user of its own", applicability: "manual", edits: [] }],
    },
  ];
}
