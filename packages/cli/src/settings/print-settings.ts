import type { Policy, Rule } from "@astlint/core";
import { findInput } from "../find-input.ts";
import type { Options } from "../options.ts";
import { UsageError, type World } from "../world.ts";
import { lintPlan } from "./lint-plan.ts";
import { SettingsFiles } from "./settings-files.ts";

/** The settings that hold for the first tree that is named, and the level that every rule has by them, as JSON. */
export async function printSettings(world: World, options: Options): Promise<string> {
  const { targets, complaints } = await findInput(world, options);
  const [target] = targets;
  if (!target) throw new UsageError(complaints.join("\n"));
  const found = await new SettingsFiles(world, options).of(target.root);
  const { rules, levels } = lintPlan(world.rules, target, found, options);
  const { settings, path } = found;
  const running = new Set(rules.map(({ id }) => id));
  const levelOf = (rule: Rule): string => {
    const level = running.has(rule.id) ? levels.level(rule.id) : "off";
    return level === "on" ? rule.severity : level;
  };
  const shown = {
    file: path ?? null,
    preset: options.preset ?? settings.preset ?? "recommended",
    asteriskVersion: options.asteriskVersion ?? settings.asteriskVersion ?? null,
    ...settings.hints,
    ignores: settings.ignores,
    overrides: settings.overrides.map(({ files, rules: levels }) => ({
      files,
      rules: Object.fromEntries(levels),
    })),
    policies: settings.policies.map(policyData),
    rules: Object.fromEntries(
      [...world.rules].sort((a, b) => (a.id < b.id ? -1 : 1)).map((rule) => [rule.id, levelOf(rule)]),
    ),
    options: Object.fromEntries(settings.options),
  };
  return `${JSON.stringify(shown, undefined, 2)}\n`;
}

function policyData({ where, must, ...policy }: Policy): unknown {
  return { ...policy, where: Object.fromEntries(where), must };
}
