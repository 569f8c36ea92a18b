import { visible } from "../../terminal/visible.ts";

/** HTML that is ready to be shown. Text from a configuration becomes it only through `html`, which escapes it. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Value = string | number | Markup | readonly Markup[] | undefined;

/** A piece of HTML; what is put in is escaped, unless it is HTML itself. */
export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Markup {
  const parts = strings.map((string, index) => string + textOf(values[index]));
  return new Markup(parts.join(""));
}

function textOf(value: Value): string {
  if (value === undefined) return "";
  if (value instanceof Markup) return value.text;
  if (typeof value === "object") return value.map(({ text }) => text).join("");
  return escaped(String(value));
}

/** Control characters and those that hide or reorder others are spelled out; tabs and line ends stay. */
function escaped(text: string): string {
  return text
    .split(/(?<=[\t\n])|(?=[\t\n])/)
    .map((part) => (part === "\t" || part === "\n" ? part : visible(part)))
    .join("")
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** The little Markdown that rules are documented in: code in backticks, paragraphs between empty lines. */
export function prose(markdown: string): Markup[] {
  return markdown.split(/\n\n+/).map((paragraph) => html`<p>${withCode(paragraph)}</p>`);
}

/** A line of text with code in backticks. */
export function withCode(text: string): Markup[] {
  return text.split("`").map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : html`${part}`));
}
