import { type Fix, type Option, type Report, type Rule, replaceName, replaceValue } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { optionsInContext } from "./option-context.ts";
import { isSecurityOption } from "./security-options.ts";
import { hasTypography, plainText, typographyIn } from "./typography.ts";

const rule: Rule = {
  id: "parser/smart-quotes",
  summary: "A typographic quote, dash or blank stands where Asterisk needs a plain one",
  category: "correctness",
  severity: "medium",
  confidence: "certain",
  preset: "recommended",
  fix: "unsafe",
  cwe: [1288],
  since: "0.1.0",
  isSlip: true,
  references: ["main/config.c: process_text_line()"],
  docs: {
    what: "The name of an option, or a value that is no free text, holds a curly quote, a long dash, a no-break space or an invisible character. They come along when text is copied from a web page or a word processor.",
    why: "Asterisk compares bytes. An option with such a character in its name is another option, which it ignores; a value with one is no number, no address and no `yes`. On the screen the line looks right.",
    how: "Type the character again in a plain editor.",
    breaks: "The option takes effect, for the first time perhaps.",
    ignore: "In texts for people, such as names and mail templates; astlint does not look at those.",
  },
  examples: [
    {
      title: "An option that looks like another",
      bad: {
        "sip.conf": conf`
          [general]
          allow\u200bguest=no  ; ~ high "The name 'allowguest' holds an invisible character"
          alwaysauthreject=\u201cyes\u201d  ; ~ high "The value of 'alwaysauthreject' holds a typographic quote"
          maxexpiry=\u00a03600  ; ~ medium "a no-break space"
        `,
      },
      fixed: {
        "sip.conf": conf`
          [general]
          allowguest=no
          alwaysauthreject=yes
          maxexpiry=3600
        `,
      },
    },
    {
      title: "Names and texts for people, and comments",
      good: {
        "sip.conf": conf`
          [general]
          allowguest=no ; “really”
          [6001]
          type=friend
          callerid=Zoë “Z” – Office <6001>
          secret=a–b–c
        `,
        "voicemail.conf": conf`
          [general]
          emailsubject=New message – \${VM_MSGNUM}
        `,
      },
    },
    {
      title: "In a file that nothing reads",
      good: {
        "sip.conf": conf`
          [general]
          allow\u200bguest=no
        `,
      },
      asteriskVersion: "22",
    },
  ],
  check({ tree, report }) {
    for (const found of optionsInContext(tree)) {
      const { option, facts } = found;
      if (hasTypography(option.name)) report(inName(option));
      else if (facts && facts.type !== "text" && hasTypography(option.value)) report(inValue(option));
    }
  },
};
export default rule;

function inName(option: Option): Report {
  const name = plainText(option.name);
  return {
    at: option.namePlace,
    message: `The name '${name}' holds ${typographyIn(option.name)}, so Asterisk takes it for another option`,
    severity: isSecurityOption(name.toLowerCase()) ? "high" : "medium",
    fixes: [retype(replaceName(option, name))],
  };
}

function inValue(option: Option): Report {
  return {
    at: option.valuePlace,
    message: `The value of '${option.name}' holds ${typographyIn(option.value)}, which Asterisk does not understand`,
    severity: isSecurityOption(option.key) ? "high" : "medium",
    fixes: [retype(replaceValue(option, withoutQuotes(plainText(option.value).trim())))],
  };
}

/** Quotes around a value are part of it for Asterisk. */
function withoutQuotes(text: string): string {
  const isQuoted = text.length > 1 && text.startsWith('"') && text.endsWith('"');
  return isQuoted ? text.slice(1, -1) : text;
}

function retype(edits: Fix["edits"]): Fix {
  return {
    title: "Write it with plain characters",
    applicability: "unsafe",
    edits,
    caution: "the option takes effect from then on",
  };
}
