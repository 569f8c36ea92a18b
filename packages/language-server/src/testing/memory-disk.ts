import { type FileSystem, memoryFileSystem } from "@astlint/core";
import { letOthersIn } from "../let-others-in.ts";

/** A disk in memory whose files come and go. */
export class MemoryDisk {
  readonly files = new Map<string, string>();
  /** Files and folders that may not be read. */
  readonly forbidden = new Set<string>();
  private readonly held = new Map<
    string,
    { readonly until: Promise<void>; readonly whenAsked: () => void }
  >();
  /** Whether messages of the editor can come between what is read. */
  isSlow = false;

  constructor(files: Readonly<Record<string, string>>) {
    for (const [path, text] of Object.entries(files)) this.files.set(path, text);
  }

  /** Whoever reads a file waits from now on. Tells when someone does, and lets them go on. */
  hold(path: string): { readonly isAsked: Promise<void>; goOn(): void } {
    let goOn = (): void => undefined;
    const until = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const isAsked = new Promise<void>((whenAsked) => {
      this.held.set(path, { until, whenAsked });
    });
    return { isAsked, goOn };
  }

  get fileSystem(): FileSystem {
    const now = async (): Promise<FileSystem> => {
      if (this.isSlow) await letOthersIn();
      return memoryFileSystem(Object.fromEntries(this.files));
    };
    const allowed = async (path: string): Promise<FileSystem> => {
      if (this.forbidden.has(path)) throw new Error("permission denied");
      return await now();
    };
    return {
      status: async (path) => (await now()).status(path),
      read: async (path) => {
        const held = this.held.get(path);
        held?.whenAsked();
        await held?.until;
        return (await allowed(path)).read(path);
      },
      list: async (path) => (await allowed(path)).list(path === "/" ? "" : path),
    };
  }
}
