import type { Severity } from "@astlint/core";

/** What becomes of Asterisk when it refuses one of its files. */
export interface Refusal {
  readonly severity: Severity;
  /** In one clause. */
  readonly text: string;
}

/**
 * Files without which Asterisk does not run, as 16.28 and 22.10 show: `pbx_config`, `cel_*` and `main/asterisk.c` go on
 * with the refused file as if it were one; `main/config.c`, `main/sorcery.c` and `main/loader.c` give up.
 */
const fatal: ReadonlyMap<string, string> = new Map([
  ["users.conf", "Asterisk refuses users.conf and crashes at its start"],
  ["cel.conf", "Asterisk refuses cel.conf and crashes as soon as a cel module loads"],
  ["cli_permissions.conf", "Asterisk refuses cli_permissions.conf and crashes at its start"],
  ["extconfig.conf", "Asterisk refuses extconfig.conf and does not start"],
  ["sorcery.conf", "Asterisk refuses sorcery.conf and does not start"],
  ["modules.conf", "Asterisk refuses modules.conf and does not start"],
]);

/** What the administrator loses, where it can be said in a few words. */
const losses: ReadonlyMap<string, string> = new Map([
  ["asterisk.conf", "and starts with built-in settings, as the user who starts it"],
  ["ari.conf", "so ARI does not load"],
  ["confbridge.conf", "so app_confbridge does not load"],
  ["extensions.conf", "so there is no dialplan"],
  ["manager.conf", "so AMI stays off"],
  ["acl.conf", "so no named ACL exists"],
  ["logger.conf", "and logs as it does without one"],
  ["pjsip.conf", "so there is no endpoint and no transport"],
  ["sip.conf", "so chan_sip does not load"],
]);

/** What refusing these files means, the worst of them first. */
export function refusalOf(files: readonly string[]): Refusal {
  const worst = files.find((name) => fatal.has(name));
  const text = worst === undefined ? undefined : fatal.get(worst);
  if (text !== undefined) return { severity: "critical", text };
  const [name = "the file"] = files;
  const more = files.length > 1 ? ` and ${files.length - 1} more` : "";
  const loss = losses.get(name) ?? "and uses nothing of it";
  return { severity: "high", text: `Asterisk refuses ${name}${more} as a whole, ${loss}` };
}
