/** Strips the indentation and the first and last line break of a template literal, so that configuration reads well in code. */
export function conf(strings: TemplateStringsArray, ...values: readonly string[]): string {
  const text = String.raw({ raw: strings }, ...values).replace(/^\n/, "");
  const lines = text.split("\n");
  const indents = lines
    .filter((line) => line.trim() !== "")
    .map((line) => line.length - line.trimStart().length);
  const indent = Math.min(...indents, text.length);
  const dedented = lines.map((line) => line.slice(indent)).join("\n");
  return dedented.trimEnd() === "" ? "" : `${dedented.trimEnd()}\n`;
}
