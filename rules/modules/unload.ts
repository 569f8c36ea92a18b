import { appendOption, type Fix, insertAfter, type Section } from "@astlint/core";

/** Adds a `noload` for each of the modules, given without `.so`, at the end of `[modules]`. */
export function unload(section: Section, modules: readonly string[], caution: string): Fix {
  const [first = "", ...others] = modules;
  const last = section.ownOptions.findLast(({ frame }) => frame === section.header.frame);
  const lines = modules.map((module) => ["noload", `${module}.so`] as const);
  return {
    title: `Add noload=${first}.so${others.length > 0 ? ` and ${others.length} more` : ""} to modules.conf`,
    applicability: "unsafe",
    edits: last ? insertAfter(last, lines) : appendOption(section, "noload", `${first}.so`),
    caution,
  };
}
