import { isAscii, isUtf8 as isValidUtf8 } from "node:buffer";
import type { Answers, Crash, FileAnswer } from "./answers.ts";
import { Asterisk } from "./asterisk.ts";
import { AsteriskRoot } from "./asterisk-root.ts";
import type { Input } from "./input.ts";
import { questionsAbout, typed } from "./questions.ts";
import type { Release } from "./releases.ts";

/** How many milliseconds Asterisk may take for an answer. */
const longPatience = 10_000;
const shortPatience = 2_000;

/** Asks one Asterisk about one input after the other. An input that it does not survive is answered with that. */
export class AsteriskWitness {
  readonly release: Release;
  private readonly root: AsteriskRoot;
  private asterisk: Asterisk | undefined;

  constructor(release: Release) {
    this.release = release;
    this.root = new AsteriskRoot(release);
  }

  /** Asterisk is given less time for what it will not come back from. */
  async ask(input: Input, isEndForeseen = false): Promise<Answers | Crash> {
    try {
      this.asterisk ??= await Asterisk.start(this.release, this.root);
      this.asterisk.patience = isEndForeseen ? shortPatience : longPatience;
      const answers = await answersOf(this.asterisk, input);
      await this.unload();
      return answers;
    } catch (error) {
      await this.end();
      return { crash: error instanceof Error ? error.message : String(error) };
    }
  }

  /** The full version, `16.28.0`. */
  async fullVersion(): Promise<string> {
    this.asterisk ??= await Asterisk.start(this.release, this.root);
    const [line = ""] = await this.asterisk.command("core show version");
    return /^Asterisk (\d[\d.]*)/.exec(line)?.[1] ?? line;
  }

  async stop(): Promise<void> {
    await this.end();
    this.root.remove();
  }

  /** An Asterisk that cannot be emptied makes room for a new one. */
  private async unload(): Promise<void> {
    const isEmpty = await this.asterisk?.unload().catch(() => false);
    if (isEmpty !== true) await this.end();
  }

  private async end(): Promise<void> {
    await this.asterisk?.stop();
    this.asterisk = undefined;
  }
}

async function answersOf(asterisk: Asterisk, input: Input): Promise<Answers> {
  await asterisk.mark();
  await asterisk.load(input.files);
  await asterisk.mark();
  const paths = [...input.files.keys()].filter(isAskable);
  const sections = new Map<string, FileAnswer["sections"]>();
  for (const path of paths) {
    sections.set(path, await asterisk.config(path));
    await asterisk.mark();
  }
  const [, log = [], ...logs] = await asterisk.takeLog(paths.length + 2);
  const files = paths.map(
    (path, index) => [path, { sections: sections.get(path), log: logs[index] ?? [] }] as const,
  );
  const dialplan = await asterisk.command("dialplan show");
  const isUtf8 = [...input.files.values()].every(isValidUtf8);
  const matches = new Map<string, readonly string[]>();
  for (const question of questionsAbout(dialplan)) {
    if (!isUtf8 && !isAscii(Buffer.from(question))) continue;
    const command = `dialplan show ${typed(question)}`;
    const answer = await asterisk.command(command);
    // What the console says of a command that failed, as if no quotes had been needed.
    matches.set(
      question,
      answer.map((line) => line.replaceAll(command, () => `dialplan show ${question}`)),
    );
  }
  const globals = await globalsOf(asterisk);
  return { files: new Map(files), dialplan, globals, matches, log };
}

/** `GetConfig` takes a name for a pattern. */
function isAskable(path: string): boolean {
  return !/[*?[\]{}\\~\r\n]/.test(path);
}

async function globalsOf(asterisk: Asterisk): Promise<string[]> {
  const lines = await asterisk.command("dialplan show globals");
  return lines
    .slice(0, -2)
    .map((line) => line.slice(3))
    .sort();
}
