import { type Preset, presets, type Rule } from "@astlint/core";
import { closest } from "./closest.ts";
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
  const parts = pattern.split("*");
  const matches = (id: string): boolean => (parts.length === 1 ? id === pattern : matchesParts(id, parts));
  if (!rules.some(({ id }) => matches(id))) throw unknownRule(rules, pattern);
  return matches;
}

/** Whether `parts` occur in `id` in order, the first at its start and the last at its end. */
function matchesParts(id: string, parts: readonly string[]): boolean {
  const first = parts[0] ?? "";
  const last = parts.at(-1) ?? "";
  if (!id.startsWith(first) || !id.endsWith(last) || id.length < first.length + last.length) return false;
  let from = first.length;
  for (const part of parts.slice(1, -1)) {
    const at = id.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return from <= id.length - last.length;
}

function unknownRule(rules: readonly Rule[], pattern: string): UsageError {
  const areas = [...new Set(rules.map(({ id }) => `${id.split("/")[0]}/*`))];
  const ids = rules.map(({ id }) => id);
  const namesake = ids.find((id) => id.endsWith(`/${pattern}`));
  const near = namesake ?? closest(pattern, pattern.includes("*") ? areas : ids);
  const hint = near === undefined ? "--list-rules shows all" : `did you mean ${near}?`;
  return new UsageError(`there is no rule '${pattern}' (${hint})`);
}
