import table from "../../knowledge/dialplan-meanings.json" with { type: "json" };
import type { AsteriskVersion } from "../workspace/asterisk-version.ts";

/** A letter, or a word, in the options of an application. */
export interface CallOption {
  readonly name: string;
  readonly meaning: string;
  /** First branch that has it; undefined for what has always been there. */
  readonly since: string | undefined;
  /** First branch without it. */
  readonly removed: string | undefined;
}

/** What an application is for. */
export interface ApplicationMeaning {
  readonly meaning: string;
  /** The name of the argument that `options` are written in; undefined where there are none, or none are known. */
  readonly optionsArgument: string | undefined;
  readonly options: readonly CallOption[];
}

interface Row {
  readonly meaning: string;
  readonly argument?: string;
  readonly options?: Readonly<Record<string, string>>;
  readonly since?: Readonly<Record<string, string>>;
  readonly removed?: Readonly<Record<string, string>>;
}

const applications = new Map<string, ApplicationMeaning>(
  Object.entries<Row>(table.applications).map(([name, row]) => [name, meaningOf(row)]),
);
const functions = new Map<string, string>(Object.entries(table.functions));
const variables = new Map<string, string>(Object.entries(table.variables));

function meaningOf({ meaning, argument, options = {}, since = {}, removed = {} }: Row): ApplicationMeaning {
  return {
    meaning,
    optionsArgument: argument,
    options: Object.entries(options).map(([name, text]) => ({
      name,
      meaning: text,
      since: since[name],
      removed: removed[name],
    })),
  };
}

/** What an application of that very name is for, in a sentence; undefined for those less used. */
export function applicationMeaning(name: string): ApplicationMeaning | undefined {
  return applications.get(name);
}

/** What a function is for, in a sentence; undefined for those less used. */
export function functionMeaning(name: string): string | undefined {
  return functions.get(name);
}

/** What a variable holds that Asterisk sets itself. */
export function variableMeaning(name: string): string | undefined {
  const number = /^ARG([1-9]\d?)$/.exec(name)?.[1];
  return number === undefined ? variables.get(name) : `Argument ${number} of the subroutine or macro`;
}

/** The variables that Asterisk sets itself. */
export function knownVariables(): Iterable<string> {
  return variables.keys();
}

/** The options of an application that a release has. */
export function optionsIn({ options }: ApplicationMeaning, version: AsteriskVersion): readonly CallOption[] {
  return options.filter(
    ({ since, removed }) =>
      (since === undefined || version.isAtLeast(since)) &&
      (removed === undefined || version.isBefore(removed)),
  );
}
