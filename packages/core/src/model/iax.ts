import { derived } from "../workspace/derived.ts";
import type { EffectiveFile } from "../workspace/effective-file.ts";
import type { Section } from "../workspace/section.ts";
import type { Tree } from "../workspace/tree.ts";
import { type Exposure, splitHostPort, widestExposure } from "./addresses.ts";
import { type IaxAccount, iaxAccounts } from "./iax-account.ts";
import { familiesOf, hostExposure, type Listener, numericHost } from "./listener.ts";
import { Settings } from "./settings.ts";
import { isPlaceholder } from "./values.ts";

/** What chan_iax2 makes of iax.conf and of the IAX part of users.conf. */
export interface IaxModel {
  readonly file: EffectiveFile;
  /** The first `[general]` that is no template; chan_iax2 reads no other. */
  readonly generalSection: Section | undefined;
  readonly general: Settings;
  /** Those of users.conf first, as chan_iax2 builds them. */
  readonly accounts: readonly IaxAccount[];
  /** The sockets that chan_iax2 opens; never empty. */
  readonly listeners: readonly Listener<"udp">[];
  /** How far the widest of the listeners reaches. */
  readonly exposure: Exposure;
}

/** The model of a tree's iax.conf; undefined when chan_iax2 does not read one. */
export const iaxModel: (tree: Tree) => IaxModel | undefined = derived(readIax);

const iaxPort = 4569;

function readIax(tree: Tree): IaxModel | undefined {
  const file = tree.live("iax.conf");
  if (!file) return undefined;
  const generalSection = file.section("general");
  const general = new Settings(generalSection?.options ?? []);
  const listeners = iaxListeners(general);
  const families = [...new Set(listeners.flatMap(({ host }) => familiesOf(host)))];
  return {
    file,
    generalSection,
    general,
    accounts: iaxAccounts(file, { tree, families }),
    listeners,
    exposure: widestExposure(listeners.map(({ exposure }) => exposure)),
  };
}

/** Every `bindaddr` that is an address opens a socket, with the `bindport` that stands before it; without one there is a single socket for IPv4. */
function iaxListeners(general: Settings): readonly Listener<"udp">[] {
  const listeners: Listener<"udp">[] = [];
  let port = iaxPort;
  for (const option of general.options) {
    if (option.key === "bindport") port = portOf(option.value);
    if (option.key !== "bindaddr") continue;
    if (numericHost(option.value) === undefined && !isPlaceholder(option.value)) continue;
    const { host, port: own } = splitHostPort(option.value);
    listeners.push({ transport: "udp", host, port: own || port, exposure: hostExposure(host), option });
  }
  if (listeners.length > 0) return listeners;
  return [{ transport: "udp", host: "0.0.0.0", port, exposure: "any", option: undefined }];
}

function portOf(text: string): number {
  const port = Number(text);
  return Number.isInteger(port) && port >= 1024 && port < 65_536 ? port : iaxPort;
}
