import { derived, type Option, type Tree } from "@astlint/core";

/** A line of modules.conf that names a module. */
export interface ModuleLine {
  readonly option: Option;
  /** Without a `require`d module Asterisk does not start. */
  readonly verb: "load" | "require" | "noload";
  /** In lower case, without `.so`. */
  readonly name: string;
  /** `.so` as written, if the line has it. */
  readonly ending: string;
}

const verbs: ReadonlyMap<string, ModuleLine["verb"]> = new Map([
  ["load", "load"],
  ["preload", "load"],
  ["require", "require"],
  ["preload-require", "require"],
  ["noload", "noload"],
]);

/** The lines of modules.conf that name modules, those left out whose loading a `noload` undoes. */
export const moduleLines: (tree: Tree) => readonly ModuleLine[] = derived((tree) =>
  (tree.effective("modules.conf")?.section("modules")?.options ?? []).flatMap((option) => {
    const verb = verbs.get(option.key);
    if (!verb) return [];
    const { value } = option;
    const ending = value.toLowerCase().endsWith(".so") ? value.slice(-3) : "";
    const name = value.slice(0, value.length - ending.length).toLowerCase();
    const isUndone = verb !== "noload" && tree.modules.state(name).option?.key === "noload";
    return isUndone ? [] : [{ option, verb, name, ending }];
  }),
);

/** Those of them that load something. */
export function loadLines(tree: Tree): readonly ModuleLine[] {
  return moduleLines(tree).filter(({ verb }) => verb !== "noload");
}
