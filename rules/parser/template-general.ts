import {
  configFile,
  type EffectiveFile,
  type Fix,
  quotedNames,
  type Report,
  type Rule,
  type Section,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { isSecurityOption, optionNames } from "./security-options.ts";

const rule: Rule = {
  id: "parser/template-general",
  summary: "A section that a module looks up by name is a template, and so without effect",
  category: "correctness",
  severity: "medium",
  confidence: "certain",
  preset: "recommended",
  fix: "unsafe",
  cwe: [1188],
  since: "0.1.0",
  isSlip: true,
  references: ["main/config.c: process_text_line(), does_category_match()"],
  docs: {
    what: "The header of `[general]`, or of another section that a module looks up by name, has a `(!)` behind it. That makes it a template: other sections may take it over, but no module finds it.",
    why: "Everything in the section is without effect, and the module runs on its built-in settings. In sip.conf that means: it listens on every address, and strangers may call.",
    how: "Remove the `(!)`. If the section is meant as a template for others, give it a name of its own.",
    breaks: "What stands in the section takes effect, for the first time perhaps.",
    ignore:
      "When the `(!)` is there to switch the section off. astlint says nothing about `[directories](!)` of asterisk.conf: the file that comes with Asterisk has it so, to leave the folders at what they were built with.",
  },
  examples: [
    {
      title: "All of sip.conf's general settings are without effect",
      bad: {
        "sip.conf": conf`
          [general](!)  ; ~ high "'[general]' is a template, so Asterisk ignores 'context' and 'allowguest'"
          context=in
          allowguest=no
        `,
      },
      fixed: {
        "sip.conf": conf`
          [general]
          context=in
          allowguest=no
        `,
      },
    },
    {
      title: "It takes over another template",
      bad: {
        "queues.conf": conf`
          [base](!)
          autofill=yes
          [general](!,base)  ; ~ medium
          persistentmembers=no
        `,
      },
      fixed: {
        "queues.conf": conf`
          [base](!)
          autofill=yes
          [general](base)
          persistentmembers=no
        `,
      },
    },
    {
      title: "A section that other sections take over, and one that is empty",
      good: {
        "sip.conf": conf`
          [general](!)
          allowguest=no
          [general](general)
          context=in
          [authentication](!)
        `,
      },
    },
    {
      title: "Templates with names of their own",
      good: {
        "sip.conf": conf`
          [general]
          allowguest=no
          [phone](!)
          type=friend
          [6001](phone)
        `,
      },
    },
    {
      title: "The folders stay at what they were built with",
      good: {
        "asterisk.conf": conf`
          [directories](!)
          astetcdir => /etc/asterisk
        `,
      },
    },
  ],
  check({ tree, report }) {
    for (const name of tree.liveEntries) {
      const file = tree.effective(name);
      const facts = configFile(name);
      for (const key of [...(facts?.named ?? []), ...(facts?.merged ?? [])]) {
        if (file && key !== "directories") for (const found of templates(file, key)) report(found);
      }
    }
  },
};
export default rule;

function templates(file: EffectiveFile, key: string): Report[] {
  const found = file.sections.filter(
    (section) => section.key === key && section.isTemplate && section.options.length > 0,
  );
  if (found.length === 0) return [];
  const used = new Set(file.live.flatMap(({ templates }) => templates.map(({ section }) => section)));
  return found.filter((section) => !used.has(section)).map(reportOf);
}

function reportOf(section: Section): Report {
  return {
    at: section.namePlace,
    message: `'[${section.name}]' is a template, so Asterisk ignores ${quotedNames(optionNames(section.options))} in it`,
    severity: section.options.some(({ key }) => isSecurityOption(key)) ? "high" : "medium",
    fixes: [makeSection(section)],
  };
}

/** Removes the `!` and what it leaves behind. */
function makeSection({ name, header }: Section): Fix {
  const { document } = header.frame;
  const { modifiers } = document.header(header.line);
  const at = modifiers.findIndex(({ kind }) => kind === "template");
  const mark = modifiers[at]?.span;
  const title = `Remove the (!) behind [${name}]`;
  if (!mark) return { title, applicability: "manual", edits: [] };
  const isAlone = modifiers.length === 1;
  const isFirst = at === 0;
  const start = isAlone || !isFirst ? mark.start - 1 : mark.start;
  const end = isAlone || isFirst ? mark.end + 1 : mark.end;
  return {
    title,
    applicability: "unsafe",
    edits: [{ path: document.path, span: document.syntax.codeSpan(header.line, start, end), text: "" }],
    caution: "settings that were without effect so far come into force",
  };
}
