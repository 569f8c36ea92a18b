import { optionFacts } from "../knowledge/options.ts";
import { derived } from "../workspace/derived.ts";
import type { EffectiveFile } from "../workspace/effective-file.ts";
import type { Section } from "../workspace/section.ts";
import type { Tree } from "../workspace/tree.ts";
import { type AccessList, accessList } from "./access-list.ts";
import { type Exposure, widestExposure } from "./addresses.ts";
import { PjsipEndpoint, type PjsipSurroundings } from "./pjsip-endpoint.ts";
import { type PjsipDraft, PjsipObject } from "./pjsip-object.ts";
import { type PjsipSource, pjsipSources } from "./pjsip-sources.ts";
import { type PjsipTransport, pjsipTransport } from "./pjsip-transport.ts";
import { wizardObjects } from "./pjsip-wizard.ts";
import { Settings } from "./settings.ts";

/** What chan_pjsip makes of pjsip.conf and pjsip_wizard.conf. */
export interface PjsipModel {
  readonly file: EffectiveFile | undefined;
  readonly wizardFile: EffectiveFile | undefined;
  /** Objects by type; where one is repeated, what they are once that is mended. */
  readonly objects: ReadonlyMap<string, readonly PjsipObject[]>;
  /** Objects that are there twice, for which Asterisk loads none of their type. */
  readonly duplicates: readonly PjsipDuplicate[];
  readonly endpoints: readonly PjsipEndpoint[];
  readonly transports: readonly PjsipTransport[];
  /** How far the widest of the transports reaches; unknown when none opens a socket. */
  readonly exposure: Exposure;
  /** Lists with `type=acl`, which every request must pass whoever sends it; none when nothing reads them. */
  readonly accessLists: readonly AccessList[];
  /** `type=global`; empty when there is none. */
  readonly global: Settings;
  readonly globalObject: PjsipObject | undefined;
  /** `type=system`; empty when there is none. */
  readonly system: Settings;
  find(type: string, id: string): PjsipObject | undefined;
  /** Where the objects of a type come from. */
  source(type: string): PjsipSource;
}

/** Sections that make the same object twice, or a second one of a type that may have but one. */
export interface PjsipDuplicate {
  readonly type: string;
  readonly id: string;
  readonly sections: readonly [Section, Section, ...Section[]];
}

/** The model of a tree's pjsip.conf; undefined when chan_pjsip reads neither that nor pjsip_wizard.conf. */
export const pjsipModel: (tree: Tree) => PjsipModel | undefined = derived(readPjsip);

function readPjsip(tree: Tree): PjsipModel | undefined {
  const file = tree.live("pjsip.conf");
  const isLoaded = tree.readerOf("pjsip.conf").isLoaded;
  const wizardFile = isLoaded ? tree.live("pjsip_wizard.conf") : undefined;
  if (!file && !wizardFile) return undefined;
  const source = pjsipSources(tree);
  const { drafts, duplicates } = fileObjects(file, source);
  const index = new ObjectIndex(tree);
  for (const draft of drafts) index.add(draft);
  for (const draft of wizardFile ? wizardObjects(wizardFile) : []) index.add(draft);
  const { objects, endpoints } = index;
  const transports = (objects.get("transport") ?? []).map(pjsipTransport);
  const open = transports.filter(({ isListening }) => isListening).map(({ exposure }) => exposure);
  const globalObject = objects.get("global")?.[0];
  const system = objects.get("system")?.[0];
  return {
    file,
    wizardFile,
    objects,
    duplicates,
    endpoints,
    transports,
    exposure: open.length > 0 ? widestExposure(open) : "unknown",
    global: globalObject?.settings ?? new Settings([]),
    accessLists: tree.modules.state("res_pjsip_acl").isLoaded
      ? (objects.get("acl") ?? []).map(({ settings }) =>
          accessList(settings.all("permit", "deny", "acl"), tree),
        )
      : [],
    globalObject,
    system: system?.settings ?? new Settings([]),
    find: (type, id) => index.find(type, id),
    source,
  };
}

interface FileObjects {
  readonly drafts: readonly PjsipDraft[];
  readonly duplicates: readonly PjsipDuplicate[];
}

