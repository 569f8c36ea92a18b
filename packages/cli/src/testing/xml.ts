import { readFileSync } from "node:fs";
import { XmlDocument, XmlElement, XsdValidator } from "libxml2-wasm";

/** Parses a document with libxml2, which throws at what is not well-formed. */
export function parseXml(text: string): XmlDocument {
  return XmlDocument.fromString(text);
}

/** Throws where a document does not follow a schema of `schemas`. */
export function checkXml(text: string, schema: string): void {
  const xsd = readFileSync(new URL(`schemas/${schema}`, import.meta.url), "utf8");
  XsdValidator.fromDoc(parseXml(xsd)).validate(parseXml(text));
}

/** Attributes of all elements that an XPath finds. */
export function attributesAt(text: string, path: string): Record<string, string>[] {
  return parseXml(text)
    .find(path)
    .filter((node) => node instanceof XmlElement)
    .map(({ attrs }) => Object.fromEntries(attrs.map(({ name, value }) => [name, value])));
}
