import type { Context } from "../dialplan/context.ts";
import type { Extension } from "../dialplan/extension.ts";
import type { Globals } from "../dialplan/globals.ts";
import { substituteGlobals } from "../dialplan/globals.ts";
import { hintNumber, type Priority } from "../dialplan/priority.ts";
import { mask, maskCharacters, maskedSlice } from "../secret/mask.ts";
import { isSecretName } from "../secret/secret-options.ts";
import { secretsInText } from "../secret/secret-spans.ts";
import { cutBytes, padBytes } from "../text/bytes.ts";
import type { AsteriskVersion } from "../workspace/asterisk-version.ts";
import { loggedLine, loggedName } from "../workspace/frame.ts";
import type { DialplanLine } from "./loaded-dialplan.ts";
import { UserLine } from "./user-lines.ts";

/** How secrets in answers appear: each as the same mask, or as they are. */
export type SecretDisplay = "masked" | "shown";

/** The module that makes the contexts. */
const registrar = "pbx_config";

/** What a row of `dialplan show` says about one step. */
export interface Step {
  /** -1 for a hint. */
  readonly priority: number;
  readonly label: string | undefined;
  /** Of a hint the devices, with variables replaced as far as the configuration has their values. */
  readonly application: string;
  readonly arguments: string;
  /** Where the line stands, as Asterisk says it: `extensions.conf:12`; undefined for what users.conf brings along. */
  readonly line: string | undefined;
}

/** `char buf[1024]` of `show_dialplan_helper()` in `main/pbx.c` */
const longestCell = 1023;

/** Writes the rows of a dialplan as `show_dialplan_helper()` and `print_ext()` in `main/pbx.c` do. */
export class DialplanRows {
  private readonly version: AsteriskVersion;
  private readonly secrets: SecretDisplay;
  /** What a variable in a hint stands for; those of the call are set anew for each. */
  private readonly variables: Map<string, string | undefined>;

  constructor(version: AsteriskVersion, globals: Globals, secrets: SecretDisplay) {
    this.version = version;
    this.secrets = secrets;
    this.variables = secrets === "shown" ? new Map(globals) : withoutSecrets(globals);
    for (const [name, value] of dummyChannel) this.variables.set(name, value);
  }

  /** The line above a context. */
  *header(context: Context<DialplanLine>, isIncluded = false): Generator<string> {
    yield `[ ${isIncluded ? "Included context" : "Context"} '${context.name}' created by '${registrar}' ]`;
    const hasLine = context.hasAutohints && !isIncluded && this.version.isAtLeast("14");
    if (hasLine) yield "Autohints support enabled";
  }

  *extension(context: Context<DialplanLine>, extension: Extension<DialplanLine>): Generator<string> {
    const [first] = extension.priorities;
    for (const priority of extension.priorities) {
      const step = this.step(context, priority);
      const isLatin1 = isInLatin1(priority.entry);
      const left = cell(priority === first ? nameCell(priority) : labelCell(step), 17, isLatin1);
      yield `  ${left} ${cell(callCell(step), 45, isLatin1)} [${this.origin(step)}]`;
    }
  }

  *includes(context: Context<DialplanLine>): Generator<string> {
    for (const { name, entry } of context.includes) yield this.row("Include =>       ", name, entry);
  }

  ignorePattern(pattern: string, entry: DialplanLine): string {
    return this.row("Ignore pattern =>", pattern, entry);
  }

  *switches(context: Context<DialplanLine>): Generator<string> {
    for (const { name, data, entry } of context.switches) {
      yield this.row("Alt. Switch =>   ", `${name}/${data}`, entry);
    }
  }

  step(context: Context<DialplanLine>, priority: Priority<DialplanLine>): Step {
    const { number, label, entry } = priority;
    const application = priority.isHint ? this.hint(context, priority) : priority.application;
    const call = priority.isHint ? application : `${application}(${priority.argumentText})`;
    const spans = this.secrets === "masked" ? secretsInText(call) : [];
    return {
      priority: number,
      label,
      application: maskedSlice(call, spans, 0, application.length),
      arguments: priority.isHint ? "" : maskedSlice(call, spans, application.length + 1, call.length - 1),
      line: lineOf(entry),
    };
  }

  /** A text as it may be shown. */
  text(text: string): string {
    return this.secrets === "masked" ? mask(text, secretsInText(text)) : text;
  }

  /** `ast_add_extension2_lockopt()` replaces variables in the hint of an extension that is no pattern. */
  private hint(context: Context<DialplanLine>, { application, spelling }: Priority<DialplanLine>): string {
    if (!application.includes("${") || spelling.number.startsWith("_")) return application;
    this.variables.set("EXTEN", spelling.number).set("CONTEXT", context.name);
    return substituteGlobals(application, this.variables).text;
  }

  private row(title: string, name: string, entry: DialplanLine): string {
    return `  ${title} ${cell(`'${this.text(name)}'`, 45, isInLatin1(entry))} [${registrar}]`;
  }

  /** The line of the file since Asterisk 15, before that the module alone. */
  private origin({ line }: Step): string {
    return line !== undefined && this.version.isAtLeast("15") ? line : registrar;
  }
}

/** What the variables of a channel are worth while a hint is added; its name depends on the moment. */
const dummyChannel: ReadonlyMap<string, string | undefined> = new Map([
  ["PRIORITY", "0"],
  ["CALLINGPRES", "67"],
  ["CALLINGANI2", "0"],
  ["CALLINGTON", "0"],
  ["CALLINGTNS", "0"],
  ["HANGUPCAUSE", "0"],
  ["CHANNEL", ""],
  ["LINKEDID", ""],
  ["HINT", ""],
  ["HINTNAME", ""],
  ["UNIQUEID", undefined],
]);

function withoutSecrets(globals: Globals): Map<string, string | undefined> {
  const known = new Map<string, string | undefined>();
  for (const [name, value] of globals)
    known.set(name, isSecretName(name.toLowerCase()) ? maskCharacters : value);
  return known;
}

/** A masked text is not Asterisk's any more, so that its columns may please the eye. */
function cell(text: string, width: number, isLatin1: boolean): string {
  if (text.includes(maskCharacters)) return text.padEnd(width);
  return padBytes(cutBytes(text, longestCell, isLatin1), width, isLatin1);
}

/** `add_priority()` puts the step with the lowest number at the head, with the name as its line spells it. */
function nameCell({ spelling: { name, callerId } }: Priority<DialplanLine>): string {
  return callerId === undefined ? `'${name}' =>` : `'${name}' (CID match '${callerId}') => `;
}

function labelCell({ label }: Step): string {
  return label === undefined ? "" : `   [${label}]`;
}

function callCell(step: Step): string {
  if (step.priority === hintNumber) return `hint: ${step.application}`;
  return `${step.priority}. ${step.application}(${step.arguments})`;
}

function lineOf(entry: DialplanLine): string | undefined {
  if (entry instanceof UserLine) return undefined;
  const { frame, line } = entry.counted;
  return `${loggedName(frame)}:${loggedLine(frame, line)}`;
}

function isInLatin1(entry: DialplanLine): boolean {
  return entry instanceof UserLine ? entry.isLatin1 : entry.document.syntax.source.encoding === "latin1";
}
