import { derived } from "../workspace/derived.ts";
import type { EffectiveFile } from "../workspace/effective-file.ts";
import type { Section } from "../workspace/section.ts";
import type { Tree } from "../workspace/tree.ts";
import { type Exposure, widestExposure } from "./addresses.ts";
import { familiesOf } from "./listener.ts";
import { Settings } from "./settings.ts";
import { type SipAccount, sipAccounts } from "./sip-account.ts";
import { type SipListener, sipListeners } from "./sip-listener.ts";
import { type SipRegistration, sipRegistrations } from "./sip-registration.ts";

/** What chan_sip makes of sip.conf and of the SIP part of users.conf. */
export interface SipModel {
  readonly file: EffectiveFile;
  /** The first `[general]` that is no template; chan_sip reads no other. */
  readonly generalSection: Section | undefined;
  readonly general: Settings;
  /** Those of users.conf first, as chan_sip builds them. */
  readonly accounts: readonly SipAccount[];
  /** Sections of sip.conf that are no account because they have no `type=` that chan_sip knows. */
  readonly ignoredSections: readonly Section[];
  readonly registrations: readonly SipRegistration[];
  /** The sockets that chan_sip opens; never empty. */
  readonly listeners: readonly SipListener[];
  /** How far the widest of the listeners reaches. */
  readonly exposure: Exposure;
}

/** The model of a tree's sip.conf; undefined when chan_sip does not read one. */
export const sipModel: (tree: Tree) => SipModel | undefined = derived(readSip);

function readSip(tree: Tree): SipModel | undefined {
  const file = tree.live("sip.conf");
  if (!file) return undefined;
  const generalSection = file.section("general");
  const general = new Settings(generalSection?.options ?? []);
  const listeners = sipListeners(general, tree.asterisk.version);
  const families = [...new Set(listeners.flatMap(({ host }) => familiesOf(host)))];
  return {
    file,
    generalSection,
    general,
    ...sipAccounts(file, { tree, general, families }),
    registrations: sipRegistrations(general),
    listeners,
    exposure: widestExposure(listeners.map(({ exposure }) => exposure)),
  };
}
