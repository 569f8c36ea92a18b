import type { Rule } from "@astlint/core";
import { zxcvbnEstimator } from "@astlint/core/estimator";
import { main } from "../packages/cli/src/main.ts";
import { nodeFileSystem } from "../packages/cli/src/node-file-system.ts";

const site = "fixtures/sites/small-office/etc/asterisk";
const start = "<!-- sample:start -->";
const end = "<!-- sample:end -->";
/** So many findings are shown at once; the others unfold. */
const shownFindings = 6;

/** README.md with the report on the sample site between its two marks, as it really prints. */
export async function withSample(readme: string, rules: readonly Rule[], root: string): Promise<string> {
  const from = readme.indexOf(start);
  const to = readme.indexOf(end);
  if (from < 0 || to < from) return readme;
  const blocks = (await reportOnSite(rules, root)).trimEnd().split("\n\n");
  const summary = blocks.pop() ?? "";
  const shown = [...blocks.slice(0, shownFindings + 1), "…", summary];
  const folded = `<details><summary>All of it</summary>\n\n${fence([...blocks, summary])}\n</details>\n`;
  return `${readme.slice(0, from)}${start}\n\n${fence(shown)}\n${folded}\n${readme.slice(to)}`;
}

function fence(blocks: readonly string[]): string {
  return `\`\`\`text\n${blocks.join("\n\n")}\n\`\`\`\n`;
}

/** What `npm start` shows, with the clock at a moment's work. */
async function reportOnSite(rules: readonly Rule[], root: string): Promise<string> {
  const written: string[] = [];
  let time = 0;
  await main({
    argv: [site],
    cwd: root,
    env: {},
    stdin: noInput(),
    stdout: { write: (text: string | Uint8Array) => written.push(String(text)) },
    stderr: { write: () => undefined },
    fileSystem: nodeFileSystem,
    rules,
    now: () => {
      time += 38;
      return time;
    },
    openRevision: () => Promise.reject(new Error("no revisions here")),
    loadEstimator: () => zxcvbnEstimator,
  });
  return written.join("");
}

async function* noInput(): AsyncIterable<string> {}
