import { configFile } from "../../knowledge/config-file.ts";
import { optionMeaning, type WordMeaning, wordMeanings } from "../../knowledge/meaning.ts";
import { isKnownIn, kindFacts, type OptionFacts, sectionKind } from "../../knowledge/options.ts";
import { type ShownValue, showValue, type ValueQuestion, type ValueSource } from "../../show/show-value.ts";
import type { Tree } from "../../workspace/tree.ts";
import { lineOf } from "../dialplan-step.ts";
import { type Location, touches } from "../location.ts";
import { isContextSection } from "../writing.ts";
import { writtenFacts } from "../written-option.ts";
import { code, count } from "./markdown.ts";

/** What is known about an option, and what value it has in its section. */
export function describeOption(location: Location): string | undefined {
  const { tree, file, section, option } = location;
  if (!file || !section || !option || (file.name === "extensions.conf" && lineOf(option))) return undefined;
  const kind = sectionKind(file.name, section);
  const facts = kind === undefined ? undefined : writtenFacts(file.name, kind, option.key);
  const parts = [`**${code(option.name)}** in ${code(`[${section.name}]`)} of ${file.name}`];
  const meaning = kind && optionMeaning(file.name, kind, option.key, tree.asterisk.version);
  if (meaning) parts.push(`${meaning}.`);
  const words = kind ? wordMeanings(file.name, kind, option.key) : [];
  const explanation = wordsText(words, location);
  if (facts && kind && !isContextSection(file, section)) {
    const isWhole = facts.values.every((value) => explanation.includes(`- ${code(value)}:`));
    const isOutlived = [...(kindFacts(file.name, kind)?.options.values() ?? [])].some(
      ({ until }) => until === undefined,
    );
    parts.push(factsText(isWhole ? { ...facts, values: [] } : facts, tree, isOutlived));
  }
  parts.push(explanation);
  const unread = unreadText(tree, file.name);
  if (unread) parts.push(unread);
  else if (!section.isTemplate && file.name !== "extensions.conf") {
    const question = { file: file.name, section: section.name, option: option.name };
    parts.push(...valueTexts(location, question, kind, facts));
  }
  const said = parts.filter((part) => part !== "");
  return said.length > 1 ? said.join("\n\n") : undefined;
}

/** Why nothing of a file is in effect. */
function unreadText(tree: Tree, file: string): string | undefined {
  if (configFile(file)) {
    const { isLoaded, reason } = tree.readerOf(file);
    return isLoaded ? undefined : `Nothing reads ${file}: ${reason}.`;
  }
  const lower = file.toLowerCase();
  return configFile(lower)
    ? `Nothing reads ${file}: Asterisk asks for ${lower}.`
    : `Nothing here reads ${file}: Asterisk asks for no such file, and no other includes it.`;
}

/** That an option goes is told while others of its kind stay: the end of all of them is that of their module. */
function factsText(facts: OptionFacts, { asterisk }: Tree, isOutlived: boolean): string {
  const { since, until, aliasOf } = facts;
  const lines = [typeText(facts)];
  if (facts.default !== undefined && isKnownIn(facts, asterisk.version)) {
    lines.push(`default ${code(facts.default)}`);
  }
  if (since === "master") lines.push("in no release of Asterisk yet");
  else if (since !== undefined) lines.push(`since Asterisk ${since}`);
  if (until !== undefined && (isOutlived || !isKnownIn(facts, asterisk.version)))
    lines.push(`until Asterisk ${until}, which no longer has it`);
  if (aliasOf !== undefined) lines.push(`another name of ${code(aliasOf)}`);
  if (facts.accumulates) lines.push("lines add up");
  const text = lines.filter((line) => line !== "").join(" · ");
  const missing = since !== "master" && !isKnownIn(facts, asterisk.version);
  return missing ? `${text}\n\nAsterisk ${asterisk.version} does not have this option.` : text;
}

