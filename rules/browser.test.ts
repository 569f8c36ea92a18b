import { createContext, runInContext } from "node:vm";
import { build } from "esbuild";
import { expect, test } from "vitest";

const program = `
  import { lint, loadTree, memoryFileSystem } from "@astlint/core";
  import { zxcvbnEstimator } from "@astlint/core/estimator";
  import { rules } from "@astlint/rules";
  export async function run() {
    const files = { "/etc/asterisk/sip.conf": "[general]\\nallowguest=yes\\n\\n[100]\\ntype=friend\\nhost=dynamic\\nsecret=dragon\\n" };
    const tree = await loadTree(memoryFileSystem(files), "/etc/asterisk");
    return lint(tree, { rules, estimator: zxcvbnEstimator }).map(({ rule }) => rule);
  }
`;

test("core and rules run where there is no Node", async () => {
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: import.meta.dirname, loader: "ts" },
    bundle: true,
    write: false,
    platform: "browser",
    format: "iife",
    globalName: "bundle",
    conditions: ["@astlint/source"],
  });
  const browser = createContext({ TextDecoder, TextEncoder });
  runInContext(outputFiles[0]?.text ?? "", browser);
  const found: unknown = await runInContext("bundle.run()", browser);
  expect(found).toEqual(expect.arrayContaining(["sip/allowguest", "sip/weak-secret"]));
});

test("a Node module in the bundle would be noticed", async () => {
  const bundling = build({
    stdin: { contents: 'import { readFileSync } from "node:fs"; console.log(readFileSync);', loader: "ts" },
    bundle: true,
    write: false,
    platform: "browser",
    logLevel: "silent",
  });
  await expect(bundling).rejects.toThrow("node:fs");
});
