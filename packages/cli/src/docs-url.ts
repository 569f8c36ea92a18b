/** Where a rule's documentation can be read. */
export function docsUrl(rule: string): string {
  return `https://github.com/astlint/astlint/blob/main/docs/rules/${rule}.md`;
}
