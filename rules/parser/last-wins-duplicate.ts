import {
  type Document,
  isKnownIn,
  type Option,
  type OptionFacts,
  optionFacts,
  type Report,
  type Rule,
  type Section,
  sectionKind,
  type Tree,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { deletion, isSame, repetitions, shownOption } from "./repeated.ts";
import { isSecurityOption } from "./security-options.ts";

/** Files whose sections are read from top to bottom, so that a later line replaces an earlier one. */
const files = [
  "asterisk.conf",
  "cdr.conf",
  "http.conf",
  "iax.conf",
  "manager.conf",
  "pjsip.conf",
  "sip.conf",
];

/** Options that an earlier line decides for good: `auth_options_requests=yes` cannot be taken back in chan_sip. */
const lasting = new Set(["auth_options_requests"]);

/** Texts of pjsip.conf that replace each other; others of that kind may be lists. */
const replaced = new Set([
  "aors",
  "callerid",
  "client_uri",
  "context",
  "from_domain",
  "password",
  "server_uri",
  "transport",
  "username",
]);

const rule: Rule = {
  id: "parser/last-wins-duplicate",
  summary: "An option stands twice, and only the last line counts",
  category: "correctness",
  severity: "low",
  confidence: "certain",
  preset: "recommended",
  fix: "safe",
  cwe: [1288],
  since: "0.1.0",
  references: [
    "channels/chan_sip.c: build_peer(), reload_config()",
    "main/manager.c: __init_manager()",
    "main/config_options.c",
  ],
  docs: {
    what: "An option that holds one value stands twice in a section, with different values. Asterisk goes through the section from top to bottom, so the last line counts.",
    why: "Who reads the first line trusts it. An `allowguest=no` at the top of `[general]` is worth nothing if an `allowguest=yes` follows a hundred lines below; the same goes for a secret that was changed in one place only.",
    how: "Delete the lines that have no effect, or the last one, if it holds the value that you do not want.",
    breaks: "Nothing, as the lines have no effect.",
    ignore:
      "Never; the file says two things. A line in another file that overrides this one is not reported: that is what custom files are for.",
  },
  examples: [
    {
      title: "The second line takes back the first",
      bad: {
        "sip.conf": conf`
          [general]
          allowguest=no    ; ~ medium "'allowguest=no' has no effect, because 'allowguest=yes' follows"
          context=in
          allowguest=yes
        `,
      },
      fixed: {
        "sip.conf": conf`
          [general]
          context=in
          allowguest=yes
        `,
      },
    },
    {
      title: "A secret is not shown",
      bad: {
        "manager.conf": conf`
          [general]
          enabled=yes
          [admin]
          secret=one  ; ~ medium "'secret' has no effect, because another follows"
          read=all
          secret=two
        `,
      },
      fixed: {
        "manager.conf": conf`
          [general]
          enabled=yes
          [admin]
          read=all
          secret=two
        `,
      },
    },
    {
      title: "An endpoint",
      bad: {
        "pjsip.conf": conf`
          [6001]
          type=endpoint
          direct_media=no  ; ~ low
          context=in
          direct_media=yes
        `,
      },
      fixed: {
        "pjsip.conf": conf`
          [6001]
          type=endpoint
          context=in
          direct_media=yes
        `,
      },
    },
    {
      title: "Lists, templates, and the same value twice",
      good: {
        "sip.conf": conf`
          [general]
          allow=alaw
          allow=ulaw
          register=a:b@c
          register=d:e@f
          srvlookup=yes
          srvlookup=true
          [t](!)
          context=a
          [6001](t)
          type=peer
          type=user
          context=b
        `,
        "pjsip.conf": conf`
          [6001]
          type=aor
          contact=sip:a@192.0.2.1
          contact=sip:a@192.0.2.2
        `,
      },
    },
    {
      title: "A custom file overrides what another one sets",
      good: {
        "sip.conf": conf`
          [general]
          allowguest=yes
          #include sip_custom.conf
        `,
        "sip_custom.conf": "allowguest=no\n",
      },
    },
    {
      title: "Two accounts of one name",
      good: {
        "manager.conf": conf`
          [general]
          [admin]
          read=all
          [admin]
          read=none
        `,
      },
    },
    {
      title: "Options that Asterisk does not know",
      good: {
        "sip.conf": conf`
          [general]
          foo=1
          foo=2
        `,
      },
    },
  ],
  check({ tree, report }) {
    for (const name of files) {
      const seen = new Set<Option>();
      for (const section of tree.live(name)?.sections ?? []) {
        for (const found of judge(tree, name, section)) {
          if (seen.has(found.first)) continue;
          seen.add(found.first);
          report(found.report);
        }
      }
    }
  },
};
export default rule;

function judge(tree: Tree, file: string, section: Section): { first: Option; report: Report }[] {
  const kind = sectionKind(file, section);
  if (kind === undefined) return [];
  return [...byDocument(section).values()].flatMap((options) =>
    repetitions(options).flatMap((repetition) => {
      const facts = optionFacts(file, kind, repetition.options[0].key);
      if (!facts || !isReplaced(tree, file, facts)) return [];
      const last = repetition.options.at(-1);
      const dead = repetition.options.filter((option) => last !== undefined && !isSame(option, last));
      const [first] = dead;
      return first && last ? [{ first, report: reportOf(first, last, dead, facts.isSecret) }] : [];
    }),
  );
}

function isReplaced({ asterisk }: Tree, file: string, facts: OptionFacts): boolean {
  if (facts.accumulates || lasting.has(facts.name) || !isKnownIn(facts, asterisk.version)) return false;
  return file !== "pjsip.conf" || facts.type !== "text" || replaced.has(facts.name);
}

/** The section's own options, by the file in which they stand. */
function byDocument(section: Section): Map<Document, Option[]> {
  const documents = new Map<Document, Option[]>();
  for (const option of section.options) {
    if (option.section !== section) continue;
    const found = documents.get(option.document);
    if (found) found.push(option);
    else documents.set(option.document, [option]);
  }
  return documents;
}

function reportOf(first: Option, last: Option, dead: readonly Option[], isSecret: boolean): Report {
  return {
    at: first.place,
    message: `${shownOption(first, isSecret)} has no effect, because ${isSecret ? "another" : shownOption(last, false)} follows`,
    severity: isSecurityOption(first.key) ? "medium" : "low",
    related: [{ at: last.place, message: "the line that counts" }],
    fixes: [deletion(dead)],
  };
}
