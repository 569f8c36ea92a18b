import type { ShownPlace, ShownValue, ValueSource } from "@astlint/core";
import type { Paper } from "./paper.ts";

/** An option's value for people: what it is, the lines it comes from, and what those override. */
export function* valueText(values: readonly ShownValue[], paper: Paper): Generator<string> {
  let isFirst = true;
  for (const value of values) {
    if (!isFirst) yield "";
    isFirst = false;
    yield* lines(value, paper);
  }
}

function* lines(value: ShownValue, paper: Paper): Generator<string> {
  const { style, safe } = paper;
  const { file, section, option, kind, sources, overridden, counts, general } = value;
  const title = `${file} [${section}]${kind === undefined || kind === section.toLowerCase() ? "" : ` (${kind})`} ${option}`;
  if (sources.length === 0) yield style.bold(safe(`${title} is not set`));
  else yield style.bold(safe(`${title} = ${sources.map((source) => source.value).join(" | ")}`));
  if (value.default !== undefined) yield `  Asterisk's default: ${value.default}`;
  for (const source of sources) yield* sourceLines(source, "from", paper);
  for (const source of general) yield* sourceLines(source, "[general] has", paper);
  for (const source of overridden)
    yield* sourceLines(source, sources.length > 0 ? "overrides" : "not read", paper);
  if (counts === "first" && overridden.length > 0)
    yield style.dim("  of several lines the first counts here");
  if (counts === "below" && sources.length > 0)
    yield style.dim("  each counts for the devices below it, up to the next line");
}

function* sourceLines(source: ValueSource, verb: string, { style, safe }: Paper): Generator<string> {
  yield safe(`  ${verb}  ${placeText(source)}  ${source.option} = ${source.value}`);
  const ways = [
    ...source.templates.map(
      ({ template, ...place }) => `inherited from [${template}], named at ${placeText(place)}`,
    ),
    ...source.includes.map((place) => `included at ${placeText(place)}`),
  ];
  for (const way of ways) yield style.dim(safe(`    ${way}`));
  const { continues } = source;
  if (continues) yield style.dim(safe(`    continues ${placeText(continues)}  ${continues.value}`));
}

function placeText({ path, line }: ShownPlace): string {
  return `${path}:${line}`;
}
