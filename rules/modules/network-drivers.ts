import {
  type Exposure,
  exposureOf,
  moduleFacts,
  type Section,
  splitHostPort,
  type Tree,
} from "@astlint/core";

/** A driver that opens a port as soon as its file is there. */
interface NetworkDriver {
  readonly module: string;
  readonly file: string;
  readonly protocol: "TCP" | "UDP";
  /** The port unless its file says another. */
  readonly port: number;
  /** Sections that stand for no phone, no line and no other exchange. */
  readonly reserved: readonly string[];
  /** What a dialplan or a queue that uses the driver has in it, in lower case. */
  readonly uses: readonly string[];
  /** Families of extconfig.conf that hold its accounts. */
  readonly families: readonly string[];
}

const drivers: readonly NetworkDriver[] = [
  {
    module: "chan_iax2",
    file: "iax.conf",
    protocol: "UDP",
    port: 4569,
    reserved: ["general", "guest", "callnumberlimits"],
    uses: ["iax2/", "iax/", "iaxvar("],
    families: ["iaxusers", "iaxpeers"],
  },
  {
    module: "chan_mgcp",
    file: "mgcp.conf",
    protocol: "UDP",
    port: 2727,
    reserved: ["general"],
    uses: ["mgcp/"],
    families: [],
  },
  {
    module: "chan_ooh323",
    file: "ooh323.conf",
    protocol: "TCP",
    port: 1720,
    reserved: ["general"],
    uses: ["ooh323/"],
    families: [],
  },
  {
    module: "chan_skinny",
    file: "skinny.conf",
    protocol: "TCP",
    port: 2000,
    reserved: ["general"],
    uses: ["skinny/"],
    families: [],
  },
  {
    module: "chan_unistim",
    file: "unistim.conf",
    protocol: "UDP",
    port: 5000,
    reserved: ["general"],
    uses: ["ustm/"],
    families: [],
  },
  {
    module: "pbx_dundi",
    file: "dundi.conf",
    protocol: "UDP",
    port: 4520,
    reserved: ["general"],
    uses: ["dundi"],
    families: [],
  },
];

/** A driver that runs although nothing uses it. */
export interface IdleDriver {
  readonly module: string;
  /** `UDP port 4569`. */
  readonly port: string;
  readonly section: Section;
  readonly exposure: Exposure;
}

/** The drivers that `autoload` brings in, that listen beyond this machine, and that no account, no dialplan and no database uses. */
export function idleDrivers(tree: Tree): IdleDriver[] {
  const candidates = drivers.flatMap((driver) => candidate(tree, driver));
  if (candidates.length === 0) return [];
  const mentioned = usesIn(tree);
  return candidates.filter(({ driver }) => !mentioned.has(driver)).map(({ idle }) => idle);
}

interface Candidate {
  readonly driver: NetworkDriver;
  readonly idle: IdleDriver;
}

function candidate(tree: Tree, driver: NetworkDriver): Candidate[] {
  const { module } = driver;
  const { isLoaded, option } = tree.modules.state(module);
  const file = tree.live(driver.file);
  if (!file || !isLoaded || option || !isBuilt(tree, module)) return [];
  const isCut = file.problems.some(({ code }) => code.startsWith("include-") || code.startsWith("exec-"));
  const section = file.section("general") ?? file.live[0];
  if (!section || isCut || file.live.some((each) => isAccount(each, driver)) || hasElsewhere(tree, driver))
    return [];
  const exposure = exposureOf(splitHostPort(section.last("bindaddr")?.value ?? "").host);
  return exposure === "loopback"
    ? []
    : [{ driver, idle: { module, port: portText(section, driver), section, exposure } }];
}

function portText(section: Section, { protocol, port }: NetworkDriver): string {
  const written = Number((section.last("bindport") ?? section.last("port"))?.value);
  return `${protocol} port ${Number.isInteger(written) && written > 0 ? written : port}`;
}

/** Whether a usual build of the release has the module. */
function isBuilt({ asterisk: { version } }: Tree, module: string): boolean {
  const facts = moduleFacts(module);
  if (!facts || version.isBefore(facts.since)) return false;
  return [facts.removed, facts.optional].every((branch) => branch === undefined || version.isBefore(branch));
}

function isAccount(section: Section, { reserved }: NetworkDriver): boolean {
  if (section.key === "general") return section.all("register").length > 0;
  return section.options.length > 0 && !reserved.includes(section.key);
}

/** Whether users.conf or a database holds accounts of the driver. */
function hasElsewhere(tree: Tree, { module, families }: NetworkDriver): boolean {
  const mapped = tree.live("extconfig.conf")?.section("settings")?.options ?? [];
  if (mapped.some(({ key }) => families.includes(key))) return true;
  return module === "chan_iax2" && (tree.iax?.accounts.some(({ from }) => from === "users.conf") ?? false);
}

/** The drivers that the dialplan or a queue speaks of. */
function usesIn(tree: Tree): ReadonlySet<NetworkDriver> {
  const found = new Set<NetworkDriver>();
  for (const name of ["extensions.conf", "queues.conf", "followme.conf", "features.conf"]) {
    for (const section of tree.live(name)?.live ?? []) {
      for (const { key, value } of section.options) {
        const text = value.toLowerCase();
        for (const driver of drivers) {
          if (!found.has(driver) && driver.uses.some((word) => text.includes(word) || key === word))
            found.add(driver);
        }
      }
    }
  }
  return found;
}
