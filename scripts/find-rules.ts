import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Rule } from "@astlint/core";

export interface FoundRule {
  /** Path below the folder of the rules: `sip/allowguest.ts`. */
  readonly path: string;
  readonly rule: Rule;
}

/** Every rule below a folder, sorted by path. Files without a default export are what rules share. */
export async function findRules(folder: string): Promise<FoundRule[]> {
  const areas = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== "dist" && entry.name !== "node_modules")
    .map(({ name }) => name);
  const paths = areas
    .flatMap((area) => readdirSync(join(folder, area)).map((name) => `${area}/${name}`))
    .sort();
  const found: FoundRule[] = [];
  for (const path of paths) {
    if (!path.endsWith(".ts") || path.endsWith(".test.ts")) continue;
    if (!/^export default /m.test(readFileSync(join(folder, path), "utf8"))) continue;
    const module: { readonly default: Rule } = await import(join(folder, path));
    found.push({ path, rule: module.default });
  }
  return found;
}
