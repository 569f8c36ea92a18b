// Written by scripts/generate.ts.

import type { Rule } from "@astlint/core";
import aclInvalid from "./acl/invalid.ts";
import aclIpv4OnlyDeny from "./acl/ipv4-only-deny.ts";
import aclNegation from "./acl/negation.ts";
import aclOrder from "./acl/order.ts";
import aclPermitWithoutDeny from "./acl/permit-without-deny.ts";
import aclWidePermit from "./acl/wide-permit.ts";
import amiBindPublic from "./ami/bind-public.ts";
import amiCleartext from "./ami/cleartext.ts";
import amiEmptySecret from "./ami/empty-secret.ts";
import amiNoAcl from "./ami/no-acl.ts";
import amiWeakSecret from "./ami/weak-secret.ts";
import amiWebenabled from "./ami/webenabled.ts";
import amiWritePrivileges from "./ami/write-privileges.ts";
import coreLiveDangerously from "./core/live-dangerously.ts";
import coreRunAsRoot from "./core/run-as-root.ts";
import dialplanDialTInbound from "./dialplan/dial-T-inbound.ts";
import dialplanInternationalAllowed from "./dialplan/international-allowed.ts";
import dialplanLineSyntax from "./dialplan/line-syntax.ts";
import dialplanMissingContext from "./dialplan/missing-context.ts";
import dialplanNoCallDurationLimit from "./dialplan/no-call-duration-limit.ts";
import dialplanOpenPatternOutbound from "./dialplan/open-pattern-outbound.ts";
import dialplanOutsideLineDigit from "./dialplan/outside-line-digit.ts";
import dialplanPriorityGap from "./dialplan/priority-gap.ts";
import dialplanUnderscoreDot from "./dialplan/underscore-dot.ts";
import dialplanUnknownApp from "./dialplan/unknown-app.ts";
import modulesInactiveFile from "./modules/inactive-file.ts";
import parserAppendOperator from "./parser/append-operator.ts";
import parserDuplicateGeneralSection from "./parser/duplicate-general-section.ts";
import parserExecInclude from "./parser/exec-include.ts";
import parserFirstWinsDuplicate from "./parser/first-wins-duplicate.ts";
import parserInvalidValue from "./parser/invalid-value.ts";
import parserLastWinsDuplicate from "./parser/last-wins-duplicate.ts";
import parserLineSyntax from "./parser/line-syntax.ts";
import parserListSpaceAfterComma from "./parser/list-space-after-comma.ts";
import parserMissingInclude from "./parser/missing-include.ts";
import parserSmartQuotes from "./parser/smart-quotes.ts";
import parserTemplateGeneral from "./parser/template-general.ts";
import parserUnknownKey from "./parser/unknown-key.ts";
import secretCharsetProblem from "./secret/charset-problem.ts";
import secretEqualsIdentity from "./secret/equals-identity.ts";
import secretInTemplate from "./secret/in-template.ts";
import secretLowEntropy from "./secret/low-entropy.ts";
import secretMd5OfWeak from "./secret/md5-of-weak.ts";
import secretPlaceholder from "./secret/placeholder.ts";
import secretReuse from "./secret/reuse.ts";
import secretShort from "./secret/short.ts";
import sipAllowguest from "./sip/allowguest.ts";
import sipAllowoverlap from "./sip/allowoverlap.ts";
import sipAllowsubscribe from "./sip/allowsubscribe.ts";
import sipAllowtransfer from "./sip/allowtransfer.ts";
import sipAlwaysauthreject from "./sip/alwaysauthreject.ts";
import sipAutocreatepeer from "./sip/autocreatepeer.ts";
import sipBindPublic from "./sip/bind-public.ts";
import sipChanSipDeprecated from "./sip/chan-sip-deprecated.ts";
import sipDefaultContext from "./sip/default-context.ts";
import sipDefaultPort from "./sip/default-port.ts";
import sipDefaultexpiry from "./sip/defaultexpiry.ts";
import sipDirectmedia from "./sip/directmedia.ts";
import sipInsecureInvite from "./sip/insecure-invite.ts";
import sipInsecurePort from "./sip/insecure-port.ts";
import sipNatPerPeer from "./sip/nat-per-peer.ts";
import sipNatValue from "./sip/nat-value.ts";
import sipNoAcl from "./sip/no-acl.ts";
import sipNoSecret from "./sip/no-secret.ts";
import sipNumericUsername from "./sip/numeric-username.ts";
import sipQualify from "./sip/qualify.ts";
import sipTrunkIpAuth from "./sip/trunk-ip-auth.ts";
import sipTypeMissing from "./sip/type-missing.ts";
import sipUsersConf from "./sip/users-conf.ts";
import sipWeakSecret from "./sip/weak-secret.ts";
import vmCallout from "./vm/callout.ts";
import vmExitcontext from "./vm/exitcontext.ts";
import vmMinpassword from "./vm/minpassword.ts";
import vmWeakPassword from "./vm/weak-password.ts";

/** All rules, sorted by id. */
export const rules: readonly Rule[] = [
  aclInvalid,
  aclIpv4OnlyDeny,
  aclNegation,
  aclOrder,
  aclPermitWithoutDeny,
  aclWidePermit,
  amiBindPublic,
  amiCleartext,
  amiEmptySecret,
  amiNoAcl,
  amiWeakSecret,
  amiWebenabled,
  amiWritePrivileges,
  coreLiveDangerously,
  coreRunAsRoot,
  dialplanDialTInbound,
  dialplanInternationalAllowed,
  dialplanLineSyntax,
  dialplanMissingContext,
  dialplanNoCallDurationLimit,
  dialplanOpenPatternOutbound,
  dialplanOutsideLineDigit,
  dialplanPriorityGap,
  dialplanUnderscoreDot,
  dialplanUnknownApp,
  modulesInactiveFile,
  parserAppendOperator,
  parserDuplicateGeneralSection,
  parserExecInclude,
  parserFirstWinsDuplicate,
  parserInvalidValue,
  parserLastWinsDuplicate,
  parserLineSyntax,
  parserListSpaceAfterComma,
  parserMissingInclude,
  parserSmartQuotes,
  parserTemplateGeneral,
  parserUnknownKey,
  secretCharsetProblem,
  secretEqualsIdentity,
  secretInTemplate,
  secretLowEntropy,
  secretMd5OfWeak,
  secretPlaceholder,
  secretReuse,
  secretShort,
  sipAllowguest,
  sipAllowoverlap,
  sipAllowsubscribe,
  sipAllowtransfer,
  sipAlwaysauthreject,
  sipAutocreatepeer,
  sipBindPublic,
  sipChanSipDeprecated,
  sipDefaultContext,
  sipDefaultPort,
  sipDefaultexpiry,
  sipDirectmedia,
  sipInsecureInvite,
  sipInsecurePort,
  sipNatPerPeer,
  sipNatValue,
  sipNoAcl,
  sipNoSecret,
  sipNumericUsername,
  sipQualify,
  sipTrunkIpAuth,
  sipTypeMissing,
  sipUsersConf,
  sipWeakSecret,
  vmCallout,
  vmExitcontext,
  vmMinpassword,
  vmWeakPassword,
];
