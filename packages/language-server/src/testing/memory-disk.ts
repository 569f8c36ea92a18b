import { type Awaitable, type FileSystem, memoryFileSystem } from "@astlint/core";

/** A disk in memory whose files come and go. */
export class MemoryDisk {
  readonly files = new Map<string, string>();
  /** Files and folders that may not be read. */
  readonly forbidden = new Set<string>();
  private readonly held = new Map<
    string,
    { readonly until: Promise<void>; readonly whenAsked: () => void }
  >();
  /** What an answer waits for while it is on its way, as it was when it was asked for. */
  delay: (() => Promise<void>) | undefined;

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
    const now = (): FileSystem => memoryFileSystem(Object.fromEntries(this.files));
    const allowed = (path: string): FileSystem => {
      if (this.forbidden.has(path)) throw new Error("permission denied");
      return now();
    };
    const late = async <T>(find: () => Awaitable<T>): Promise<T> => {
      const { delay } = this;
      if (!delay) return find();
      const [found] = await Promise.allSettled([new Promise<T>((resolve) => resolve(find())), delay()]);
      if (found.status === "rejected") throw found.reason;
      return found.value;
    };
    return {
      status: (path) => late(() => now().status(path)),
      read: async (path) => {
        const held = this.held.get(path);
        held?.whenAsked();
        await held?.until;
        return await late(() => allowed(path).read(path));
      },
      list: (path) => late(() => allowed(path).list(path === "/" ? "" : path)),
    };
  }
}
