import { configFile, configFileNames } from "../knowledge/config-file.ts";
import { nearestName } from "../knowledge/near-name.ts";
import { numberingPlan } from "../knowledge/numbering.ts";
import { nearestRule } from "../lint/nearest-rule.ts";
import { presets } from "../lint/rule.ts";
import { rulePattern } from "../lint/rule-pattern.ts";
import { severities } from "../lint/severity.ts";
import { lineStartsOf, type Position, positionAt } from "../text/line-index.ts";
import { checkJson } from "./check-json.ts";
import {
  itemsOf,
  type JsonMember,
  type JsonNode,
  type JsonProblem,
  memberOf,
  membersOf,
  parseJsonText,
  plainValue,
  textOf,
  textsOf,
} from "./json-text.ts";
import { type SchemaRule, settingsSchema } from "./schema.ts";
import type { Override, Policy, ProjectSettings, Requirement, RuleLevel, RuleLevels } from "./settings.ts";
import { noSettings } from "./settings.ts";

/** A mistake in a settings file, with its line and column from 1. */
export interface SettingsProblem extends JsonProblem, Position {}

export interface ParsedSettings {
  /** What the file says; without what is wrong, `noSettings` when there is a problem. */
  readonly settings: ProjectSettings;
  readonly problems: readonly SettingsProblem[];
}

/** Reads a settings file. Whatever is wrong is a problem with its place; nothing is guessed. */
export function parseSettings(text: string, rules: readonly SchemaRule[]): ParsedSettings {
  const starts = lineStartsOf(text);
  const root = parseJsonText(text);
  const problems = "message" in root ? [root] : problemsOf(root, rules);
  if ("message" in root || problems.length > 0) {
    const placed = problems.map((problem) => ({
      ...problem,
      ...positionAt(starts, starts.length, problem.span.start),
    }));
    return { settings: noSettings, problems: placed.sort((a, b) => a.span.start - b.span.start) };
  }
  return { settings: toSettings(root), problems: [] };
}

function problemsOf(root: JsonNode, rules: readonly SchemaRule[]): JsonProblem[] {
  const problems = checkJson(root, settingsSchema(rules));
  if (problems.length > 0) return problems;
  const policies = itemsOf(memberOf(root, "policies")?.node);
  const policyIds = policies.map((policy) => textOf(memberOf(policy, "id")?.node) ?? "");
  const ids = [...rules.map(({ id }) => id), ...policyIds.map((id) => `policy/${id}`)];
  const levels = [root, ...itemsOf(memberOf(root, "overrides")?.node)].flatMap((node) =>
    membersOf(memberOf(node, "rules")?.node),
  );
  return [
    ...levels.flatMap((member) => unknownRule(member, ids)),
    ...unknownCountry(memberOf(root, "country")?.node),
    ...policies.flatMap((policy, index) =>
      policyProblems(policy, policyIds.indexOf(policyIds[index] ?? "") < index),
    ),
  ];
}

function unknownRule({ name, nameSpan }: JsonMember, ids: readonly string[]): JsonProblem[] {
  if (ids.some(rulePattern(name))) return [];
  const near = nearestRule(name, ids);
  const hint = near === undefined ? "" : ` (did you mean ${near}?)`;
  return [{ span: nameSpan, message: `there is no rule '${name}'${hint}` }];
}

function unknownCountry(node: JsonNode | undefined): JsonProblem[] {
  const country = textOf(node);
  if (!node || country === undefined || numberingPlan(country)) return [];
  return [{ span: node.span, message: `'country' is no ISO code of a country that is known: '${country}'` }];
}

