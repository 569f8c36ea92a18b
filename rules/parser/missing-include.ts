import {
  type LoadProblemCode,
  milder,
  nearestName,
  type Place,
  type Rule,
  type RuleContext,
  type Severity,
  samePlaces,
  type Tree,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { type FoundProblem, loadProblems } from "./load-problems.ts";
import { refusalOf } from "./refusal.ts";

const rule: Rule = {
  id: "parser/missing-include",
  summary: "A file that an include names is not there, or cannot be read",
  category: "correctness",
  severity: "low",
  confidence: "firm",
  preset: "recommended",
  fix: "none",
  cwe: [755],
  since: "0.1.0",
  references: ["main/config.c: process_text_line(), config_text_file_load()"],
  docs: {
    what: "An `#include` names a file that is not in the configuration folder, or a pattern that no file matches, or it leads out of the folder, to a file that cannot be read, or deeper than the ten levels that Asterisk follows.",
    why: "Asterisk then gives up on the file with the `#include` in it, all of it: the module starts without its configuration, or with nothing at all. That holds for a pattern such as `phones.d/*.conf` without any match, too. When the mistake is in an included file, the rest of that file is lost.",
    how: "Create the file, an empty one will do, or correct its name, or write `#tryinclude`, which takes a missing file for an empty one.",
    breaks: "Nothing, if the file is not needed.",
    ignore:
      "When only a part of the configuration is examined and the file is there on the PBX: astlint then reports it as low.",
  },
  examples: [
    {
      title: "The file is not there",
      bad: {
        "sip.conf": conf`
          [general]
          allowguest=no
          #include trunks.conf  ; ~ high "'trunks.conf' is not there: Asterisk refuses sip.conf as a whole"
        `,
      },
    },
    {
      title: "No name in the quotes",
      bad: { "sip.conf": '[general]\n#include "   ; ~ "The include names no file"\n' },
    },
    {
      title: "A pattern that nothing matches",
      bad: {
        "pjsip.conf":
          "#include pjsip.d/*.conf  ; ~ high \"No file matches 'pjsip.d/*.conf': Asterisk refuses pjsip.conf as a whole\"\n",
      },
    },
    {
      title: "A name with a slip",
      bad: {
        "sip.conf": conf`
          [general]
          #include sip_custum.conf  ; ~ high "'sip_custum.conf' is not there, 'sip_custom.conf' is: Asterisk refuses"
        `,
        "sip_custom.conf": "allowguest=no\n",
      },
    },
    {
      title: "In an included file, the rest of it is lost",
      bad: {
        "sip.conf": conf`
          [general]
          #include phones.conf
        `,
        "phones.conf": conf`
          [6001]
          secret=x
          #include more.conf  ; ~ high "Asterisk stops reading phones.conf here"
          [6002]
          secret=y
        `,
      },
    },
    {
      title: "Without modules.conf, Asterisk does not start",
      bad: {
        "modules.conf": conf`
          [modules]
          autoload=yes
          #include modules_local.conf  ; ~ critical "does not start"
        `,
      },
    },
    {
      title: "Outside of the folder",
      bad: {
        "extensions.conf": conf`
          [general]
          #include /opt/pbx/dialplan.conf  ; ~ info "leads out of the configuration folder"
        `,
      },
    },
    {
      title: "One part after the other from elsewhere",
      bad: {
        "queues.conf": conf`
          [general]
          #include /opt/pbx/sales.conf     ; ~ info "'/opt/pbx/sales.conf' and 2 more lead out of the configuration folder"
          #include /opt/pbx/support.conf
          #include /opt/pbx/office.conf
          #include /opt/pbx/sales.conf
        `,
      },
    },
    {
      title: "A file that includes itself",
      bad: {
        "cli.conf": conf`
          [startup_commands]
          #include cli.conf  ; ~ high "gives up reading cli.conf there"
        `,
      },
    },
    {
      title: "Files that are there, and one that may be missing",
      good: {
        "sip.conf": conf`
          [general]
          #include sip.d/*.conf
          #include <sip.d/a.conf>
          #tryinclude local.conf
          ;#include old.conf
        `,
        "sip.d/a.conf": "allowguest=no\n",
      },
    },
    {
      title: "A file that nothing reads",
      good: {
        "modules.conf": conf`
          [modules]
          autoload=yes
          noload=chan_sip.so
        `,
        "sip.conf": conf`
          [general]
          #include trunks.conf
        `,
      },
    },
  ],
  check(context) {
    for (const [problem, ...others] of bySubject(loadProblems(context.tree))) {
      const judge = judges.get(problem.code);
      if (judge) reportProblem(context, problem, others, judge(problem, context.tree, others));
    }
  },
};
export default rule;

type Group = [FoundProblem, ...FoundProblem[]];

/** Includes of one thing in one file together. */
function bySubject(problems: readonly FoundProblem[]): Iterable<Group> {
  const groups = new Map<string, Group>();
  for (const problem of problems) {
    if (!judges.has(problem.code)) continue;
    const { code, place, subject } = problem;
    // A file that gathers parts from all over the disk is one habit.
    const key = `${code}\n${place.path}\n${code === "include-outside" ? "" : subject}`;
    const group = groups.get(key);
    if (group) group.push(problem);
    else groups.set(key, [problem]);
  }
  return groups.values();
}

interface Judgement {
  readonly message: string;
  readonly severity?: Severity;
}

type Judge = (problem: FoundProblem, tree: Tree, others: readonly FoundProblem[]) => Judgement;

const judges: ReadonlyMap<LoadProblemCode, Judge> = new Map<LoadProblemCode, Judge>([
  ["include-missing", missing],
  ["include-outside", outside],
  ["include-unreadable", unreadable],
  [
    "include-too-deep",
    // The file that is nested so deep is given up; those that include it go on.
    ({ place }) => ({
      message: `This nests includes deeper than 10 levels: Asterisk does not follow it, and gives up reading ${place.path} there`,
      severity: "high",
    }),
  ],
  [
    "include-too-many",
    () => ({
      message: "The includes lead to more files than can be followed; what comes after them is not examined",
      severity: "info",
    }),
  ],
]);

function reportProblem(
  { tree, report }: RuleContext,
  problem: FoundProblem,
  others: readonly FoundProblem[],
  judgement: Judgement,
): void {
  const at = argumentPlace(tree, problem.place);
  const related = samePlaces(
    others.map(({ place }) => argumentPlace(tree, place)),
    "included here, too",
  );
  const { message, severity } = judgement;
  if (severity) {
    report({ at, message, severity, related });
    return;
  }
  const effect = effectOf(tree, problem);
  const confidence = effect.isSure ? "certain" : "firm";
  report({ at, message: `${message}: ${effect.text}`, severity: effect.severity, confidence, related });
}

function missing({ subject }: FoundProblem, tree: Tree): Judgement {
  if (subject === "") return { message: "The include names no file" };
  if (typographic.some((character) => subject.includes(character))) {
    return { message: `'${subject}' is not there, its name holds typographic quotes` };
  }
  const isPattern = subject.includes("*") || subject.includes("?");
  if (isPattern) return { message: `No file matches '${subject}'` };
  const near = neighbour(tree, subject);
  return {
    message: near === undefined ? `'${subject}' is not there` : `'${subject}' is not there, '${near}' is`,
  };
}

/** A file of nearly that name in the same folder. */
function neighbour({ snapshot }: Tree, path: string): string | undefined {
  const slash = path.lastIndexOf("/");
  const names = snapshot.folders.get(path.slice(0, Math.max(slash, 0))) ?? [];
  const near = nearestName(path.slice(slash + 1), names);
  return near === undefined ? undefined : path.slice(0, slash + 1) + near;
}

const typographic = ["“", "”", "„", "‘", "’"];

function outside({ subject }: FoundProblem, _: Tree, others: readonly FoundProblem[]): Judgement {
  const more = new Set(others.map((other) => other.subject));
  more.delete(subject);
  return {
    message:
      more.size === 0
        ? `'${subject}' leads out of the configuration folder, and is not examined`
        : `'${subject}' and ${more.size} more lead out of the configuration folder, and are not examined`,
    severity: "info",
  };
}

function unreadable({ subject }: FoundProblem, tree: Tree): Judgement {
  const reason = tree.snapshot.unreadable.get(subject)?.reason ?? "cannot be read";
  return { message: `'${subject}' is not examined: ${reason}`, severity: isInPlace(tree) ? "low" : "info" };
}

interface Effect {
  readonly text: string;
  readonly severity: Severity;
  readonly isSure: boolean;
}

/** What Asterisk does when the file is missing on the PBX as well. */
function effectOf(tree: Tree, { place, files }: FoundProblem): Effect {
  const refused = files.filter((name) => name === place.path);
  const refusal = refused.length > 0 ? refusalOf(refused) : undefined;
  const text = refusal?.text ?? `Asterisk stops reading ${place.path} here, and the rest of it has no effect`;
  const severity = refusal?.severity ?? "high";
  const isSure = isInPlace(tree);
  return isSure
    ? { text, severity, isSure }
    : { text: `if so on the PBX, ${text}`, severity: milder(severity, 2), isSure };
}

/** Whether the tree is where Asterisk looks for it, not a copy of a part of it. */
function isInPlace({ root, snapshot }: Tree): boolean {
  return root === "/etc/asterisk" || root === snapshot.aliases[0];
}

function argumentPlace(tree: Tree, place: Place): Place {
  const document = tree.document(place.path);
  if (!document) return place;
  const line = document.lineAt(place.span.start);
  const { span } = document.directive(line);
  return document.place(document.syntax.codeSpan(line, span.start, span.end));
}
