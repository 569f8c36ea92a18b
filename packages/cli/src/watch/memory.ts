import type { TreeResult, TreeSource } from "../tree-result.ts";

/** What came of trees in earlier runs, as long as nothing has changed in them. */
export class Memory {
  private readonly results = new Map<string, TreeResult>();
  /** Has files watched, and folders with all that is in them. They may change as soon as they are read. */
  readonly watch: (paths: readonly string[]) => void;

  constructor(watch: (paths: readonly string[]) => void) {
    this.watch = watch;
  }

  /** The same source, which is asked only for what is not known. */
  before(source: TreeSource): TreeSource {
    return {
      announce: (targets) => source.announce(targets.filter(({ root }) => !this.results.has(root))),
      result: async (target) => {
        const result = this.results.get(target.root) ?? (await source.result(target));
        this.results.set(target.root, result);
        return result;
      },
      close: () => source.close(),
    };
  }

  /** Forgets the trees that these files lie in; everything where one lies in none: settings, or a new tree. */
  forget(paths: readonly string[]): void {
    const roots = [...this.results.keys()];
    for (const path of paths) {
      const owners = roots.filter((root) => path === root || path.startsWith(`${root}/`));
      for (const root of owners.length === 0 ? roots : owners) this.results.delete(root);
    }
  }
}
