import { visible } from "../terminal/visible.ts";

/** Text for an XML document or an attribute; characters that XML does not know, or that do harm in a terminal, are spelled out. */
export function xmlText(text: string): string {
  return text
    .split("\n")
    .map(visible)
    .join("\n")
    .replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** Attributes as they stand in a tag, a blank before each. */
export function xmlAttributes(attributes: Readonly<Record<string, string | number>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${xmlText(String(value)).replaceAll("\n", "&#10;")}"`)
    .join("");
}
