import type { EffectiveFile } from "../workspace/effective-file.ts";
import { Option } from "../workspace/option.ts";
import type { Section } from "../workspace/section.ts";
import type { PjsipDraft } from "./pjsip-object.ts";
import { isTrue } from "./values.ts";

/** An option of pjsip_wizard.conf under the name, and with the value, that the object it makes gets. */
class WizardOption extends Option {
  private readonly base: Option;
  private readonly made: string | undefined;

  constructor(base: Option, key: string, made?: string) {
    const { name, frame, section, line } = base;
    super({ name, key, frame, section }, line);
    this.base = base;
    this.made = made;
  }

  override get value(): string {
    return this.made ?? this.base.value;
  }

  override get continued(): Option | undefined {
    return this.base.continued;
  }

  override placeIn(start: number, end: number): ReturnType<Option["placeIn"]> {
    return this.made === undefined ? this.base.placeIn(start, end) : this.valuePlace;
  }
}

/** The objects that res_pjsip_config_wizard makes out of the sections with `type=wizard`. */
export function wizardObjects(file: EffectiveFile): PjsipDraft[] {
  const wizards = new Map<string, Section>();
  for (const section of file.live) {
    // A later wizard of the same name overwrites what the earlier made.
    if (section.all("type").some(({ value }) => value === "wizard")) wizards.set(section.name, section);
  }
  const options = new Map<Option, Option>();
  return [...wizards.values()].flatMap((section) => new Wizard(section, options).objects());
}

/** More remote hosts than this get no contact and no registration here. */
const maxHosts = 16;

class Wizard {
  private readonly section: Section;
  /** Sections that inherit an option share what is made of it. */
  private readonly renamed: Map<Option, Option>;
  private readonly hosts: readonly string[];

  constructor(section: Section, renamed: Map<Option, Option>) {
    this.section = section;
    this.renamed = renamed;
    const hosts = section.last("remote_hosts")?.value ?? "";
    const parts = hosts === "" ? [] : hosts.split(",", maxHosts);
    this.hosts = parts.map((host) => host.trim());
  }

  objects(): PjsipDraft[] {
    const { name } = this.section;
    const drafts: PjsipDraft[] = [];
    const add = (type: string, id: string, options: readonly Option[] | undefined): void => {
      if (options) drafts.push({ id, type, section: this.section, from: "pjsip_wizard.conf", options });
    };
    add("auth", `${name}-oauth`, this.auth("outbound_auth", "sends_auth"));
    add("auth", `${name}-iauth`, this.auth("inbound_auth", "accepts_auth"));
    add("aor", name, this.aor());
    add("endpoint", name, this.endpoint());
    add("identify", `${name}-identify`, this.identify());
    add("phoneprov", `${name}-phoneprov`, this.phoneprov());
    for (const [index] of this.hosts.entries())
      add("registration", `${name}-reg-${index}`, this.registration(index));
    return drafts;
  }

  private auth(prefix: string, condition: string): Option[] | undefined {
    if (!this.isOn(condition)) return undefined;
    const options = this.within(`${prefix}/`);
    return options.some(({ key }) => key === "username") ? options : undefined;
  }

  private aor(): Option[] {
    const options = [...this.within("aor/"), ...this.shared("outbound_proxy")];
    const hosts = this.section.last("remote_hosts");
    if (!hosts || options.some(({ key }) => key === "contact")) return options;
    const pattern = this.section.last("contact_pattern")?.value ?? "sip:${REMOTE_HOST}";
    const contacts = this.hosts.map(
      (host) =>
        new WizardOption(
          hosts,
          "contact",
          pattern.replaceAll("${REMOTE_HOST}", () => host),
        ),
    );
    return [...options, ...contacts];
  }

  private endpoint(): Option[] {
    const { name } = this.section;
    const options = [...this.within("endpoint/"), ...this.shared("outbound_proxy", "transport")];
    const sends = this.isOn("sends_auth");
    const accepts = this.isOn("accepts_auth");
    if (sends) options.push(new WizardOption(sends, "outbound_auth", `${name}-oauth`));
    if (accepts) options.push(new WizardOption(accepts, "auth", `${name}-iauth`));
    return options;
  }

  private identify(): Option[] | undefined {
    const hosts = this.section.last("remote_hosts");
    if (this.isOn("accepts_registrations") || this.isOn("sends_line_with_registrations")) return undefined;
    if (!hosts || hosts.value === "") return undefined;
    const options = this.within("identify/");
    const hasMatch = options.some(({ key }) => key === "match");
    return hasMatch ? options : [...options, this.rename(hosts, "match")];
  }

  private phoneprov(): Option[] | undefined {
    return this.isOn("has_phoneprov") ? this.within("phoneprov/") : undefined;
  }

  private registration(index: number): Option[] | undefined {
    const hosts = this.section.last("remote_hosts");
    if (!hosts || !this.isOn("sends_registrations")) return undefined;
    const { name } = this.section;
    const sends = this.isOn("sends_auth");
    const line = this.isOn("sends_line_with_registrations");
    const options = [...this.within("registration/"), ...this.shared("outbound_proxy", "transport")];
    if (sends && !this.section.last("outbound_auth/username")) return undefined;
    const user = sends ? (this.section.last("outbound_auth/username")?.value ?? "") : name;
    const host = this.hosts[index] ?? "";
    for (const [key, fallback] of uriPatterns) {
      const pattern = this.section.last(`${key}_pattern`);
      const text = (pattern?.value ?? fallback)
        .replaceAll("${REMOTE_HOST}", () => host)
        .replaceAll("${USERNAME}", () => user);
      options.push(new WizardOption(pattern ?? hosts, key, text));
    }
    if (sends) options.push(new WizardOption(sends, "outbound_auth", `${name}-oauth`));
    if (line) options.push(new WizardOption(line, "line", "yes"), new WizardOption(line, "endpoint", name));
    return options;
  }

  /** The line that switches something on, if it does. */
  private isOn(name: string): Option | undefined {
    const option = this.section.last(name);
    return option && isTrue(option.value) ? option : undefined;
  }

  private within(prefix: string): Option[] {
    return this.section.options
      .filter(({ key }) => key.startsWith(prefix) && key.length > prefix.length)
      .map((option) => this.rename(option, option.key.slice(prefix.length)));
  }

  /** Options of the wizard itself that it hands on. */
  private shared(...names: readonly string[]): Option[] {
    return names.flatMap((name) => {
      const option = this.section.last(name);
      return option && option.value !== "" ? [option] : [];
    });
  }

  private rename(option: Option, key: string): Option {
    let renamed = this.renamed.get(option);
    if (!renamed) {
      renamed = new WizardOption(option, key);
      this.renamed.set(option, renamed);
    }
    return renamed;
  }
}

const uriPatterns: readonly (readonly [string, string])[] = [
  ["server_uri", "sip:${REMOTE_HOST}"],
  ["client_uri", "sip:${USERNAME}@${REMOTE_HOST}"],
];
