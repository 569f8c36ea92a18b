import { optionMeaning, wordMeanings } from "../../knowledge/meaning.ts";
import { moduleFacts, moduleNames } from "../../knowledge/module.ts";
import { type OptionFacts, sectionKind, typedKinds } from "../../knowledge/options.ts";
import { managerClasses } from "../../model/manager-classes.ts";
import { namedAccessLists } from "../../model/named-access-lists.ts";
import { isAccessListOption } from "../symbols/access-lists.ts";
import { isContextOption } from "../symbols/contexts.ts";
import { namesForOption } from "../symbols/named-sections.ts";
import { pjsipKindNamedBy } from "../symbols/pjsip-objects.ts";
import { type Writing, wordSpan } from "../writing.ts";
import { plainName, writtenFacts } from "../written-option.ts";
import { deviceItems, technologyItems } from "./devices.ts";
import { type CompletionItem, items, withMeanings } from "./item.ts";

/** What can stand behind the `=` of an option; never a secret. */
export function valueItems(writing: Writing, equals: number): readonly CompletionItem[] {
  const { tree, file, section, before } = writing;
  if (!section) return [];
  const written = before.slice(0, equals).replace(/\+$/, "").trim().toLowerCase();
  const key = plainName(file.name, written);
  const afterOperator = before[equals + 1] === ">" ? equals + 2 : equals + 1;
  const whole = wordSpan(writing, afterOperator);
  const last = wordSpan(writing, Math.max(afterOperator, before.lastIndexOf(",") + 1));
  if (isContextOption(key)) return items("context", whole, tree.dialplan?.dialplan.contexts.keys() ?? []);
  if (isAccessListOption(key)) return items("name", last, namedAccessLists(tree).lists.keys());
  const names = namesForOption(tree, key);
  if (names) return items("name", whole, names);
  if (file.name === "modules.conf" && loading.has(key)) return items("name", whole, modulesOf(writing));
  if (file.name === "queues.conf" && key === "member") {
    const isFirst = !before.includes(",", afterOperator);
    return deviceItems(writing, afterOperator) ?? (isFirst ? technologyItems(writing, afterOperator) : []);
  }
  const kind = sectionKind(file.name, section);
  const types = key === "type" ? typedKinds(file.name) : [];
  if (types.length > 0) {
    const { version } = tree.asterisk;
    const named = items("value", whole, types);
    return withMeanings(named, (type) => optionMeaning(file.name, type, "type", version));
  }
  if (file.name.startsWith("pjsip")) {
    const named = pjsipKindNamedBy(key);
    if (named)
      return items(
        "name",
        last,
        (tree.pjsip?.objects.get(named) ?? []).map(({ id }) => id),
        named,
      );
  }
  if (key === "mailbox" || key === "mailboxes") {
    const boxes = tree.voicemail?.mailboxes ?? [];
    return items(
      "name",
      last,
      boxes.map(({ name, context }) => `${name}@${context}`),
    );
  }
  const facts = kind === undefined ? undefined : writtenFacts(file.name, kind, written);
  if (!facts || facts.isSecret) return [];
  const meanings = wordMeanings(file.name, kind ?? "", written);
  const words = meanings.map(({ word }) => word);
  const listed = before
    .slice(afterOperator)
    .split(",")
    .map((word) => word.trim().toLowerCase());
  return withMeanings(
    ofType(facts, words, whole, last).filter(
      ({ label }) => !listed.slice(0, -1).includes(label.toLowerCase()),
    ),
    (label) => meanings.find(({ word }) => word.toLowerCase() === label.toLowerCase())?.text,
  );
}

const loading: ReadonlySet<string> = new Set(["load", "preload", "require", "preload-require", "noload"]);

/** The modules that this Asterisk has, as modules.conf calls them. */
function modulesOf({ tree: { asterisk } }: Writing): string[] {
  return [...moduleNames()]
    .map(moduleFacts)
    .filter((facts) => facts !== undefined)
    .filter(({ since, removed }) => {
      return (
        asterisk.version.isAtLeast(since) && (removed === undefined || asterisk.version.isBefore(removed))
      );
    })
    .map(({ name }) => `${name}.so`);
}

function ofType(
  facts: OptionFacts,
  words: readonly string[],
  whole: CompletionItem["span"],
  last: CompletionItem["span"],
): CompletionItem[] {
  const detail = facts.default === undefined ? undefined : `default ${facts.default}`;
  switch (facts.type) {
    case "boolean":
    case "boolean-or-integer":
      return items("value", whole, ["yes", "no"], detail);
    case "boolean-or-enum":
      return items("value", whole, ["yes", "no", ...facts.values], detail);
    case "enum":
      return items("value", whole, facts.values, detail);
    case "text":
      // Such a text may be a list.
      return items("value", last, [...facts.values, ...words], detail);
    case "codec-list":
      return items("value", last, codecs, detail);
    case "ami-classes":
      return items("value", last, ["all", ...managerClasses], detail);
    case "level-list":
      return items("value", last, facts.values, detail);
    default:
      return items("value", whole, words, detail);
  }
}

/** The codecs that telephones have. */
const codecs: readonly string[] = [
  "all",
  "!all",
  "alaw",
  "ulaw",
  "g722",
  "opus",
  "gsm",
  "g729",
  "ilbc",
  "speex",
  "h264",
  "vp8",
];
