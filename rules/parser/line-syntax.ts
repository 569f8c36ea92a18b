import { type Document, type Rule, type RuleContext, severityRank } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { badLine, lineCodes } from "./bad-line.ts";
import { cutValues } from "./cut-value.ts";
import { unknownDirective } from "./directive-words.ts";
import { isNoConfiguration, isTemplate } from "./file-nature.ts";
import { type FoundProblem, loadProblems } from "./load-problems.ts";

/** How many findings of this rule a file gets before the rest is counted. */
const maxPerFile = 3;

const rule: Rule = {
  id: "parser/line-syntax",
  summary: "A line cannot be read, or means something else than it seems to",
  category: "correctness",
  severity: "low",
  confidence: "certain",
  preset: "recommended",
  fix: "unsafe",
  cwe: [1288],
  since: "0.1.0",
  isSlip: true,
  references: ["main/config.c: config_text_file_load(), process_text_line()"],
  docs: {
    what: "Mistakes of form: text before the first section, a header without its bracket, a template that does not exist or that a blank separates from its header, a line without `=`, a block comment that never ends, a `#` where a `;` is meant, a value that a `;` cuts off.",
    why: "Some of them make Asterisk refuse the whole file, and then the module behind it starts without its configuration, or Asterisk does not start at all. Others lose one line, or one template with all that it sets, and leave hardly a trace in the log: an access list or a password that stands in the file but is not in force.",
    how: "Correct the line as the message says, and look at the log after a reload: it names the lines that Asterisk could not read.",
    breaks: "What was not read before takes effect: a template starts to apply, a file is no longer refused.",
    ignore: "In files that a program fills in before Asterisk reads them.",
  },
  examples: [
    {
      title: "Options before the first section",
      bad: {
        "rtp.conf": conf`
          rtpstart=10000  ; ~ high "2 lines stand before the first section: Asterisk refuses rtp.conf"
          rtpend=20000
          [general]
          strictrtp=yes
        `,
      },
    },
    {
      title: "Without users.conf, Asterisk crashes",
      asteriskVersion: "16",
      bad: {
        "users.conf": conf`
          hassip=yes   ; ~ critical "crashes at its start"
          [6001]
          secret=x
        `,
      },
    },
    {
      title: "A header is not closed",
      bad: {
        "sip.conf": conf`
          [general]
          allowguest=no
          [6001   ; ~ high "'[6001' has no ']': Asterisk refuses sip.conf"
          secret=x
        `,
      },
    },
    {
      title: "A blank keeps the template away",
      bad: {
        "sip.conf": conf`
          [phone](!)
          deny=0.0.0.0/0
          permit=192.0.2.0/24
          [6001] (phone)
          ;      ^^^^^^^ high "'[6001]' does not use 'phone', because a blank stands before the parenthesis"
          secret=x
        `,
      },
      fixed: {
        "sip.conf": conf`
          [phone](!)
          deny=0.0.0.0/0
          permit=192.0.2.0/24
          [6001](phone)
          secret=x
        `,
      },
    },
    {
      title: "A blank inside the parentheses",
      bad: {
        "sip.conf": conf`
          [a](!)
          [b](!)
          [6001](a, b)
          ;        ^^ high "Template ' b' does not exist, its name starts with a blank: Asterisk refuses sip.conf"
        `,
      },
      fixed: {
        "sip.conf": conf`
          [a](!)
          [b](!)
          [6001](a,b)
        `,
      },
    },
    {
      title: "Line endings of an old Macintosh",
      bad: {
        "sip.conf": '[general]\rallowguest=no  ; ~ high "Asterisk takes the file for a single line"\n',
      },
    },
    {
      title: "The rest of an included file is lost",
      bad: {
        "sip.conf": conf`
          [general]
          #include phones.conf
        `,
        "phones.conf": conf`
          [6001](office)  ; ~ high "Template 'office' does not exist: Asterisk stops reading phones.conf here"
          secret=x
        `,
      },
    },
    {
      title: "Comments that begin with '#'",
      bad: {
        "sip.conf": conf`
          # SIP settings  ; ~ info "'#' begins no comment: Asterisk logs an unknown directive and skips the line, as it does with 1 more"
          [general]
          #qualify=no
          allowguest=no
        `,
      },
      fixed: {
        "sip.conf": conf`
          ; SIP settings
          [general]
          ;qualify=no
          allowguest=no
        `,
      },
    },
    {
      title: "A directive of another Asterisk",
      bad: {
        "iax.conf": conf`
          [general]
          #includeifexists custom/iax.conf  ; ~ low "Asterisk knows no '#includeifexists'"
        `,
      },
    },
    {
      title: "An option without an equals sign",
      bad: {
        "sip.conf": conf`
          [general]
          allowguest no  ; ~ medium "'allowguest no' has no '='"
        `,
      },
    },
    {
      title: "A block comment that is never closed",
      bad: {
        "sip.conf": conf`
          [general]
          ;-- old settings   ; ~ medium "never ends, so the 2 lines below it are comment"

          allowguest=no
          alwaysauthreject=yes
        `,
      },
    },
    {
      title: "A parameter behind a semicolon",
      bad: {
        "pjsip.conf": conf`
          [trunk]
          type=registration
          server_uri=sip:sip.example.com;transport=tls
          ;                             ^^^^^^^^^^^^^^ medium "';' starts a comment, so 'server_uri' ends before it"
          client_uri=sip:1@sip.example.com
        `,
      },
      fixed: {
        "pjsip.conf": conf`
          [trunk]
          type=registration
          server_uri=sip:sip.example.com\\;transport=tls
          client_uri=sip:1@sip.example.com
        `,
      },
    },
    {
      title: "Many lines are folded",
      bad: {
        "sip.conf": conf`
          [general]
          some notes     ; ~ low "'some notes' has no '='"
          allowguest=no
          alwaysauthreject=yes
          udpbindaddr=192.0.2.1
          about this     ; ~ low
          context=in
          file and      ; ~ low
          realm=pbx
          how it         ; ~ low "2 more lines"
          srvlookup=no
          is used
        `,
      },
    },
    {
      title: "Two pairs of parentheses",
      bad: {
        "sip.conf": conf`
          [base](!)
          type=friend
          [phone](base)(!)
          ;            ^^^ medium "'[phone]' does not use '!', because only the first parenthesis counts"
          qualify=yes
        `,
      },
      fixed: { "sip.conf": "[base](!)\ntype=friend\n[phone](base,!)\nqualify=yes\n" },
    },
    {
      title: "A file that is no configuration",
      bad: {
        "followme.conf": conf`
          #!/bin/sh   ; ~ low "is no configuration: Asterisk can make nothing of 4 of its 5 lines: Asterisk refuses"
          cd /etc/asterisk
          [ -f x ]
          tar xf backup.tar
          echo done
        `,
      },
    },
    {
      title: "Sections that somebody meant to comment out",
      bad: {
        "musiconhold.conf": conf`
          [default]
          mode=files
          # [radio]    ; ~ info "'#' begins no comment: Asterisk logs an unknown directive and skips the line, as it does with 3 more"
          # mode=custom
          # [jazz]
          # mode=custom
        `,
      },
    },
    {
      title: "A template that a program fills in",
      bad: {
        "sip.conf": conf`
          [general]
          {% if nat %}   ; ~ info "looks like a template"
          externaddr={{ address }}
          {% endif %}
          {{ more }}
        `,
      },
    },
    {
      title: "A template that a missing file may define",
      bad: {
        "sip.conf": conf`
          [general]
          #include templates.conf
          [6001](phone)  ; ~ low "Template 'phone' is defined in no file that is here"
          secret=x
        `,
      },
    },
    {
      title: "Comments, escapes and values with several equals signs",
      good: {
        "sip.conf": conf`
          ; text
          [general] ; text
          allowguest=no;text
          ;-- block
          text --;
          register => a:b@host/100?x=y
          [t](!)
          [6001](t)
          secret=a\\;b
        `,
        "pjsip.conf": conf`
          [a]
          type=aor
          contact=sip:a@192.0.2.1\\;transport=tcp
        `,
      },
    },
    { title: "A file that nothing reads", good: { "notes.conf": "some text\n", "sip.conf": "[general]\n" } },
    {
      title: "A module that is not loaded",
      good: {
        "modules.conf": conf`
          [modules]
          autoload=yes
          noload=chan_sip.so
        `,
        "sip.conf": "text\n",
      },
    },
  ],
  check(context) {
    for (const [path, problems] of byPath(loadProblems(context.tree))) {
      const document = context.tree.document(path);
      if (document) reportFile(context, document, problems);
    }
    for (const report of cutValues(context.tree)) context.report(report);
  },
};
export default rule;

