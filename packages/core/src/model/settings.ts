import type { Option } from "../workspace/option.ts";
import { isFalse, isTrue } from "./values.ts";

/** A value as a module uses it, with the line that sets it; no option means that it is the default. */
export interface Setting<T> {
  readonly value: T;
  readonly option: Option | undefined;
}

/** The options that one reader in Asterisk looks at, in its order, with its choice between repeated names. */
export class Settings {
  readonly options: readonly Option[];
  private readonly duplicates: "first" | "last";
  private index: Map<string, Option[]> | undefined;

  constructor(options: readonly Option[], duplicates: "first" | "last" = "last") {
    this.options = options;
    this.duplicates = duplicates;
  }

  /** Every option with one of the names, in order. */
  all(...names: readonly string[]): readonly Option[] {
    this.index ??= indexByKey(this.options);
    const { index } = this;
    const [only] = names;
    if (names.length === 1 && only !== undefined) return index.get(only) ?? [];
    const keys = new Set(names);
    return this.options.filter((option) => keys.has(option.key));
  }

  /** The option that counts among those with one of the names; names are given in lower case, aliases after each other. */
  get(...names: readonly string[]): Option | undefined {
    const found = this.all(...names);
    return this.duplicates === "first" ? found[0] : found.at(-1);
  }

  text(name: string, fallback = ""): Setting<string> {
    const option = this.get(name);
    return { value: option?.value ?? fallback, option };
  }

  /** A switch that the module reads with `ast_true()`: every word that is not true counts as false. */
  isTrue(fallback: boolean, ...names: readonly string[]): Setting<boolean> {
    const option = this.get(...names);
    return { value: option ? isTrue(option.value) : fallback, option };
  }

  /** A switch that the module reads with `!ast_false()`: every word that is not false counts as true. */
  isNotFalse(fallback: boolean, ...names: readonly string[]): Setting<boolean> {
    const option = this.get(...names);
    return { value: option ? !isFalse(option.value) : fallback, option };
  }
}

function indexByKey(options: readonly Option[]): Map<string, Option[]> {
  const index = new Map<string, Option[]>();
  for (const option of options) {
    const found = index.get(option.key);
    if (found) found.push(option);
    else index.set(option.key, [option]);
  }
  return index;
}