function policyProblems(policy: JsonNode, isRepeated: boolean): JsonProblem[] {
  const problems: JsonProblem[] = [];
  const id = memberOf(policy, "id")?.node;
  if (id && isRepeated)
    problems.push({ span: id.span, message: `there are two policies with the id '${textOf(id)}'` });
  const file = memberOf(policy, "file")?.node;
  const name = textOf(file) ?? "";
  if (file && !configFile(name)) {
    const near = nearestName(name, configFileNames());
    const hint = near === undefined ? "" : ` (did you mean ${near}?)`;
    problems.push({ span: file.span, message: `'file' is none that Asterisk asks for: '${name}'${hint}` });
  }
  const must = memberOf(policy, "must")?.node;
  const kinds = new Set(membersOf(must).map((member) => (member.name.startsWith("at") ? "at" : member.name)));
  if (must && kinds.size > 1)
    problems.push({ span: must.span, message: "'must' wants two things: make two policies of it" });
  return problems;
}

function toSettings(root: JsonNode): ProjectSettings {
  const node = (name: string): JsonNode | undefined => memberOf(root, name)?.node;
  const country = textOf(node("country"));
  return {
    preset: presets.find((preset) => preset === textOf(node("preset"))),
    rules: toLevels(node("rules")),
    options: toOptions(node("rules")),
    asteriskVersion: textOf(node("asteriskVersion")),
    overrides: itemsOf(node("overrides")).map(toOverride),
    ignores: textsOf(node("ignores")),
    policies: itemsOf(node("policies")).map(toPolicy),
    hints: {
      ...(country === undefined ? {} : { country }),
      trunks: textsOf(node("trunks")),
      entryContexts: textsOf(node("entryContexts")),
    },
  };
}

const allLevels: readonly RuleLevel[] = ["off", "on", ...severities];

function toLevels(node: JsonNode | undefined): RuleLevels {
  const levels = new Map<string, RuleLevel>();
  for (const { name, node: entry } of membersOf(node)) {
    const written = textOf(entry) ?? textOf(memberOf(entry, "level")?.node);
    const level = allLevels.find((candidate) => candidate === written);
    if (level !== undefined) levels.set(name, level);
  }
  return levels;
}

function toOptions(node: JsonNode | undefined): Map<string, Readonly<Record<string, unknown>>> {
  const options = new Map<string, Readonly<Record<string, unknown>>>();
  for (const { name, node: entry } of membersOf(node)) {
    const given = membersOf(memberOf(entry, "options")?.node);
    if (given.length > 0)
      options.set(name, Object.fromEntries(given.map((member) => [member.name, plainValue(member.node)])));
  }
  return options;
}

function toOverride(node: JsonNode): Override {
  return {
    files: textsOf(memberOf(node, "files")?.node),
    rules: toLevels(memberOf(node, "rules")?.node),
  };
}

function toPolicy(node: JsonNode): Policy {
  const text = (name: string): string | undefined => textOf(memberOf(node, name)?.node);
  const sections = textsOf(memberOf(node, "sections")?.node);
  const optional = memberOf(node, "optional")?.node;
  return {
    id: text("id") ?? "",
    message: text("message"),
    file: text("file") ?? "",
    sections: sections.length > 0 ? sections : ["!general"],
    where: new Map(
      membersOf(memberOf(node, "where")?.node).map((member) => [member.name, textsOf(member.node)]),
    ),
    option: text("option") ?? "",
    must: toRequirement(memberOf(node, "must")?.node),
    isOptional: optional !== undefined && plainValue(optional) === true,
    severity: severities.find((severity) => severity === text("severity")) ?? "medium",
  };
}

function toRequirement(node: JsonNode | undefined): Requirement {
  const be = memberOf(node, "be")?.node;
  if (be) return { kind: "be", values: textsOf(be) };
  const not = memberOf(node, "not")?.node;
  if (not) return { kind: "not", values: textsOf(not) };
  const exist = memberOf(node, "exist")?.node;
  if (exist) return { kind: "set", isSet: plainValue(exist) === true };
  const limit = (name: string, otherwise: number): number => {
    const given = memberOf(node, name)?.node;
    return given ? Number(plainValue(given)) : otherwise;
  };
  return {
    kind: "range",
    atLeast: limit("atLeast", Number.NEGATIVE_INFINITY),
    atMost: limit("atMost", Number.POSITIVE_INFINITY),
  };
}
