import { readdirSync, readFileSync } from "node:fs";
import { Document } from "@astlint/core";
import { expect, test } from "vitest";
import { tokenize } from "./testing/tokenize.ts";

const fixtures = new URL("../../../fixtures/", import.meta.url);
const files = readdirSync(fixtures, { recursive: true, encoding: "utf8" })
  .filter((path) => /^(?:sites|syntax)[/\\].*\.conf$/.test(path))
  .sort();

test.each(files)("colours of %s agree with what the parser makes of its lines", async (path) => {
  // Editors keep the mark at the start of a file to themselves.
  const text = readFileSync(new URL(path, fixtures), "utf8").replace(/^\uFEFF/, "");
  const document = new Document(path, text);
  const isDialplan = /extensions[^/\\]*\.conf$/.test(path);
  const lines = text.split(/\r?\n/);
  const tokens = await tokenize(isDialplan ? "source.asterisk-dialplan" : "source.asterisk-config", lines);
  const wrong = lines.filter((line, index) => {
    const allowed = scopesOf[document.syntax.kind(index)];
    const coloured = (tokens[index] ?? []).filter(({ start, end }) => line.slice(start, end).trim() !== "");
    return allowed && !coloured.some(({ scopes }) => scopes.some((scope) => allowed.test(scope)));
  });
  expect(wrong).toEqual([]);
});

/** By the parser's number for a kind of line, a scope that some of it must have. */
const scopesOf: Readonly<Record<number, RegExp>> = {
  1: /^comment\./,
  2: /^meta\.section\.header\./,
  3: /^(?:support\.type\.property-name|keyword\.operator\.assignment|keyword\.other\.(?:exten|same|ignorepat)|keyword\.control\.(?:include|switch))\./,
  4: /^(?:keyword\.control\.directive|invalid\.illegal\.directive)\./,
};
