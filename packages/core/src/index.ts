export { Document, type Operator, type Place } from "./config/document.ts";
export * from "./dialplan/index.ts";
export { type AddedIgnores, addIgnores } from "./fix/add-ignores.ts";
export { type AppliedFix, type FixResult, fix, isApplicable } from "./fix/apply-fixes.ts";
export { type Change, changesOf } from "./fix/changes.ts";
export {
  addSection,
  appendOption,
  commentOut,
  deleteLine,
  insertAfter,
  insertBefore,
  lineEnding,
  prependOption,
  replaceName,
  replaceValue,
  setOption,
} from "./fix/edits.ts";
export type { Applicability, Fix } from "./fix/fix.ts";
export { removeDirective, removeIgnoredRule, renameIgnoredRule } from "./fix/ignore-edits.ts";
export { placesAfter } from "./fix/places-after.ts";
export { type Advisory, advisories, type OpenAdvisory, openAdvisories } from "./knowledge/advisory.ts";
export { type ApplicationFacts, application, applications } from "./knowledge/application.ts";
export { type ConfigFileFacts, configFile, configFileNames } from "./knowledge/config-file.ts";
export { dialplanFunction, dialplanFunctions, type FunctionFacts } from "./knowledge/dialplan-function.ts";
export { type ModuleFacts, moduleFacts, moduleNames } from "./knowledge/module.ts";
export { nearestName, slipsBetween } from "./knowledge/near-name.ts";
export {
  caribbeanAreaCodes,
  countryOfPlan,
  type NumberingPlan,
  northAmerica,
  numberingPlan,
  planOfNumber,
} from "./knowledge/numbering.ts";
export {
  isKnownIn,
  type KindFacts,
  kindFacts,
  kindNames,
  type OptionFacts,
  type OptionType,
  optionFacts,
  sectionKind,
  type UnknownOption,
} from "./knowledge/options.ts";
export { endOfSupport } from "./knowledge/release.ts";
export {
  type Baseline,
  type Comparison,
  compareWithKnown,
  type KnownFinding,
  knownFindings,
  parseBaseline,
  printBaseline,
  withAccepted,
} from "./lint/baseline.ts";
export type { Finding, RelatedPlace, Suppression } from "./lint/finding.ts";
export { hash } from "./lint/fingerprint.ts";
export type { IgnoreDirective, IgnoredRule, IgnoreForm, MalformedDirective } from "./lint/ignore-comment.ts";
export { type IgnoreComment, Ignores, type MalformedComment, type UnusedIgnore } from "./lint/ignores.ts";
export { type LintRule, type LintSettings, lint } from "./lint/lint.ts";
export { nearestRule } from "./lint/nearest-rule.ts";
export {
  type Example,
  type ExampleFiles,
  type ExampleModes,
  type Preset,
  presets,
  type Report,
  type Rule,
  type RuleContext,
  type RuleDocs,
} from "./lint/rule.ts";
export { OptionValues, type RuleOption, type RuleOptions } from "./lint/rule-options.ts";
export { rulePattern } from "./lint/rule-pattern.ts";
export {
  type Category,
  type Confidence,
  categories,
  confidences,
  isAtLeast,
  milder,
  type Severity,
  severities,
  severityRank,
} from "./lint/severity.ts";
export { asSame, countPlaces, firstPlaces, quotedNames, samePlaces } from "./lint/wording.ts";
export type { AccessEntry, AccessProblem } from "./model/access-entry.ts";
export { AccessList, accessList, type NamedUse } from "./model/access-list.ts";
export { type AclHolder, type AclPurpose, aclHolders } from "./model/acl-holders.ts";
export {
  type AddressBlock,
  type AddressFamily,
  type AddressScope,
  prefixLength,
} from "./model/address-ranges.ts";
export { type Exposure, exposureOf, splitHostPort, widestExposure } from "./model/addresses.ts";
export { type AriModel, type AriUser, hasHttpAccessLists } from "./model/ari.ts";
export type { AsteriskOptions } from "./model/asterisk-options.ts";
export { type ContextEdge, type ContextGraph, contextGraph } from "./model/context-graph.ts";
export { type Argument, Call, DialplanModel } from "./model/dialplan.ts";
export {
  type Caller,
  type ContextReach,
  type ContextWay,
  type EntryPoint,
  entryPoints,
  guestReach,
  outsideReach,
  phoneReach,
  reachableContexts,
} from "./model/entry-points.ts";
export { farJumps } from "./model/far-jumps.ts";
export { homePlan } from "./model/home-country.ts";
export type { HttpListener, HttpModel } from "./model/http.ts";
export type { IaxModel } from "./model/iax.ts";
export type { IaxAccount, IaxKind } from "./model/iax-account.ts";
export { branches } from "./model/jumps.ts";
export { familiesOf, type Listener } from "./model/listener.ts";
export type { LiveSecret, SecretHolder } from "./model/live-secrets.ts";
export type { LogChannel, LoggerModel } from "./model/logger.ts";
export { type Mailbox, type MailboxField, type MailboxOption, mailboxSetting } from "./model/mailbox.ts";
export type { ManagerListener, ManagerModel, ManagerTransport } from "./model/manager.ts";
export { type ManagerClass, type ManagerRights, managerClasses } from "./model/manager-classes.ts";
export type { ManagerUser, Reach } from "./model/manager-user.ts";
export {
  type AccessListRefusal,
  type NamedAccessList,
  type NamedAccessLists,
  namedAccessLists,
} from "./model/named-access-lists.ts";
export {
  isContinuedElsewhere,
  isInOtherDialplan,
  type OtherDialplan,
  otherDialplans,
} from "./model/other-dialplan.ts";
export type { PjsipDuplicate, PjsipModel } from "./model/pjsip.ts";
export { contactHost, isAnonymousId, maxContacts, PjsipEndpoint } from "./model/pjsip-endpoint.ts";
export { identifyMatches, type PjsipMatch } from "./model/pjsip-identify.ts";
export { listedNames, type PjsipFile, PjsipObject, type PjsipReference } from "./model/pjsip-object.ts";
export type { PjsipSource } from "./model/pjsip-sources.ts";
export type { PjsipProtocol, PjsipTransport } from "./model/pjsip-transport.ts";
export type { PortRange, RtpModel, StrictRtp } from "./model/rtp.ts";
export { type Setting, Settings } from "./model/settings.ts";
export type { SipModel } from "./model/sip.ts";
export type { SipAccount, SipKind } from "./model/sip-account.ts";
export type { SipInsecurity } from "./model/sip-insecure.ts";
export type { SipListener, SipTransport } from "./model/sip-listener.ts";
export type { SipRegistration } from "./model/sip-registration.ts";
export { type DialledNumber, type TrunkCall, trunkCalls } from "./model/trunk-calls.ts";
export { isFalse, isPlaceholder, isTrue } from "./model/values.ts";
export type { VoicemailModel } from "./model/voicemail.ts";
export { type Estimate, type Estimator, estimatorOnDemand } from "./secret/estimator.ts";
export { type Identity, identityFrom, identityOf } from "./secret/identity.ts";
export { judgePin, type PinVerdict } from "./secret/judge-pin.ts";
export { judgeSecret, type SecretVerdict, type Weakness } from "./secret/judge-secret.ts";
export { firstGuesses, isSampleSecret } from "./secret/known-secrets.ts";
export { type MaskedLine, mask, maskCharacters, maskedLine, maskedSpan } from "./secret/mask.ts";
export { md5 } from "./secret/md5.ts";
export { bruteForceLog10, plainEstimator } from "./secret/plain-estimator.ts";
export { secretSpans } from "./secret/secret-spans.ts";
export { treeWords } from "./secret/tree-words.ts";
export type { JsonSchema } from "./settings/json-schema.ts";
export { type ParsedSettings, parseSettings, type SettingsProblem } from "./settings/parse-settings.ts";
export { pathPattern } from "./settings/path-pattern.ts";
export { policyRule } from "./settings/policy-rule.ts";
export { type LevelChoice, Levels } from "./settings/rule-levels.ts";
export { type SchemaRule, settingsSchema } from "./settings/schema.ts";
export {
  noSettings,
  type Override,
  type Policy,
  type ProjectSettings,
  type Requirement,
  type RuleLevel,
  type RuleLevels,
} from "./settings/settings.ts";
export { dialplanData, type ShownContext, type ShownExtension } from "./show/dialplan-data.ts";
export type { SecretDisplay, Step } from "./show/dialplan-rows.ts";
export { type DialplanLine, type LoadedDialplan, loadedDialplan } from "./show/loaded-dialplan.ts";
export { type ShownFile, type ShownSection, showConfig } from "./show/show-config.ts";
export { dialplanNotes, type ShowSettings, showDialplan } from "./show/show-dialplan.ts";
export {
  type IncludeProblem,
  type ShownInclude,
  type ShownIncludes,
  type ShownIncludeTree,
  showIncludes,
} from "./show/show-includes.ts";
export { showMatch, showMatches } from "./show/show-match.ts";
export {
  type ShownPlace,
  type ShownValue,
  showValue,
  type ValueAnswer,
  type ValueQuestion,
  type ValueSource,
} from "./show/show-value.ts";
export { parse } from "./syntax/parse.ts";
export { print } from "./syntax/print.ts";
export { SyntaxFile } from "./syntax/syntax-file.ts";
export type { Consequence } from "./syntax/syntax-problem.ts";
export { type Token, type TokenKind, tokensOf } from "./syntax/tokens.ts";
export type { Position } from "./text/line-index.ts";
export { decode, type Encoding, encode, type SourceText } from "./text/source-text.ts";
export type { Span } from "./text/span.ts";
export { applyEdits, type TextEdit } from "./text/text-edit.ts";
export {
  type AsteriskTarget,
  AsteriskVersion,
  isVersionKnown,
  type VersionSource,
} from "./workspace/asterisk-version.ts";
export { derived } from "./workspace/derived.ts";
export { EffectiveFile } from "./workspace/effective-file.ts";
export type { Awaitable, FileStatus, FileSystem } from "./workspace/file-system.ts";
export { type Frame, includeChain, loggedLine, loggedName } from "./workspace/frame.ts";
export { type Hints, noHints } from "./workspace/hints.ts";
export { consequenceOf, type LoadProblem, type LoadProblemCode } from "./workspace/load-problem.ts";
export { type LoadSettings, loadTree } from "./workspace/load-tree.ts";
export { memoryFileSystem } from "./workspace/memory-file-system.ts";
export type { ModuleState, Modules } from "./workspace/modules.ts";
export { Option } from "./workspace/option.ts";
export { holdsConfiguration } from "./workspace/other-languages.ts";
export { type HeaderLine, Section, type TemplateUse } from "./workspace/section.ts";
export type { Snapshot, Unreadable } from "./workspace/snapshot.ts";
export { Tree } from "./workspace/tree.ts";
export { canBeTree, isKnownFile, looksLikeTree, looksLikeWholeTree } from "./workspace/tree-signs.ts";
