import { isTrue, type Rule, type RuleContext, type Severity, samePlaces, type Tree } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { type FoundProblem, loadProblems } from "./load-problems.ts";

const rule: Rule = {
  id: "parser/exec-include",
  summary: "A program writes a part of the configuration each time it is loaded",
  category: "privilege",
  severity: "medium",
  confidence: "certain",
  preset: "recommended",
  fix: "none",
  cwe: [829],
  since: "0.1.0",
  references: ["main/config.c: process_text_line(), handle_include_exec()"],
  docs: {
    what: "`#exec` runs a program and reads what it prints as configuration, if `execincludes=yes` stands in `[options]` of asterisk.conf. Without it, which is the default, Asterisk skips the line with a warning.",
    why: "The program runs as the user of Asterisk at every start and reload, and AMI can ask for a reload. Who may change the program, or a configuration file, for example through AMI's UpdateConfig, runs commands on the PBX. And when the line is skipped, the settings that it should bring are missing without any other sign.",
    how: "Let the program write a file out of band, from a timer or a package hook, and `#include` that file. If `#exec` must stay: give the program an absolute path, in a folder that only root may write to.",
    breaks:
      "What the program prints no longer changes with each reload; the file must be kept up to date in another way.",
    ignore:
      "Distributions that generate their configuration this way, as Wazo does, with a program that belongs to root.",
  },
  examples: [
    {
      title: "A program is run",
      bad: {
        "asterisk.conf": conf`
          [options]
          execincludes=yes
        `,
        "sip.conf": conf`
          [general]
          #exec /usr/local/bin/accounts.sh  ; ~ medium "runs '/usr/local/bin/accounts.sh' as its own user at every reload"
        `,
        "iax.conf": conf`
          [general]
          #exec /usr/local/bin/other  ; ~ medium
        `,
      },
    },
    {
      title: "A program that others may replace",
      bad: {
        "asterisk.conf": conf`
          [options]
          execincludes=yes
        `,
        "sip.conf": conf`
          [general]
          #exec /tmp/accounts.sh  ; ~ high "stands where others may write"
          #exec /etc/asterisk/a.sh  ; ~ high "stands in the configuration folder"
          #exec a.sh  ; ~ high "without a path"
        `,
      },
    },
    {
      title: "The same program in several files is one finding",
      bad: {
        "asterisk.conf": conf`
          [options]
          execincludes=yes
        `,
        "iax.conf": conf`
          [general]
          #exec /usr/bin/confgen iax.conf  ; ~ medium "runs '/usr/bin/confgen' as its own user at every reload, in 2 places"
        `,
        "sip.conf": conf`
          [general]
          #exec /usr/bin/confgen sip.conf
        `,
      },
    },
    {
      title: "The line is skipped",
      bad: {
        "asterisk.conf": conf`
          [options]
          verbose=3
        `,
        "queues.conf": conf`
          [general]
          #exec /usr/local/bin/queues  ; ~ medium "Asterisk skips '#exec /usr/local/bin/queues', because execincludes is off"
        `,
      },
    },
    {
      title: "Allowed, but not used",
      bad: {
        "asterisk.conf": conf`
          [options]
          execincludes = yes
          ;              ^^^ low "no file has an '#exec'"
        `,
      },
    },
    {
      title: "Whether it is run cannot be seen",
      bad: {
        "queues.conf": conf`
          [general]
          #exec /usr/local/bin/queues  ; ~ low "unless asterisk.conf has execincludes=yes"
        `,
      },
    },
    {
      title: "Commented out, and in a file that nothing reads",
      good: {
        "sip.conf": conf`
          [general]
          ;#exec /bin/a
        `,
        "notes.conf": "#exec /bin/b\n",
      },
    },
  ],
  check(context) {
    const programs = new Map<string, FoundProblem[]>();
    for (const problem of loadProblems(context.tree)) {
      if (problem.code !== "exec-unseen" && problem.code !== "exec-skipped") continue;
      const key = `${problem.code}\n${programOf(problem.subject)}`;
      const found = programs.get(key);
      if (found) found.push(problem);
      else programs.set(key, [problem]);
    }
    for (const problems of programs.values()) reportProgram(context, problems);
    if (programs.size === 0) reportOpenDoor(context);
  },
};
export default rule;

/** Nothing is run, but one line in any file is enough. */
function reportOpenDoor({ tree, report }: RuleContext): void {
  const option = tree.live("asterisk.conf")?.section("options")?.last("execincludes");
  if (!option || !isTrue(option.value)) return;
  report({
    at: option.valuePlace,
    severity: "low",
    message:
      "'execincludes=yes' lets whoever can add a line to a configuration file run programs at the next reload; no file has an '#exec'",
  });
}

function reportProgram({ tree, report }: RuleContext, problems: readonly FoundProblem[]): void {
  const [first, ...others] = problems;
  if (!first) return;
  const program = programOf(first.subject);
  const places = others.length > 0 ? `, in ${problems.length} places` : "";
  const related = samePlaces(others.map(({ place }) => place));
  const at = first.place;
  if (first.code === "exec-skipped") {
    const isKnown = tree.effective("asterisk.conf") !== undefined;
    const reason = isKnown ? "because execincludes is off" : "unless asterisk.conf has execincludes=yes";
    const message = `Asterisk skips '#exec ${program}', ${reason}${places}; what it prints is missing`;
    report({
      at,
      message,
      severity: isKnown ? "medium" : "low",
      confidence: isKnown ? "certain" : "firm",
      related,
    });
    return;
  }
  const { text, severity } = riskOf(tree, program);
  report({
    at,
    message: `Asterisk runs '${program}' as its own user at every reload${places}${text}`,
    severity,
    related,
  });
}

/** The program without its arguments, which may hold a password. */
function programOf(command: string): string {
  const [program = ""] = command.split(/[\s|;&<>]/, 1);
  return program;
}

const open = ["/tmp/", "/var/tmp/", "/dev/shm/"];

function riskOf({ snapshot }: Tree, program: string): { text: string; severity: Severity } {
  if (!program.startsWith("/"))
    return { text: ", without a path, so that the first one found is run", severity: "high" };
  if (open.some((folder) => program.startsWith(folder))) {
    return { text: ", and it stands where others may write", severity: "high" };
  }
  if (snapshot.aliases.some((folder) => program.startsWith(`${folder}/`))) {
    return {
      text: ", and it stands in the configuration folder, which the user of Asterisk can often write to",
      severity: "high",
    };
  }
  return { text: "", severity: "medium" };
}
