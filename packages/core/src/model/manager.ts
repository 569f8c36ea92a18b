import { derived } from "../workspace/derived.ts";
import type { EffectiveFile } from "../workspace/effective-file.ts";
import type { Option } from "../workspace/option.ts";
import type { Section } from "../workspace/section.ts";
import type { Tree } from "../workspace/tree.ts";
import { type Exposure, splitHostPort, widestExposure } from "./addresses.ts";
import { httpModel } from "./http.ts";
import { hostExposure, type Listener, lastAddressOption, numericHost } from "./listener.ts";
import { type ManagerUser, managerUsers } from "./manager-user.ts";
import { type Setting, Settings } from "./settings.ts";
import { isPlaceholder } from "./values.ts";

export type ManagerTransport = "tcp" | "tls" | "http" | "https";
export type ManagerListener = Listener<ManagerTransport>;

/** What AMI makes of manager.conf and of the managers in users.conf. */
export interface ManagerModel {
  readonly file: EffectiveFile;
  /** The first `[general]` that is no template; AMI reads no other. */
  readonly generalSection: Section | undefined;
  readonly general: Settings;
  readonly isEnabled: Setting<boolean>;
  readonly isTlsEnabled: Setting<boolean>;
  readonly isWebEnabled: Setting<boolean>;
  /** The last `bindaddr` when it is no address, so that Asterisk does not listen where it says. */
  readonly unusableAddress: Option | undefined;
  /** AMI's own sockets; none where it is off. */
  readonly listeners: readonly ManagerListener[];
  /** The sockets of the web server when it passes AMI on. */
  readonly webListeners: readonly ManagerListener[];
  /** How far the widest of AMI's own sockets reaches; loopback when there is none. */
  readonly exposure: Exposure;
  readonly users: readonly ManagerUser[];
}

/** The model of a tree's manager.conf; undefined when there is none. */
export const managerModel: (tree: Tree) => ManagerModel | undefined = derived(readManager);

const amiPort = 5038;
const amiTlsPort = 5039;

function readManager(tree: Tree): ManagerModel | undefined {
  const file = tree.live("manager.conf");
  if (!file) return undefined;
  const generalSection = file.section("general");
  const duplicates = tree.asterisk.version.isAtLeast("1.6") ? "last" : "first";
  const general = new Settings(generalSection?.options ?? [], duplicates);
  const isEnabled = general.isTrue(false, "enabled");
  const isWebEnabled = general.isTrue(false, "webenabled");
  const isTlsEnabled = general.isTrue(false, "tlsenable", "sslenable");
  const plain = plainListener(general, tree);
  const tls = isTlsEnabled.value ? tlsListener(general, plain, isEnabled.value) : undefined;
  const listeners = [isEnabled.value ? plain : undefined, tls].filter((listener) => listener !== undefined);
  const webListeners = isEnabled.value && isWebEnabled.value ? (httpModel(tree)?.listeners ?? []) : [];
  const address = general.get("bindaddr");
  const isUsable = !address || numericHost(address.value) !== undefined || isPlaceholder(address.value);
  return {
    file,
    generalSection,
    general,
    isEnabled,
    isTlsEnabled,
    isWebEnabled,
    unusableAddress: isUsable ? undefined : address,
    listeners,
    webListeners,
    exposure: widestExposure(listeners.map(({ exposure }) => exposure)),
    users: managerUsers(file, [...listeners, ...webListeners], tree),
  };
}

/** Only numeric addresses count. From Asterisk 11 on a bad one leaves the earlier in force, which by default is `::`. */
function plainListener(general: Settings, tree: Tree): ManagerListener {
  const isModern = tree.asterisk.version.isAtLeast("11");
  const candidate = general.get("bindaddr");
  const option = lastAddressOption(isModern ? general.all("bindaddr") : candidate ? [candidate] : []);
  const host = option ? splitHostPort(option.value).host : isModern ? "::" : "0.0.0.0";
  return {
    transport: "tcp",
    host,
    port: portOf(general.get("port")) ?? amiPort,
    exposure: hostExposure(host),
    option,
  };
}

/** TLS has an address of its own or shares that of the plain socket. With its own it runs even where `enabled=no`. */
function tlsListener(
  general: Settings,
  plain: ManagerListener,
  isEnabled: boolean,
): ManagerListener | undefined {
  const own = lastAddressOption(general.all("tlsbindaddr", "sslbindaddr"));
  if (!own) return isEnabled ? { ...plain, transport: "tls", port: amiTlsPort } : undefined;
  const { host, port } = splitHostPort(own.value);
  return { transport: "tls", host, port: port ?? amiTlsPort, exposure: hostExposure(host), option: own };
}

function portOf(option: Option | undefined): number | undefined {
  const port = Number(option?.value);
  return Number.isInteger(port) && port >= 1024 && port < 65_536 ? port : undefined;
}
