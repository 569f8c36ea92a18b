import { type Rule, settingsSchema } from "@astlint/core";
import { schemaUrl } from "../packages/cli/src/docs-url.ts";

/** The schema of settings files, for editors. What every rule has is written once. */
export function settingsSchemaText(rules: readonly Rule[]): string {
  const schema = settingsSchema(rules);
  const level = levelIn(schema);
  const levels = JSON.stringify(fieldOf(level, "enum"));
  const withReferences = JSON.parse(JSON.stringify(schema), (_, value: unknown) => {
    if (JSON.stringify(fieldOf(value, "enum")) !== levels) return value;
    return { $ref: "#/$defs/level", description: fieldOf(value, "description") };
  });
  const text = {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: schemaUrl,
    ...withReferences,
    $defs: { level },
  };
  return `${JSON.stringify(text, undefined, 2)}\n`;
}

/** The level of rules that a pattern names. */
function levelIn(schema: ReturnType<typeof settingsSchema>): unknown {
  const rules = fieldOf(schema.properties, "rules");
  return fieldOf(fieldOf(rules, "patternProperties"), "^policy/");
}

function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}
