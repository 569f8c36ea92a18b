export { type ApplicationCall, argumentsSpan, parseApplicationCall } from "./application-call.ts";
export { type ApplicationOption, parseOptions } from "./application-options.ts";
export { type ArgumentSplit, argumentValue, looksPipeSeparated, splitArguments } from "./arguments.ts";
export type { Context, IgnorePattern, Include, Switch } from "./context.ts";
export type { ContextOrder } from "./context-order.ts";
export { type DialTarget, dialTargets } from "./dial-targets.ts";
export { buildDialplan, type Dialplan, globalsOf } from "./dialplan.ts";
export { type DialplanProblem, type DialplanProblemCode, dialplanProblems } from "./dialplan-problem.ts";
export type { DialplanEntry, DialplanSection } from "./entry.ts";
export { type Expression, type ExpressionProblem, parseExpression } from "./expression.ts";
export type * from "./expression-tree.ts";
export { compareExtensions, type Extension } from "./extension.ts";
export {
  type ExtensionLine,
  type ExtensionLineSpans,
  extensionLineSpans,
  type PriorityKind,
  parseExtensionLine,
  parseSameLine,
  priorityWord,
} from "./extension-line.ts";
export {
  type DialplanConsequence,
  type ExtensionLineCode,
  type ExtensionLineProblem,
  extensionLineProblems,
  problemsIn,
} from "./extension-line-problems.ts";
export { extensionKey, storedCallerId, storedName } from "./extension-name.ts";
export { type FoundExtension, findExtension, type NoExtension, type Search } from "./find-extension.ts";
export { type Globals, readGlobals, type SubstitutedText, substituteGlobals, substring } from "./globals.ts";
export { type IncludeValue, parseInclude } from "./include.ts";
export { type CallSyntax, parseLegacyCall } from "./legacy-call.ts";
export { compilePattern, type MatchMode, type MatchResult, matchPattern, type Pattern } from "./pattern.ts";
export { comparePatterns } from "./pattern-order.ts";
export {
  acceptsNonDigits,
  couldMatchPrefix,
  fixedLength,
  hasWildcard,
  isMatchable,
  isPattern,
  samples,
} from "./pattern-questions.ts";
export { hintNumber, type Priority } from "./priority.ts";
export { resolveGlobals } from "./resolve-globals.ts";
export { missingIncludes, pathTo, type SearchedContext, searchedContexts } from "./searched-contexts.ts";
export type * from "./substitution.ts";
export { parseSubstitutions, variablesIn } from "./substitution.ts";
export {
  isNeverOpen,
  isOpenAt,
  type MinuteRange,
  type Moment,
  parseTiming,
  type Timing,
  type TimingProblem,
} from "./timing.ts";
