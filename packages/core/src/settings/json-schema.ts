/** The part of JSON Schema (2020-12) that the schema of the settings is written in. */
export type JsonSchema =
  | ObjectSchema
  | ArraySchema
  | StringSchema
  | IntegerSchema
  | BooleanSchema
  | EitherSchema;

interface Described {
  readonly title?: string;
  readonly description?: string;
}

export interface ObjectSchema extends Described {
  readonly type: "object";
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly patternProperties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties: false | JsonSchema;
  readonly required?: readonly string[];
  readonly minProperties?: number;
  readonly default?: unknown;
}

export interface ArraySchema extends Described {
  readonly type: "array";
  readonly items: JsonSchema;
  readonly minItems?: number;
  readonly default?: readonly unknown[];
}

export interface StringSchema extends Described {
  readonly type: "string";
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly default?: string;
  readonly examples?: readonly string[];
}

interface IntegerSchema extends Described {
  readonly type: "integer";
  readonly minimum?: number;
  readonly maximum?: number;
  readonly default?: number;
}

interface BooleanSchema extends Described {
  readonly type: "boolean";
  readonly default?: boolean;
}

/** One of several shapes, which differ in their type. */
export interface EitherSchema extends Described {
  readonly anyOf: readonly Exclude<JsonSchema, EitherSchema>[];
  readonly examples?: readonly unknown[];
}
