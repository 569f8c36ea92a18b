import table from "../../knowledge/config-files.json" with { type: "json" };

/** What is known about a configuration file that some part of Asterisk asks for by name. */
export interface ConfigFileFacts {
  /** The modules that read it, without `.so`; empty when the core does. */
  readonly readers: readonly string[];
  /** Which of two values of one name in one section counts: `ast_variable_retrieve()` finds the first, a loop ends with the last. */
  readonly duplicates: "first" | "last";
  /** Sections that are looked up by name, so that of two only the first counts. */
  readonly named: readonly string[];
  /** Sections with a name of their own all of which count: `main/config_options.c` browses them. */
  readonly merged: readonly string[];
  /** Sections in which a line holds for the devices below it, until another of its name; `*` for all that are not `named`. */
  readonly downward: readonly string[];
}

interface Row {
  readonly readers: readonly string[];
  readonly duplicates: string;
  readonly named: readonly string[];
  readonly merged?: readonly string[];
  readonly downward?: readonly string[];
}

const files = new Map<string, ConfigFileFacts>(
  Object.entries(table).map(([name, row]) => [name, toFacts(row)]),
);

/** The facts about a file of that name; undefined for names that no part of Asterisk asks for. */
export function configFile(name: string): ConfigFileFacts | undefined {
  return files.get(name);
}

/** Whether a line of the section holds for the devices below it only, until another of its name. */
export function isDownward(file: string, section: string): boolean {
  const facts = configFile(file);
  if (!facts) return false;
  return facts.downward.includes(facts.named.includes(section) ? section : "*");
}

/** Names of all files that Asterisk asks for. */
export function configFileNames(): Iterable<string> {
  return files.keys();
}

function toFacts({ readers, duplicates, named, merged, downward }: Row): ConfigFileFacts {
  return {
    readers,
    duplicates: duplicates === "first" ? "first" : "last",
    named,
    merged: merged ?? [],
    downward: downward ?? [],
  };
}
