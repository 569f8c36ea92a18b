// `npm run conformance`: puts the same questions to astlint and to real Asterisks. `--help` tells the rest.

import { parseArgs } from "node:util";
import { updateDocumentation } from "./documentation.ts";
import { fixtureSet, folderSet, probeSet, sampleSet } from "./inputs.ts";
import { outdated, readRecording, writeRecordings } from "./record.ts";
import { installFolder, isInstalled, type Release, releases, releasesOf } from "./releases.ts";
import { counterexampleText, differenceText, outcomeText } from "./report.ts";
import { type Outcome, run, type VersionOutcome } from "./run.ts";

const help = `npm run conformance -- [OPTIONS] [FOLDER…]

Asks real Asterisks and astlint about the fixtures, the probes, Asterisk's sample
configurations, every FOLDER as an /etc/asterisk, and generated configurations.
Ends with 1 if they differ in anything that has no known reason.

  --versions 16,22    the Asterisks to ask (all that are known)
  --generated N       how many configurations to generate (300)
  --seed S            where to start generating (1)
  --record            keep what Asterisk says about fixtures and probes for \`npm test\`
  --update-docs       write the scoreboard into docs/conformance.md

\`npm run conformance:setup\` installs the Asterisks.
`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      versions: { type: "string" },
      generated: { type: "string", default: "300" },
      seed: { type: "string", default: "1" },
      record: { type: "boolean", default: false },
      "update-docs": { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    process.stdout.write(help);
    return;
  }
  const asked = values.versions === undefined ? releases : releasesOf(values.versions.split(","));
  checkInstalled(asked);
  const start = Date.now();
  const outcome = await run({
    releases: asked,
    sets: [
      fixtureSet(),
      probeSet(),
      sampleSet(asked),
      ...(positionals.length > 0 ? [folderSet(positionals)] : []),
    ],
    generated: wholeNumber(values.generated),
    seed: wholeNumber(values.seed),
    onDifference: (difference) => print(differenceText(difference)),
    onCounterexample: (counterexample) => print(counterexampleText(counterexample)),
  });
  for (const each of outcome.versions) print(outcomeText(each));
  const isRecordCurrent = values.record ? record(outcome) : outcome.versions.map(checkRecord).every(Boolean);
  if (values["update-docs"]) updateDocumentation(outcome.versions);
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  const verdict =
    outcome.unexplained === 0
      ? "No differences without a known reason"
      : `${outcome.unexplained} differences`;
  print(`${verdict}, after ${seconds} seconds`);
  process.exitCode = outcome.unexplained === 0 && isRecordCurrent ? 0 : 1;
}

function checkInstalled(asked: readonly Release[]): void {
  const missing = asked.find((release) => !isInstalled(release));
  if (!missing) return;
  throw new Error(`There is no ${installFolder(missing)}: run \`npm run conformance:setup\` first`);
}

function record({ versions }: Outcome): boolean {
  writeRecordings(new Map(versions.map(({ release, recording }) => [release.version, recording])));
  return true;
}

/** The tests that need no Asterisk rely on the record. What it says of another release may well be different. */
function checkRecord({ release, asterisk, recording }: VersionOutcome): boolean {
  const names = outdated(release.version, recording.answers);
  if (names.length === 0) return true;
  const recorded = readRecording(release.version).asterisk;
  print(`The record of Asterisk ${recorded} is not what ${asterisk} says; renew it with --record:`);
  for (const name of names) print(`  ${name}`);
  return recorded !== asterisk;
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`'${text}' is no number`);
  return Number(text);
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
});
