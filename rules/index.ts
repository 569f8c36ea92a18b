// Written by scripts/generate.ts.

import type { Rule } from "@astlint/core";
import aclInvalid from "./acl/invalid.ts";
import aclIpv4OnlyDeny from "./acl/ipv4-only-deny.ts";
import aclNegation from "./acl/negation.ts";
import aclOrder from "./acl/order.ts";
import aclPermitWithoutDeny from "./acl/permit-without-deny.ts";
import aclWidePermit from "./acl/wide-permit.ts";
import amiAllowmultiplelogin from "./ami/allowmultiplelogin.ts";
import amiAuthLimits from "./ami/auth-limits.ts";
import amiBindPublic from "./ami/bind-public.ts";
import amiCleartext from "./ami/cleartext.ts";
import amiDebug from "./ami/debug.ts";
import amiDisplayconnectsOff from "./ami/displayconnects-off.ts";
import amiDuplicateUser from "./ami/duplicate-user.ts";
import amiEmptySecret from "./ami/empty-secret.ts";
import amiNoAcl from "./ami/no-acl.ts";
import amiReadPrivileges from "./ami/read-privileges.ts";
import amiTlsOptionsIgnored from "./ami/tls-options-ignored.ts";
import amiUnknownClass from "./ami/unknown-class.ts";
import amiWeakSecret from "./ami/weak-secret.ts";
import amiWebenabled from "./ami/webenabled.ts";
import amiWritePrivileges from "./ami/write-privileges.ts";
import ariAllowedOrigins from "./ari/allowed-origins.ts";
import ariApiKeyUrl from "./ari/api-key-url.ts";
import ariEnabledDefault from "./ari/enabled-default.ts";
import ariNoAcl from "./ari/no-acl.ts";
import ariPlainPassword from "./ari/plain-password.ts";
import ariWriteUser from "./ari/write-user.ts";
import calendarCredentials from "./calendar/credentials.ts";
import cdrDbCredentials from "./cdr/db-credentials.ts";
import cdrDisabled from "./cdr/disabled.ts";
import coreCliPermissions from "./core/cli-permissions.ts";
import coreDebugLevel from "./core/debug-level.ts";
import coreDumpcore from "./core/dumpcore.ts";
import coreHideconnect from "./core/hideconnect.ts";
import coreLiveDangerously from "./core/live-dangerously.ts";
import coreMaxcalls from "./core/maxcalls.ts";
import coreRemoteConsoleShell from "./core/remote-console-shell.ts";
import coreRunAsRoot from "./core/run-as-root.ts";
import coreSocketPermissions from "./core/socket-permissions.ts";
import coreSystemname from "./core/systemname.ts";
import dahdiAnalogContext from "./dahdi/analog-context.ts";
import dialplanBlockOrder from "./dialplan/block-order.ts";
import dialplanCalleridAuth from "./dialplan/callerid-auth.ts";
import dialplanCallforwardExternal from "./dialplan/callforward-external.ts";
import dialplanConfbridgeNoPin from "./dialplan/confbridge-no-pin.ts";
import dialplanCurlSsrf from "./dialplan/curl-ssrf.ts";
import dialplanDangerousApp from "./dialplan/dangerous-app.ts";
import dialplanDeprecatedApp from "./dialplan/deprecated-app.ts";
import dialplanDialTInbound from "./dialplan/dial-T-inbound.ts";
import dialplanDisaNoPassword from "./dialplan/disa-no-password.ts";
import dialplanEmergencyUnreachable from "./dialplan/emergency-unreachable.ts";
import dialplanFastagiRemote from "./dialplan/fastagi-remote.ts";
import dialplanIncludeOutboundInInbound from "./dialplan/include-outbound-in-inbound.ts";
import dialplanInternationalAllowed from "./dialplan/international-allowed.ts";
import dialplanIvrDirectDial from "./dialplan/ivr-direct-dial.ts";
import dialplanLineSyntax from "./dialplan/line-syntax.ts";
import dialplanMissingContext from "./dialplan/missing-context.ts";
import dialplanMissingExtension from "./dialplan/missing-extension.ts";
import dialplanMissingLabel from "./dialplan/missing-label.ts";
import dialplanNoCallDurationLimit from "./dialplan/no-call-duration-limit.ts";
import dialplanNoConcurrencyLimit from "./dialplan/no-concurrency-limit.ts";
import dialplanOpenPatternOutbound from "./dialplan/open-pattern-outbound.ts";
import dialplanOtherLanguage from "./dialplan/other-language.ts";
import dialplanOutsideLineDigit from "./dialplan/outside-line-digit.ts";
import dialplanPasswordInDialplan from "./dialplan/password-in-dialplan.ts";
import dialplanPathTraversal from "./dialplan/path-traversal.ts";
import dialplanPickupChanspy from "./dialplan/pickup-chanspy.ts";
import dialplanPinInClear from "./dialplan/pin-in-clear.ts";
import dialplanPremiumAllowed from "./dialplan/premium-allowed.ts";
import dialplanPriorityGap from "./dialplan/priority-gap.ts";
import dialplanRecordingNotice from "./dialplan/recording-notice.ts";
import dialplanRemovedFunction from "./dialplan/removed-function.ts";
import dialplanSampleDemo from "./dialplan/sample-demo.ts";
import dialplanUnderscoreDot from "./dialplan/underscore-dot.ts";
import dialplanUnknownApp from "./dialplan/unknown-app.ts";
import dialplanUnknownFunction from "./dialplan/unknown-function.ts";
import dialplanWriteprotect from "./dialplan/writeprotect.ts";
import dundiOpen from "./dundi/open.ts";
import featuresBlindxferDefault from "./features/blindxfer-default.ts";
import featuresParking from "./features/parking.ts";
import filesConfigWritable from "./files/config-writable.ts";
import filesSecretPermissions from "./files/secret-permissions.ts";
import h323Open from "./h323/open.ts";
import hepUnencryptedMirror from "./hep/unencrypted-mirror.ts";
import httpBindPublic from "./http/bind-public.ts";
import httpNoTls from "./http/no-tls.ts";
import httpRestriction from "./http/restriction.ts";
import httpServername from "./http/servername.ts";
import httpSessionLimit from "./http/session-limit.ts";
import httpStatic from "./http/static.ts";
import httpStatusPage from "./http/status-page.ts";
import httpTlsWeak from "./http/tls-weak.ts";
import httpUploads from "./http/uploads.ts";
import iaxAuthPlaintext from "./iax/auth-plaintext.ts";
import iaxAuthdebug from "./iax/authdebug.ts";
import iaxBindPublic from "./iax/bind-public.ts";
import iaxCalltokenOff from "./iax/calltoken-off.ts";
import iaxDelayreject from "./iax/delayreject.ts";
import iaxGuestUser from "./iax/guest-user.ts";
import iaxMultipleContexts from "./iax/multiple-contexts.ts";
import iaxNoEncryption from "./iax/no-encryption.ts";
import iaxSwitchRemote from "./iax/switch-remote.ts";
import loggerDateformat from "./logger/dateformat.ts";
import loggerDebugInFile from "./logger/debug-in-file.ts";
import loggerExecAfterRotate from "./logger/exec-after-rotate.ts";
import loggerNoNotice from "./logger/no-notice.ts";
import loggerNoSecurityChannel from "./logger/no-security-channel.ts";
import loggerQueueLimit from "./logger/queue-limit.ts";
import mgcpOpen from "./mgcp/open.ts";
import modulesDangerous from "./modules/dangerous.ts";
import modulesDeprecated from "./modules/deprecated.ts";
import modulesInactiveFile from "./modules/inactive-file.ts";
import modulesUnknownModule from "./modules/unknown-module.ts";
import modulesUnusedChannel from "./modules/unused-channel.ts";
import mohCustomApplication from "./moh/custom-application.ts";
import parserAppendOperator from "./parser/append-operator.ts";
import parserDuplicateGeneralSection from "./parser/duplicate-general-section.ts";
import parserExecInclude from "./parser/exec-include.ts";
import parserFirstWinsDuplicate from "./parser/first-wins-duplicate.ts";
import parserInvalidValue from "./parser/invalid-value.ts";
import parserLastWinsDuplicate from "./parser/last-wins-duplicate.ts";
import parserLineSyntax from "./parser/line-syntax.ts";
import parserListSpaceAfterComma from "./parser/list-space-after-comma.ts";
import parserMissingInclude from "./parser/missing-include.ts";
import parserSectionName from "./parser/section-name.ts";
import parserSmartQuotes from "./parser/smart-quotes.ts";
import parserTemplateGeneral from "./parser/template-general.ts";
import parserUnknownKey from "./parser/unknown-key.ts";
import phoneprovOpen from "./phoneprov/open.ts";
import pjsipAclMissing from "./pjsip/acl-missing.ts";
import pjsipAllowOverlap from "./pjsip/allow-overlap.ts";
import pjsipAllowSubscribe from "./pjsip/allow-subscribe.ts";
import pjsipAllowTransfer from "./pjsip/allow-transfer.ts";
import pjsipAnonymousEndpoint from "./pjsip/anonymous-endpoint.ts";
import pjsipAuthUsernameNumeric from "./pjsip/auth-username-numeric.ts";
import pjsipAuthenticatorNotLoaded from "./pjsip/authenticator-not-loaded.ts";
import pjsipCallLimit from "./pjsip/call-limit.ts";
import pjsipDebugLogger from "./pjsip/debug-logger.ts";
import pjsipDirectMedia from "./pjsip/direct-media.ts";
import pjsipDuplicateObject from "./pjsip/duplicate-object.ts";
import pjsipEndpointIdentifierOrder from "./pjsip/endpoint-identifier-order.ts";
import pjsipEndpointNoAuth from "./pjsip/endpoint-no-auth.ts";
import pjsipExpiration from "./pjsip/expiration.ts";
import pjsipFollowRedirect from "./pjsip/follow-redirect.ts";
import pjsipGeolocationPrivacy from "./pjsip/geolocation-privacy.ts";
import pjsipIdentifyWide from "./pjsip/identify-wide.ts";
import pjsipMaxContacts from "./pjsip/max-contacts.ts";
import pjsipMediaEncryption from "./pjsip/media-encryption.ts";
import pjsipMessageContext from "./pjsip/message-context.ts";
import pjsipMissingReference from "./pjsip/missing-reference.ts";
import pjsipNatConsistency from "./pjsip/nat-consistency.ts";
import pjsipOutboundRegistration from "./pjsip/outbound-registration.ts";
import pjsipRequiredSecurityModules from "./pjsip/required-security-modules.ts";
import pjsipRtpTimeout from "./pjsip/rtp-timeout.ts";
import pjsipSharedAuth from "./pjsip/shared-auth.ts";
import pjsipSrtpOverUdp from "./pjsip/srtp-over-udp.ts";
import pjsipStirShaken from "./pjsip/stir-shaken.ts";
import pjsipTlsMethod from "./pjsip/tls-method.ts";
import pjsipTlsVerify from "./pjsip/tls-verify.ts";
import pjsipTransportBind from "./pjsip/transport-bind.ts";
import pjsipTransportUdpOnly from "./pjsip/transport-udp-only.ts";
import pjsipTrunkClaimableByName from "./pjsip/trunk-claimable-by-name.ts";
import pjsipTrustId from "./pjsip/trust-id.ts";
import pjsipUnauthenticatedOptions from "./pjsip/unauthenticated-options.ts";
import pjsipUnidentifiedLimits from "./pjsip/unidentified-limits.ts";
import pjsipUserAgent from "./pjsip/user-agent.ts";
import pjsipWebsocketExposure from "./pjsip/websocket-exposure.ts";
import prometheusOpen from "./prometheus/open.ts";
import queuesContextEscape from "./queues/context-escape.ts";
import realtimePlaintext from "./realtime/plaintext.ts";
import rtpChecksums from "./rtp/checksums.ts";
import rtpIceLeak from "./rtp/ice-leak.ts";
import rtpPortRange from "./rtp/port-range.ts";
import rtpSrtpReplay from "./rtp/srtp-replay.ts";
import rtpStrictrtp from "./rtp/strictrtp.ts";
import secretCharsetProblem from "./secret/charset-problem.ts";
import secretEqualsIdentity from "./secret/equals-identity.ts";
import secretInTemplate from "./secret/in-template.ts";
import secretLowEntropy from "./secret/low-entropy.ts";
import secretMd5OfWeak from "./secret/md5-of-weak.ts";
import secretPlaceholder from "./secret/placeholder.ts";
import secretReuse from "./secret/reuse.ts";
import secretShort from "./secret/short.ts";
import sipAllowexternaldomains from "./sip/allowexternaldomains.ts";
import sipAllowguest from "./sip/allowguest.ts";
import sipAllowoverlap from "./sip/allowoverlap.ts";
import sipAllowsubscribe from "./sip/allowsubscribe.ts";
import sipAllowtransfer from "./sip/allowtransfer.ts";
import sipAlwaysauthreject from "./sip/alwaysauthreject.ts";
import sipAutocreatepeer from "./sip/autocreatepeer.ts";
import sipBindPublic from "./sip/bind-public.ts";
import sipBothStacks from "./sip/both-stacks.ts";
import sipCallLimit from "./sip/call-limit.ts";
import sipCalleridMissing from "./sip/callerid-missing.ts";
import sipChanSipDeprecated from "./sip/chan-sip-deprecated.ts";
import sipDebugOn from "./sip/debug-on.ts";
import sipDefaultContext from "./sip/default-context.ts";
import sipDefaultPort from "./sip/default-port.ts";
import sipDefaultexpiry from "./sip/defaultexpiry.ts";
import sipDirectmedia from "./sip/directmedia.ts";
import sipInsecureInvite from "./sip/insecure-invite.ts";
import sipInsecurePort from "./sip/insecure-port.ts";
import sipMatchAuthUsername from "./sip/match-auth-username.ts";
import sipMessageUnauthenticated from "./sip/message-unauthenticated.ts";
import sipNatPerPeer from "./sip/nat-per-peer.ts";
import sipNatValue from "./sip/nat-value.ts";
import sipNoAcl from "./sip/no-acl.ts";
import sipNoSecret from "./sip/no-secret.ts";
import sipNumericUsername from "./sip/numeric-username.ts";
import sipOptionsUnauthenticated from "./sip/options-unauthenticated.ts";
import sipPedanticOff from "./sip/pedantic-off.ts";
import sipPromiscredir from "./sip/promiscredir.ts";
import sipQualify from "./sip/qualify.ts";
import sipRealtimeBlindspot from "./sip/realtime-blindspot.ts";
import sipRegisterWithoutPeer from "./sip/register-without-peer.ts";
import sipRtpTimeout from "./sip/rtp-timeout.ts";
import sipSrtpMissing from "./sip/srtp-missing.ts";
import sipSrtpOverUdp from "./sip/srtp-over-udp.ts";
import sipTcpLimits from "./sip/tcp-limits.ts";
import sipTlsOff from "./sip/tls-off.ts";
import sipTlsWeak from "./sip/tls-weak.ts";
import sipTlsverifyclientIgnored from "./sip/tlsverifyclient-ignored.ts";
import sipTrunkIpAuth from "./sip/trunk-ip-auth.ts";
import sipTrustrpid from "./sip/trustrpid.ts";
import sipTypeMissing from "./sip/type-missing.ts";
import sipUseragentBanner from "./sip/useragent-banner.ts";
import sipUsersConf from "./sip/users-conf.ts";
import sipWeakSecret from "./sip/weak-secret.ts";
import sipWebsocketOpen from "./sip/websocket-open.ts";
import skinnyOpen from "./skinny/open.ts";
import suppressionMalformed from "./suppression/malformed.ts";
import suppressionNoReason from "./suppression/no-reason.ts";
import suppressionUnknownRule from "./suppression/unknown-rule.ts";
import suppressionUnused from "./suppression/unused.ts";
import udptlRange from "./udptl/range.ts";
import unistimOpen from "./unistim/open.ts";
import versionAdvisoryMatch from "./version/advisory-match.ts";
import versionConfigNewer from "./version/config-newer.ts";
import versionEol from "./version/eol.ts";
import vmCallout from "./vm/callout.ts";
import vmExitcontext from "./vm/exitcontext.ts";
import vmExternCommands from "./vm/extern-commands.ts";
import vmMaxlogins from "./vm/maxlogins.ts";
import vmMinpassword from "./vm/minpassword.ts";
import vmVoicemailmainNoPin from "./vm/voicemailmain-no-pin.ts";
import vmWeakPassword from "./vm/weak-password.ts";
import xmppComponent from "./xmpp/component.ts";

