import type { Finding } from "../lint/finding.ts";
import { type Preset, presets, type Rule } from "../lint/rule.ts";
import { rulePattern } from "../lint/rule-pattern.ts";
import type { Severity } from "../lint/severity.ts";
import { pathPattern } from "./path-pattern.ts";
import type { ProjectSettings, RuleLevel, RuleLevels } from "./settings.ts";

export interface LevelChoice {
  /** Goes before the preset of the settings. */
  readonly preset?: Preset | undefined;
  /** Rules that were asked for by name: they are on, whatever preset and settings say. */
  readonly named?: ReadonlySet<string>;
  /** The path that patterns of files are about, for a path below the root of the tree. */
  readonly pathOf?: (path: string) => string;
}

type LevelledRule = Pick<Rule, "id" | "preset">;

/** Which rules run under some settings, and how bad their findings are in which file. */
export class Levels<R extends LevelledRule> {
  /** The rules that are on, if only in some files. */
  readonly rules: readonly R[];
  private readonly settings: ProjectSettings;
  private readonly choice: LevelChoice;
  private readonly base = new Map<string, RuleLevel>();
  private readonly overrides: readonly {
    readonly isAbout: (path: string) => boolean;
    readonly rules: RuleLevels;
  }[];
  private readonly isIgnored: (path: string) => boolean;
  private readonly byPath = new Map<string, Map<string, RuleLevel>>();

  constructor(rules: readonly R[], settings: ProjectSettings, choice: LevelChoice = {}) {
    this.settings = settings;
    this.choice = choice;
    this.overrides = settings.overrides.map((override) => ({
      isAbout: anyOf(override.files),
      rules: override.rules,
    }));
    this.isIgnored = anyOf(settings.ignores);
    for (const rule of rules) this.base.set(rule.id, this.baseLevel(rule));
    this.rules = rules.filter(({ id }) => this.isOnSomewhere(id));
  }

  /** The level of a rule where no override says otherwise. */
  level(id: string): RuleLevel {
    return this.base.get(id) ?? "on";
  }

  /** The severity that a finding is given; `off` where it is not reported. */
  severityOf({ rule, severity, at }: Finding): Severity | "off" {
    const level = this.levelAt(rule, this.choice.pathOf?.(at.path) ?? at.path);
    return level === "on" ? severity : level;
  }

  private baseLevel({ id, preset }: R): RuleLevel {
    const { settings, choice } = this;
    const level = levelIn(settings.rules, id);
    if (choice.named)
      return choice.named.has(id) ? (level === undefined || level === "off" ? "on" : level) : "off";
    const chosen = choice.preset ?? settings.preset ?? "recommended";
    return level ?? (presets.indexOf(preset) <= presets.indexOf(chosen) ? "on" : "off");
  }

  private isOnSomewhere(id: string): boolean {
    if (this.base.get(id) !== "off") return true;
    return !this.choice.named && this.overrides.some(({ rules }) => (levelIn(rules, id) ?? "off") !== "off");
  }

  private levelAt(id: string, path: string): RuleLevel {
    const known = this.byPath.get(path) ?? new Map<string, RuleLevel>();
    this.byPath.set(path, known);
    const level = known.get(id) ?? this.findLevel(id, path);
    known.set(id, level);
    return level;
  }

  private findLevel(id: string, path: string): RuleLevel {
    if (this.isIgnored(path)) return "off";
    for (const { isAbout, rules } of this.overrides.toReversed()) {
      const level = levelIn(rules, id);
      if (level !== undefined && isAbout(path)) return level;
    }
    return this.level(id);
  }
}

/** The level under the most exact name: the id, else the pattern with the most letters. */
function levelIn(levels: RuleLevels, id: string): RuleLevel | undefined {
  const exact = levels.get(id);
  if (exact !== undefined) return exact;
  let best: readonly [string, RuleLevel] | undefined;
  for (const entry of levels) {
    const isBetter = entry[0].length > (best?.[0].length ?? 0);
    if (isBetter && rulePattern(entry[0])(id)) best = entry;
  }
  return best?.[1];
}

function anyOf(patterns: readonly string[]): (path: string) => boolean {
  const tests = patterns.map(pathPattern);
  return (path) => tests.some((test) => test(path));
}
