import { cutBytes } from "../text/bytes.ts";
import { chars } from "./char-codes.ts";
import { constantExpression } from "./constant-expression.ts";
import { leadingInteger, leadingIntegerEnd } from "./leading-integer.ts";
import { parseSubstitutions, type Substitution, type SubstitutionProblem } from "./substitution.ts";

/** Global variables by name. The value is undefined when only a running Asterisk knows it. */
export type Globals = ReadonlyMap<string, string | undefined>;

export interface SubstitutedText {
  /** With every reference replaced that could be; the others stay as written. */
  readonly text: string;
  /** Whether a part depends on a function, an expression or a value that is not in the configuration. */
  readonly isUnknown: boolean;
  readonly problems: readonly SubstitutionProblem[];
}

/** What `realvalue` in `pbx_load_config()` holds. */
const longestText = 8191;
/** `VAR_BUF_SIZE`, through which the value of each variable goes. */
const longestValue = 4095;

/** So long may all values be together: 16 MiB. Those after it count as unknown. */
const maximumSize = 16 * 1024 * 1024;

/** Variables that Asterisk answers itself before it looks at the globals (`ast_str_retrieve_variable()`). */
const builtIn: ReadonlySet<string> = new Set([
  "EPOCH",
  "SYSTEMNAME",
  "ASTCACHEDIR",
  "ASTETCDIR",
  "ASTMODDIR",
  "ASTVARLIBDIR",
  "ASTDBDIR",
  "ASTKEYDIR",
  "ASTDATADIR",
  "ASTAGIDIR",
  "ASTSPOOLDIR",
  "ASTRUNDIR",
  "ASTLOGDIR",
  "ASTSBINDIR",
  "ENTITYID",
]);

/**
 * Reads the entries of `[globals]` in their order, each with the globals before it in place
 * (`pbx_load_config()`, `pbx_builtin_setvar_helper()`). Up to two leading underscores are no part of a name.
 */
export function readGlobals(entries: Iterable<{ readonly name: string; readonly value: string }>): Globals {
  const globals = new Map<string, string | undefined>();
  let size = 0;
  for (const { name, value } of entries) {
    if (name.endsWith(")")) continue;
    const { text, isUnknown } = substituteGlobals(value, globals);
    size += text.length;
    globals.set(withoutUnderscores(name), isUnknown || size > maximumSize ? undefined : text);
  }
  return globals;
}

function withoutUnderscores(name: string): string {
  if (!name.startsWith("_")) return name;
  return name.startsWith("__") ? name.slice(2) : name.slice(1);
}

/**
 * What `pbx_substitute_variables_helper(NULL, …)` makes of a text while the dialplan is loading, when there is
 * no channel: an unknown variable becomes empty.
 */
export function substituteGlobals(text: string, globals: Globals): SubstitutedText {
  if (!text.includes("$")) return { text, isUnknown: false, problems: [] };
  const { nodes, problems } = parseSubstitutions(text);
  const substituter = new Substituter(text, globals);
  const substituted = substituter.replace(nodes, 0, text.length);
  return { text: substituted, isUnknown: substituter.isUnknown, problems };
}

class Substituter {
  private readonly text: string;
  private readonly globals: Globals;
  isUnknown = false;

  constructor(text: string, globals: Globals) {
    this.text = text;
    this.globals = globals;
  }

  replace(nodes: readonly Substitution[], start: number, end: number): string {
    let result = "";
    let from = start;
    for (const node of nodes) {
      result += this.text.slice(from, node.span.start) + this.valueOf(node);
      from = node.span.end;
      if (result.length > longestText) return cutBytes(result, longestText);
    }
    return cutBytes(result + this.text.slice(from, end), longestText);
  }

  private valueOf(node: Substitution): string {
    const { span, content } = node;
    const before = this.isUnknown;
    this.isUnknown = false;
    const expression = this.replace(node.nested, content.start, content.end);
    const value = this.isUnknown ? undefined : this.valueOfContent(node, expression);
    this.isUnknown = before;
    return value ?? this.unknown(span.start, span.end);
  }

  private valueOfContent(node: Substitution, content: string): string | undefined {
    return node.kind === "expression" ? constantExpression(content) : valueFor(content, this.globals);
  }

  private unknown(start: number, end: number): string {
    this.isUnknown = true;
    return this.text.slice(start, end);
  }
}

/** The value of what stands in a `${…}` once nothing in it is left to replace; undefined if nobody knows. */
function valueFor(expression: string, globals: Globals): string | undefined {
  let colon = -1;
  let parens = 0;
  for (let i = 0; i < expression.length && colon < 0; i++) {
    const code = expression.charCodeAt(i);
    if (code === chars.openParen) return undefined;
    if (code === chars.closeParen) parens--;
    else if (code === chars.colon && parens === 0) colon = i;
  }
  const name = colon < 0 ? expression : expression.slice(0, colon);
  if (builtIn.has(name)) return undefined;
  if (!globals.has(name)) return "";
  const known = globals.get(name);
  if (known === undefined) return undefined;
  const value = cutBytes(known, longestValue);
  return colon < 0 ? value : sliceOf(value, expression, colon + 1);
}

function sliceOf(value: string, expression: string, at: number): string {
  const { length: end } = expression;
  const offset = leadingInteger(expression, at, end);
  const colon = leadingIntegerEnd(expression, at, end);
  const hasLength = colon >= 0 && expression.charCodeAt(colon) === chars.colon;
  const length = hasLength ? leadingInteger(expression, colon + 1, end) : undefined;
  return substring(value, offset ?? 0, length ?? Number.POSITIVE_INFINITY);
}

/** `${VALUE:offset:length}`: negative offsets count from the end, a negative length leaves so many off (`substring()`). */
export function substring(value: string, offset: number, length: number = Number.POSITIVE_INFINITY): string {
  const start = offset < 0 ? Math.max(0, value.length + offset) : offset;
  const rest = value.slice(start);
  return length >= 0 ? rest.slice(0, length) : rest.slice(0, Math.max(0, rest.length + length));
}
