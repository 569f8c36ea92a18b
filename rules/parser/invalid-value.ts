import {
  type Fix,
  isFalse,
  isPlaceholder,
  isTrue,
  nearestName,
  type OptionFacts,
  quotedNames,
  type Report,
  type Rule,
  replaceValue,
  type Severity,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { meaningOf } from "./foreign-words.ts";
import { isCurrent, type OptionInContext, optionsInContext } from "./option-context.ts";
import { isProtective, isSecurityOption } from "./security-options.ts";
import { hasTypography } from "./typography.ts";

const rule: Rule = {
  id: "parser/invalid-value",
  summary: "A value is none that Asterisk understands for this option",
  category: "correctness",
  severity: "medium",
  confidence: "certain",
  preset: "recommended",
  fix: "unsafe",
  cwe: [1288],
  since: "0.1.0",
  references: [
    "main/utils.c: ast_true(), ast_false()",
    "channels/chan_sip.c: reload_config(), handle_common_options()",
    "main/config_options.c: bool_handler_fn()",
    "res/res_pjsip/pjsip_configuration.c",
  ],
  docs: {
    what: "A switch holds a word that is neither true (`yes`, `true`, `y`, `t`, `1`, `on`) nor false (`no`, `false`, `n`, `f`, `0`, `off`), a choice holds a word that is not offered, or a number holds none.",
    why: "Asterisk takes nearly every such word for `no` and says nothing: `alwaysauthreject=ja` switches the protection off that it seems to switch on. A few switches take it for `yes`: `tcpenable=nein` opens the port. In pjsip.conf a wrong choice drops the whole object.",
    how: "Write `yes` or `no`, or one of the words that the message names.",
    breaks: "If Asterisk took the word for the opposite so far, the option changes its effect.",
    ignore: "Never; write what Asterisk is to do.",
  },
  examples: [
    {
      title: "A protection that is off",
      bad: {
        "sip.conf": conf`
          [general]
          alwaysauthreject=ja  ; ~ high "Asterisk takes 'ja' in 'alwaysauthreject' for 'no'"
          allowguest=nein  ; ~ low "takes 'nein' in 'allowguest' for 'no'"
          tcpenable=nein  ; ~ high "for 'yes'"
        `,
      },
      fixed: {
        "sip.conf": conf`
          [general]
          alwaysauthreject=yes
          allowguest=no
          tcpenable=no
        `,
      },
    },
    {
      title: "A word that is not offered",
      bad: {
        "sip.conf": conf`
          [6001]
          type=friend
          dtmfmode=sipinfo  ; ~ low "'sipinfo' is no value of 'dtmfmode'; it knows 'inband', 'rfc2833', 'info' and 2 more"
          directmedia=never  ; ~ low
          [6002]
          type=friend
          dtmfmode=rcf2833  ; ~ low "'rfc2833' is probably meant"
        `,
        "pjsip.conf": conf`
          [6001]
          type=endpoint
          media_encryption=srtp  ; ~ high "so Asterisk drops the whole endpoint '6001'"
        `,
      },
      fixed: {
        "sip.conf": conf`
          [6001]
          type=friend
          dtmfmode=sipinfo
          directmedia=never
          [6002]
          type=friend
          dtmfmode=rfc2833
        `,
      },
    },
    {
      title: "A number that is none",
      bad: {
        "sip.conf": conf`
          [general]
          maxexpiry=one hour  ; ~ low "'one hour' in 'maxexpiry' is no number"
        `,
      },
    },
    {
      title: "Words of the list, lists of words, numbers, and what a program fills in",
      good: {
        "sip.conf": conf`
          [general]
          allowguest=No
          alwaysauthreject=1
          autocreatepeer=persist
          maxexpiry=3600s
          srvlookup={{ lookup }}
          videosupport=ALWAYS
          [6001]
          type=friend
          directmedia=nonat,update
          qualify=2000
          faxdetect=cng,t38
        `,
        "pjsip.conf": conf`
          [6001]
          type=endpoint
          timers=always
          direct_media=off
        `,
        "rtp.conf": conf`
          [general]
          strictrtp=seqno
        `,
      },
    },
    {
      title: "In a file that nothing reads",
      good: {
        "sip.conf": conf`
          [general]
          allowguest=nein
        `,
      },
      asteriskVersion: "22",
    },
  ],
  check({ tree, report }) {
    for (const found of optionsInContext(tree)) {
      const { facts, option } = found;
      // What a wrong type comes to is the business of the rules about accounts and objects.
      const isJudged =
        facts !== undefined && isCurrent(found, tree) && !facts.isSecret && option.key !== "type";
      if (!isJudged || option.value === "" || isPlaceholder(option.value) || hasTypography(option.value))
        continue;
      const result = judge(found, facts);
      if (result) report(result);
    }
  },
};
export default rule;

function judge(found: OptionInContext, facts: OptionFacts): Report | undefined {
  const { option } = found;
  switch (facts.type) {
    case "boolean":
      return isBoolean(option.value) ? undefined : wrongSwitch(found, facts);
    case "boolean-or-integer":
    case "integer":
      return isBoolean(option.value) || startsWithNumber(option.value) ? undefined : wrongNumber(found);
    case "boolean-or-enum":
    case "enum":
      return facts.isClosed && !isOffered(option.value, facts) ? wrongWord(found, facts) : undefined;
    default:
      return undefined;
  }
}

function isBoolean(value: string): boolean {
  return isTrue(value) || isFalse(value);
}

function startsWithNumber(value: string): boolean {
  const digits = value.startsWith("-") || value.startsWith("+") ? value.slice(1) : value;
  return digits >= "0" && digits < ":";
}

/** Whether every word of a list is one of those that are offered. */
function isOffered(value: string, { type, values }: OptionFacts): boolean {
  if (type === "boolean-or-enum" && isBoolean(value)) return true;
  const words = value.toLowerCase().split(",");
  return words.every((word) => values.some((offered) => offered.toLowerCase() === word.trim()));
}

function wrongSwitch({ option }: OptionInContext, facts: OptionFacts): Report {
  const effective = facts.isOnOtherwise ? "yes" : "no";
  const meant = meaningOf(option.value);
  return {
    at: option.valuePlace,
    message: `Asterisk takes '${option.value}' in '${option.name}' for '${effective}', as it is neither true nor false`,
    severity: severityOfSwitch(option.key, effective, meant),
    fixes: meant === undefined ? [] : [write(option, meant, meant === effective)],
  };
}

function severityOfSwitch(name: string, effective: "yes" | "no", meant: "yes" | "no" | undefined): Severity {
  if (meant === effective) return "low";
  if (!isSecurityOption(name)) return meant === undefined ? "low" : "medium";
  if (meant !== undefined) return isProtective(name, meant) ? "high" : "medium";
  return isProtective(name, effective) ? "low" : "medium";
}

function write(option: OptionInContext["option"], value: string, isSame: boolean): Fix {
  const title = `Set ${option.name}=${value}`;
  const edits = replaceValue(option, value);
  if (isSame) return { title, applicability: "safe", edits };
  return { title, applicability: "unsafe", edits, caution: "so far Asterisk takes it for something else" };
}

function wrongNumber({ option, kindFacts, kind, section }: OptionInContext): Report {
  const isDropped = kindFacts.unknown === "object";
  const effect = isDropped ? `, so Asterisk drops the whole ${kind} '${section.name}'` : "";
  return {
    at: option.valuePlace,
    message: `'${option.value}' in '${option.name}' is no number${effect}`,
    severity: isDropped ? "high" : "low",
  };
}

function wrongWord({ option, kindFacts, kind, section }: OptionInContext, facts: OptionFacts): Report {
  const offered = facts.type === "boolean-or-enum" ? ["yes", "no", ...facts.values] : facts.values;
  const isDropped = kindFacts.unknown === "object";
  const effect = isDropped ? `, so Asterisk drops the whole ${kind} '${section.name}'` : "";
  const meant = nearestName(option.value.toLowerCase(), offered);
  const help = meant === undefined ? `it knows ${quotedNames(offered)}` : `'${meant}' is probably meant`;
  return {
    at: option.valuePlace,
    message: `'${option.value}' is no value of '${option.name}'${effect}; ${help}`,
    severity: isDropped ? "high" : "low",
    fixes: meant === undefined ? [] : [write(option, meant, false)],
  };
}