/** All rules, sorted by id. */
export const rules: readonly Rule[] = [
  aclInvalid,
  aclIpv4OnlyDeny,
  aclNegation,
  aclOrder,
  aclPermitWithoutDeny,
  aclWidePermit,
  amiAllowmultiplelogin,
  amiAuthLimits,
  amiBindPublic,
  amiCleartext,
  amiDebug,
  amiDisplayconnectsOff,
  amiDuplicateUser,
  amiEmptySecret,
  amiNoAcl,
  amiReadPrivileges,
  amiTlsOptionsIgnored,
  amiUnknownClass,
  amiWeakSecret,
  amiWebenabled,
  amiWritePrivileges,
  ariAllowedOrigins,
  ariApiKeyUrl,
  ariEnabledDefault,
  ariNoAcl,
  ariPlainPassword,
  ariWriteUser,
  calendarCredentials,
  cdrDbCredentials,
  cdrDisabled,
  coreCliPermissions,
  coreDebugLevel,
  coreDumpcore,
  coreHideconnect,
  coreLiveDangerously,
  coreMaxcalls,
  coreRemoteConsoleShell,
  coreRunAsRoot,
  coreSocketPermissions,
  coreSystemname,
  dahdiAnalogContext,
  dialplanBlockOrder,
  dialplanCalleridAuth,
  dialplanCallforwardExternal,
  dialplanConfbridgeNoPin,
  dialplanCurlSsrf,
  dialplanDangerousApp,
  dialplanDeprecatedApp,
  dialplanDialTInbound,
  dialplanDisaNoPassword,
  dialplanEmergencyUnreachable,
  dialplanFastagiRemote,
  dialplanIncludeOutboundInInbound,
  dialplanInternationalAllowed,
  dialplanIvrDirectDial,
  dialplanLineSyntax,
  dialplanMissingContext,
  dialplanMissingExtension,
  dialplanMissingLabel,
  dialplanNoCallDurationLimit,
  dialplanNoConcurrencyLimit,
  dialplanOpenPatternOutbound,
  dialplanOtherLanguage,
  dialplanOutsideLineDigit,
  dialplanPasswordInDialplan,
  dialplanPathTraversal,
  dialplanPickupChanspy,
  dialplanPinInClear,
  dialplanPremiumAllowed,
  dialplanPriorityGap,
  dialplanRecordingNotice,
  dialplanRemovedFunction,
  dialplanSampleDemo,
  dialplanUnderscoreDot,
  dialplanUnknownApp,
  dialplanUnknownFunction,
  dialplanWriteprotect,
  dundiOpen,
  featuresBlindxferDefault,
  featuresParking,
  filesConfigWritable,
  filesSecretPermissions,
  h323Open,
  hepUnencryptedMirror,
  httpBindPublic,
  httpNoTls,
  httpRestriction,
  httpServername,
  httpSessionLimit,
  httpStatic,
  httpStatusPage,
  httpTlsWeak,
  httpUploads,
  iaxAuthPlaintext,
  iaxAuthdebug,
  iaxBindPublic,
  iaxCalltokenOff,
  iaxDelayreject,
  iaxGuestUser,
  iaxMultipleContexts,
  iaxNoEncryption,
  iaxSwitchRemote,
  loggerDateformat,
  loggerDebugInFile,
  loggerExecAfterRotate,
  loggerNoNotice,
  loggerNoSecurityChannel,
  loggerQueueLimit,
  mgcpOpen,
  modulesDangerous,
  modulesDeprecated,
  modulesInactiveFile,
  modulesUnknownModule,
  modulesUnusedChannel,
  mohCustomApplication,
  parserAppendOperator,
  parserDuplicateGeneralSection,
  parserExecInclude,
  parserFirstWinsDuplicate,
  parserInvalidValue,
  parserLastWinsDuplicate,
  parserLineSyntax,
  parserListSpaceAfterComma,
  parserMissingInclude,
  parserSectionName,
  parserSmartQuotes,
  parserTemplateGeneral,
  parserUnknownKey,
  phoneprovOpen,
  pjsipAclMissing,
  pjsipAllowOverlap,
  pjsipAllowSubscribe,
  pjsipAllowTransfer,
  pjsipAnonymousEndpoint,
  pjsipAuthUsernameNumeric,
  pjsipAuthenticatorNotLoaded,
  pjsipCallLimit,
  pjsipDebugLogger,
  pjsipDirectMedia,
  pjsipDuplicateObject,
  pjsipEndpointIdentifierOrder,
  pjsipEndpointNoAuth,
  pjsipExpiration,
  pjsipFollowRedirect,
  pjsipGeolocationPrivacy,
  pjsipIdentifyWide,
  pjsipMaxContacts,
  pjsipMediaEncryption,
  pjsipMessageContext,
  pjsipMissingReference,
  pjsipNatConsistency,
  pjsipOutboundRegistration,
  pjsipRequiredSecurityModules,
  pjsipRtpTimeout,
  pjsipSharedAuth,
  pjsipSrtpOverUdp,
  pjsipStirShaken,
  pjsipTlsMethod,
  pjsipTlsVerify,
  pjsipTransportBind,
  pjsipTransportUdpOnly,
  pjsipTrunkClaimableByName,
  pjsipTrustId,
  pjsipUnauthenticatedOptions,
  pjsipUnidentifiedLimits,
  pjsipUserAgent,
  pjsipWebsocketExposure,
  prometheusOpen,
  queuesContextEscape,
  realtimePlaintext,
  rtpChecksums,
  rtpIceLeak,
  rtpPortRange,
  rtpSrtpReplay,
  rtpStrictrtp,
  secretCharsetProblem,
  secretEqualsIdentity,
  secretInTemplate,
  secretLowEntropy,
  secretMd5OfWeak,
  secretPlaceholder,
  secretReuse,
  secretShort,
  sipAllowexternaldomains,
  sipAllowguest,
  sipAllowoverlap,
  sipAllowsubscribe,
  sipAllowtransfer,
  sipAlwaysauthreject,
  sipAutocreatepeer,
  sipBindPublic,
  sipBothStacks,
  sipCallLimit,
  sipCalleridMissing,
  sipChanSipDeprecated,
  sipDebugOn,
  sipDefaultContext,
  sipDefaultPort,
  sipDefaultexpiry,
  sipDirectmedia,
  sipInsecureInvite,
  sipInsecurePort,
  sipMatchAuthUsername,
  sipMessageUnauthenticated,
  sipNatPerPeer,
  sipNatValue,
  sipNoAcl,
  sipNoSecret,
  sipNumericUsername,
  sipOptionsUnauthenticated,
  sipPedanticOff,
  sipPromiscredir,
  sipQualify,
  sipRealtimeBlindspot,
  sipRegisterWithoutPeer,
  sipRtpTimeout,
  sipSrtpMissing,
  sipSrtpOverUdp,
  sipTcpLimits,
  sipTlsOff,
  sipTlsWeak,
  sipTlsverifyclientIgnored,
  sipTrunkIpAuth,
  sipTrustrpid,
  sipTypeMissing,
  sipUseragentBanner,
  sipUsersConf,
  sipWeakSecret,
  sipWebsocketOpen,
  skinnyOpen,
  suppressionMalformed,
  suppressionNoReason,
  suppressionUnknownRule,
  suppressionUnused,
  udptlRange,
  unistimOpen,
  versionAdvisoryMatch,
  versionConfigNewer,
  versionEol,
  vmCallout,
  vmExitcontext,
  vmExternCommands,
  vmMaxlogins,
  vmMinpassword,
  vmVoicemailmainNoPin,
  vmWeakPassword,
  xmppComponent,
];
