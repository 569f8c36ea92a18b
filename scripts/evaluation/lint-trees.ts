import { readdirSync } from "node:fs";
import { relative, resolve } from "node:path";
import type { Preset, Severity } from "@astlint/core";
import { zxcvbnEstimator } from "@astlint/core/estimator";
import { rules } from "@astlint/rules";
import { main } from "../../packages/cli/src/main.ts";
import { nodeFileSystem } from "../../packages/cli/src/node-file-system.ts";

/** A finding as an evaluation needs it; files are relative to the folder of the tree. */
export interface Found {
  readonly tree: string;
  readonly file: string;
  readonly line: number;
  readonly endLine: number;
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly related: readonly { readonly file: string; readonly line: number }[];
}

/** The names of the trees: the folders in a folder. */
export function treesIn(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

/** Lints one tree with the command line tool itself; also tells how long it took, in milliseconds. */
export async function lintTree(
  folder: string,
  tree: string,
  preset: Preset,
): Promise<{ found: Found[]; roots: string[]; time: number }> {
  const root = resolve(folder, tree);
  let written = "";
  const start = performance.now();
  await main({
    argv: ["--format", "json", "--preset", preset, root],
    cwd: root,
    env: {},
    stdin: noInput(),
    stdout: {
      write: (text: string | Uint8Array) => {
        written += String(text);
      },
    },
    stderr: { write: () => undefined },
    fileSystem: nodeFileSystem,
    rules,
    now: () => performance.now(),
    openRevision: () => Promise.reject(new Error("no revisions here")),
    loadEstimator: () => zxcvbnEstimator,
  });
  const time = performance.now() - start;
  const report: Report = written === "" ? { trees: [] } : JSON.parse(written);
  const found = report.trees.flatMap((each) => {
    const below = relative(root, each.root);
    const path = (file: string): string => (below === "" ? file : `${below}/${file}`);
    return each.findings.map((finding) => ({
      ...finding,
      tree,
      file: path(finding.file),
      related: finding.related.map(({ file, line }) => ({ file: path(file), line })),
    }));
  });
  return { found, roots: report.trees.map(({ root }) => root), time };
}

interface Report {
  readonly trees: readonly { readonly root: string; readonly findings: readonly Omit<Found, "tree">[] }[];
}

async function* noInput(): AsyncIterable<string> {}
