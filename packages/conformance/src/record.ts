import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  type Answers,
  type Crash,
  type FileAnswer,
  isCrash,
  type LogLine,
  type SectionAnswer,
} from "./answers.ts";

const folder = join(import.meta.dirname, "../recorded");
/** The version whose record is whole; those of the others say only what is different. */
const baseVersion = "16";

/** What one Asterisk said about the fixtures and the probes, by the name of the input. */
export interface Recording {
  /** In full, `16.28.0`. */
  readonly asterisk: string;
  readonly answers: ReadonlyMap<string, Answers | Crash>;
}

export function readRecording(version: string): Recording {
  const own = readRecord(version);
  const answers = new Map(Object.entries(own.inputs).map(([name, entry]) => [name, unpack(entry)]));
  if (version === baseVersion) return { asterisk: own.asterisk, answers };
  const base = readRecord(baseVersion);
  const all = Object.entries(base.inputs).map(
    ([name, entry]) => [name, answers.get(name) ?? unpack(entry)] as const,
  );
  return { asterisk: own.asterisk, answers: new Map(all) };
}

/** Writes the records of all versions; those of versions that were not asked stay as they are. */
export function writeRecordings(recordings: ReadonlyMap<string, Recording>): void {
  const base = recordings.get(baseVersion) ?? readRecording(baseVersion);
  for (const [version, { asterisk, answers }] of recordings) {
    const inputs: string[] = [];
    for (const [name, answer] of answers) {
      const packed = JSON.stringify(pack(answer));
      const common = base.answers.get(name);
      if (version !== baseVersion && common && packed === JSON.stringify(pack(common))) continue;
      inputs.push(`${JSON.stringify(name)}:${packed}`);
    }
    const text = `{"asterisk":${JSON.stringify(asterisk)},"inputs":{\n${inputs.join(",\n")}\n}}\n`;
    writeFileSync(pathOf(version), text);
  }
}

/** Names of inputs about which an Asterisk no longer says what is recorded, or about which nothing is. */
export function outdated(version: string, answers: ReadonlyMap<string, Answers | Crash>): string[] {
  const recorded = readRecording(version).answers;
  const isCurrent = (name: string, answer: Answers | Crash): boolean => {
    const known = recorded.get(name);
    return known !== undefined && JSON.stringify(pack(known)) === JSON.stringify(pack(answer));
  };
  const changed = [...answers].filter(([name, answer]) => !isCurrent(name, answer)).map(([name]) => name);
  return [...changed, ...[...recorded.keys()].filter((name) => !answers.has(name))];
}

/** How an answer is written down: every line once, and its number wherever it stands. */
interface PackedAnswers {
  readonly lines: readonly string[];
  readonly files: Readonly<Record<string, PackedFile>>;
  readonly dialplan: readonly number[];
  readonly globals: readonly number[];
  readonly matches: Readonly<Record<string, readonly number[] | 0>>;
  readonly log: readonly number[];
}

interface PackedFile {
  /** For each section its name, whether it is a template, what it inherits from and its options. */
  readonly sections?: readonly (readonly [number, 0 | 1, readonly number[], readonly number[]])[];
  readonly log?: readonly number[];
}

type Packed = PackedAnswers | 0;

interface RecordFile {
  readonly asterisk: string;
  readonly inputs: Readonly<Record<string, Packed>>;
}

function pathOf(version: string): string {
  return join(folder, `${version}.json`);
}

function readRecord(version: string): RecordFile {
  return JSON.parse(readFileSync(pathOf(version), "utf8"));
}

/** How it ended is not the same each time; that it ended is. */
function pack(answers: Answers | Crash): Packed {
  if (isCrash(answers)) return 0;
  const table = new LineTable();
  const files = [...answers.files].map(([path, file]) => [path, packFile(file, table)]);
  const matches = [...answers.matches].map(([question, lines]) => [
    question,
    isNothing(question, lines) ? 0 : table.numbers(lines),
  ]);
  return {
    files: Object.fromEntries(files),
    dialplan: table.numbers(answers.dialplan),
    globals: table.numbers(answers.globals),
    matches: Object.fromEntries(matches),
    log: table.numbers(answers.log.map(logText)),
    lines: table.lines,
  };
}

function packFile({ sections, log }: FileAnswer, table: LineTable): PackedFile {
  return {
    ...(sections && {
      sections: sections.map(
        ({ name, isTemplate, templates, options }) =>
          [table.number(name), isTemplate ? 1 : 0, table.numbers(templates), table.numbers(options)] as const,
      ),
    }),
    ...(log.length > 0 && { log: table.numbers(log.map(logText)) }),
  };
}

function unpack(packed: Packed): Answers | Crash {
  if (packed === 0) return { crash: "as recorded" };
  const line = (number: number): string => packed.lines[number] ?? "";
  const files = Object.entries(packed.files).map(([path, file]) => [path, unpackFile(file, line)] as const);
  const matches = Object.entries(packed.matches).map(
    ([question, numbers]) => [question, numbers === 0 ? nothingFor(question) : numbers.map(line)] as const,
  );
  return {
    files: new Map(files),
    dialplan: packed.dialplan.map(line),
    globals: packed.globals.map(line),
    matches: new Map(matches),
    log: packed.log.map(line).map(logLine),
  };
}

function unpackFile({ sections, log = [] }: PackedFile, line: (number: number) => string): FileAnswer {
  const unpacked = sections?.map(
    ([name, isTemplate, templates, options]): SectionAnswer => ({
      name: line(name),
      isTemplate: isTemplate === 1,
      templates: templates.map(line),
      options: options.map(line),
    }),
  );
  return { sections: unpacked, log: log.map(line).map(logLine) };
}

class LineTable {
  readonly lines: string[] = [];
  private readonly known = new Map<string, number>();

  number(line: string): number {
    const known = this.known.get(line);
    if (known !== undefined) return known;
    this.known.set(line, this.lines.length);
    return this.lines.push(line) - 1;
  }

  numbers(lines: readonly string[]): number[] {
    return lines.map((line) => this.number(line));
  }
}

function logText({ source, message }: LogLine): string {
  return `${source}: ${message}`;
}

function logLine(text: string): LogLine {
  const colon = text.indexOf(": ");
  return { source: text.slice(0, colon), message: text.slice(colon + 2) };
}

/** What Asterisk prints for a number that no extension of the context matches. */
function nothingFor(question: string): readonly string[] {
  return [`There is no existence of ${question} extension`, `Command 'dialplan show ${question}' failed.`];
}

function isNothing(question: string, lines: readonly string[]): boolean {
  return JSON.stringify(lines) === JSON.stringify(nothingFor(question));
}
