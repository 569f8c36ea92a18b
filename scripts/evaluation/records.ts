import { readFileSync } from "node:fs";
import { type Severity, severities } from "@astlint/core";

/** What an expert found in a tree. */
export interface Label {
  readonly tree: string;
  readonly file: string;
  readonly lines: readonly number[];
  readonly issue: string;
  readonly severity: Severity;
  /** 0 to 1. */
  readonly confidence: number;
  readonly evidence: string;
}

/** What must not be reported. */
export interface Trap {
  readonly tree: string;
  readonly file: string;
  readonly lines: readonly number[];
  readonly why: string;
}

/** Reads labels, one JSON object a line. A line that is none is an error that names it. */
export function readLabels(path: string): Label[] {
  return readRecords(path, (row, at) => ({
    ...placeOf(row, at),
    issue: text(row, "issue", at),
    severity: severityOf(text(row, "severity", at), at),
    confidence: Number(row.confidence ?? 1),
    evidence: String(row.evidence ?? ""),
  }));
}

/** Reads traps, one JSON object a line. */
export function readTraps(path: string): Trap[] {
  return readRecords(path, (row, at) => ({ ...placeOf(row, at), why: String(row.why_not ?? "") }));
}

type Row = Readonly<Record<string, unknown>>;

function readRecords<T>(path: string, make: (row: Row, at: string) => T): T[] {
  const lines = readFileSync(path, "utf8").split("\n");
  return lines.flatMap((line, index) => {
    const at = `${path}:${index + 1}`;
    return line.trim() === "" ? [] : [make(parseRow(line, at), at)];
  });
}

function parseRow(line: string, at: string): Row {
  const row: unknown = JSON.parse(line);
  if (typeof row !== "object" || row === null) throw new Error(`${at}: no JSON object`);
  return { ...row };
}

function placeOf(row: Row, at: string): Pick<Label, "tree" | "file" | "lines"> {
  const given = row.lines;
  const lines = Array.isArray(given) ? given.map(Number) : [Number(row.line)];
  return { tree: text(row, "tree", at), file: text(row, "file", at), lines };
}

function text(row: Row, name: string, at: string): string {
  const value = row[name];
  if (typeof value !== "string") throw new Error(`${at}: '${name}' is missing`);
  return value;
}

function severityOf(word: string, at: string): Severity {
  const severity = severities.find((known) => known === word);
  if (!severity) throw new Error(`${at}: '${word}' is no severity (${severities.join(", ")})`);
  return severity;
}
