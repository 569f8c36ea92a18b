import type { DialplanEntry } from "../dialplan/entry.ts";
import { leadingInteger, leadingIntegerEnd } from "../dialplan/leading-integer.ts";
import { isTrue } from "../model/values.ts";
import type { EffectiveFile } from "../workspace/effective-file.ts";
import type { Section } from "../workspace/section.ts";
import type { Tree } from "../workspace/tree.ts";

/** A step that pbx_config adds for an account of users.conf, written as a line of extensions.conf. */
export class UserLine implements DialplanEntry {
  readonly name = "exten";
  readonly value: string;
  /** Whether the account stands in a file that is no UTF-8. */
  readonly isLatin1: boolean;

  constructor(value: string, isLatin1: boolean) {
    this.value = value;
    this.isLatin1 = isLatin1;
  }
}

/** Whether this Asterisk reads users.conf into the dialplan. */
export function readsUsers({ asterisk }: Tree): boolean {
  return asterisk.version.isBefore("23");
}

/**
 * What `pbx_load_users()` in `pbx/pbx_config.c` adds: for every account with a device a hint, a first step, and a way
 * there from its alternate extensions. Accounts whose names mean something else in a line of the dialplan are left out.
 */
export function userLines(tree: Tree, users: EffectiveFile): UserLine[] {
  const lines: UserLine[] = [];
  for (const section of users.live) {
    if (section.key === "general" || !isPlainName(section.name)) continue;
    const account = new Account(section, users.section("general"));
    const devices = account.has("hasexten", true) ? devicesOf(tree, account) : "";
    if (devices === "") continue;
    const { name } = section;
    const isLatin1 = section.header.frame.document.syntax.source.encoding === "latin1";
    const add = (value: string): void => void lines.push(new UserLine(value, isLatin1));
    add(`${name},hint,${devices}`);
    add(`${name},1,${firstStep(tree, account)}`);
    const alternates = section.first("alternateexts")?.value ?? "";
    if (alternates === "") continue;
    for (const other of alternates.slice(0, longestValue).split(",")) {
      if (other === "" || isPlainName(other)) add(`${other},1,Goto(${name},1)`);
    }
  }
  return lines;
}

const longestValue = 255;
/** `iface` in `pbx_load_users()` holds so much, and two bytes stay free. */
const longestDevices = 254;

function isPlainName(name: string): boolean {
  return name !== "" && !/[,/\\$[\](]/.test(name);
}

/** An account; what it does not say `[general]` says for it. */
class Account {
  readonly section: Section;
  private readonly general: Section | undefined;

  constructor(section: Section, general: Section | undefined) {
    this.section = section;
    this.general = general;
  }

  value(name: string): string | undefined {
    return (this.section.first(name) ?? this.general?.first(name))?.value;
  }

  has(name: string, fallback = false): boolean {
    const value = this.value(name);
    return value === undefined ? fallback : isTrue(value);
  }
}

function firstStep(tree: Tree, account: Account): string {
  const hint = "${HINT}";
  if (!account.has("hasvoicemail")) return `Dial(${hint})`;
  const { name } = account.section;
  return isMacroUsed(tree) ? `Macro(stdexten,${name},${hint})` : `Gosub(${name},stdexten(${hint}))`;
}

/** `stdexten` of asterisk.conf, which came with Asterisk 11 and went with 21. */
function isMacroUsed({ asterisk: { version }, asteriskOptions }: Tree): boolean {
  if (version.isBefore("11")) return true;
  return version.isBefore("21") && asteriskOptions.options.text("stdexten").value.toLowerCase() === "macro";
}

function devicesOf(tree: Tree, account: Account): string {
  const { name } = account.section;
  const devices = new DeviceList();
  if (tree.asterisk.version.isBefore("21") && account.has("hassip")) devices.add(`SIP/${name}`);
  if (account.has("hasiax")) devices.add(`IAX2/${name}`);
  if (account.has("hash323")) devices.add(`H323/${name}`);
  const channels = account.value("dahdichan") ?? "";
  if (channels !== "") addChannels(devices, channels.slice(0, longestValue));
  return devices.text;
}

/** `append_interface()` leaves out what does not fit. */
class DeviceList {
  text = "";

  get isFull(): boolean {
    return this.text.length + "DAHDI/0".length >= longestDevices;
  }

  add(device: string): void {
    if (this.text.length + device.length >= longestDevices) return;
    this.text += this.text === "" ? device : `&${device}`;
  }
}

/** `1,3-5`: an empty element repeats the one before, a word counts as 0. */
function addChannels(devices: DeviceList, channels: string): void {
  let first = 0;
  for (const element of channels.split(",")) {
    let last = first;
    if (element !== "") {
      first = leadingInteger(element) ?? 0;
      last = rangeEnd(element) ?? first;
    }
    [first, last] = first <= last ? [first, last] : [last, first];
    for (let channel = first; channel <= last && !devices.isFull; channel++) devices.add(`DAHDI/${channel}`);
  }
}

function rangeEnd(element: string): number | undefined {
  const end = leadingIntegerEnd(element, 0, element.length, 30);
  return end >= 0 && element[end] === "-" ? leadingInteger(element, end + 1) : undefined;
}
