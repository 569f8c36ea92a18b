import { appendOption, replaceValue } from "../fix/edits.ts";
import type { Fix } from "../fix/fix.ts";
import { configFile } from "../knowledge/config-file.ts";
import { optionFacts, sectionKind } from "../knowledge/options.ts";
import type { Rule, RuleContext } from "../lint/rule.ts";
import { rulePattern } from "../lint/rule-pattern.ts";
import { quotedNames } from "../lint/wording.ts";
import { isFalse, isPlaceholder, isTrue } from "../model/values.ts";
import { isSecretName } from "../secret/secret-options.ts";
import type { Option } from "../workspace/option.ts";
import type { Section } from "../workspace/section.ts";
import type { Policy, Requirement } from "./settings.ts";

/** A policy of the settings as a rule like any other. */
export function policyRule(policy: Policy): Rule {
  const { id, option, file, severity } = policy;
  const summary = policy.message ?? `'${option}' in ${file} must ${wish(policy)}`;
  return {
    id: `policy/${id}`,
    summary,
    category: "correctness",
    severity,
    confidence: "certain",
    preset: "recommended",
    fix: onlyValue(policy) === undefined ? "manual" : "unsafe",
    cwe: [],
    since: "0.1.0",
    references: ["docs/settings.md"],
    docs: {
      what: `A section of ${file} breaks a policy of the settings: '${option}' must ${wish(policy)}.`,
      why: policy.message ?? "The settings file says so.",
      how: `Set '${option}' as the policy wants it.`,
      breaks: "What relied on the other value.",
      ignore: "Where the policy has an exception; say why in a comment.",
    },
    examples: [],
    check: (context) => check(policy, context),
  };
}

function check(policy: Policy, { tree, report }: RuleContext): void {
  const sections = (tree.live(policy.file)?.live ?? []).filter((section) => isAbout(policy, section));
  const heirs = new Map<Option, Section[]>();
  for (const section of sections) {
    const options = counting(policy, section);
    if (options.length === 0) {
      if (isRefusedWhenAbsent(policy)) {
        report({
          at: section.namePlace,
          message: told(policy, `[${section.name}] does not set '${policy.option}'`),
          fixes: fixes(policy, (value) => appendOption(section, policy.option, value)),
        });
      }
      continue;
    }
    for (const option of options) {
      if (!isRefused(policy.must, option.value)) continue;
      const found = heirs.get(option);
      if (found) found.push(section);
      else heirs.set(option, [section]);
    }
  }
  for (const [option, users] of heirs) {
    const names = quotedNames(users.map(({ name }) => name));
    report({
      at: option.valuePlace,
      message: told(
        policy,
        `'${option.name}' of ${names} ${policy.must.kind === "set" ? "is set" : "is another"}`,
      ),
      fixes: fixes(policy, (value) => replaceValue(option, value)),
    });
  }
}

function isAbout({ sections, where, file }: Policy, section: Section): boolean {
  const unwanted = sections.filter((pattern) => pattern.startsWith("!")).map((pattern) => pattern.slice(1));
  const wanted = sections.filter((pattern) => !pattern.startsWith("!"));
  const isNamed = (patterns: readonly string[]): boolean =>
    patterns.some((pattern) => rulePattern(pattern.toLowerCase())(section.key));
  if (isNamed(unwanted) || (wanted.length > 0 && !isNamed(wanted))) return false;
  return [...where].every(([name, values]) => {
    const option = lastOrFirst(file, section, name);
    return option !== undefined && isOneOf(option.value, values);
  });
}

/** The options whose values count: all where they add up, else the one that Asterisk ends up with. */
function counting({ file, option }: Policy, section: Section): readonly Option[] {
  const kind = sectionKind(file, section);
  if (kind !== undefined && optionFacts(file, kind, option)?.accumulates) return section.all(option);
  const one = lastOrFirst(file, section, option);
  return one ? [one] : [];
}

function lastOrFirst(file: string, section: Section, name: string): Option | undefined {
  return configFile(file)?.duplicates === "first" ? section.first(name) : section.last(name);
}

function isRefusedWhenAbsent({ must, isOptional }: Policy): boolean {
  if (must.kind === "set") return must.isSet;
  return must.kind !== "not" && !isOptional;
}

function isRefused(must: Requirement, value: string): boolean {
  if (must.kind === "set") return !must.isSet;
  if (isPlaceholder(value)) return false;
  if (must.kind === "be") return !isOneOf(value, must.values);
  if (must.kind === "not") return isOneOf(value, must.values);
  const number = value.trim() === "" ? Number.NaN : Number(value);
  return !(number >= must.atLeast && number <= must.atMost);
}

/** Words for true are the same, whichever was written, and so are those for false. */
function isOneOf(value: string, values: readonly string[]): boolean {
  return values.some((expected) => {
    if (isTrue(expected) && isTrue(value)) return true;
    if (isFalse(expected) && isFalse(value)) return true;
    return rulePattern(expected.toLowerCase())(value.toLowerCase());
  });
}

function fixes(policy: Policy, edits: (value: string) => Fix["edits"]): readonly Fix[] {
  const value = onlyValue(policy);
  if (value === undefined) return [];
  const caution = "what relied on the other value may stop working";
  return [{ title: `Set ${policy.option}=${value}`, applicability: "unsafe", edits: edits(value), caution }];
}

/** The value that is wanted, when there is only one; secrets are not written by a fix. */
function onlyValue({ must, option }: Policy): string | undefined {
  if (isSecretName(option.toLowerCase())) return undefined;
  const [value] = must.kind === "be" && must.values.length === 1 ? must.values : [];
  return value === undefined || value === "" || value.includes("*") ? undefined : value;
}

function told(policy: Policy, what: string): string {
  const { message } = policy;
  return message === undefined ? `${what}, and must ${wish(policy)}` : `${what}: ${message}`;
}

/** What the policy wants. Which values of a secret it is about is not told, for one of them may be in use. */
function wish({ must, option }: Policy): string {
  if (must.kind !== "set" && isSecretName(option.toLowerCase())) return "be as the settings say";
  switch (must.kind) {
    case "be":
      return `be ${must.values.join(" or ")}`;
    case "not":
      return `not be ${must.values.join(" or ")}`;
    case "set":
      return must.isSet ? "be set" : "not be set";
    case "range":
      if (must.atMost === Number.POSITIVE_INFINITY) return `be at least ${must.atLeast}`;
      if (must.atLeast === Number.NEGATIVE_INFINITY) return `be at most ${must.atMost}`;
      return `be from ${must.atLeast} to ${must.atMost}`;
  }
}
