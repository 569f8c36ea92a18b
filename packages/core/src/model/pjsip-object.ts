import type { Place } from "../config/document.ts";
import { kindFacts, optionFacts } from "../knowledge/options.ts";
import type { Option } from "../workspace/option.ts";
import type { Section } from "../workspace/section.ts";
import { Settings } from "./settings.ts";

export type PjsipFile = "pjsip.conf" | "pjsip_wizard.conf";

/** Something that chan_pjsip makes of a section: an endpoint, an auth, a transport. */
export class PjsipObject {
  /** What others call it by; compared with case. */
  readonly id: string;
  readonly type: string;
  readonly section: Section;
  readonly from: PjsipFile;
  /** Its own options under the names of pjsip.conf, wherever they are written. */
  readonly settings: Settings;

  constructor({ id, type, section, from, options }: PjsipDraft) {
    this.id = id;
    this.type = type;
    this.section = section;
    this.from = from;
    this.settings = new Settings(options);
  }

  /** The name between the brackets of the section it is made of. */
  get namePlace(): Place {
    return this.section.namePlace;
  }

  /** The name under which an option is written in its section: `endpoint/context` for an endpoint of pjsip_wizard.conf. */
  writtenName(name: string): string {
    return this.from === "pjsip.conf" ? name : `${this.type}/${name}`;
  }

  /** The first option that its type does not know, for which Asterisk drops the whole object; undefined when none is known to. */
  get unknownOption(): Option | undefined {
    const facts = kindFacts("pjsip.conf", this.type);
    if (!facts?.isComplete || facts.unknown !== "object") return undefined;
    return this.settings.options.find(
      ({ key }) => !key.startsWith("@") && !optionFacts("pjsip.conf", this.type, key),
    );
  }
}

/** What an object is made of. */
export interface PjsipDraft {
  readonly id: string;
  readonly type: string;
  readonly section: Section;
  readonly from: PjsipFile;
  readonly options: readonly Option[];
}

/** A name in one object that stands for another: `auth=100-auth`. */
export interface PjsipReference<Target = PjsipObject> {
  readonly name: string;
  /** Where the name is written, or the option that makes the wizard put it in. */
  readonly place: Place;
  /** Undefined for what the wizard refers to by itself. */
  readonly option: Option | undefined;
  /** What has the name; undefined when nothing in the tree does. */
  readonly target: Target | undefined;
}

/** The names in a list with commas, blanks around them left out, with where each is written. */
export function listedNames(option: Option | undefined): { readonly name: string; readonly place: Place }[] {
  if (!option) return [];
  const { value } = option;
  const whole = option.placeIn(0, value.length);
  const { start: first, end } = whole.span;
  const isAsWritten = end - first === value.length;
  const names: { name: string; place: Place }[] = [];
  let at = first;
  for (const part of value.split(",")) {
    const name = part.trim();
    const start = at + part.length - part.trimStart().length;
    const span = { start, end: start + name.length };
    if (name !== "") names.push({ name, place: isAsWritten ? { path: whole.path, span } : whole });
    at += part.length + 1;
  }
  return names;
}
