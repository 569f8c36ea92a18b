import type { Place } from "../config/document.ts";
import { derived } from "../workspace/derived.ts";
import type { Option } from "../workspace/option.ts";
import type { Tree } from "../workspace/tree.ts";
import { type AccessEntry, type AccessProblem, accessLine } from "./access-entry.ts";
import {
  type AddressFamily,
  type AddressRange,
  count,
  intersect,
  intersectOnce,
  lastAddress,
  parseAddress,
  scopeRanges,
} from "./address-ranges.ts";
import { admittedRanges, type View } from "./admitted-ranges.ts";
import { namedAccessLists } from "./named-access-lists.ts";
import { isPlaceholder } from "./values.ts";

/** A list of acl.conf that an `acl=` calls in. */
export interface NamedUse {
  readonly name: string;
  readonly option: Option;
  readonly place: Place;
  /** What the list holds; undefined when it is not known. */
  readonly entries: readonly AccessEntry[] | undefined;
  /** Whether Asterisk, which knows no list of that name, refuses every address. */
  readonly deniesAll: boolean;
}

const bothFamilies: readonly AddressFamily[] = [4, 6];

/**
 * The addresses that one object lets in: its own `permit` and `deny` lines, and each list that it names with `acl`.
 * An address must pass all of them. In each, the last entry that matches decides, and what no entry matches passes
 * (`ast_apply_acl()` and `ast_apply_ha()` in `main/acl.c`).
 */
export class AccessList {
  /** Of the object's own `permit` and `deny` lines, in the order that counts. */
  readonly entries: readonly AccessEntry[];
  readonly named: readonly NamedUse[];
  /** What Asterisk cannot use. Most readers drop the whole object because of one. */
  readonly problems: readonly AccessProblem[];
  private readonly cachedRanges = new Map<string, readonly AddressRange[]>();

  constructor(
    entries: readonly AccessEntry[],
    named: readonly NamedUse[],
    problems: readonly AccessProblem[],
  ) {
    this.entries = entries;
    this.named = named;
    this.problems = problems;
  }

  /** Whether there is nothing that could refuse an address. */
  get isEmpty(): boolean {
    return this.entries.length === 0 && this.named.length === 0;
  }

  /** Whether something in it is an error for Asterisk; a name that is not known is none. */
  get isFaulty(): boolean {
    return this.problems.some(({ kind }) => kind !== "list-unknown" && kind !== "list-file-missing");
  }

  /** The options that make up the list, in order. */
  get options(): readonly Option[] {
    return [...new Set([...this.entries, ...this.named, ...this.problems].map(({ option }) => option))];
  }

  /** Whether Asterisk lets an address in, IPv4-mapped ones taken for IPv4. Entries that are placeholders match nothing. */
  allows(address: string): boolean {
    const parsed = parseAddress(address);
    if (!parsed || this.named.some(({ deniesAll }) => deniesAll)) return false;
    const { family, value } = parsed;
    return this.lists.every((entries) => {
      const last = entries.findLast(
        ({ block }) => block?.family === family && (value & block.mask) === block.network,
      );
      return last?.isPermit ?? true;
    });
  }

  /** Whether an arbitrary address of the Internet gets in: at least half of them do, whatever placeholders stand for. */
  isOpenTo(family: AddressFamily): boolean {
    return this.publicShare(family) >= 0.5;
  }

  /** Which part of the Internet's addresses gets in for certain, from 0 to 1. */
  publicShare(family: AddressFamily): number {
    const publicRanges = scopeRanges(family, "public");
    const admitted = count(intersectOnce(this.ranges(family, "certain"), publicRanges));
    return Number((admitted * 1_000_000n) / count(publicRanges)) / 1_000_000;
  }

  /** Whether nobody else gets in, whatever placeholders stand for, than the machine itself, or it and local networks. */
  permitsOnly(
    scope: "nobody" | "loopback" | "private",
    families: readonly AddressFamily[] = bothFamilies,
  ): boolean {
    const excluded = (["public", "private", "loopback"] as const).slice(
      0,
      scope === "private" ? 1 : scope === "loopback" ? 2 : 3,
    );
    return families.every((family) => {
      const admitted = this.ranges(family, "possible");
      return excluded.every((other) => intersectOnce(admitted, scopeRanges(family, other)).length === 0);
    });
  }

  private get lists(): readonly (readonly AccessEntry[])[] {
    return [this.entries, ...this.named.map(({ entries }) => entries ?? [])];
  }