function byPath(problems: readonly FoundProblem[]): Map<string, FoundProblem[]> {
  const paths = new Map<string, FoundProblem[]>();
  for (const problem of problems) {
    if (!lineCodes.has(problem.code)) continue;
    const found = paths.get(problem.place.path);
    if (found) found.push(problem);
    else paths.set(problem.place.path, [problem]);
  }
  return paths;
}

function reportFile(
  { tree, report }: RuleContext,
  document: Document,
  problems: readonly FoundProblem[],
): void {
  const [first] = problems;
  if (!first) return;
  if (isTemplate(document, problems)) {
    const message = `${document.path} looks like a template: it cannot be read before a program has filled it in`;
    report({ at: first.place, message, severity: "info", confidence: "heuristic" });
    return;
  }
  const lines = distinctLines(document, problems).map((group) => badLine(tree, document, group));
  const worstFirst = lines.sort((a, b) => severityRank(a.severity) - severityRank(b.severity));
  const share = isNoConfiguration(document);
  if (share) {
    const effect = worstFirst.find((line) => line.effect !== "")?.effect ?? "";
    const message = `${document.path} is no configuration: Asterisk can make nothing of ${share.bad} of its ${share.all} lines${effect}`;
    report({ at: first.place, message, severity: worstFirst[0]?.severity ?? "low" });
    return;
  }
  const shown = worstFirst.length <= maxPerFile + 1 ? worstFirst : worstFirst.slice(0, maxPerFile);
  for (const line of shown) report(line);
  const [next] = worstFirst.slice(shown.length);
  if (next)
    report({
      at: next.at,
      message: foldedMessage(worstFirst.length - shown.length),
      severity: next.severity,
    });
}

