import type { FoundRule } from "./find-rules.ts";

/** As in biome.json. */
const lineWidth = 110;

/** The text of rules/index.ts: one import per rule, so that bundlers see all of them. */
export function rulesIndex(found: readonly FoundRule[]): string {
  const imports = found.map(({ path }) => `import ${variable(path)} from "./${path}";`);
  const names = found.map(({ path }) => variable(path));
  const onOneLine = `export const rules: readonly Rule[] = [${names.join(", ")}];`;
  const onMany = `export const rules: readonly Rule[] = [\n${names.map((name) => `  ${name},\n`).join("")}];`;
  return [
    "// Written by scripts/generate.ts.",
    "",
    'import type { Rule } from "@astlint/core";',
    ...imports,
    "",
    "/** All rules, sorted by id. */",
    onOneLine.length <= lineWidth ? onOneLine : onMany,
    "",
  ].join("\n");
}

/** `sip/weak-secret.ts` → `sipWeakSecret`. */
function variable(path: string): string {
  return path.replace(/\.ts$/, "").replace(/[^a-zA-Z0-9]+(.)/g, (_, letter: string) => letter.toUpperCase());
}
