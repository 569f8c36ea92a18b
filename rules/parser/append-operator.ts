import { type Option, optionFacts, type Report, type Rule, sectionKind } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { isSecurityOption } from "./security-options.ts";

const rule: Rule = {
  id: "parser/append-operator",
  summary: "'+=' glues a text to an earlier value",
  category: "correctness",
  severity: "info",
  confidence: "certain",
  preset: "strict",
  fix: "none",
  cwe: [1288],
  since: "0.1.0",
  references: ["main/config.c: process_text_line()"],
  docs: {
    what: "`name += text` adds the text to the end of the last value of that name in the section, as it is, and puts no comma between. It does not add a line to a list: `permit=192.0.2.1` and `permit += 198.51.100.1` become one value, `192.0.2.1 198.51.100.1`, which is no address.",
    why: "In a file that is included somewhere, a line such as `write += ,system` widens the rights of an AMI user where nobody looks for it. And in lists of addresses or codecs the glued value is none: an account with such a line in its access list is not loaded at all.",
    how: "Write the whole value in one line; repeat `permit`, `deny`, `allow` with `=` for each item.",
    breaks: "Nothing, if the new line says what the old ones came to.",
    ignore: "Where a long list of words, with its commas, is spread over several lines on purpose.",
  },
  examples: [
    {
      title: "Rights grow in another file",
      bad: {
        "manager.conf": conf`
          [general]
          [admin]
          write=call
          #include manager_custom.conf
        `,
        "manager_custom.conf":
          "write += ,system  ; ~ medium \"'write += …' glues its text to an earlier value\"\n",
      },
    },
    {
      title: "Addresses are glued to one that is none",
      bad: {
        "sip.conf": conf`
          [6001]
          type=friend
          permit=192.0.2.1
          permit += 198.51.100.1  ; ~ medium "does not add an item to the list"
        `,
      },
    },
    {
      title: "Some other option",
      bad: {
        "extensions.conf": conf`
          [globals]
          PHONES=SIP/a
          PHONES+=&SIP/b  ; ~ info
        `,
        "sip.conf": conf`
          [general]
          allow=alaw
          allow+=,ulaw  ; ~ info
        `,
      },
    },
    {
      title: "Without an earlier value, '+=' is '='; a plus sign in a value is none",
      good: {
        "sip.conf": conf`
          [general]
          realm += pbx
          useragent=a+=b
        `,
      },
    },
  ],
  check({ tree, report }) {
    const seen = new Set<string>();
    for (const name of tree.liveEntries) {
      for (const section of tree.effective(name)?.live ?? []) {
        const kind = sectionKind(name, section);
        for (const option of section.options) {
          const continued = option.continued && chainOf(option);
          for (const part of continued ?? []) {
            const key = `${part.document.path}\n${part.line}`;
            if (seen.has(key)) continue;
            seen.add(key);
            const facts = kind === undefined ? undefined : optionFacts(name, kind, part.key);
            report(reportOf(part, facts?.accumulates === true && !hasComma(part)));
          }
        }
      }
    }
  },
};
export default rule;

/** Every `+=` that went into a value. */
function chainOf(option: Option): Option[] {
  const parts: Option[] = [];
  for (let at: Option | undefined = option; at?.continued; at = at.continued) parts.push(at);
  return parts;
}

/** Whether a comma keeps the text apart from what stands before it. */
function hasComma({ document, line, continued }: Option): boolean {
  return document.optionValue(line).startsWith(",") || continued?.value.endsWith(",") === true;
}

function reportOf(option: Option, isList: boolean): Report {
  const effect = isList ? " and does not add an item to the list" : "";
  return {
    at: option.place,
    message: `'${option.name} += …' glues its text to an earlier value${effect}`,
    severity: isList || isSecurityOption(option.key) ? "medium" : "info",
  };
}
