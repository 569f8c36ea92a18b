import { readdirSync, readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { expect, test } from "vitest";

const folder = `${import.meta.dirname}/../../knowledge`;
const names = readdirSync(folder);
const tables = names.filter((name) => name.endsWith(".json") && !name.endsWith(".schema.json"));

function read(name: string): unknown {
  return JSON.parse(readFileSync(`${folder}/${name}`, "utf8"));
}

test.each(tables)("%s is as its schema says", (name) => {
  const schema = read(name.replace(".json", ".schema.json"));
  const ajv = new Ajv({ allErrors: true });
  if (typeof schema !== "object" || schema === null) expect.fail(`${name} has no schema`);
  ajv.validate(schema, read(name));
  expect(ajv.errors ?? []).toEqual([]);
});

test("a schema refuses what it does not describe", () => {
  const schema = read("releases.schema.json");
  if (typeof schema !== "object" || schema === null) expect.fail("no schema");
  expect(new Ajv().validate(schema, { asOf: "yesterday", source: "", branches: {} })).toBe(false);
});
