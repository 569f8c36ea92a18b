import { parseOptions } from "../../dialplan/application-options.ts";
import { application } from "../../knowledge/application.ts";
import { applicationMeaning, optionsIn } from "../../knowledge/dialplan-meanings.ts";
import { lastArgument, type OpenCall } from "../open-calls.ts";
import { type Writing, wordSpan } from "../writing.ts";
import type { CompletionItem } from "./item.ts";

/** The letters or words that can stand in the options of an application; undefined in its other arguments. */
export function optionItems(
  writing: Writing,
  { name, argumentsStart }: OpenCall,
): readonly CompletionItem[] | undefined {
  const { before, offset, tree } = writing;
  const facts = application(name);
  const meaning = facts && applicationMeaning(facts.name);
  if (!facts || !meaning?.optionsArgument) return undefined;
  const at = facts.arguments.findIndex((each) => each.replace(/[?*]+$/, "") === meaning.optionsArgument);
  const isWords = meaning.options.some((option) => option.name.length > 1);
  const last = lastArgument(before, argumentsStart, facts.separator);
  // Words fill the rest of the arguments, commas and all.
  if (last.index !== at && !(isWords && last.index > at)) return undefined;
  const text = before.slice(last.start);
  const written = isWords ? before.slice(argumentsStart).split(",") : lettersIn(text);
  if (written === undefined) return [];
  const span = isWords ? wordSpan(writing, last.start) : { start: offset, end: offset };
  return optionsIn(meaning, tree.asterisk.version)
    .filter((option) => !written.includes(option.name))
    .map((option) => ({
      label: option.name,
      kind: "value",
      text: option.name,
      span,
      detail: option.meaning,
    }));
}

/** The letters so far; undefined within the parentheses of one. */
function lettersIn(text: string): readonly string[] | undefined {
  const options = parseOptions(text);
  return options.every(({ isClosed }) => isClosed) ? options.map(({ letter }) => letter ?? "") : undefined;
}
