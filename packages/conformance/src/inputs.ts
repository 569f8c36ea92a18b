import { readdirSync } from "node:fs";
import { join } from "node:path";
import { type Input, readInput } from "./input.ts";
import { probes } from "./probes/index.ts";
import { installFolder, type Release } from "./releases.ts";

/** Inputs of one kind, which share a column of the scoreboard. */
export interface InputSet {
  readonly title: string;
  readonly inputs: readonly Input[];
}

/** Whether what Asterisk says about them is kept. */
export function isRecorded({ title }: InputSet): boolean {
  return title === "fixtures" || title === "probes";
}

export function fixtureSet(): InputSet {
  const folder = join(import.meta.dirname, "../../../fixtures/sites");
  const sites = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const names = sites.map(({ name }) => name).sort();
  return {
    title: "fixtures",
    inputs: names.map((name) => readInput(join(folder, name, "etc/asterisk"), `site ${name}`)),
  };
}

export function probeSet(): InputSet {
  return { title: "probes", inputs: probes };
}

/** The sample configurations that each Asterisk comes with; every Asterisk is asked about those of all. */
export function sampleSet(releases: readonly Release[]): InputSet {
  const inputs = releases.flatMap((release) => {
    const folder = join(installFolder(release), "usr/share/asterisk/conf");
    return readdirSync(folder).map((name) => {
      const input = readInput(join(folder, name), `${name} of Asterisk ${release.version}`);
      return {
        ...input,
        files: new Map([...input.files].map(([path, bytes]) => [path.replace(/\.sample$/, ""), bytes])),
      };
    });
  });
  return { title: "samples", inputs };
}

export function folderSet(folders: readonly string[]): InputSet {
  return { title: "folders", inputs: folders.map((folder) => readInput(folder)) };
}
