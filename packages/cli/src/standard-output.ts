import { fstatSync, statSync, writeSync } from "node:fs";
import { plainWords } from "./node-file-system.ts";
import { FileError, type Output } from "./world.ts";

/**
 * Standard output or error. Everything is written when `write` returns, so nothing is lost at the end. Once nobody
 * reads any more, `head` for example has seen enough, the rest is dropped.
 */
export function standardOutput(descriptor: 1 | 2): Output {
  const sink = new Sink(descriptor);
  const write = (text: string | Uint8Array): void => sink.write(text);
  if (!isTerminal(descriptor)) return { write };
  const { isTTY, columns } = descriptor === 1 ? process.stdout : process.stderr;
  return { write, isTTY, columns };
}

/** Asked of the file's kind first, because Node's own streams take milliseconds to load. */
function isTerminal(descriptor: number): boolean {
  if (process.platform === "win32") return true;
  const stats = fstatSync(descriptor);
  return stats.isCharacterDevice() && stats.rdev !== statSync("/dev/null", { throwIfNoEntry: false })?.rdev;
}

class Sink {
  private readonly descriptor: number;
  private isClosed = false;

  constructor(descriptor: number) {
    this.descriptor = descriptor;
  }

  write(text: string | Uint8Array): void {
    const bytes = typeof text === "string" ? Buffer.from(text) : text;
    for (let from = 0; from < bytes.length && !this.isClosed; ) from += this.writeSome(bytes.subarray(from));
  }

  private writeSome(bytes: Uint8Array): number {
    try {
      return writeSync(this.descriptor, bytes);
    } catch (error) {
      const code = error instanceof Error && "code" in error ? error.code : undefined;
      if (code === "EPIPE") this.isClosed = true;
      else if (code === "EAGAIN") pause();
      else throw new FileError(`standard output: ${plainWords(error)}`);
      return 0;
    }
  }
}

/** A pipe that does not wait is full: gives its reader a moment. */
function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
}