/** What `sorcery_config_internal_load()` in `res/res_sorcery_config.c` finds in pjsip.conf. */
function fileObjects(file: EffectiveFile | undefined, source: (type: string) => PjsipSource): FileObjects {
  const byName = new Map<string, { readonly draft: PjsipDraft; readonly sections: Section[] }>();
  for (const section of file?.live ?? []) {
    const type = typeOf(section);
    if (type === undefined || !source(type).isConfig) continue;
    const id = section.name;
    const key = singles.has(type) ? type : `${type}\n${id}`;
    const known = byName.get(key);
    if (known) known.sections.push(section);
    else {
      const draft = { id, type, section, from: "pjsip.conf", options: section.options } as const;
      byName.set(key, { draft, sections: [section] });
    }
  }
  const drafts: PjsipDraft[] = [];
  const duplicates: PjsipDuplicate[] = [];
  for (const { draft, sections } of byName.values()) {
    drafts.push(draft);
    const [first, second, ...rest] = sections;
    if (first && second)
      duplicates.push({ type: draft.type, id: draft.id, sections: [first, second, ...rest] });
  }
  return { drafts, duplicates };
}

/** Types of which there may be but one object. */
const singles: ReadonlySet<string> = new Set(["global", "system"]);

/** The first `type` of a section, upper and lower case told apart; `[global]` and `[system]` need none. */
function typeOf(section: Section): string | undefined {
  const type = section.first("type")?.value;
  if (type !== undefined || !singles.has(section.name)) return type;
  const isKnown = section.options.every(({ key }) => optionFacts("pjsip.conf", section.name, key));
  return isKnown ? section.name : undefined;
}

/** The objects by type and id, and who names whom. */
class ObjectIndex implements PjsipSurroundings {
  readonly tree: Tree;
  readonly objects = new Map<string, PjsipObject[]>();
  readonly endpoints: PjsipEndpoint[] = [];
  readonly identifiers: ReadonlySet<string>;
  private readonly byId = new Map<string, PjsipObject>();
  private readonly byEndpoint = new Map<string, PjsipObject[]>();

  constructor(tree: Tree) {
    this.tree = tree;
    this.identifiers = new Set(
      [...identifierModules].flatMap(([module, ways]) => (tree.modules.state(module).isLoaded ? ways : [])),
    );
  }

  /** The first of an id counts: what pjsip.conf has comes before what the wizard makes. */
  add(draft: PjsipDraft): void {
    const { type, id } = draft;
    const key = `${type}\n${id}`;
    if (this.byId.has(key)) return;
    const object = type === "endpoint" ? new PjsipEndpoint(draft, this) : new PjsipObject(draft);
    if (object instanceof PjsipEndpoint) this.endpoints.push(object);
    this.byId.set(key, object);
    push(this.objects, type, object);
    const owner = this.endpointOf(object);
    if (owner !== undefined) push(this.byEndpoint, `${type}\n${owner}`, object);
  }

  find(type: string, id: string): PjsipObject | undefined {
    return this.byId.get(`${type}\n${id}`);
  }

  identifiesOf(endpoint: string): readonly PjsipObject[] {
    return this.identifiers.has("ip") ? (this.byEndpoint.get(`identify\n${endpoint}`) ?? []) : [];
  }

  registrationsOf(endpoint: string): readonly PjsipObject[] {
    return this.byEndpoint.get(`registration\n${endpoint}`) ?? [];
  }

  private endpointOf({ type, from, section, settings }: PjsipObject): string | undefined {
    if (type !== "identify" && type !== "registration") return undefined;
    // The wizard names its own endpoint, whatever else is written.
    if (type === "identify" && from === "pjsip_wizard.conf") return section.name;
    return settings.get("endpoint")?.value;
  }
}

/** Which module knows senders by what. */
const identifierModules: ReadonlyMap<string, readonly string[]> = new Map([
  ["res_pjsip_endpoint_identifier_user", ["username", "auth_username"]],
  ["res_pjsip_endpoint_identifier_ip", ["ip", "header", "request_uri"]],
  ["res_pjsip_endpoint_identifier_anonymous", ["anonymous"]],
]);

function push<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
