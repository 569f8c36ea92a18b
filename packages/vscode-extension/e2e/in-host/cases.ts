import { commands, type Diagnostic, languages, type TextDocument, Uri, window, workspace } from "vscode";

/** One thing that must be true of the extension, asked from beside it. */
export interface Case {
  readonly name: string;
  run(): Promise<void>;
}

/** What a case came to, as the test outside gets it. */
export interface Outcome {
  readonly name: string;
  readonly problem?: string;
}

/** A file of the open folder. */
export function file(path: string): Uri {
  const [folder] = workspace.workspaceFolders ?? [];
  if (!folder) throw new Error("no folder is open");
  return Uri.joinPath(folder.uri, path);
}

/** Opens a file as someone does who clicks on it: closing it closes it, which `openTextDocument` puts off. */
export async function show(path: string): Promise<TextDocument> {
  const uri = file(path).toString();
  await commands.executeCommand("vscode.open", file(path));
  await eventually(() => window.activeTextEditor?.document.uri.toString(), uri);
  const document = window.activeTextEditor?.document;
  if (!document) throw new Error(`${path} was closed again`);
  return document;
}

export async function write(path: string, text: string): Promise<void> {
  await workspace.fs.writeFile(file(path), new TextEncoder().encode(text));
}

export async function read(path: string): Promise<string> {
  return new TextDecoder().decode(await workspace.fs.readFile(file(path)));
}

/** Throws away what was changed and not saved, and closes what is open. */
export async function closeAll(): Promise<void> {
  while (workspace.textDocuments.some(({ isDirty }) => isDirty)) {
    const dirty = workspace.textDocuments.find(({ isDirty }) => isDirty);
    if (dirty) await window.showTextDocument(dirty);
    await commands.executeCommand("workbench.action.files.revert");
  }
  await commands.executeCommand("workbench.action.closeAllEditors");
}

/** Looks again and again, until what is expected is there. What was seen last tells what went wrong. */
export async function eventually(look: () => unknown, expected: unknown): Promise<void> {
  const end = Date.now() + 30_000;
  for (;;) {
    let seen: unknown;
    try {
      seen = await look();
    } catch (error) {
      // VS Code cancels a question when something changes meanwhile.
      seen = error instanceof Error ? error.message : String(error);
    }
    const difference = differenceOf(seen, expected);
    if (difference === undefined) return;
    if (Date.now() > end) throw new Error(difference);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export function equal(seen: unknown, expected: unknown): void {
  const difference = differenceOf(seen, expected);
  if (difference !== undefined) throw new Error(difference);
}

function differenceOf(seen: unknown, expected: unknown): string | undefined {
  const [is, should] = [JSON.stringify(seen), JSON.stringify(expected)];
  if (is === should) return undefined;
  if (!Array.isArray(seen) || !Array.isArray(expected)) return `expected ${should}, not ${is}`;
  const [extra, missing] = [without(seen, expected), without(expected, seen)];
  return `missing ${JSON.stringify(missing)}, too much ${JSON.stringify(extra)}`;
}

function without(from: readonly unknown[], what: readonly unknown[]): readonly unknown[] {
  return from.filter((each) => !what.includes(each));
}

/** What astlint says about a file, in its order. */
export function found(path: string): readonly Diagnostic[] {
  const ours = languages.getDiagnostics(file(path)).filter(({ source }) => source === "astlint");
  return ours.sort((a, b) => a.range.start.compareTo(b.range.start));
}

export function rulesIn(path: string): readonly string[] {
  return found(path).map(ruleOf);
}

export function ruleOf({ code }: Diagnostic): string {
  return String(typeof code === "object" ? code.value : code);
}
