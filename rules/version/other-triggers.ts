import { aclHolders, exposureOf, isTrue, moduleFacts, splitHostPort, type Tree } from "@astlint/core";
import { generalName } from "../ami/general-section.ts";
import type { Evidence, Trigger } from "./trigger.ts";

/** What other channel drivers, the dialplan and databases offer. */
export const otherTriggers: Readonly<Record<string, Trigger>> = {
  iax: {
    title: "IAX2",
    relief: "Put 'noload => chan_iax2.so' in modules.conf if nothing uses it, or let only known addresses in",
    find: ({ iax }) => iax && { at: generalName(iax), exposure: iax.exposure },
  },
  "iax-acl": {
    title: "access lists of IAX2 accounts",
    relief: "Let only known addresses in with a firewall",
    find({ iax }) {
      const account = iax?.accounts.find(({ accessList }) => !accessList.isEmpty);
      return iax && account && { at: account.namePlace, exposure: iax.exposure };
    },
  },
  acl: {
    title: "access lists",
    relief: "Let only known addresses in with a firewall, for IPv4 and for IPv6",
    find(tree) {
      const [holder] = aclHolders(tree).filter(({ purpose }) => purpose !== undefined);
      return holder && { at: holder.namePlace, exposure: holder.exposure };
    },
  },
  skinny: {
    title: "Skinny",
    relief: "Put 'noload => chan_skinny.so' in modules.conf",
    find: (tree) => service(tree, "chan_skinny", "skinny.conf"),
  },
  unistim: {
    title: "UNISTIM",
    relief: "Put 'noload => chan_unistim.so' in modules.conf",
    find: (tree) => service(tree, "chan_unistim", "unistim.conf"),
  },
  ooh323: {
    title: "H.323",
    relief: "Put 'noload => chan_ooh323.so' in modules.conf",
    find: (tree) => service(tree, "chan_ooh323", "ooh323.conf"),
  },
  xmpp: {
    title: "XMPP",
    relief: "Put 'noload => res_xmpp.so' in modules.conf",
    find(tree) {
      const client = tree.live("xmpp.conf")?.live.find((section) => section.last("serverhost") !== undefined);
      return client && { at: client.namePlace, exposure: "unknown" };
    },
  },
  sms: {
    title: "the application SMS",
    relief: "Delete the calls of SMS() from the dialplan",
    find: (tree) => call(tree, "sms"),
  },
  "cel-sql": {
    title: "call events in a database",
    relief: "Put 'noload => cel_pgsql.so' and 'noload => cel_tds.so' in modules.conf",
    find(tree) {
      const isOn = isTrue(tree.live("cel.conf")?.section("general")?.last("enable")?.value ?? "");
      const isStored = tree.live("cel_pgsql.conf") !== undefined || tree.live("cel_tds.conf") !== undefined;
      return isOn && isStored ? call(tree, "celgenuserevent") : undefined;
    },
  },
  "func-odbc": {
    title: "SQL statements with SQL_ESC",
    relief: "Keep backslashes out of the arguments with FILTER()",
    find(tree) {
      const options = tree.live("func_odbc.conf")?.live.flatMap((section) => section.options) ?? [];
      const option = options.find(({ value }) => value.includes("SQL_ESC("));
      return option && { at: option.valuePlace, exposure: "unknown" };
    },
  },
  minivm: {
    title: "the command that MiniVM runs",
    relief: "Delete externnotify from minivm.conf",
    find(tree) {
      const option = tree.live("minivm.conf")?.section("general")?.last("externnotify");
      return option && option.value !== "" ? { at: option.valuePlace, exposure: "unknown" } : undefined;
    },
  },
  unbound: {
    title: "res_resolver_unbound",
    relief: "Put 'noload => res_resolver_unbound.so' in modules.conf",
    find(tree) {
      const { isLoaded, option } = tree.modules.state("res_resolver_unbound");
      return isLoaded && option ? { at: option.valuePlace, exposure: "unknown" } : undefined;
    },
  },
  "cli-permissions": {
    title: "the rights of console users",
    relief: "Set disable_remote_console_shell=yes in asterisk.conf",
    find(tree) {
      const options = tree.live("cli_permissions.conf")?.live.flatMap((section) => section.options) ?? [];
      const option = options.find(({ key }) => key === "deny");
      return option && { at: option.place, exposure: "unknown" };
    },
  },
  "realtime-ldap": {
    title: "accounts in an LDAP directory",
    relief: "Keep the accounts in another database",
    find(tree) {
      const options = tree.live("extconfig.conf")?.section("settings")?.options ?? [];
      const option = options.find(({ value }) => value.toLowerCase().split(",")[0]?.trim() === "ldap");
      return option && { at: option.place, exposure: "unknown" };
    },
  },
};

/**
 * A driver with a file. Where the release builds it only when asked for, `[general]` alone, which the sample file has,
 * does not tell that it is there.
 */
function service(tree: Tree, module: string, name: string): Evidence | undefined {
  const optional = moduleFacts(module)?.optional;
  const isRare = optional !== undefined && tree.asterisk.version.isAtLeast(optional);
  const isNamed = tree.modules.state(module).option !== undefined;
  const section = tree
    .live(name)
    ?.live.find(({ key, options }) => options.length > 0 && (key !== "general" || !isRare || isNamed));
  const address = tree.live(name)?.section("general")?.last("bindaddr")?.value ?? "";
  return section && { at: section.namePlace, exposure: exposureOf(splitHostPort(address).host) };
}

function call({ dialplan }: Tree, name: string): Evidence | undefined {
  const [first] = dialplan?.calls(name) ?? [];
  return first && { at: first.namePlace, exposure: "unknown" };
}
