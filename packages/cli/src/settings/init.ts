import { join, relative } from "node:path";
import { countryOfPlan, homePlan, loadTree } from "@astlint/core";
import { schemaUrl } from "../docs-url.ts";
import { findInput } from "../find-input.ts";
import type { Options } from "../options.ts";
import { FileError, UsageError, type World } from "../world.ts";
import { settingsNames, shownPath } from "./settings-files.ts";

/**
 * Writes a settings file with what can be found out about the tree: here when the tree is here or below, else into the
 * tree's own folder. Says what it found.
 */
export async function init(world: World, options: Options): Promise<string> {
  const { targets, complaints } = await findInput(world, options);
  const [target] = targets;
  if (!target) throw new UsageError(complaints.join("\n"));
  const isBelow = !relative(world.cwd, target.root).startsWith("..");
  const folder = isBelow ? world.cwd : target.root;
  const names = await world.fileSystem.list(folder);
  const present = settingsNames.find((name) => names.includes(name));
  if (present !== undefined)
    throw new UsageError(`${shownPath(world.cwd, join(folder, present))} is there already`);
  const tree = await loadTree(world.fileSystem, target.root);
  const { version, source, reason } = tree.asterisk;
  const plan = homePlan(tree);
  const country = plan && countryOfPlan(plan);
  const isKnown = source === "detected";
  const settings = {
    $schema: schemaUrl,
    preset: "recommended",
    ...(isKnown ? { asteriskVersion: version.text } : {}),
    ...(country === undefined ? {} : { country }),
    rules: {},
  };
  const path = join(folder, settingsNames[0] ?? "");
  save(world, path, `${JSON.stringify(settings, undefined, 2)}\n`);
  const found = [
    isKnown
      ? `Asterisk ${version} (${reason})`
      : "which Asterisk it is could not be found out: set asteriskVersion",
    country === undefined
      ? "which country it is in could not be found out: set country"
      : `country ${country}`,
  ];
  return `Wrote ${shownPath(world.cwd, path)} for ${target.shownAs}: ${found.join("; ")}\n`;
}

function save({ fileSystem, cwd }: World, path: string, text: string): void {
  try {
    fileSystem.save(path, new TextEncoder().encode(text));
  } catch (error) {
    if (error instanceof FileError)
      throw new UsageError(`${shownPath(cwd, path)}: not written: ${error.message}`);
    throw error;
  }
}
