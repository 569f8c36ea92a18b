import type { Extension, Option, Place } from "@astlint/core";

/** The name of an extension where it is first written. */
export function extensionPlace(extension: Extension<Option>): Place {
  const lines = extension.priorities.map(({ entry }) => entry).sort(byPlace);
  const first = lines.find(({ key }) => key === "exten") ?? lines[0];
  if (!first) throw new Error(`the extension ${extension.name} has no line`);
  const { value } = first;
  const end = first.key === "exten" ? endOfName(value) : 0;
  return end === 0 ? first.place : first.placeIn(0, end);
}

/** Every line that writes the name of an extension. */
export function extensionLines(extension: Extension<Option>): Option[] {
  return extension.priorities.map(({ entry }) => entry).filter(({ key }) => key === "exten");
}

/** The end of `name` in `name,priority,…`; commas within `[]` belong to the name (`pbx_strsep()` in `pbx/pbx_config.c`). */
function endOfName(value: string): number {
  let depth = 0;
  for (let i = 0; i < value.length; i++) {
    if (value[i] === "[") depth++;
    else if (value[i] === "]") depth = Math.max(0, depth - 1);
    else if (value[i] === "," && depth === 0) return value.slice(0, i).trimEnd().length;
  }
  return value.length;
}

function byPlace(a: Option, b: Option): number {
  return a.document === b.document ? a.line - b.line : 0;
}
