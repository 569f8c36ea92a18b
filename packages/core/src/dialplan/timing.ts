import type { Span } from "../text/span.ts";
import { chars, isDigit } from "./char-codes.ts";
import { leadingInteger, leadingIntegerEnd } from "./leading-integer.ts";

/** When something is open: `9:00-17:00,mon-fri,*,*`. A mask has a bit for each day or month, lowest first. */
export interface Timing {
  /** First and last minute of the day, both open; the last may be the smaller one, past midnight. */
  readonly minutes: readonly MinuteRange[];
  /** From Sunday. */
  readonly weekdays: number;
  readonly daysOfMonth: number;
  readonly months: number;
  readonly timezone: string | undefined;
  readonly problems: readonly TimingProblem[];
}

export interface MinuteRange {
  readonly first: number;
  readonly last: number;
}

/** An element that Asterisk logs as invalid and leaves out. A field of nothing else is never open. */
export interface TimingProblem {
  readonly code: "time-invalid" | "weekday-invalid" | "day-invalid" | "month-invalid";
  readonly span: Span;
}

/** A moment in the timing's zone. */
export interface Moment {
  readonly minute: number;
  /** 0 is Sunday. */
  readonly weekday: number;
  /** From 1. */
  readonly dayOfMonth: number;
  /** 0 is January. */
  readonly month: number;
}

const weekdayNames = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const monthNames = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const allDay: MinuteRange = { first: 0, last: 24 * 60 - 1 };

/**
 * Reads times, weekdays, days and months as `ast_build_timing()` in `main/pbx_timing.c` does; a fifth field, if it
 * is the last, is the time zone. Fields are not trimmed: in `9:00-17:00, mon-fri` the weekday ` mon` is invalid.
 * Undefined for an empty text, which is always open.
 */
export function parseTiming(text: string, start = 0): Timing | undefined {
  if (start >= text.length) return undefined;
  const fields = fieldsOf(text, start);
  const problems: TimingProblem[] = [];
  const [times, weekdays, days, months, zone] = fields;
  return {
    minutes: times ? minutesOf(text, times, problems) : [allDay],
    weekdays: maskOf(text, weekdays, { size: 7, names: weekdayNames, code: "weekday-invalid" }, problems),
    daysOfMonth: maskOf(text, days, { size: 31, names: [], code: "day-invalid" }, problems),
    months: maskOf(text, months, { size: 12, names: monthNames, code: "month-invalid" }, problems),
    timezone: fields.length === 5 && zone ? text.slice(zone.start, zone.end) : undefined,
    problems,
  };
}

/** Whether no moment at all is open, because every element of a field is invalid. */
export function isNeverOpen(timing: Timing): boolean {
  return timing.minutes.length === 0 || !timing.weekdays || !timing.daysOfMonth || !timing.months;
}

/** What `ast_check_timing2()` answers. */
export function isOpenAt(timing: Timing, moment: Moment): boolean {
  return (
    (timing.months & (1 << moment.month)) !== 0 &&
    (timing.daysOfMonth & (1 << (moment.dayOfMonth - 1))) !== 0 &&
    (timing.weekdays & (1 << moment.weekday)) !== 0 &&
    timing.minutes.some((range) => isWithin(range, moment.minute))
  );
}

function isWithin({ first, last }: MinuteRange, minute: number): boolean {
  return first <= last ? minute >= first && minute <= last : minute >= first || minute <= last;
}

function fieldsOf(text: string, start: number): Span[] {
  const fields: Span[] = [];
  let from = start;
  for (let i = start; i <= text.length; i++) {
    const code = i < text.length ? text.charCodeAt(i) : chars.comma;
    if (code !== chars.comma && code !== chars.pipe) continue;
    fields.push({ start: from, end: i });
    from = i + 1;
  }
  return fields;
}

function isAny(text: string, field: Span): boolean {
  return (
    field.start === field.end ||
    (field.end - field.start === 1 && text.charCodeAt(field.start) === chars.star)
  );
}

/** The elements of a field, which `&` separates. */
function elementsOf(text: string, field: Span): Span[] {
  const elements: Span[] = [];
  let from = field.start;
  for (let i = field.start; i <= field.end; i++) {
    if (i < field.end && text.charCodeAt(i) !== chars.ampersand) continue;
    elements.push({ start: from, end: i });
    from = i + 1;
  }
  return elements;
}

/** `get_timerange()` */
function minutesOf(text: string, field: Span, problems: TimingProblem[]): MinuteRange[] {
  if (isAny(text, field)) return [allDay];
  const ranges: MinuteRange[] = [];
  for (const element of elementsOf(text, field)) {
    const range = minuteRange(text, element);
    if (range) ranges.push(range);
    else problems.push({ code: "time-invalid", span: element });
  }
  return ranges;
}

function minuteRange(text: string, element: Span): MinuteRange | undefined {
  const dash = dashIn(text, element);
  const first = minuteOf(text, element.start, dash < 0 ? element.end : dash);
  if (first === undefined) return undefined;
  if (dash < 0) return { first, last: first };
  let lastStart = dash + 1;
  while (lastStart < element.end && !isDigit(text.charCodeAt(lastStart))) lastStart++;
  const last = minuteOf(text, lastStart, element.end);
  return last === undefined ? undefined : { first, last };
}

function dashIn(text: string, element: Span): number {
  const dash = text.indexOf("-", element.start);
  return dash < element.end ? dash : -1;
}

/** `%2d:%2d` */
function minuteOf(text: string, start: number, end: number): number | undefined {
  const hour = twoDigits(text, start, end);
  const colon = leadingIntegerEnd(text, start, end, 2);
  if (hour === undefined || colon >= end || text.charCodeAt(colon) !== chars.colon) return undefined;
  const minute = twoDigits(text, colon + 1, end);
  if (minute === undefined || hour < 0 || hour > 23 || minute < 0 || minute > 59) return undefined;
  return hour * 60 + minute;
}

function twoDigits(text: string, start: number, end: number): number | undefined {
  const digitsEnd = leadingIntegerEnd(text, start, end, 2);
  return digitsEnd < 0 ? undefined : leadingInteger(text, start, digitsEnd);
}

interface Calendar {
  readonly size: number;
  readonly names: readonly string[];
  readonly code: TimingProblem["code"];
}

/** `get_range()`: names in full as listed or numbers from 1; a range may run past the end of the week or year. */
function maskOf(
  text: string,
  field: Span | undefined,
  calendar: Calendar,
  problems: TimingProblem[],
): number {
  const { size, code } = calendar;
  if (!field || isAny(text, field)) return 2 ** size - 1;
  let mask = 0;
  for (const element of elementsOf(text, field)) {
    const dash = dashIn(text, element);
    const first = indexIn(calendar, text, element.start, dash < 0 ? element.end : dash);
    const last = dash < 0 ? first : indexIn(calendar, text, dash + 1, element.end);
    if (first < 0 || last < 0) {
      problems.push({ code, span: element });
      continue;
    }
    for (let i = first; i !== last; i = (i + 1) % size) mask |= 1 << i;
    mask |= 1 << last;
  }
  return mask;
}

/** `lookup_name()` */
function indexIn({ size, names }: Calendar, text: string, start: number, end: number): number {
  if (text.charCodeAt(start) > chars.nine) {
    const index = names.indexOf(text.slice(start, end).toLowerCase());
    if (index >= 0) return index;
  }
  const number = twoDigits(text, start, end) ?? 0;
  return number >= 1 && number <= size ? number - 1 : -1;
}
