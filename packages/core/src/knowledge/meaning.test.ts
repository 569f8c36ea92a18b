import { readdirSync, readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { AsteriskVersion } from "../workspace/asterisk-version.ts";
import { type MeaningFile, optionMeaning, wordMeanings } from "./meaning.ts";
import { meaningFiles } from "./meaning-files.ts";
import { kindFacts, kindNames } from "./options.ts";

const source = new URL("../", import.meta.url);
const folder = new URL("../../knowledge/", import.meta.url);
const names = readdirSync(new URL("meanings/", folder));

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, folder), "utf8"));
}

const validate = new Ajv({ allErrors: true }).compile(Object(readJson("meanings.schema.json")));

/** Every sentence, with the kind and the option that it is written for. */
function sentencesOf({ kinds }: MeaningFile): { kind: string; name: string; text: string }[] {
  return Object.entries(kinds).flatMap(([kind, options]) =>
    Object.entries(options).flatMap(([name, sentence]) => {
      const texts = typeof sentence === "string" ? [sentence] : sentence.map(({ text }) => text);
      return texts.map((text) => ({ kind, name, text }));
    }),
  );
}

function meaning(file: string, kind: string, name: string, version = "16"): string | undefined {
  const release = AsteriskVersion.parse(version);
  return release && optionMeaning(file, kind, name, release);
}

describe.each(names)("%s", (name) => {
  const file = name.replace(/\.json$/, "");
  const meanings = meaningFiles[file] ?? { kinds: {} };
  const sentences = sentencesOf(meanings);

  test("keeps to the schema", () => {
    validate(readJson(`meanings/${name}`));
    expect(validate.errors).toBeNull();
  });

  test("speaks of options that there are, by the name that is preferred", () => {
    const strangers = sentences.filter((sentence) => {
      const facts = kindFacts(file, sentence.kind)?.options.get(sentence.name);
      return facts === undefined || facts.aliasOf !== undefined;
    });
    expect(strangers).toEqual([]);
  });

  test("speaks of words that the option has", () => {
    const strange = Object.entries(meanings.words ?? {}).flatMap(([kind, options]) =>
      Object.entries(options).flatMap(([option, words]) => {
        const values = kindFacts(file, kind)?.options.get(option)?.values ?? [];
        const known = new Set([...values, "yes", "no"]);
        return Object.keys(words).filter((word) => !known.has(word));
      }),
    );
    expect(strange).toEqual([]);
  });

  test("refers to kinds that there are", () => {
    const { like = {} } = meanings;
    const others = Object.values(like).flatMap((patterns) => Object.values(patterns).flat());
    const unknown = others.filter((other) => {
      const [otherFile = file, kind = ""] = other.includes(" ") ? other.split(" ") : [file, other];
      return !kindNames(otherFile).includes(kind);
    });
    expect([...unknown, ...Object.keys(like).filter((kind) => !kindNames(file).includes(kind))]).toEqual([]);
  });

  test("does not say of an option what the kind it is like says already", () => {
    const { like = {}, kinds } = meanings;
    const repeated = sentences.filter(({ kind, name: option, text }) =>
      (like[kind]?.["*"] ?? []).some((other) => kinds[other]?.[option] === text),
    );
    expect(repeated).toEqual([]);
  });

  test("says one thing of a release, and no two options the same", () => {
    for (const options of Object.values(meanings.kinds)) {
      for (const sentence of Object.values(options)) {
        if (typeof sentence === "string") continue;
        const branches = sentence.map(({ since = "0" }) => since.split(".").map(Number));
        expect(branches, sentence[0]?.text).toEqual(
          branches.toSorted(([a = 0, b = 0], [c = 0, d = 0]) => a - c || b - d),
        );
        expect(sentence.filter(({ since }) => since === undefined)).toEqual(sentence.slice(0, 1));
      }
    }
    const texts = sentences.map(({ kind, text }) => `${kind}: ${text}`);
    expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([]);
  });
});

test("an option has its own sentence, or that of the kind that its section is like", () => {
  expect(meaning("sip.conf", "general", "AllowGuest")).toMatch(/^Takes calls/);
  expect(meaning("sip.conf", "general", "nosuch")).toBeUndefined();
  expect(meaning("pjsip_wizard.conf", "wizard", "endpoint/webrtc")).toBe(
    meaning("pjsip.conf", "endpoint", "webrtc"),
  );
});

test("a word has the sentence of the kind that its section is like", () => {
  const words = wordMeanings("pjsip_wizard.conf", "wizard", "Endpoint/Media_Encryption");
  expect(words.map(({ word }) => word)).toEqual(["no", "sdes", "dtls"]);
  expect(wordMeanings("pjsip.conf", "endpoint", "allow")).toEqual([]);
});

test("all together stay small enough to be bundled", () => {
  const sizes = names.map((name) => JSON.stringify(readJson(`meanings/${name}`)).length);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(250_000);
});

test("only the editor's part of the library carries them", () => {
  const importers = readdirSync(source, { recursive: true, encoding: "utf8" }).filter(
    (path) =>
      /(?<!\.test)\.ts$/.test(path) &&
      /from "[./a-z]*\/meaning(-files)?\.ts"/.test(readFileSync(new URL(path, source), "utf8")),
  );
  expect(importers.sort()).toEqual([
    "ide/completion/index.ts",
    "ide/completion/values.ts",
    "ide/hover/option.ts",
    "knowledge/meaning-files.ts",
    "knowledge/meaning.ts",
  ]);
});
