import { configFile } from "../knowledge/config-file.ts";
import { moduleFacts } from "../knowledge/module.ts";
import { isTrue } from "../model/values.ts";
import { type AsteriskTarget, isVersionKnown } from "./asterisk-version.ts";
import type { EffectiveFile } from "./effective-file.ts";
import type { Option } from "./option.ts";

/** Whether a module is loaded, and the line of modules.conf that says so, if one does. */
export interface ModuleState {
  readonly isLoaded: boolean;
  readonly option: Option | undefined;
  /** Why, in a few words, when it is not loaded. */
  readonly reason: string;
}

/** What modules.conf makes Asterisk load (`loader_config_init()` in `main/loader.c`). */
export class Modules {
  private readonly isAutoload: boolean;
  private readonly loads = new Map<string, Option>();
  private readonly noloads = new Map<string, Option>();
  private readonly target: AsteriskTarget;

  /** Without a `[modules]` the tree is taken for a part of one, where every module loads. */
  constructor(file: EffectiveFile | undefined, target: AsteriskTarget) {
    this.target = target;
    const section = file?.section("modules");
    this.isAutoload = section === undefined || isTrue(section.first("autoload")?.value ?? "");
    for (const option of section?.options ?? []) {
      if (option.key === "noload") this.noloads.set(baseName(option.value), option);
      else if (isLoadOption(option.key)) this.loads.set(baseName(option.value), option);
    }
  }

  state(name: string): ModuleState {
    const noload = this.noloads.get(name);
    if (noload) return { isLoaded: false, option: noload, reason: `modules.conf has noload => ${name}.so` };
    if (!this.isThere(name)) {
      return { isLoaded: false, option: undefined, reason: `Asterisk ${this.target.version} has no ${name}` };
    }
    const load = this.loads.get(name);
    if (load || this.isAutoload) return { isLoaded: true, option: load, reason: "" };
    return {
      isLoaded: false,
      option: undefined,
      reason: `modules.conf neither loads ${name}.so nor has autoload=yes`,
    };
  }

  /**
   * Whether the release has the module; modules of others are taken to be there. A release that is only guessed takes
   * nothing away that the tree has a file for, save chan_sip, by which it is guessed.
   */
  private isThere(name: string): boolean {
    const { version } = this.target;
    const facts = moduleFacts(name);
    if (!facts) return true;
    if (version.isBefore(facts.since)) return false;
    const isGone = facts.removed !== undefined && version.isAtLeast(facts.removed);
    return !isGone || (name !== "chan_sip" && !isVersionKnown(this.target));
  }

  /** Whether something that is loaded asks for the file of this name; with the reason when nothing does. */
  readerOf(fileName: string): ModuleState {
    const facts = configFile(fileName);
    if (!facts)
      return { isLoaded: false, option: undefined, reason: "nothing in Asterisk asks for this file" };
    if (facts.readers.length === 0) return { isLoaded: true, option: undefined, reason: "" };
    const states = facts.readers.map((reader) => this.state(reader));
    const first = states.find(({ isLoaded }) => isLoaded) ?? states[0];
    return first ?? { isLoaded: true, option: undefined, reason: "" };
  }
}

const loadOptions = new Set(["load", "preload", "require", "preload-require"]);

function isLoadOption(key: string): boolean {
  return loadOptions.has(key);
}

/** Names compare without case and without `.so` (`resource_name_match()` in `main/loader.c`). */
function baseName(value: string): string {
  const name = value.toLowerCase();
  return name.endsWith(".so") ? name.slice(0, -3) : name;
}
