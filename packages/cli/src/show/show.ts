import { isAbsolute, relative, resolve } from "node:path";
import {
  dialplanData,
  dialplanNotes,
  loadTree,
  showConfig,
  showDialplan,
  showIncludes,
  showMatches,
  showValue,
  type Tree,
} from "@astlint/core";
import { withSlashes } from "../node-file-system.ts";
import { readStdin } from "../stdin.ts";
import { visible } from "../terminal/visible.ts";
import { unreadMessages } from "../unread.ts";
import { type ExitCode, FileError, UsageError, type World } from "../world.ts";
import { configText } from "./config-text.ts";
import { includesText } from "./includes-text.ts";
import { type Paper, paperFor } from "./paper.ts";
import { showHelp } from "./show-help.ts";
import { parseShowOptions, type ShowOptions } from "./show-options.ts";
import { valueText } from "./value-text.ts";

/** `astlint show …`: what Asterisk would have loaded. The arguments are those after `show`. */
export async function show(world: World, argv: readonly string[]): Promise<ExitCode> {
  try {
    const options = parseShowOptions(argv);
    if (options) return await new Show(world, options, await paperFor(world, options)).run();
    world.stdout.write(showHelp());
    return 0;
  } catch (error) {
    // The errors of this file: in the bundle it has classes of its own.
    if (!(error instanceof UsageError || error instanceof FileError)) throw error;
    world.stderr.write(`astlint: ${visible(error.message)}\n`);
    return 2;
  }
}

/** What is shown: the lines for people, and the same as data. */
interface Answer {
  text(): Iterable<string>;
  json(): unknown;
}

class Show {
  private readonly world: World;
  private readonly options: ShowOptions;
  private readonly paper: Paper;

  constructor(world: World, options: ShowOptions, paper: Paper) {
    this.world = world;
    this.options = options;
    this.paper = paper;
  }

  async run(): Promise<ExitCode> {
    const { folder } = this.options;
    if (folder === "") throw new UsageError("the folder is empty: give . for this one");
    const root = withSlashes(resolve(this.world.cwd, folder));
    const status = await this.world.fileSystem.status(root);
    if (!status) throw new FileError(`${folder}: no such file or folder`);
    if (status.kind !== "folder") throw new FileError(`${folder}: is no folder`);
    const entries = this.isByFile ? await this.entries(root) : [];
    const tree = await this.load(root, entries);
    const code = this.report(root, tree);
    const answer = await this.answer(tree, entries);
    this.write(answer);
    return code;
  }

  private get isByFile(): boolean {
    return this.options.topic !== "dialplan";
  }

  /** The files asked for; without names all that end in `.conf`. */
  private async entries(root: string): Promise<readonly string[]> {
    const { topic, rest } = this.options;
    const named = topic === "value" ? rest.slice(0, 1) : rest;
    const names = await this.world.fileSystem.list(root);
    for (const name of named) {
      if (!isBelow(root, name)) throw new UsageError(`'${name}' names no file below ${this.options.folder}`);
      const isThere = names.includes(name) || (await this.world.fileSystem.status(`${root}/${name}`));
      if (!isThere) throw new FileError(`${this.options.folder}/${name}: no such file or folder`);
    }
    return named.length > 0 ? named : names.filter((name) => name.endsWith(".conf")).sort();
  }

  private async load(root: string, entries: readonly string[]): Promise<Tree> {
    const { asteriskVersion, followSymlinks: followLinks } = this.options;
    return await loadTree(this.world.fileSystem, root, {
      entries,
      followLinks,
      ...(asteriskVersion === undefined ? {} : { asteriskVersion, versionSource: "flag" }),
    });
  }

  private report(root: string, tree: Tree): ExitCode {
    const target = { root, shownAs: this.options.folder, only: undefined };
    const { complaints, notes } = unreadMessages(target, tree);
    for (const text of [...notes, ...complaints]) this.note(text);
    if (this.options.topic === "dialplan") for (const text of dialplanNotes(tree)) this.note(text);
    return complaints.length > 0 ? 2 : 0;
  }

  private note(text: string): void {
    this.world.stderr.write(`astlint: ${visible(text)}\n`);
  }

  private async answer(tree: Tree, entries: readonly string[]): Promise<Answer> {
    const { topic, rest, withSecrets } = this.options;
    const { paper } = this;
    const settings = { secrets: withSecrets ? "shown" : "masked" } as const;
    switch (topic) {
      case "config": {
        const files = showConfig(tree, entries, settings);
        return { text: () => configText(files, paper), json: () => files };
      }
      case "dialplan": {
        if (rest.length === 0) {
          return {
            text: () => [paperLines(showDialplan(tree, settings), paper)],
            json: () => ({ contexts: dialplanData(tree, settings) }),
          };
        }
        const answers = showMatches(tree, await this.questions(), settings);
        return { text: () => matchText(answers, paper), json: () => Object.fromEntries(answers) };
      }
      case "includes": {
        const files = showIncludes(tree, rest.length > 0 ? rest : undefined);
        return { text: () => includesText(files, paper), json: () => files };
      }
      case "value": {
        const [file = "", section = "", option = ""] = rest;
        const answer = showValue(tree, { file, section, option });
        if ("problem" in answer) throw new UsageError(answer.problem);
        if (answer.refused !== undefined) {
          this.note(`Asterisk refuses ${file}: ${answer.refused}; this holds once that is mended`);
        }
        return { text: () => valueText(answer.values, paper), json: () => answer };
      }
    }
  }

  private async questions(): Promise<readonly string[]> {
    const { rest } = this.options;
    if (!rest.includes("-")) return rest;
    if (rest.length > 1)
      throw new UsageError("- reads the questions from standard input: name no other with it");
    const lines = new TextDecoder().decode(await readStdin(this.world)).split("\n");
    return lines.map((line) => line.trim()).filter((line) => line !== "");
  }

  private write(answer: Answer): void {
    const { stdout } = this.world;
    if (this.options.format === "json") {
      stdout.write(`${JSON.stringify(answer.json(), undefined, 2)}\n`);
      return;
    }
    stdout.write(`${[...answer.text()].join("\n")}\n`);
  }
}

/** Whether a name, below a folder or absolute, is that of something in the folder. */
function isBelow(root: string, name: string): boolean {
  const path = withSlashes(relative(root, resolve(root, name)));
  return path !== "" && path.split("/")[0] !== ".." && !isAbsolute(path);
}

/** The answers one after another; with several each below its question. */
function* matchText(answers: ReadonlyMap<string, string>, paper: Paper): Generator<string> {
  let isFirst = true;
  for (const [question, text] of answers) {
    if (!isFirst) yield "";
    if (answers.size > 1) yield paper.style.bold(`dialplan show ${paper.safe(question)}`);
    yield paperLines(text, paper);
    isFirst = false;
  }
}

function paperLines(text: string, { safe }: Paper): string {
  return text.split("\n").map(safe).join("\n");
}