/** What can stand behind the `=`. */
function typeText({ type, values, isClosed }: OptionFacts): string {
  const words = values.map(code).join(", ");
  switch (type) {
    case "boolean":
      return "yes or no";
    case "boolean-or-enum":
      return words === "" ? "yes or no" : `yes or no, or ${words}`;
    case "boolean-or-integer":
      return "yes or no, or a whole number";
    case "integer":
      return "a whole number";
    case "float":
      return "a number";
    case "enum":
      return words === "" ? "" : isClosed ? `one of ${words}` : `${words} for example`;
    case "acl":
      return "an address or a network, `192.0.2.0/24` for example";
    case "address":
      return "an address, with a port if need be";
    case "codec-list":
      return "codecs, separated by commas";
    case "group-list":
      return "group numbers, `1,3-5` for example";
    case "tos":
      return "a class of service for routers, `cs3` or `ef` for example";
    case "cos":
      return "a priority from 0 to 7";
    case "ami-classes":
      return "classes of the manager interface, separated by commas";
    case "level-list":
      return "log levels, separated by commas";
    case "text":
      return words === "" ? "" : `${words} and other text`;
  }
}

/** More words than these are told only where they are written. */
const maxWords = 8;

/** What the words mean: on the name of the option all of them, on its value those in it. */
function wordsText(meanings: readonly WordMeaning[], { option, offset }: Location): string {
  const isOnName = !option || touches(option.namePlace.span, offset);
  if (isOnName && meanings.length > maxWords) return "";
  const written = new Set(option?.value.split(",").map((word) => word.trim().toLowerCase()));
  const shown = meanings.filter(({ word }) => isOnName || written.has(word.toLowerCase()));
  return shown.map(({ word, text }) => `- ${code(word)}: ${text}`).join("\n");
}

/** How many lines are listed of those that count or do not. */
const maxLines = 4;

function valueTexts(
  { tree, option, document }: Location,
  question: ValueQuestion,
  kind: string | undefined,
  facts: OptionFacts | undefined,
): string[] {
  const answer = showValue(tree, question);
  if ("problem" in answer) return [];
  // Other things of the name, the aor beside the endpoint for example, are not what the cursor is on.
  const same = answer.values.filter((value) => value.kind === kind);
  const values = (same.length > 0 ? same : answer.values).filter(
    ({ sources: [only, ...more], overridden }) =>
      // Of a line that alone counts, the line says it all.
      more.length > 0 ||
      overridden.length > 0 ||
      only?.path !== document.path ||
      only.line !== (option?.line ?? 0) + 1,
  );
  const parts = values.flatMap((value) => valueText(value, values.length > 1, facts));
  const { refused } = answer;
  return refused === undefined ? parts : [...parts, `Asterisk refuses ${question.file}: ${refused}.`];
}

function valueText(value: ShownValue, hasOthers: boolean, facts: OptionFacts | undefined): string[] {
  const { sources, overridden, kind } = value;
  if (sources.length === 0) return [];
  const of = hasOthers && kind !== undefined ? ` of the ${kind}` : "";
  const isSecret = facts?.isSecret === true;
  const shown = sources.slice(0, maxLines).map((source) => sourceText(source, isSecret));
  const more = sources.length > maxLines ? [`- and ${sources.length - maxLines} more`] : [];
  const below = value.counts === "below" ? " for the devices below each line" : "";
  const parts = [`In effect${of}${below}:\n${[...shown, ...more].join("\n")}`];
  if (overridden.length > 0) {
    const lines = overridden.slice(0, maxLines).map((source) => sourceText(source, isSecret));
    parts.push(
      `Not in effect, because ${value.counts === "first" ? "the first" : "the last"} one counts (${count(overridden.length, "line")}):\n${lines.join("\n")}`,
    );
  }
  return parts;
}

function sourceText(
  { option, value, path, line, section, templates }: ValueSource,
  isSecret: boolean,
): string {
  const text = isSecret ? code(option) : code(`${option} = ${value}`);
  const way = templates.length > 0 ? `, from ${code(`[${section}]`)}` : "";
  return `- ${text} (${path}:${line}${way})`;
}
