import {
  type Fix,
  isKnownIn,
  isPlaceholder,
  kindFacts,
  kindNames,
  nearestName,
  optionFacts,
  quotedNames,
  type Report,
  replaceName,
  type Severity,
  samePlaces,
  type Tree,
} from "@astlint/core";
import { effectOf, lossOf } from "./loss.ts";
import { type OptionInContext, optionsInContext } from "./option-context.ts";
import { isProtective } from "./security-options.ts";
import { hasTypography } from "./typography.ts";

type Group = [OptionInContext, ...OptionInContext[]];

/** Unknown options of one name in one kind of section together. */
export function unknownOptions(tree: Tree): Iterable<Group> {
  const groups = new Map<string, Group>();
  for (const found of optionsInContext(tree)) {
    const { option, file, kind, facts } = found;
    if (facts || option.key.startsWith("@") || isPlaceholder(option.name) || hasTypography(option.name))
      continue;
    const key = `${file}\n${kind}\n${option.key}`;
    const group = groups.get(key);
    if (group) group.push(found);
    else groups.set(key, [found]);
  }
  return groups.values();
}

/** The names that the release at hand knows in sections of that kind. */
function currentNames(tree: Tree, { kindFacts: { options } }: OptionInContext): string[] {
  return [...options.values()]
    .filter((facts) => isKnownIn(facts, tree.asterisk.version))
    .map(({ name }) => name);
}

/** Unknown options of one name with what to say about them. */
export interface Unknown {
  readonly first: OptionInContext;
  readonly report: Report;
  /** What it has in common with other options that are merely ignored; undefined when there is more to say. */
  readonly habit: string | undefined;
  /** To follow after the names of several: `count in an account, not in [general]: Asterisk ignores them`. */
  readonly plural: string;
}

/** One finding about several options that are merely ignored. */
export function together(unknowns: readonly Unknown[]): Report {
  const [first] = unknowns;
  const names = unknowns.map(({ first: { option } }) => option.name);
  return {
    at: first?.report.at,
    message: `${quotedNames(names)} ${first?.plural ?? ""}`,
    severity: "low",
    members: names,
    related: unknowns.slice(1).map(({ first: { option } }) => ({
      at: option.namePlace,
      message: `'${option.name}'`,
      isSame: true as const,
    })),
  };
}

/** What is said of an unknown option and the others like it; with `guesses`, which one was meant. */
export function describe(
  tree: Tree,
  found: OptionInContext,
  others: readonly OptionInContext[],
  { guesses }: { readonly guesses: boolean },
): Unknown {
  const { option, file, kind } = found;
  const names = guesses ? currentNames(tree, found) : [];
  const places = others.length > 0 ? `, in ${others.length + 1} places` : "";
  const loss = lossOf(tree, found);
  const judgement = judge(found, names, loss?.text ?? effectOf(found));
  const { meant, plural } = judgement;
  const isMinor = !loss && judgement.severity === "low" && meant === undefined;
  const report: Report = {
    at: option.namePlace,
    message: judgement.message + places,
    severity: loss?.severity ?? judgement.severity,
    related: samePlaces(others.map((other) => other.option.namePlace)),
    ...(meant === undefined ? {} : { fixes: [rename([found, ...others], meant)] }),
  };
  return { first: found, report, habit: isMinor ? `${file}\n${kind}\n${plural}` : undefined, plural };
}

interface Judgement {
  readonly message: string;
  /** Of an option that Asterisk merely ignores. */
  readonly severity: Severity;
  readonly meant?: string;
  readonly plural: string;
}

function judge({ file, kind, option }: OptionInContext, names: readonly string[], effect: string): Judgement {
  const home = kindNames(file).find((other) => other !== kind && hasExactly(file, other, option.key));
  if (home !== undefined) {
    const message = `'${option.name}' counts in ${kindTitle(file, home)}, not in ${kindTitle(file, kind)}: Asterisk ${effect}`;
    const plural = `count in ${kindTitle(file, home)}, not in ${kindTitle(file, kind)}: Asterisk ${ofSeveral(effect)}`;
    return { message, severity: isLoss(file, home, option.key, option.value) ? "medium" : "low", plural };
  }
  const meant = nearestName(option.key, names);
  const message = `Asterisk knows no '${option.name}' and ${effect}`;
  const plural = `are unknown to Asterisk, which ${ofSeveral(effect)}`;
  if (meant === undefined) return { message, severity: "low", plural };
  const severity = isLoss(file, kind, meant, option.value) ? "high" : "low";
  return { message: `${message}; '${meant}' is probably meant`, severity, meant, plural };
}

function ofSeveral(effect: string): string {
  return effect.replace("ignores it", "ignores them").replace("in its log", "each in its log");
}

/** Whether the PBX is less safe because Asterisk ignores this. */
function isLoss(file: string, kind: string, name: string, value: string): boolean {
  const standard = optionFacts(file, kind, name)?.default;
  return isProtective(name, value) && standard?.toLowerCase() !== value.toLowerCase();
}

function hasExactly(file: string, kind: string, name: string): boolean {
  return kindFacts(file, kind)?.options.has(name) === true;
}

/** `[general]`, `an account`, `type=auth`. */
function kindTitle(file: string, kind: string): string {
  if (file === "pjsip.conf") return `type=${kind}`;
  if (kind === "account") return "an account";
  if (kind === "parking_lot") return "a parking lot";
  if (kind === "user" || kind === "queue") return `a ${kind}`;
  return `[${kind}]`;
}

function rename(found: readonly OptionInContext[], name: string): Fix {
  return {
    title: `Rename it to '${name}'`,
    applicability: "unsafe",
    edits: found.flatMap(({ option }) => replaceName(option, name)),
    caution: "the option takes effect from then on",
  };
}
