import type { Place } from "../../config/document.ts";
import { Call } from "../../model/dialplan.ts";
import type { Option } from "../../workspace/option.ts";
import type { Section } from "../../workspace/section.ts";
import type { Tree } from "../../workspace/tree.ts";
import { writtenOptions } from "./live-options.ts";
import { definition, type Occurrence, reference, type SymbolKind, type SymbolName } from "./occurrence.ts";

/** Things that are a section of a file of their own, and are called by its name elsewhere. */
interface NamedSections {
  readonly kind: SymbolKind;
  readonly file: string;
  /** What the option `type` says, where the file has sections of several kinds. */
  readonly type?: string;
  /** Names compare without case, save in res_parking. */
  readonly isCaseSensitive?: boolean;
  /** Options of any file whose value is such a name. */
  readonly options?: readonly string[];
  /** Applications, in lower case, with the argument that is such a name. */
  readonly calls?: readonly (readonly [application: string, argument: number])[];
  /** A function whose first argument is such a name, or that is set to one; the name is the last group. */
  readonly functions?: RegExp;
  /** Values that mean something else. */
  readonly except?: readonly string[];
}

const kinds: readonly NamedSections[] = [
  {
    kind: "queue",
    file: "queues.conf",
    calls: [
      ["queue", 0],
      ["addqueuemember", 0],
      ["removequeuemember", 0],
      ["pausequeuemember", 0],
      ["unpausequeuemember", 0],
      ["queueupdate", 0],
      ["queuelog", 0],
    ],
    functions: /\bQUEUE_[A-Z_]{1,40}\(([\w.+ -]{1,80})(?=[,)])/g,
  },
  { kind: "queue-rule", file: "queuerules.conf", options: ["defaultrule"] },
  {
    kind: "music-class",
    file: "musiconhold.conf",
    options: [
      "mohinterpret",
      "mohsuggest",
      "moh_suggest",
      "musicclass",
      "parkedmusicclass",
      "music_on_hold_class",
    ],
    calls: [
      ["musiconhold", 0],
      ["startmusiconhold", 0],
      ["setmusiconhold", 0],
    ],
    functions: /\bCHANNEL\(musicclass\)=([\w.+-]{1,80})(?=[,)])/g,
    except: ["passthrough"],
  },
  {
    kind: "parking-lot",
    file: "res_parking.conf",
    isCaseSensitive: true,
    options: ["parkinglot"],
    calls: [
      ["park", 0],
      ["parkedcall", 0],
      ["parkandannounce", 0],
    ],
    functions: /\bCHANNEL\(parkinglot\)=([\w.+-]{1,80})(?=[,)])/g,
  },
  { kind: "conference-bridge", file: "confbridge.conf", type: "bridge", calls: [["confbridge", 1]] },
  { kind: "conference-user", file: "confbridge.conf", type: "user", calls: [["confbridge", 2]] },
  { kind: "conference-menu", file: "confbridge.conf", type: "menu", calls: [["confbridge", 3]] },
  { kind: "followme", file: "followme.conf", calls: [["followme", 0]] },
  { kind: "manager-user", file: "manager.conf", functions: /\bAMI_CLIENT\(([\w.+-]{1,80})(?=[,)])/g },
];

/** Queues, music classes, parking lots, conference profiles and other sections, and everything that names them. */
export function* sectionOccurrences(tree: Tree): Iterable<Occurrence> {
  for (const kind of kinds) {
    if (!tree.live(kind.file)) continue;
    yield* definitions(tree, kind);
    yield* inCalls(tree, kind);
  }
  yield* inOptions(tree);
  for (const section of tree.dialplan?.file.sections ?? []) {
    for (const option of section.ownOptions) yield* inFunctions(tree, option);
  }
}

/** The names that can stand in an argument of an application, given in lower case; undefined where none do. */
export function namesForArgument(
  tree: Tree,
  application: string,
  index: number,
): readonly string[] | undefined {
  const named = kinds.find(({ calls }) => calls?.some(([name, at]) => name === application && at === index));
  return named && namesOf(tree, named);
}

/** The names that can stand behind an option, given in lower case; undefined where none do. */
export function namesForOption(tree: Tree, option: string): readonly string[] | undefined {
  const named = byOption.get(option);
  return named && namesOf(tree, named);
}

function namesOf(tree: Tree, named: NamedSections): readonly string[] {
  return [...definitions(tree, named)].map(({ name }) => name);
}

function* definitions(tree: Tree, named: NamedSections): Iterable<Occurrence> {
  for (const section of tree.live(named.file)?.live ?? []) {
    if (section.key === "general" || section.name === "" || !isOfType(section, named.type)) continue;
    yield definition(symbolOf(named, section.name), section.namePlace, section.headerPlace);
  }
}

function isOfType(section: Section, type: string | undefined): boolean {
  return type === undefined || section.last("type")?.value.toLowerCase() === type;
}

function* inCalls(tree: Tree, named: NamedSections): Iterable<Occurrence> {
  for (const [application, index] of named.calls ?? []) {
    for (const step of tree.dialplan?.steps(application) ?? []) {
      const argument = new Call(step).argument(index);
      if (argument) yield* mention(named, argument.value, argument.place);
    }
  }
}

function* inOptions(tree: Tree): Iterable<Occurrence> {
  for (const { option } of writtenOptions(tree)) {
    const named = byOption.get(option.key);
    if (named && tree.live(named.file)) yield* mention(named, option.value, option.valuePlace);
  }
}

const byOption: ReadonlyMap<string, NamedSections> = new Map(
  kinds.flatMap((named) => (named.options ?? []).map((option) => [option, named])),
);

function* inFunctions(tree: Tree, option: Option): Iterable<Occurrence> {
  const { value } = option;
  if (!/QUEUE_|CHANNEL\(|AMI_CLIENT/.test(value)) return;
  for (const named of kinds) {
    if (!named.functions || !tree.live(named.file)) continue;
    for (const match of value.matchAll(named.functions)) {
      const name = match[1] ?? "";
      const end = match.index + match[0].length;
      yield* mention(named, name, option.placeIn(end - name.length, end));
    }
  }
}

/** A name that is spelled out; one that a variable brings is not followed. */
function* mention(named: NamedSections, name: string, place: Place): Iterable<Occurrence> {
  if (name === "" || name.includes("$") || named.except?.includes(name.toLowerCase())) return;
  if (place.span.end - place.span.start !== name.length) return;
  yield reference(symbolOf(named, name), place);
}

function symbolOf({ kind, isCaseSensitive }: NamedSections, name: string): SymbolName {
  return { kind, name, id: isCaseSensitive ? name : name.toLowerCase() };
}
