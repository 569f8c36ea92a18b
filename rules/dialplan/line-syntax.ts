import {
  type DialplanProblem,
  type DialplanProblemCode,
  type Option,
  type Rule,
  samePlaces,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";

const rule: Rule = {
  id: "dialplan/line-syntax",
  summary: "Asterisk drops or misreads a line of the dialplan",
  category: "correctness",
  severity: "medium",
  confidence: "certain",
  preset: "recommended",
  fix: "none",
  cwe: [670],
  since: "0.1.0",
  references: ["pbx/pbx_config.c: pbx_load_config()", "main/pbx.c: ast_add_extension2()"],
  docs: {
    what: "A line of extensions.conf is not of a form that Asterisk understands: a priority that is none, a parenthesis that does not close, a word that is no directive. Asterisk warns in its log, drops the line and goes on.",
    why: "The step is missing from the dialplan. If it refused a number or asked for a code, calls now go on without it.",
    how: "Correct the line as the message says.",
    breaks: "The step is run from now on.",
    ignore:
      "When a patched Asterisk, or a program that makes the file into another one, understands the line.",
  },
  examples: [
    {
      title: "Lines that are dropped",
      bad: {
        "extensions.conf": conf`
          [a]
          same => n,Hangup()                   ; ~ medium "no extension"
          exten => 100,one,Answer()            ; ~ medium "priority"
          exten => 100,1(start,Answer()        ; ~ medium "label"
          extern => 101,1,Answer()             ; ~ medium "'extern'"
        `,
      },
    },
    {
      title: "A parenthesis is missing",
      bad: { "extensions.conf": '[a]\nexten => 100,1,Dial(SIP/100      ; ~ low "does not close"\n' },
    },
    {
      title: "Every form that Asterisk knows",
      good: {
        "extensions.conf": conf`
          [a]
          include => b
          switch => Realtime/a@extensions
          ignorepat => 9
          autohints = yes
          exten => 100,1(start),Answer
          exten => 100,start+1,Hangup()
          same = n,Hangup()
          [b]
          ;same => n,Hangup()
        `,
      },
    },
  ],
  check({ tree, report }) {
    const byMessage = new Map<string, DialplanProblem<Option>[]>();
    for (const problem of tree.dialplan?.dialplan.problems ?? []) {
      const what = messages[problem.code];
      if (what === undefined) continue;
      const key = `${problem.code}\n${problem.context.name}\n${problem.code === "directive-unknown" ? problem.entry.name : ""}`;
      const found = byMessage.get(key);
      if (found) found.push(problem);
      else byMessage.set(key, [problem]);
    }
    for (const [first, ...others] of byMessage.values()) {
      if (!first) continue;
      report({
        at: first.entry.place,
        severity: rejected.has(first.code) ? "medium" : "low",
        message: `${messages[first.code]?.(first.entry) ?? ""} in [${first.context.name}]`,
        related: samePlaces(
          others.map(({ entry }) => entry.place),
          "the same here",
        ),
      });
    }
  },
};
export default rule;

/** What is wrong, by code. Codes that have a rule of their own, or that mean no harm, are not here. */
const messages: Partial<Record<DialplanProblemCode, (entry: Option) => string>> = {
  "same-without-extension": () =>
    "There is no extension yet that 'same' could continue, so the step is dropped",
  "next-without-previous": () => "The first step has no number that 'n' could follow, so it is dropped",
  "same-without-previous": () => "The first step has no number that 's' could repeat, so it is dropped",
  "label-unknown": () => "The priority is neither a number nor a label, so the step is dropped",
  "label-unclosed": () => "The label's parenthesis does not close, so the step is dropped",
  "priority-invalid": () => "The priority is not at least 1, so the step is dropped",
  "call-unclosed": () => "The parenthesis after the application does not close",
  "extension-empty": () => "The extension has no name, so the step is dropped",
  "label-duplicate": () => "The label is taken, so the step is without one",
  "set-unclosed": () => "A '[' of the pattern does not close, so it matches nothing",
  "include-time-invalid": () => "A time of the include cannot be read",
  "directive-unknown": ({ name }) => `Asterisk knows no '${name}' in a context, so the line is dropped`,
};

const rejected: ReadonlySet<DialplanProblemCode> = new Set([
  "same-without-extension",
  "next-without-previous",
  "same-without-previous",
  "label-unknown",
  "label-unclosed",
  "priority-invalid",
  "extension-empty",
  "directive-unknown",
]);
