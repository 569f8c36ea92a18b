import {
  kindFacts,
  type Option,
  optionFacts,
  type Report,
  type Rule,
  type Section,
  sectionKind,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { deletion, isSame, repetitions, shownOption } from "./repeated.ts";
import { isSecurityOption } from "./security-options.ts";

/** Sections whose reader asks for one option after the other by name, and so gets the first of each. */
const sections: ReadonlyMap<string, string> = new Map([
  ["alarmreceiver.conf", "general"],
  ["ccss.conf", "general"],
  ["cdr_mysql.conf", "global"],
  ["cdr_odbc.conf", "global"],
  ["cdr_pgsql.conf", "global"],
  ["cdr_tds.conf", "global"],
  ["cel_pgsql.conf", "global"],
  ["extensions.conf", "general"],
  ["festival.conf", "general"],
  ["logger.conf", "general"],
  ["modules.conf", "modules"],
  ["queues.conf", "general"],
  ["res_pgsql.conf", "general"],
  ["rtp.conf", "general"],
  ["sla.conf", "general"],
  ["voicemail.conf", "general"],
]);

const rule: Rule = {
  id: "parser/first-wins-duplicate",
  summary: "An option stands twice where Asterisk takes the first",
  category: "correctness",
  severity: "low",
  confidence: "certain",
  preset: "recommended",
  fix: "safe",
  cwe: [1288],
  since: "0.1.0",
  references: ["main/config.c: ast_variable_retrieve(), ast_variable_find_in_list()"],
  docs: {
    what: "An option stands twice, with different values, in a section from which Asterisk fetches options by name: `[general]` of rtp.conf, voicemail.conf, logger.conf, queues.conf and extensions.conf are such sections. The first line counts there. In sip.conf, iax.conf, manager.conf and most others it is the last.",
    why: "Who adds `strictrtp=yes` at the end of rtp.conf believes that it is on, while a `strictrtp=no` further up goes on letting strangers inject sound into calls. What a template sets comes first, too: the section that uses it cannot override it.",
    how: "Delete the line that has no effect, or the other one, if this is the value you want.",
    breaks:
      "Nothing, as the line has no effect. If it holds the value that you want, put it into the first line instead.",
    ignore: "Never; the file says two things.",
  },
  examples: [
    {
      title: "The line that is to protect calls comes second",
      bad: {
        "rtp.conf": conf`
          [general]
          strictrtp=no
          rtpstart=10000
          strictrtp=yes    ; ~ medium "'strictrtp=yes' has no effect, because 'strictrtp=no' stands before it"
        `,
      },
      fixed: {
        "rtp.conf": conf`
          [general]
          strictrtp=no
          rtpstart=10000
        `,
      },
    },
    {
      title: "A template comes before the section itself",
      bad: {
        "voicemail.conf": conf`
          [base](!)
          maxmsg=100
          [general](base)
          maxmsg=500  ; ~ low "'maxmsg=500' has no effect, because 'maxmsg=100' of template 'base' comes before it"
        `,
      },
      fixed: {
        "voicemail.conf": conf`
          [base](!)
          maxmsg=100
          [general](base)
        `,
      },
    },
    {
      title: "Three times",
      bad: {
        "queues.conf": conf`
          [general]
          autofill=no
          autofill=yes   ; ~ low
          autofill=yes
        `,
      },
      fixed: {
        "queues.conf": conf`
          [general]
          autofill=no
        `,
      },
    },
    {
      title: "The same value twice, and sections where the last one counts",
      good: {
        "rtp.conf": conf`
          [general]
          strictrtp=yes
          strictrtp=on
          stun_deny=10.0.0.0/8
          stun_deny=192.168.0.0/16
        `,
        "sip.conf": conf`
          [general]
          allowguest=yes
          allowguest=no
        `,
        "queues.conf": conf`
          [general]
          [a]
          timeout=10
          timeout=20
        `,
      },
    },
    {
      title: "Modules are a list",
      good: {
        "modules.conf": conf`
          [modules]
          autoload=yes
          load=res_odbc.so
          load=res_odbcx.so
        `,
      },
    },
  ],
  check({ tree, report }) {
    for (const name of tree.liveEntries) {
      const key = sections.get(name);
      const section = key === undefined ? undefined : tree.effective(name)?.section(key);
      if (section) for (const found of judge(name, section)) report(found);
    }
  },
};
export default rule;

function judge(file: string, section: Section): Report[] {
  const kind = sectionKind(file, section) ?? section.key;
  const isKnown = kindFacts(file, kind) !== undefined;
  return repetitions(section.options).flatMap(({ options }) => {
    const [first, ...others] = options;
    const facts = optionFacts(file, kind, first.key);
    if (facts?.accumulates || (isKnown && !facts)) return [];
    // What the template itself repeats is its own matter; a section cannot delete it.
    const dead = others.filter((option) => option.section === section && !isSame(option, first));
    const [at] = dead;
    return at ? [reportOf(section, first, at, dead, facts?.isSecret === true)] : [];
  });
}

function reportOf(
  section: Section,
  first: Option,
  at: Option,
  dead: readonly Option[],
  isSecret: boolean,
): Report {
  const isInherited = first.section !== section;
  const where = isInherited ? `of template '${first.section.name}' comes` : "stands";
  return {
    at: at.place,
    message: `${shownOption(at, isSecret)} has no effect, because ${isSecret ? "another" : shownOption(first, isSecret)} ${where} before it`,
    severity: isSecurityOption(at.key) ? "medium" : "low",
    related: [{ at: first.place, message: "the line that counts" }],
    fixes: [deletion(dead)],
  };
}
