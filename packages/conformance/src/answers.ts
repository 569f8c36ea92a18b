/** A WARNING or ERROR that Asterisk logged. */
export interface LogLine {
  /** The file of Asterisk's source that logged it, `config.c`. */
  readonly source: string;
  readonly message: string;
}

export interface SectionAnswer {
  readonly name: string;
  readonly isTemplate: boolean;
  /** What it inherits from, in the order in which Asterisk lists it. */
  readonly templates: readonly string[];
  /** Each as `name=value`. */
  readonly options: readonly string[];
}

/** What Asterisk, or astlint, makes of one file; `undefined` sections when it refuses the file. */
export interface FileAnswer {
  readonly sections: readonly SectionAnswer[] | undefined;
  readonly log: readonly LogLine[];
}

/** What Asterisk says about an input. */
export interface Answers {
  readonly files: ReadonlyMap<string, FileAnswer>;
  /** The lines of `dialplan show`. */
  readonly dialplan: readonly string[];
  /** The lines of `dialplan show globals`, each `NAME=value`, in alphabetical order. */
  readonly globals: readonly string[];
  /** The lines of `dialplan show NUMBER@CONTEXT` by question. */
  readonly matches: ReadonlyMap<string, readonly string[]>;
  /** What was logged while the dialplan was loaded. */
  readonly log: readonly LogLine[];
}

/** Asterisk did not live to answer. */
export interface Crash {
  readonly crash: string;
}

export function isCrash(answers: Answers | Crash): answers is Crash {
  return "crash" in answers;
}
