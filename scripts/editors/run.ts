// `npm run e2e:editors`: real editors without a screen, set up as docs/editors.md says. In each a user opens a site, sees
// what is wrong, lets one thing be fixed, goes to a definition in another file and renames it there; then the files on the
// disk are compared byte for byte. Without the server the same session has to fail.

import { editors } from "./editors.ts";
import { mistakesIn } from "./expected.ts";
import { astlint, attempt, versionOf } from "./session.ts";
import { setUp, Unavailable } from "./set-up.ts";

/** What the process ends with where editors cannot be installed, which is nobody's mistake (`EX_UNAVAILABLE`). */
const unavailable = 69;

/** Milliseconds that something may take to happen: plenty where it does, little where it cannot. */
const patience = { withServer: 30_000, withoutServer: 2_000 };

function main(): void {
  try {
    setUp(editors);
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = unavailable;
    return;
  }
  for (const editor of editors) {
    const name = `${editor.name} ${versionOf(editor)}`;
    const whole = attempt(editor, `exec "${process.execPath}" "${astlint}" "$@"`, patience.withServer);
    say(`${name} shows, fixes, finds and renames`, mistakesIn(whole));
    const control = attempt(editor, "exit 1", patience.withoutServer).report;
    const isFailure = control.problem !== undefined && control.first === undefined;
    say(`${name} does none of it without the server`, isFailure ? [] : ["it does"]);
  }
}

function say(what: string, mistakes: readonly string[]): void {
  process.stdout.write(`${mistakes.length === 0 ? "ok" : "FAILED"}: ${what}\n`);
  for (const mistake of mistakes) process.stdout.write(`${mistake}\n`);
  if (mistakes.length > 0) process.exitCode = 1;
}

main();
