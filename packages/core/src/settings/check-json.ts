import { nearestName } from "../knowledge/near-name.ts";
import type { JsonSchema, ObjectSchema } from "./json-schema.ts";
import type { JsonNode, JsonProblem } from "./json-text.ts";

/**
 * What a schema finds wrong with a value, in plain words and with its place. `ajv` comes to the same verdicts, which a
 * test shows; this keeps the places, runs where code must not be generated, and is a hundredth of the size.
 */
export function checkJson(node: JsonNode, schema: JsonSchema, name = ""): JsonProblem[] {
  if ("anyOf" in schema) return checkEither(node, schema.anyOf, name);
  if (typeOf(node) !== schema.type && !(schema.type === "integer" && isInteger(node))) {
    return [
      problem(node, `${subject(name)} must be ${withArticle(schema.type)}, not ${withArticle(typeOf(node))}`),
    ];
  }
  switch (schema.type) {
    case "object":
      return checkObject(node, schema, name);
    case "array": {
      const items = node.kind === "array" ? node.items : [];
      if (items.length < (schema.minItems ?? 0)) return [problem(node, `${subject(name)} must not be empty`)];
      return items.flatMap((item) => checkJson(item, schema.items, `${name}[]`));
    }
    case "string":
      return checkString(node, schema, name);
    case "integer": {
      const value = node.kind === "value" ? Number(node.value) : 0;
      const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = schema;
      if (value >= minimum && value <= maximum) return [];
      return [problem(node, `${subject(name)} must be from ${minimum} to ${maximum}`)];
    }
    case "boolean":
      return [];
  }
}

function checkObject(node: JsonNode, schema: ObjectSchema, name: string): JsonProblem[] {
  if (node.kind !== "object") return [];
  const problems: JsonProblem[] = [];
  const seen = new Set<string>();
  for (const member of node.members) {
    const path = name === "" ? member.name : `${name}.${member.name}`;
    const shape = shapeOf(schema, member.name);
    if (seen.has(member.name)) problems.push({ span: member.nameSpan, message: `'${path}' is set twice` });
    else if (shape) problems.push(...checkJson(member.node, shape, path));
    else problems.push({ span: member.nameSpan, message: unknownName(schema, name, member.name) });
    seen.add(member.name);
  }
  for (const required of schema.required ?? []) {
    if (!seen.has(required)) problems.push(problem(node, `${subject(name)} lacks '${required}'`));
  }
  if (node.members.length < (schema.minProperties ?? 0))
    problems.push(problem(node, `${subject(name)} must not be empty`));
  return problems;
}

function shapeOf(
  { properties = {}, patternProperties = {}, additionalProperties }: ObjectSchema,
  name: string,
): JsonSchema | undefined {
  if (Object.hasOwn(properties, name)) return properties[name];
  for (const [pattern, shape] of Object.entries(patternProperties))
    if (new RegExp(pattern).test(name)) return shape;
  return additionalProperties === false ? undefined : additionalProperties;
}

function unknownName({ properties = {} }: ObjectSchema, parent: string, name: string): string {
  const names = Object.keys(properties);
  const what = /(^|\.)rules$/.test(parent)
    ? `there is no rule '${name}'`
    : parent.endsWith(".options")
      ? `${ruleOf(parent)} has no option '${name}'`
      : `there is no setting '${parent === "" ? name : `${parent}.${name}`}'`;
  return `${what}${didYouMean(name, names)}`;
}

/** `rules.vm/minpassword.options` */
function ruleOf(path: string): string {
  return path.slice(0, -".options".length).replace(/^.*rules\./, "");
}

function didYouMean(name: string, names: readonly string[]): string {
  const namesake = names.find((id) => id.endsWith(`/${name}`));
  const near = namesake ?? nearestName(name, names) ?? nearestName(name.toLowerCase(), names);
  if (near !== undefined) return ` (did you mean ${near}?)`;
  return names.length > 0 && names.length <= 6 ? ` (there are ${names.join(", ")})` : "";
}

function checkString(
  node: JsonNode,
  schema: Extract<JsonSchema, { type: "string" }>,
  name: string,
): JsonProblem[] {
  const value = node.kind === "value" ? String(node.value) : "";
  if (schema.enum && !schema.enum.includes(value)) {
    const near = nearestName(value, schema.enum);
    const hint = near === undefined ? "" : ` (did you mean ${near}?)`;
    return [problem(node, `${subject(name)} must be ${oneOf(schema.enum)}, not '${value}'${hint}`)];
  }
  if (value.length < (schema.minLength ?? 0)) return [problem(node, `${subject(name)} must not be empty`)];
  if (schema.pattern !== undefined && !new RegExp(schema.pattern).test(value))
    return [problem(node, `${subject(name)} is not written as it must be${exampleOf(schema.examples)}`)];
  return [];
}

function exampleOf(examples: readonly string[] | undefined): string {
  return examples?.[0] === undefined ? "" : `: for example ${examples[0]}`;
}

/** The shapes differ in their type, so that the one meant is known. */
function checkEither(
  node: JsonNode,
  shapes: readonly Exclude<JsonSchema, { anyOf: unknown }>[],
  name: string,
): JsonProblem[] {
  const meant = shapes.find(({ type }) => type === typeOf(node) || (type === "integer" && isInteger(node)));
  if (meant) return checkJson(node, meant, name);
  const types = shapes.map(({ type }) => withArticle(type));
  return [problem(node, `${subject(name)} must be ${oneOf(types)}, not ${withArticle(typeOf(node))}`)];
}

function typeOf(node: JsonNode): string {
  if (node.kind !== "value") return node.kind;
  return node.value === null ? "null" : typeof node.value;
}

function isInteger(node: JsonNode): boolean {
  return node.kind === "value" && Number.isInteger(node.value);
}

function withArticle(type: string): string {
  const word = type === "array" ? "list" : type;
  return type === "null" ? word : `${/^[aeio]/.test(word) ? "an" : "a"} ${word}`;
}

function oneOf(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}

function subject(name: string): string {
  return name === "" ? "the file" : `'${name}'`;
}

function problem({ span }: JsonNode, message: string): JsonProblem {
  return { span, message };
}
