import { presets, type Rule } from "../lint/rule.ts";
import type { RuleOption } from "../lint/rule-options.ts";
import { severities } from "../lint/severity.ts";
import type { ArraySchema, EitherSchema, JsonSchema, ObjectSchema, StringSchema } from "./json-schema.ts";

/** What of a rule its part of the schema is made from. */
export type SchemaRule = Pick<Rule, "id" | "summary" | "options">;

const level: StringSchema = {
  type: "string",
  enum: ["off", "on", ...severities],
  description: "`off`: not reported. `on`: reported, whatever the preset. A severity: reported as this.",
};

const names: ArraySchema = { type: "array", items: { type: "string", minLength: 1 } };

const values: EitherSchema = {
  anyOf: [{ type: "string" }, { type: "array", minItems: 1, items: { type: "string" } }],
};

/** The schema of settings files, with all rules and their options. `ajv` and editors understand it. */
export function settingsSchema(rules: readonly SchemaRule[]): ObjectSchema {
  return {
    type: "object",
    title: "Settings of astlint",
    additionalProperties: false,
    properties: {
      $schema: { type: "string", description: "Where editors find this schema." },
      preset: {
        type: "string",
        enum: presets,
        default: "recommended",
        description:
          "Which rules run: `recommended` for what an administrator should act on, `strict` for hardening as well, `all` for advice, too.",
      },
      rules: {
        ...levels(rules),
        description: "Levels of single rules, and of areas as `sip/*`. The most exact name counts.",
      },
      asteriskVersion: {
        type: "string",
        pattern: "^[0-9]+(\\.[0-9]+)*$",
        description: "The Asterisk to judge for; found out from the files when it is left out.",
        examples: ["20", "16.28", "1.8"],
      },
      country: {
        type: "string",
        pattern: "^[A-Za-z]{2}$",
        description:
          "ISO code of the country that the PBX stands in, for what its numbers cost; found out from the files where they tell.",
        examples: ["DE", "US"],
      },
      overrides: {
        type: "array",
        description: "Other levels for some files. Of several that are about a file, the last counts.",
        items: {
          type: "object",
          additionalProperties: false,
          required: ["files", "rules"],
          properties: {
            files: { ...names, minItems: 1, description: "Patterns of paths, as in `ignores`." },
            rules: {
              ...levels(rules.map(({ id, summary }) => ({ id, summary }))),
              description: "Levels of rules.",
            },
          },
        },
      },
      ignores: {
        ...names,
        description:
          "Patterns of files in which nothing is reported; they are read all the same. Paths count from the settings file. `*` and `?` stand for characters of a name, `**` for folders; a pattern without `/` is about names in any folder.",
      },
      trunks: {
        ...names,
        description:
          "Names of accounts or endpoints that are providers, gateways or other exchanges, where the files do not tell.",
      },
      entryContexts: {
        ...names,
        description:
          "Contexts that calls from outside enter, where the files do not tell: accounts in a database.",
      },
      policies: { type: "array", description: "Rules of the house.", items: policy },
    },
  };
}

function levels(rules: readonly SchemaRule[]): ObjectSchema {
  return {
    type: "object",
    additionalProperties: false,
    properties: Object.fromEntries(rules.map((rule) => [rule.id, entry(rule)])),
    patternProperties: { "\\*": level, "^policy/": level },
  };
}

function entry({ summary, options }: SchemaRule): JsonSchema {
  if (!options) return { ...level, description: summary };
  const properties = Object.fromEntries(
    Object.entries(options).map(([name, option]) => [name, optionSchema(option)]),
  );
  return {
    description: summary,
    anyOf: [
      level,
      {
        type: "object",
        additionalProperties: false,
        minProperties: 1,
        properties: { level, options: { type: "object", additionalProperties: false, properties } },
      },
    ],
  };
}

function optionSchema(option: RuleOption): JsonSchema {
  if (option.type === "names") return { ...names, description: option.description, default: option.default };
  return option;
}

const policy: ObjectSchema = {
  type: "object",
  additionalProperties: false,
  required: ["id", "file", "option", "must"],
  properties: {
    id: {
      type: "string",
      pattern: "^[a-z][a-z0-9-]*$",
      description: "The rule is called `policy/` and this.",
      examples: ["ami-acl"],
    },
    message: { type: "string", minLength: 1, description: "What the house wants, for the report." },
    file: {
      type: "string",
      minLength: 1,
      description: "The file that Asterisk asks for.",
      examples: ["manager.conf"],
    },
    sections: {
      ...values,
      description:
        "Which sections it is about: names or patterns, those with `!` left out. All but [general] when it is left out.",
    },
    where: {
      type: "object",
      additionalProperties: values,
      description: 'Only sections whose options have these values: `{"type": "endpoint"}`.',
    },
    option: { type: "string", minLength: 1, description: "The option that it is about." },
    must: {
      type: "object",
      additionalProperties: false,
      minProperties: 1,
      description: "What the option has to be; one of these.",
      properties: {
        be: { ...values, description: "One of these values; `*` stands for anything." },
        not: { ...values, description: "None of these values." },
        exist: { type: "boolean", description: "`true`: it has to be set. `false`: it must not." },
        atLeast: { type: "integer", description: "A number from this on." },
        atMost: { type: "integer", description: "A number up to this." },
      },
    },
    optional: { type: "boolean", default: false, description: "Whether the option may be left out." },
    severity: { type: "string", enum: severities, default: "medium", description: "How bad it is." },
  },
};
