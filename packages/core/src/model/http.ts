import { derived } from "../workspace/derived.ts";
import type { EffectiveFile } from "../workspace/effective-file.ts";
import type { Option } from "../workspace/option.ts";
import type { Section } from "../workspace/section.ts";
import type { Tree } from "../workspace/tree.ts";
import { type Exposure, splitHostPort, widestExposure } from "./addresses.ts";
import { hostExposure, type Listener, lastAddressOption } from "./listener.ts";
import { type Setting, Settings } from "./settings.ts";
import { isTrue } from "./values.ts";

export type HttpListener = Listener<"http" | "https">;

/** What the built-in web server makes of http.conf. */
export interface HttpModel {
  readonly file: EffectiveFile;
  /** The first `[general]` that is no template. */
  readonly generalSection: Section | undefined;
  readonly general: Settings;
  readonly isEnabled: Setting<boolean>;
  /** The sockets it opens, in the clear and with TLS. */
  readonly listeners: readonly HttpListener[];
  /** How far the widest of them reaches; loopback when there is none. */
  readonly exposure: Exposure;
}

/** The model of a tree's http.conf; undefined when there is none. */
export const httpModel: (tree: Tree) => HttpModel | undefined = derived(readHttp);

const httpPort = 8088;
const httpsPort = 8089;

function readHttp(tree: Tree): HttpModel | undefined {
  const file = tree.live("http.conf");
  if (!file) return undefined;
  const generalSection = file.section("general");
  const general = new Settings(generalSection?.options ?? []);
  const isEnabled = general.isTrue(false, "enabled");
  const plain = isEnabled.value ? plainListener(general, tree) : undefined;
  const listeners = [plain, tlsListener(general, plain)].filter((listener) => listener !== undefined);
  const exposure = widestExposure(listeners.map((listener) => listener.exposure));
  return { file, generalSection, general, isEnabled, listeners, exposure };
}

/** Names are resolved here. Without an address there is no server; before Asterisk 10 it listened everywhere. */
function plainListener(general: Settings, tree: Tree): HttpListener | undefined {
  const option = general.get("bindaddr");
  if (tree.asterisk.version.isAtLeast("10") && (!option || option.value === "")) return undefined;
  const { host, port } = splitHostPort(option?.value || "0.0.0.0");
  const exposure = hostExposure(host);
  return {
    transport: "http",
    host,
    port: port ?? portOf(general.get("bindport")) ?? httpPort,
    exposure,
    option,
  };
}

/** HTTPS needs an address of its own or that of HTTP; with its own it runs even where `enabled=no`. */
function tlsListener(general: Settings, plain: HttpListener | undefined): HttpListener | undefined {
  if (!isTrue(general.get("tlsenable", "sslenable")?.value ?? "")) return undefined;
  const own = lastAddressOption(general.all("tlsbindaddr", "sslbindaddr"));
  if (!own) return plain && { ...plain, transport: "https", port: httpsPort };
  const { host, port } = splitHostPort(own.value);
  return { transport: "https", host, port: port ?? httpsPort, exposure: hostExposure(host), option: own };
}

function portOf(option: Option | undefined): number | undefined {
  const port = Number(option?.value);
  return Number.isInteger(port) && port > 0 && port < 65_536 ? port : undefined;
}
