import type { TreeReport } from "../../report/tree-report.ts";

/** What the rules of one folder are about. */
interface Area {
  readonly title: string;
  /** Files that tell whether a PBX uses it; without any it always does. */
  readonly files?: RegExp;
}

const areas: Readonly<Record<string, Area>> = {
  acl: { title: "Access lists" },
  ami: { title: "Manager interface (AMI)", files: /^manager\.conf$/ },
  ari: { title: "REST interface (ARI)", files: /^ari\.conf$/ },
  calendar: { title: "Calendars", files: /^calendar\.conf$/ },
  cdr: { title: "Call records", files: /^(cdr|cel)/ },
  core: { title: "Asterisk itself" },
  dahdi: { title: "Telephone lines (DAHDI)", files: /^chan_dahdi\.conf$/ },
  dialplan: { title: "Dialplan", files: /^extensions\.conf$/ },
  dundi: { title: "DUNDi", files: /^dundi\.conf$/ },
  features: { title: "Call features", files: /^(features|res_parking)\.conf$/ },
  files: { title: "File permissions" },
  h323: { title: "H.323", files: /^(oo)?h323\.conf$/ },
  hep: { title: "HEP capture", files: /^hep\.conf$/ },
  http: { title: "Web server", files: /^http\.conf$/ },
  iax: { title: "IAX2", files: /^iax\.conf$/ },
  logger: { title: "Logging" },
  mgcp: { title: "MGCP", files: /^mgcp\.conf$/ },
  modules: { title: "Modules" },
  moh: { title: "Music on hold", files: /^musiconhold\.conf$/ },
  parser: { title: "Configuration files" },
  phoneprov: { title: "Phone provisioning", files: /^phoneprov/ },
  pjsip: { title: "PJSIP", files: /^pjsip/ },
  policy: { title: "House rules" },
  prometheus: { title: "Prometheus", files: /^prometheus\.conf$/ },
  queues: { title: "Queues", files: /^queues\.conf$/ },
  realtime: { title: "Databases", files: /^(extconfig|res_.*sql|res_ldap|func_odbc)/ },
  rtp: { title: "Media (RTP)", files: /^rtp\.conf$/ },
  secret: { title: "Secrets" },
  sip: { title: "SIP (chan_sip)", files: /^sip\.conf$/ },
  skinny: { title: "Skinny", files: /^skinny\.conf$/ },
  suppression: { title: "Ignore comments" },
  udptl: { title: "Fax over IP (T.38)", files: /^udptl\.conf$/ },
  unistim: { title: "UNIStim", files: /^unistim\.conf$/ },
  version: { title: "Asterisk release" },
  vm: { title: "Voicemail", files: /^voicemail\.conf$/ },
  xmpp: { title: "XMPP", files: /^(xmpp|jabber)\.conf$/ },
};

/** The folder that a rule is in. */
export function areaOf(rule: string): string {
  return rule.slice(0, rule.indexOf("/"));
}

/** The name of an area for people. */
export function areaTitle(area: string): string {
  return areas[area]?.title ?? area.charAt(0).toUpperCase() + area.slice(1);
}

/** Whether something that is loaded reads a file of the area. */
export function isInUse(area: string, { liveEntries }: TreeReport): boolean {
  const files = areas[area]?.files;
  return files === undefined || liveEntries.some((name) => files.test(name));
}
