import { application } from "../knowledge/application.ts";
import type { CallFacts } from "../knowledge/call-facts.ts";
import { dialplanFunction } from "../knowledge/dialplan-function.ts";
import {
  applicationMeaning,
  type CallOption,
  functionMeaning,
  optionsIn,
} from "../knowledge/dialplan-meanings.ts";
import type { Span } from "../text/span.ts";
import type { Tree } from "../workspace/tree.ts";
import { code } from "./hover/markdown.ts";
import { innermostOpenCall, lastArgument, type OpenCall } from "./open-calls.ts";
import { type Writing, writingAt, writtenCall } from "./writing.ts";

/** How something is called, while the call is being written. */
export interface SignatureHelp {
  /** `Dial([Technology/Resource],[timeout],[options],[URL])`: brackets are around what can be left out. */
  readonly label: string;
  readonly parameters: readonly SignatureParameter[];
  /** The parameter the cursor is in; undefined behind the last one. */
  readonly active: number | undefined;
  /** In Markdown. */
  readonly documentation: string | undefined;
}

export interface SignatureParameter {
  /** Its stretch of the label. */
  readonly span: Span;
  readonly isOptional: boolean;
  /** In Markdown. */
  readonly documentation: string | undefined;
}

/** The signature of the application or function whose arguments the cursor is in. */
export function signatureHelp(tree: Tree, path: string, offset: number): SignatureHelp | undefined {
  const writing = writingAt(tree, path, offset);
  const call = writing && openCallIn(writing);
  if (!call || call.kind === "variable") return undefined;
  const facts = call.kind === "application" ? application(call.name) : dialplanFunction(call.name);
  if (!facts || facts.arguments.length === 0) return undefined;
  const { index } = lastArgument(writing.before, call.argumentsStart, facts.separator);
  return { ...signature(tree, facts, call.kind), active: activeParameter(facts, index) };
}

/** The call that is open at the cursor: the innermost of those that the line has begun. */
export function openCallIn(writing: Writing): OpenCall | undefined {
  const written = writtenCall(writing);
  if (!written || written.isHint || written.argumentsStart < 0) return undefined;
  return innermostOpenCall(writing.before, { kind: "application", ...written, name: written.name.trim() });
}

/** The name with its parameters, `Dial([Technology/Resource],…)`. */
export function signatureLabel({ name, arguments: list, separator }: CallFacts): string {
  return `${name}(${list.map(parameterLabel).join(separator)})`;
}

function parameterLabel(argument: string): string {
  const name = argument.replace(/[?*]+$/, "");
  const shown = /\*\??$/.test(argument) ? `${name}...` : name;
  return argument.endsWith("?") ? `[${shown}]` : shown;
}

function signature(tree: Tree, facts: CallFacts, kind: OpenCall["kind"]): Omit<SignatureHelp, "active"> {
  const meaning = kind === "application" ? applicationMeaning(facts.name) : undefined;
  const parameters: SignatureParameter[] = [];
  let at = facts.name.length + 1;
  for (const argument of facts.arguments) {
    const end = at + parameterLabel(argument).length;
    const name = argument.replace(/[?*]+$/, "");
    const hasOptions = meaning !== undefined && name === meaning.optionsArgument;
    const words = kind === "function" ? dialplanFunction(facts.name)?.values.get(name) : undefined;
    parameters.push({
      span: { start: at, end },
      isOptional: argument.endsWith("?"),
      documentation: hasOptions
        ? optionsText(optionsIn(meaning, tree.asterisk.version))
        : words && `one of ${words.map(code).join(", ")}`,
    });
    at = end + facts.separator.length;
  }
  const documentation = kind === "application" ? meaning?.meaning : functionMeaning(facts.name);
  return { label: signatureLabel(facts), parameters, documentation };
}

/** The options of an application, one a line. */
function optionsText(options: readonly CallOption[]): string {
  return options.map(({ name, meaning }) => `- ${code(name)} ${meaning}`).join("\n");
}

/** The last one takes the rest where it is repeated, or where the separator counts only so often. */
function activeParameter({ arguments: list, separator }: CallFacts, index: number): number | undefined {
  const last = list.length - 1;
  if (index <= last) return index;
  const isRepeated = list.some((argument) => /\*\??$/.test(argument));
  return isRepeated || separator !== "," ? last : undefined;
}
