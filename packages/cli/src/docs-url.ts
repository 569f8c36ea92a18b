/** Where a rule's documentation can be read. A policy has none of its own. */
export function docsUrl(rule: string): string {
  const page = rule.startsWith("policy/") ? "settings.md#policies" : `rules/${rule}.md`;
  return `https://github.com/astlint/astlint/blob/main/docs/${page}`;
}

/** The schema of settings files. */
export const schemaUrl: string =
  "https://raw.githubusercontent.com/astlint/astlint/main/packages/cli/schema/settings.schema.json";