function foldedMessage(count: number): string {
  return `Asterisk can make nothing of this line and ${count - 1} more in this file, ${count} more lines in all`;
}

type Group = [FoundProblem, ...FoundProblem[]];

/** Problems that have one cause together: those of one line, the options before the first section, the uses of one template. */
function distinctLines(document: Document, problems: readonly FoundProblem[]): Group[] {
  const groups = new Map<string, Group>();
  const outside = new Set<number>();
  for (const problem of problems)
    if (problem.code === "option-outside-section") outside.add(problem.place.span.start);
  for (const problem of problems) {
    if (problem.code !== "option-outside-section" && outside.has(problem.place.span.start)) continue;
    const key = groupKey(document, problem);
    const group = groups.get(key);
    if (group) group.push(problem);
    else groups.set(key, [problem]);
  }
  return [...groups.values()];
}

function groupKey(document: Document, problem: FoundProblem): string {
  const { code, subject, place } = problem;
  // Below the first of these, nothing is read any more.
  if (code === "option-outside-section" || code === "comment-end-without-start") return code;
  if (code === "template-missing") return `${code}\n${subject}`;
  if (code === "directive-unknown" && isComment(document, problem)) return code;
  return `${place.span.start}`;
}

function isComment(document: Document, problem: FoundProblem): boolean {
  return unknownDirective(document, document.lineAt(problem.place.span.start)).kind === "comment";
}
