import { mask } from "../secret/mask.ts";
import { type OptionHome, secretsInValue } from "../secret/secret-spans.ts";
import type { EffectiveFile } from "../workspace/effective-file.ts";
import type { Option } from "../workspace/option.ts";
import type { Section } from "../workspace/section.ts";
import type { Tree } from "../workspace/tree.ts";
import type { SecretDisplay } from "./dialplan-rows.ts";
import { refusalText } from "./refusal.ts";
import type { ShowSettings } from "./show-dialplan.ts";

/** A section as `GetConfig` of AMI gives it, with what it inherits in place. */
export interface ShownSection {
  readonly name: string;
  readonly template: boolean;
  /** What it inherits from, in order. */
  readonly templates: readonly string[];
  /** Name and value, in Asterisk's order. */
  readonly options: readonly (readonly [string, string])[];
}

/** What Asterisk has of a file, or why it has nothing. */
export type ShownFile = readonly ShownSection[] | { readonly refused: string };

/**
 * What `GetConfig` with the filter `TEMPLATES=include` answers for each file (`action_getconfig()` in
 * `main/manager.c`); for every `*.conf` of the folder when no name is given. Of files that no part of Asterisk asks
 * for the tree knows those that were among the `entries` it was loaded with.
 */
export function showConfig(
  tree: Tree,
  names: readonly string[] = configNames(tree),
  { secrets = "masked" }: ShowSettings = {},
): Readonly<Record<string, ShownFile>> {
  return Object.fromEntries(names.map((name) => [name, showFile(tree, name, secrets)]));
}

/** Names of all files of the folder that end in `.conf`, in alphabetical order. */
function configNames({ snapshot }: Tree): readonly string[] {
  return (snapshot.folders.get("") ?? []).filter((name) => name.endsWith(".conf"));
}

function showFile(tree: Tree, name: string, secrets: SecretDisplay): ShownFile {
  const file = tree.strict(name);
  if (!file) return { refused: tree.snapshot.unreadable.get(name)?.reason ?? "there is no such file" };
  if (file.refused) return { refused: refusalText(tree, file.refused) };
  return file.sections.map((section) => showSection(file, section, secrets));
}

function showSection({ name: file }: EffectiveFile, section: Section, secrets: SecretDisplay): ShownSection {
  const home = { file, section: section.name };
  return {
    name: section.name,
    template: section.isTemplate,
    templates: section.templates.filter(({ isListed }) => isListed).map((use) => use.section.name),
    options: section.options.map((option) => [option.name, valueText(option, home, secrets)]),
  };
}

/** The value as it may be shown. */
export function valueText(option: Option, home: OptionHome, secrets: SecretDisplay): string {
  return secrets === "shown" ? option.value : mask(option.value, secretsInValue(option, home));
}