  /** The addresses that get in for certain, or perhaps, where an entry is unknown or matches only some of a range. */
  private ranges(family: AddressFamily, view: View): readonly AddressRange[] {
    const key = `${family} ${view}`;
    let ranges = this.cachedRanges.get(key);
    if (!ranges) {
      const uncertain = this.named.some(
        ({ entries, deniesAll }) => deniesAll || (entries === undefined && view === "certain"),
      );
      const lists = this.lists.filter(({ length }) => length > 0);
      const [first, ...others] = lists.map((entries) => admittedRanges(entries, family, view));
      const admitted = others.reduce(intersect, first ?? [{ first: 0n, last: lastAddress(family) }]);
      ranges = uncertain ? [] : admitted;
      this.cachedRanges.set(key, ranges);
    }
    return ranges;
  }
}

/**
 * The access list that an object's options make, in the order in which Asterisk meets them. A prefix picks another
 * list of the same object: `contact` for `contactpermit`, `contactdeny` and `contactacl`. Objects that inherit the
 * same lines share one list.
 */
export function accessList(options: readonly Option[], tree: Tree, prefix = ""): AccessList {
  const hasNames = tree.asterisk.version.isAtLeast("11");
  let node = listsOf(tree);
  const lines: Option[] = [];
  for (const option of options) {
    if (!option.key.startsWith(prefix)) continue;
    const kind = option.key.slice(prefix.length);
    if (kind !== "permit" && kind !== "deny" && (kind !== "acl" || !hasNames)) continue;
    lines.push(option);
    node = nextNode(node, option);
  }
  node.list ??= makeList(lines, tree);
  return node.list;
}

/** The lists made so far, by their lines: one node further for each line. */
interface ListNode {
  list?: AccessList;
  next?: Map<Option, ListNode>;
}

const listsOf: (tree: Tree) => ListNode = derived(() => ({}));

function nextNode(node: ListNode, option: Option): ListNode {
  node.next ??= new Map();
  const known = node.next.get(option);
  if (known) return known;
  const next: ListNode = {};
  node.next.set(option, next);
  return next;
}

function makeList(lines: readonly Option[], tree: Tree): AccessList {
  const entries: AccessEntry[] = [];
  const named: NamedUse[] = [];
  const problems: AccessProblem[] = [];
  for (const option of lines) {
    if (option.key.endsWith("acl")) {
      readNames(option, tree, { named, problems, hasOwn: entries.length > 0 });
      continue;
    }
    const line = accessLine(option, tree.asterisk.version);
    for (const entry of line.entries) entries.push(entry);
    if (line.problem) problems.push(line.problem);
  }
  return new AccessList(entries, named, problems);
}

interface Names {
  readonly named: NamedUse[];
  readonly problems: AccessProblem[];
  readonly hasOwn: boolean;
}

/** Reads the names of one `acl=` as `ast_append_acl()` does: blanks before a name do not count, those after it do. */
function readNames(option: Option, tree: Tree, { named, problems, hasOwn }: Names): void {
  const { lists, state, isInDatabase } = namedAccessLists(tree);
  let start = 0;
  for (const part of option.value.split(",")) {
    const name = part.trimStart();
    const place = option.placeIn(start + part.length - name.length, start + part.length);
    start += part.length + 1;
    const key = name.toLowerCase();
    // The object's own list goes by the empty name.
    if (named.some((other) => other.name.toLowerCase() === key) || (name === "" && hasOwn)) {
      problems.push({ kind: "list-repeated", option, place, text: name });
      continue;
    }
    const entries = entriesOf(lists.get(name)?.options, tree, state);
    const isUnknown =
      entries === undefined && state !== "missing" && !isInDatabase && !isPlaceholder(option.value);
    named.push({ name, option, place, entries, deniesAll: isUnknown });
    if (isUnknown) problems.push({ kind: "list-unknown", option, place, text: name });
    else if (entries === undefined && !isInDatabase && !isPlaceholder(option.value)) {
      problems.push({ kind: "list-file-missing", option, place, text: name });
    }
  }
}

function entriesOf(
  options: readonly Option[] | undefined,
  tree: Tree,
  state: "loaded" | "refused" | "missing",
): readonly AccessEntry[] | undefined {
  if (state === "refused") return [];
  return options && namedEntries(tree, options);
}

const entriesByList = derived(() => new Map<readonly Option[], readonly AccessEntry[]>());

/** What a list of acl.conf holds, read once for all that name it. */
function namedEntries(tree: Tree, options: readonly Option[]): readonly AccessEntry[] {
  const known = entriesByList(tree).get(options);
  if (known) return known;
  const entries = options.flatMap((option) => accessLine(option, tree.asterisk.version).entries);
  entriesByList(tree).set(options, entries);
  return entries;
}
