import { derived, type Option, type Tree } from "@astlint/core";

/** A line of modules.conf that loads a module. */
export interface LoadLine {
  readonly option: Option;
  /** In lower case, without `.so`. */
  readonly name: string;
  /** Whether Asterisk does not start without the module. */
  readonly isRequired: boolean;
}

/** The lines of modules.conf that name modules to load, those left out that a `noload` undoes. */
export const loadLines: (tree: Tree) => readonly LoadLine[] = derived((tree) =>
  (tree.effective("modules.conf")?.section("modules")?.options ?? []).flatMap((option) => {
    const isRequired = option.key === "require" || option.key === "preload-require";
    if (!isRequired && option.key !== "load" && option.key !== "preload") return [];
    const key = option.value.toLowerCase();
    const name = key.endsWith(".so") ? key.slice(0, -3) : key;
    return tree.modules.state(name).option?.key === "noload" ? [] : [{ option, name, isRequired }];
  }),
);
