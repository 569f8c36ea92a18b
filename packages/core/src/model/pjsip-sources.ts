import { derived } from "../workspace/derived.ts";
import type { EffectiveFile } from "../workspace/effective-file.ts";
import type { Tree } from "../workspace/tree.ts";

/** Where chan_pjsip takes the objects of one type from. */
export interface PjsipSource {
  /** Whether it reads them from pjsip.conf. */
  readonly isConfig: boolean;
  /** Whether there may be others which the tree does not show: in a database, in a file that is not here. */
  readonly isPartial: boolean;
}

/** The sections of sorcery.conf that map types of chan_pjsip: each module has its own. */
const sections: readonly string[] = [
  "res_pjsip",
  "res_pjsip_endpoint_identifier_ip",
  "res_pjsip_outbound_registration",
  "res_pjsip_outbound_publish",
  "res_pjsip_publish_asterisk",
  "res_pjsip_pubsub",
  "res_pjsip_phoneprov_provider",
];

/** Table families of extconfig.conf, by the type whose objects they hold. */
const tables: ReadonlyMap<string, string> = new Map([
  ["ps_endpoints", "endpoint"],
  ["ps_auths", "auth"],
  ["ps_aors", "aor"],
  ["ps_endpoint_id_ips", "identify"],
  ["ps_domain_aliases", "domain_alias"],
  ["ps_registrations", "registration"],
  ["ps_transports", "transport"],
  ["ps_globals", "global"],
  ["ps_systems", "system"],
  ["ps_resource_list", "resource_list"],
  ["ps_outbound_publishes", "outbound-publish"],
  ["ps_inbound_publications", "inbound-publication"],
  ["ps_asterisk_publications", "asterisk-publication"],
]);

/**
 * Where objects come from, by type: pjsip.conf unless sorcery.conf says otherwise. Tables of extconfig.conf count as
 * a source, too: without a mapping for them they are no use to anybody.
 */
export const pjsipSources: (tree: Tree) => (type: string) => PjsipSource = derived((tree) => {
  const mapped = new Map<string, PjsipSource>();
  const sorcery = tree.effective("sorcery.conf");
  for (const name of sections) {
    for (const { key, value } of sorcery?.section(name)?.options ?? []) {
      // `endpoint/cache=…` keeps copies of what comes from elsewhere.
      const [type = "", modifier] = key.split("/");
      if (modifier === "cache") continue;
      const [wizard, file] = value.split(",").map((part) => part.trim());
      const isConfig = wizard === "config" && file === "pjsip.conf";
      const before = mapped.get(type);
      mapped.set(type, {
        isConfig: isConfig || before?.isConfig === true,
        isPartial: !isConfig || before?.isPartial === true,
      });
    }
  }
  const settings = tree.effective("extconfig.conf")?.section("settings")?.options ?? [];
  const inTables = new Set(settings.map(({ key }) => tables.get(key)));
  const isAnyPartial =
    settings.some(({ key }) => key === "pjsip.conf") ||
    hasGaps(tree.effective("pjsip.conf")) ||
    hasGaps(tree.effective("pjsip_wizard.conf"));
  return (type) => {
    const source = mapped.get(type);
    const isPartial = isAnyPartial || inTables.has(type) || source?.isPartial === true;
    return { isConfig: source?.isConfig ?? true, isPartial };
  };
});

const gaps: ReadonlySet<string> = new Set([
  "include-missing",
  "include-outside",
  "include-unreadable",
  "include-too-deep",
  "include-too-many",
  "exec-unseen",
]);

/** Whether a part of a file is not in the tree. */
function hasGaps(file: EffectiveFile | undefined): boolean {
  return file?.problems.some(({ code }) => gaps.has(code)) === true;
}
