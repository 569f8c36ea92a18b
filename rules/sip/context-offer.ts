import {
  type Context,
  contextGraph,
  type DialplanModel,
  derived,
  isContinuedElsewhere,
  isInOtherDialplan,
  isPlaceholder,
  type Option,
  type Place,
  type Tree,
} from "@astlint/core";

/** What a caller finds in a context. */
export interface ContextOffer {
  /**
   * `dead-end`: announcements and hangups, and no more. `missing`: there is no such context. `unknown`: the files do
   * not tell, because it may be defined elsewhere.
   */
  readonly kind: "dead-end" | "dialplan" | "missing" | "unknown";
  /** The context's name in extensions.conf. */
  readonly place: Place | undefined;
  /** Whether the state of extensions can be asked for there. */
  readonly hasHints: boolean;
}

/** Follows a context of extensions.conf through its includes and jumps, and tells what it offers. */
export function contextOffer(tree: Tree, name: string): ContextOffer {
  const known = offers(tree).get(name);
  if (known) return known;
  const isKnowable = tree.dialplan !== undefined && !isPlaceholder(name);
  const offer = isKnowable ? explore(tree, tree.dialplan, name) : nothingKnown;
  offers(tree).set(name, offer);
  return offer;
}

const offers: (tree: Tree) => Map<string, ContextOffer> = derived(() => new Map());

const nothingKnown: ContextOffer = { kind: "unknown", place: undefined, hasHints: false };

function explore(tree: Tree, dialplan: DialplanModel, name: string): ContextOffer {
  const names = [...contextGraph(tree).reachableFrom([name]).keys()];
  const reached = names.map((each) => dialplan.context(each)).filter((context) => context !== undefined);
  const context = dialplan.context(name);
  return {
    kind: kindOf(tree, dialplan, names, reached),
    place: context && dialplan.placeOf(context),
    hasHints: reached.some(isWatchable),
  };
}

/** `names` are all that calls may get to, beginning with the context itself; `reached` are those that exist. */
function kindOf(
  tree: Tree,
  dialplan: DialplanModel,
  names: readonly string[],
  reached: readonly Context<Option>[],
): ContextOffer["kind"] {
  if (names.some((name) => isUsersContext(tree, dialplan, name))) return "dialplan";
  const hasGaps =
    (reached.length < names.length && isCut(dialplan)) ||
    names.some((each) => mayHoldMore(tree, dialplan, each));
  if (reached[0]?.name !== names[0]) return hasGaps ? "unknown" : "missing";
  const isAllKnown = !hasGaps && !names.some((name) => name.includes("$"));
  return isAllKnown && reached.every(leadsNowhere) ? "dead-end" : "dialplan";
}

function leadsNowhere(context: Context<Option>): boolean {
  if (context.switches.length > 0) return false;
  for (const { priorities } of context.extensions()) {
    if (!priorities.every((step) => step.isHint || harmless.has(step.application.toLowerCase())))
      return false;
  }
  return true;
}

function isWatchable(context: Context<Option>): boolean {
  if (context.hasAutohints) return true;
  for (const { priorities } of context.extensions()) if (priorities.some(({ isHint }) => isHint)) return true;
  return false;
}

/** Whether a dialplan in another language may have the context, or more of it than extensions.conf. */
function mayHoldMore(tree: Tree, dialplan: DialplanModel, name: string): boolean {
  return dialplan.context(name) ? isContinuedElsewhere(tree, name) : isInOtherDialplan(tree, name);
}

/** Whether contexts that extensions.conf lacks may come from files that are not there. */
function isCut({ file }: DialplanModel): boolean {
  return file.problems.some(({ code }) => code.startsWith("include-") || code.startsWith("exec-"));
}

/** Accounts of users.conf get extensions in one context, which is called `default` unless extensions.conf says otherwise. */
function isUsersContext(tree: Tree, { file }: DialplanModel, name: string): boolean {
  const usersContext = file.section("general")?.first("userscontext")?.value || "default";
  return name === usersContext && (tree.live("users.conf")?.live ?? []).some(({ key }) => key !== "general");
}

/** Applications that cost nothing and give nothing away; jumps are followed. */
const harmless: ReadonlySet<string> = new Set([
  "answer",
  "background",
  "busy",
  "congestion",
  "echo",
  "goto",
  "gotoif",
  "gotoiftime",
  "hangup",
  "log",
  "milliwatt",
  "musiconhold",
  "nocdr",
  "noop",
  "playback",
  "playtones",
  "progress",
  "resetcdr",
  "ringing",
  "saydigits",
  "saynumber",
  "set",
  "stopplaytones",
  "verbose",
  "wait",
  "waitexten",
  "zapateller",
]);
