import {
  configFile,
  type EffectiveFile,
  type Fix,
  type Option,
  quotedNames,
  type Report,
  type Rule,
  type Section,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { isSecurityOption, optionNames } from "./security-options.ts";

const rule: Rule = {
  id: "parser/duplicate-general-section",
  summary: "A second section of the same name is ignored",
  category: "correctness",
  severity: "medium",
  confidence: "certain",
  preset: "recommended",
  fix: "unsafe",
  cwe: [1188],
  since: "0.1.0",
  isSlip: true,
  references: ["main/config.c: ast_variable_browse(), ast_variable_retrieve(), category_get_sep()"],
  docs: {
    what: "`[general]` and other sections that a module looks up by name stand twice in a file, its includes counted. Asterisk uses the first one only; nothing in the second takes effect, and nothing in the log says so.",
    why: "Programs and people append a second `[general]` with the settings that are to secure the PBX, such as `allowguest=no` in sip.conf. The file shows them, Asterisk does not have them: strangers go on calling.",
    how: "Move the lines to the first section, or write `[general](+)`, which continues it.",
    breaks: "The lines take effect, for the first time perhaps.",
    ignore: "Never; delete the second section if it is not wanted.",
  },
  examples: [
    {
      title: "The lines that secure the PBX stand in a second [general]",
      bad: {
        "sip.conf": conf`
          [general]
          context=in
          [6001]
          type=friend
          [general]
          ;^^^^^^^ high "Asterisk ignores this second '[general]' of sip.conf: 'allowguest' and 'srvlookup' have no effect"
          allowguest=no
          srvlookup=no
        `,
      },
      fixed: {
        "sip.conf": conf`
          [general]
          context=in
          [6001]
          type=friend
          [general](+)
          allowguest=no
          srvlookup=no
        `,
      },
    },
    {
      title: "The second one comes from an include and uses a template",
      bad: {
        "rtp.conf": conf`
          [ports](!)
          rtpend=20000
          [general]
          rtpstart=10000
          #include rtp_custom.conf
        `,
        "rtp_custom.conf": conf`
          [general](ports)  ; ~ high "'strictrtp' and 'rtpend' have no effect"
          strictrtp=yes
        `,
      },
      fixed: {
        "rtp_custom.conf": conf`
          [general](+,ports)
          strictrtp=yes
        `,
      },
    },
    {
      title: "Global variables",
      bad: {
        "extensions.conf": conf`
          [globals]
          A=1
          [globals]  ; ~ medium "'B' has no effect"
          B=2
        `,
      },
      fixed: {
        "extensions.conf": conf`
          [globals]
          A=1
          [globals](+)
          B=2
        `,
      },
    },
    {
      title: "Two accounts, contexts or users of one name are both read",
      good: {
        "sip.conf": conf`
          [general]
          [6001]
          type=peer
          [6001]
          type=user
        `,
        "manager.conf": conf`
          [general]
          [admin]
          secret=a
          [admin]
          read=all
        `,
        "features.conf": conf`
          [general]
          pickupexten=*8
          [general]
          xfersound=beep
        `,
      },
    },
    {
      title: "A section that is continued, a template, and one that repeats what holds anyway",
      good: {
        "sip.conf": conf`
          [general](!)
          allowguest=no
          [general](general)
          context=in
          [general](+)
          srvlookup=no
          [general]
          allowguest=no
        `,
      },
    },
    {
      title: "A module that is not loaded",
      good: {
        "sip.conf": conf`
          [general]
          [general]
          allowguest=no
        `,
        "modules.conf": conf`
          [modules]
          autoload=yes
          noload=chan_sip.so
        `,
      },
    },
  ],
  check({ tree, report }) {
    for (const name of tree.liveEntries) {
      const file = tree.effective(name);
      for (const key of configFile(name)?.named ?? [])
        if (file) for (const found of duplicates(file, key)) report(found);
    }
  },
};
export default rule;

function duplicates(file: EffectiveFile, key: string): Report[] {
  const [first, ...others] = file.all(key);
  if (!first) return [];
  return others.flatMap((section) => {
    const lost = section.options.filter((option) => !isInForce(first, option));
    return lost.length > 0 ? [reportOf(file, first, section, lost)] : [];
  });
}

/** Whether the first section says the same. */
function isInForce(first: Section, option: Option): boolean {
  return first.all(option.key).some(({ value }) => value === option.value);
}

function reportOf(file: EffectiveFile, first: Section, section: Section, lost: readonly Option[]): Report {
  const names = optionNames(lost);
  return {
    at: section.namePlace,
    message: `Asterisk ignores this second '[${section.name}]' of ${file.name}: ${quotedNames(names)} ${names.length === 1 ? "has" : "have"} no effect`,
    severity: lost.some(({ key }) => isSecurityOption(key)) ? "high" : "medium",
    related: [{ at: first.namePlace, message: "the section that counts" }],
    fixes: [continueFirst(section)],
  };
}

function continueFirst(section: Section): Fix {
  const { document } = section.header.frame;
  const { line } = section.header;
  const { name, modifiers } = document.header(line);
  const [first] = modifiers;
  const at = document.syntax.codeSpan(
    line,
    first?.span.start ?? name.span.end,
    first?.span.end ?? name.span.end,
  );
  const start = first ? at.start : at.start + 1;
  return {
    title: `Continue the first section with [${section.name}](+)`,
    applicability: "unsafe",
    edits: [{ path: document.path, span: { start, end: start }, text: first ? "+," : "(+)" }],
    caution: "settings that were without effect so far come into force",
  };
}
