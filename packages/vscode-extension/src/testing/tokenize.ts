import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createOnigScanner, createOnigString, loadWASM } from "vscode-oniguruma";
import textmate from "vscode-textmate";

/** A stretch of a line and the scopes that the grammar gives it, outermost first. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly scopes: readonly string[];
}

const { INITIAL, parseRawGrammar, Registry } = textmate;
const syntaxes = new URL("../../syntaxes/", import.meta.url);

const wasm = createRequire(import.meta.url).resolve("vscode-oniguruma/release/onig.wasm");
const onigLib = loadWASM(readFileSync(wasm).buffer).then(() => ({ createOnigScanner, createOnigString }));

const registry = new Registry({
  onigLib,
  loadGrammar: async (scope) => {
    const path = `${scope.replace("source.", "")}.tmLanguage.json`;
    return parseRawGrammar(readFileSync(new URL(path, syntaxes), "utf8"), path);
  },
});

/** The tokens of every line, as an editor colours them. */
export async function tokenize(scope: string, lines: readonly string[]): Promise<readonly Token[][]> {
  const grammar = await registry.loadGrammar(scope);
  if (!grammar) throw new Error(`no grammar for '${scope}'`);
  let state = INITIAL;
  return lines.map((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    return tokens.map(({ startIndex, endIndex, scopes }) => ({ start: startIndex, end: endIndex, scopes }));
  });
}
