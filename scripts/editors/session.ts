import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Editor } from "./editors.ts";

const repository = fileURLToPath(new URL("../..", import.meta.url));
export const astlint: string = join(repository, "packages/cli/dist/astlint.cjs");
export const original: string = join(repository, "fixtures/sites/small-office/etc/asterisk");

/** Where an editor shows a finding. */
export interface Shown {
  readonly line: number;
  readonly rule: string;
}

/** What a session of an editor came to. */
interface Report {
  /** Of the first file, as it was, and after the fix; of the second one, where the definition is. */
  readonly first?: readonly Shown[];
  readonly fixed?: readonly Shown[];
  readonly second?: readonly Shown[];
  readonly definition?: { readonly path: string; readonly line: number };
  /** What did not happen. */
  readonly problem?: string;
}

export interface Attempt {
  readonly report: Report;
  readonly site: string;
  /** The site afterwards: bytes by name. */
  readonly files: ReadonlyMap<string, string>;
}

/** Runs a whole session of a user with a home folder, an editor set up as documented, and a site of their own. */
export function attempt(editor: Editor, command: string, patience: number): Attempt {
  const folder = mkdtempSync(join(tmpdir(), "astlint-editor-"));
  try {
    const site = join(folder, "site/asterisk");
    cpSync(original, site, { recursive: true });
    const home = join(folder, "home");
    write(join(home, editor.settingsPath), editor.settings(versionOf(editor)));
    const program = join(folder, "bin/astlint");
    write(program, `#!/bin/sh\n${command}\n`);
    chmodSync(program, 0o755);
    const reportPath = join(folder, "report.json");
    const { stdout, stderr } = spawnSync(
      editor.program,
      editor.args.map((argument) => argument.replace(/^~/, home)),
      {
        encoding: "utf8",
        cwd: home,
        timeout: 10 * patience,
        killSignal: "SIGKILL",
        env: {
          PATH: `${dirname(program)}:${process.env.PATH}`,
          HOME: home,
          TERM: "dumb",
          LC_ALL: "C.UTF-8",
          FILE: join(site, "sip.conf"),
          FIX: "Set alwaysauthreject=yes",
          REPORT: reportPath,
          PATIENCE: String(patience),
        },
      },
    );
    const report = existsSync(reportPath)
      ? JSON.parse(readFileSync(reportPath, "utf8"))
      : { problem: `it ended without a report:\n${stdout}${stderr}` };
    return { report, site, files: filesIn(site) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function versionOf({ program }: Editor): string {
  const { stdout } = spawnSync(program, ["--version"], { encoding: "utf8" });
  return /\d+(\.\d+)+/.exec(stdout)?.[0] ?? "";
}

/** The files of a folder, by name. */
export function filesIn(folder: string): ReadonlyMap<string, string> {
  return new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "latin1")]));
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
