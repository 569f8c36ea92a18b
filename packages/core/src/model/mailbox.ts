import type { Place } from "../config/document.ts";
import type { Span } from "../text/span.ts";
import type { Option } from "../workspace/option.ts";
import type { Section } from "../workspace/section.ts";
import type { Setting, Settings } from "./settings.ts";

/** A stretch of a mailbox line, or of a section in users.conf, with its place. */
export interface MailboxField {
  readonly value: string;
  readonly place: Place;
}

/** One of the options `name=value|name=value` at the end of a mailbox line, or an option of its section in users.conf. */
export interface MailboxOption extends MailboxField {
  /** In lower case. */
  readonly key: string;
  /** Name and value. */
  readonly wholePlace: Place;
}

/** A mailbox as app_voicemail builds it. */
export interface Mailbox {
  /** The number or name that callers dial. */
  readonly name: string;
  readonly context: string;
  readonly from: "voicemail.conf" | "users.conf";
  readonly namePlace: Place;
  /** The line of the mailbox in voicemail.conf; undefined for one of users.conf. */
  readonly option: Option | undefined;
  /** The section of voicemail.conf or users.conf that it stands in. */
  readonly section: Section;
  /** What callers type, without the `-` before it; empty when nobody is asked. */
  readonly pin: string;
  /** Where the PIN stands, the `-` left out; an empty place where one would stand, or undefined. */
  readonly pinPlace: Place | undefined;
  /** Whether its owner cannot change the PIN: it starts with `-`. */
  readonly isLocked: boolean;
  readonly fullName: MailboxField | undefined;
  readonly email: MailboxField | undefined;
  readonly pager: MailboxField | undefined;
  readonly options: readonly MailboxOption[];
}

/** The value that counts for a mailbox: its own, else the one of `[general]`. */
export function mailboxSetting(
  mailbox: Mailbox,
  general: Settings,
  name: string,
): Setting<string> & { readonly place: Place | undefined } {
  const own = mailbox.options.findLast(({ key }) => key === name);
  if (own) return { value: own.value, option: mailbox.option, place: own.wholePlace };
  const option = general.get(name);
  return { value: option?.value ?? "", option, place: option?.place };
}

/** Reads `pin,full name,email,pager,name=value|name=value` as `append_mailbox()` in `apps/app_voicemail.c` does: nothing is trimmed. */
export function mailboxOfLine(option: Option, section: Section): Mailbox {
  const { value } = option;
  const fields = splitFields(value, 5);
  const [pin = { start: 0, end: 0 }, fullName, email, pager, options] = fields;
  const isLocked = value[pin.start] === "-";
  const inner: Span = { start: isLocked ? pin.start + 1 : pin.start, end: pin.end };
  const at = ({ start, end }: Span): Place => option.placeIn(start, end);
  const field = (span: Span | undefined): MailboxField | undefined =>
    span && span.end > span.start ? { value: value.slice(span.start, span.end), place: at(span) } : undefined;
  return {
    name: option.name,
    context: section.name,
    from: "voicemail.conf",
    namePlace: option.namePlace,
    option,
    section,
    pin: value.slice(inner.start, inner.end),
    pinPlace: at(inner),
    isLocked,
    fullName: field(fullName),
    email: field(email),
    pager: field(pager),
    options: options ? splitOptions(value, options, at) : [],
  };
}

/** Reads a section of users.conf as `apply_options_full()` does; the first `secret` or `password` counts, any `vmsecret` before it. */
export function mailboxOfUser(section: Section, context: string): Mailbox {
  const pinOption = pinOfUser(section);
  const written = pinOption?.value ?? "";
  const isLocked = written.startsWith("-");
  const field = (name: string): MailboxField | undefined => {
    const option = section.last(name);
    return option && { value: option.value, place: option.valuePlace };
  };
  return {
    name: section.name,
    context,
    from: "users.conf",
    namePlace: section.namePlace,
    option: undefined,
    section,
    pin: isLocked ? written.slice(1) : written,
    pinPlace: pinOption?.placeIn(isLocked ? 1 : 0, written.length),
    isLocked,
    fullName: field("fullname"),
    email: field("email"),
    pager: field("pager"),
    options: section.options.map((option) => ({
      key: option.key,
      value: option.value,
      place: option.valuePlace,
      wholePlace: option.place,
    })),
  };
}

function pinOfUser(section: Section): Option | undefined {
  let found: Option | undefined;
  for (const option of section.options) {
    if (option.key === "vmsecret") found = option;
    else if (option.key !== "secret" && option.key !== "password") continue;
    else if ((found === undefined || found.value === "") && !option.value.startsWith("*")) found = option;
  }
  return found;
}

function splitFields(value: string, count: number): Span[] {
  const fields: Span[] = [];
  let start = 0;
  while (fields.length < count - 1) {
    const comma = value.indexOf(",", start);
    if (comma < 0) break;
    fields.push({ start, end: comma });
    start = comma + 1;
  }
  fields.push({ start, end: value.length });
  return fields;
}

function splitOptions(value: string, { start, end }: Span, at: (span: Span) => Place): MailboxOption[] {
  const options: MailboxOption[] = [];
  for (let from = start; from < end; ) {
    const bar = value.indexOf("|", from);
    const to = bar < 0 ? end : bar;
    const equals = value.indexOf("=", from);
    if (equals >= 0 && equals < to) {
      options.push({
        key: value.slice(from, equals).toLowerCase(),
        value: value.slice(equals + 1, to),
        place: at({ start: equals + 1, end: to }),
        wholePlace: at({ start: from, end: to }),
      });
    }
    from = to + 1;
  }
  return options;
}
