import {
  type CallHierarchyItem,
  type CodeLens,
  type CompletionList,
  commands,
  type DocumentLink,
  type DocumentSymbol,
  type FoldingRange,
  type Hover,
  type InlayHint,
  Location,
  type LocationLink,
  type MarkdownString,
  Position,
  Range,
  type SemanticTokens,
  type SignatureHelp,
  type SymbolInformation,
  type TextDocument,
  type TextEdit,
  Uri,
  type WorkspaceEdit,
} from "vscode";
import { type Case, closeAll, eventually, show } from "./cases.ts";

const agents = "call-centre/asterisk/extensions.d/agents.conf";
const outbound = "call-centre/asterisk/extensions.d/outbound.conf";
const sip = "small-office/asterisk/sip.conf";

/** Where a text stands in a file, `|` being the place in it. */
function at(document: TextDocument, text: string): Position {
  const before = text.indexOf("|");
  const start = document.getText().indexOf(text.replace("|", ""));
  if (start < 0 || before < 0) throw new Error(`${text} is not in ${document.uri.path}`);
  return document.positionAt(start + before);
}

function ask<R>(command: string, ...args: readonly unknown[]): Thenable<R> {
  return commands.executeCommand<R>(`vscode.${command}`, ...args);
}

function place(found: Location | LocationLink): string {
  const [uri, range]: readonly [Uri, Range] =
    "targetUri" in found
      ? [found.targetUri, found.targetSelectionRange ?? found.targetRange]
      : [found.uri, found.range];
  return `${uri.path.split("/").at(-1)}:${range.start.line + 1}`;
}

function words({ contents }: Hover): string {
  return contents
    .map((each: MarkdownString | unknown) => (isMarkdown(each) ? each.value : String(each)))
    .join("\n");
}

function isMarkdown(value: unknown): value is MarkdownString {
  return typeof value === "object" && value !== null && "value" in value && typeof value.value === "string";
}

function feature(name: string, path: string, run: (document: TextDocument) => Promise<void>): Case {
  return {
    name,
    async run() {
      await run(await show(path));
      await closeAll();
    },
  };
}

export const features: readonly Case[] = [
  feature("a context that is included is defined in another file", agents, async (document) => {
    const where = at(document, "include => outbound|-national");
    const definitions = async () =>
      (await ask<(Location | LocationLink)[]>("executeDefinitionProvider", document.uri, where)).map(place);
    await eventually(definitions, ["outbound.conf:1"]);
  }),
  feature("a context knows who uses it", outbound, async (document) => {
    const where = at(document, "[outbound|-national]");
    const references = async () =>
      (await ask<Location[]>("executeReferenceProvider", document.uri, where)).map(place).sort();
    await eventually(references, ["agents.conf:3", "outbound.conf:1"]);
  }),
  feature("renaming a context changes the other files, too", outbound, async (document) => {
    const where = at(document, "[outbound|-national]");
    const files = async () => {
      const edit = await ask<WorkspaceEdit>("executeDocumentRenameProvider", document.uri, where, "abroad");
      return edit.entries().map(([uri]) => uri.path.split("/").at(-1));
    };
    await eventually(async () => (await files()).sort(), ["agents.conf", "outbound.conf"]);
  }),
  feature(
    "hovering over an option tells what it is, and over a finding why it matters",
    sip,
    async (document) => {
      const text = async (where: string) =>
        (await ask<Hover[]>("executeHoverProvider", document.uri, at(document, where))).map(words).join("\n");
      await eventually(async () => (await text("allow|guest=yes")).includes("default `yes`"), true);
      await eventually(async () => (await text("allowguest=y|es")).includes("strangers make calls"), true);
    },
  ),
  feature("completion knows the contexts of all files", agents, async (document) => {
    const where = at(document, "include => |desks");
    const labels = async () =>
      (await ask<CompletionList>("executeCompletionItemProvider", document.uri, where)).items.map(
        ({ label }) => (typeof label === "string" ? label : label.label),
      );
    await eventually(async () => (await labels()).includes("outbound-national"), true);
  }),
  feature("the arguments of an application are told", agents, async (document) => {
    const where = at(document, "Dial(|");
    const labels = async () =>
      (await ask<SignatureHelp>("executeSignatureHelpProvider", document.uri, where)).signatures.map(
        ({ label }) => label,
      );
    await eventually(labels, ["Dial([Technology/Resource],[timeout],[options],[URL])"]);
  }),
  feature("the outline has a context's extensions", agents, async (document) => {
    const names = async () =>
      (await ask<DocumentSymbol[]>("executeDocumentSymbolProvider", document.uri)).map(
        ({ name, children }) => `${name} ${children.length}`,
      );
    await eventually(names, ["agents 2", "desks 2", "blf 2"]);
  }),
  feature("a symbol is found anywhere in the workspace", agents, async () => {
    const names = async () =>
      (await ask<SymbolInformation[]>("executeWorkspaceSymbolProvider", "outbound-nat")).map(
        ({ name }) => name,
      );
    await eventually(names, ["outbound-national"]);
  }),
  feature("priorities have their numbers beside them", agents, async (document) => {
    const all = new Range(0, 0, document.lineCount, 0);
    const hints = async () =>
      (await ask<InlayHint[]>("executeInlayHintProvider", document.uri, all)).length > 0;
    await eventually(hints, true);
  }),
  feature("a context says who can call into it", agents, async (document) => {
    const lenses = async () =>
      (await ask<CodeLens[]>("executeCodeLensProvider", document.uri, 99)).length > 0;
    await eventually(lenses, true);
  }),
  feature(
    "a template says who inherits from it, and a click leads there",
    "call-centre/asterisk/sip.d/templates.conf",
    async (document) => {
      const places = async (): Promise<boolean> => {
        const lenses = await ask<CodeLens[]>("executeCodeLensProvider", document.uri, 99);
        const [uri, position, locations] = lenses[0]?.command?.arguments ?? [];
        const isMade = uri instanceof Uri && position instanceof Position && Array.isArray(locations);
        return isMade && locations.length > 0 && locations.every((each) => each instanceof Location);
      };
      await eventually(places, true);
    },
  ),
  feature("the calls of contexts form a hierarchy", agents, async (document) => {
    const where = at(document, "[ag|ents]");
    const items = async () =>
      (await ask<CallHierarchyItem[]>("prepareCallHierarchy", document.uri, where)).map(({ name }) => name);
    await eventually(items, ["agents"]);
  }),
  feature("sections fold, and words have meanings", agents, async (document) => {
    await eventually(
      async () => (await ask<FoldingRange[]>("executeFoldingRangeProvider", document.uri)).length,
      3,
    );
    const tokens = async () =>
      (await ask<SemanticTokens>("provideDocumentSemanticTokens", document.uri)).data.length;
    await eventually(async () => (await tokens()) > 0, true);
  }),
  feature("includes lead to their files", "call-centre/asterisk/sip.conf", async (document) => {
    const targets = async () =>
      (await ask<DocumentLink[]>("executeLinkProvider", document.uri)).map(({ target }) =>
        target?.path.split("/").at(-1),
      );
    await eventually(async () => (await targets()).includes("templates.conf"), true);
  }),
  feature("formatting touches blanks only", sip, async (document) => {
    const edits = async () =>
      (await ask<TextEdit[] | undefined>("executeFormatDocumentProvider", document.uri, { tabSize: 4 })) ??
      [];
    await eventually(async () => (await edits()).every(({ newText }) => newText.trim() === ""), true);
  }),
];
