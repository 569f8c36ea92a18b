/** The text of packages/core/src/knowledge/meaning-files.ts: one import per file, so that bundlers see all of them. */
export function meaningFilesIndex(names: readonly string[]): string {
  const files = names.map((name) => ({ name, file: name.replace(/\.json$/, "") }));
  return [
    "// Written by scripts/generate.ts.",
    "",
    ...files.map(
      ({ name, file }) =>
        `import ${variable(file)} from "../../knowledge/meanings/${name}" with { type: "json" };`,
    ),
    'import type { MeaningFile } from "./meaning.ts";',
    "",
    "/** What is written down about the options of each file. */",
    "export const meaningFiles: Readonly<Record<string, MeaningFile>> = {",
    ...files.map(({ file }) => `  "${file}": ${variable(file)},`),
    "};",
    "",
  ].join("\n");
}

/** `res_parking.conf` → `resParking`, `enum.conf` → `enumConf`. */
function variable(file: string): string {
  const name = file.replace(/\.conf$/, "");
  if (name === "enum") return "enumConf";
  return name.replace(/_+(.)/g, (_, letter: string) => letter.toUpperCase());
}
