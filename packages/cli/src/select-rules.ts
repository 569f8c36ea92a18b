import { nearestRule, type Preset, presets, type Rule, rulePattern } from "@astlint/core";
import { UsageError } from "./world.ts";

/** What `--preset`, `--rule` and `--ignore` say. */
export interface Selection {
  readonly preset?: Preset | undefined;
  readonly rule: readonly string[];
  readonly ignore: readonly string[];
}

/** The rules that run: those named, whatever their preset, else those of the preset; less the ignored ones. */
export function selectRules(
  rules: readonly Rule[],
  { preset = "recommended", rule, ignore }: Selection,
): Rule[] {
  const named = rule.map((pattern) => matcher(rules, pattern));
  const unwanted = ignore.map((pattern) => matcher(rules, pattern));
  const isWanted = (candidate: Rule): boolean =>
    named.length > 0 ? named.some((matches) => matches(candidate.id)) : isIn(preset, candidate.preset);
  return rules.filter(
    (candidate) => isWanted(candidate) && !unwanted.some((matches) => matches(candidate.id)),
  );
}

/** Ids of the rules that flags name: those to run, when there are any, and those not to. */
export function namedRules(
  rules: readonly Rule[],
  { rule, ignore }: Selection,
): { readonly named: ReadonlySet<string> | undefined; readonly unwanted: ReadonlySet<string> } {
  const idsOf = (patterns: readonly string[]): ReadonlySet<string> =>
    new Set(
      patterns
        .map((pattern) => matcher(rules, pattern))
        .flatMap((matches) => rules.map(({ id }) => id).filter(matches)),
    );
  return { named: rule.length > 0 ? idsOf(rule) : undefined, unwanted: idsOf(ignore) };
}

/** Rejects names of rules that do not exist. Policies are known only once the settings are read. */
export function checkNames(rules: readonly Rule[], { rule, ignore }: Selection): void {
  for (const pattern of [...rule, ...ignore]) if (!pattern.startsWith("policy/")) matcher(rules, pattern);
}

/** The presets that contain a rule: its own and the larger ones. */
export function presetsWith(rule: Rule): readonly Preset[] {
  return presets.filter((preset) => isIn(preset, rule.preset));
}

/** The rule of that id. An unknown one is an error that names the nearest. */
export function findRule(rules: readonly Rule[], id: string): Rule {
  const rule = rules.find((candidate) => candidate.id === id);
  if (!rule) throw unknownRule(rules, id);
  return rule;
}

function isIn(chosen: Preset, of: Preset): boolean {
  return presets.indexOf(of) <= presets.indexOf(chosen);
}

/** Tests ids against `area/name`, or a pattern with `*`: `sip/*`, `*secret`. */
function matcher(rules: readonly Rule[], pattern: string): (id: string) => boolean {
  const matches = rulePattern(pattern);
  if (!rules.some(({ id }) => matches(id))) throw unknownRule(rules, pattern);
  return matches;
}

function unknownRule(rules: readonly Rule[], pattern: string): UsageError {
  const ids = rules.map(({ id }) => id);
  const near = nearestRule(pattern, ids);
  const hint = near === undefined ? "--list-rules shows all" : `did you mean ${near}?`;
  return new UsageError(`there is no rule '${pattern}' (${hint})`);
}
