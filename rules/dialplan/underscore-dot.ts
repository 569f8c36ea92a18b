import {
  type Call,
  type Extension,
  type Fix,
  type Option,
  type Rule,
  reachableContexts,
  type Severity,
  type TextEdit,
  type Tree,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { extensionLines, extensionPlace } from "./extension-place.ts";

const rule: Rule = {
  id: "dialplan/underscore-dot",
  summary: "The pattern '_.' matches everything, special extensions included",
  category: "toll-fraud",
  severity: "high",
  confidence: "certain",
  preset: "recommended",
  fix: "unsafe",
  cwe: [185],
  since: "0.1.0",
  references: ["pbx/pbx_config.c: pbx_load_config()", "main/pbx.c: ast_extension_match()"],
  docs: {
    what: "`_.` and `_!` match every extension: numbers, names, and the special ones `h`, `i`, `t`, `s`, `o`. Asterisk warns of them at load.",
    why: "A caller may send any text as the extension, `&` and letters too, and it reaches the steps behind the pattern. When the call ends, `h` matches as well and the steps run a second time; a wrong digit in a menu runs them instead of `i`.",
    how: "Write `_X.` for numbers and, where needed, `_+X.` beside it. Give `h`, `i` and `t` extensions of their own.",
    breaks:
      "Extensions that start with a letter, `*`, `#` or `+` no longer match, nor do `s`, `i`, `t` and `h`, should something rely on that.",
    ignore: "In a context that only hangs up or announces that the number is wrong.",
  },
  examples: [
    {
      title: "Everything is dialled",
      bad: {
        "extensions.conf": conf`
          [internal]
          exten => _.,1,Dial(SIP/\${EXTEN})
          ;        ^^ high "every extension"
           same => n,Hangup()
        `,
      },
      fixed: {
        "extensions.conf": conf`
          [internal]
          exten => _X.,1,Dial(SIP/\${EXTEN})
           same => n,Hangup()
        `,
      },
    },
    {
      title: "Each line of the extension is changed",
      bad: {
        "extensions.conf": conf`
          [ivr]
          exten => _!,1,AGI(lookup.agi)       ; ~ medium
          exten => _!,n,Hangup()
        `,
      },
      fixed: { "extensions.conf": "[ivr]\nexten => _X!,1,AGI(lookup.agi)\nexten => _X!,n,Hangup()\n" },
    },
    {
      title: "Only announcements and jumps",
      bad: { "extensions.conf": "[catchall]\nexten => _.,1,NoOp(${EXTEN})   ; ~ low\n same => n,Hangup()\n" },
      fixed: { "extensions.conf": "[catchall]\nexten => _X.,1,NoOp(${EXTEN})\n same => n,Hangup()\n" },
    },
    {
      title: "Numbers only",
      good: {
        "extensions.conf": "[a]\nexten => _X.,1,Dial(SIP/${EXTEN})\n;exten => _.,1,Dial(SIP/${EXTEN})\n",
      },
    },
  ],
  check({ tree, report }) {
    const reachable = reachableContexts(tree);
    for (const context of tree.dialplan?.contexts ?? []) {
      for (const name of ["_.", "_!"]) {
        const extension = context.extension(name);
        if (!extension || !reachable.has(context.name)) continue;
        report({
          at: extensionPlace(extension),
          message: `'${name}' in [${context.name}] matches every extension, h, i and t too, so its steps run when nobody means them`,
          severity: severityOf(tree, extension),
          fixes: fixesFor(extension),
        });
      }
    }
  },
};
export default rule;

/** Steps that neither reach anybody nor run anything. */
const harmless: ReadonlySet<string> = new Set([
  "answer",
  "background",
  "busy",
  "congestion",
  "execif",
  "exitifbusy",
  "goto",
  "gotoif",
  "gotoiftime",
  "hangup",
  "log",
  "noop",
  "playback",
  "playtones",
  "progress",
  "return",
  "ringing",
  "set",
  "setvar",
  "verbose",
  "wait",
  "waitexten",
]);

const dialling: ReadonlySet<string> = new Set(["dial", "retrydial", "originate", "page", "transfer"]);

function severityOf(tree: Tree, extension: Extension<Option>): Severity {
  const steps: readonly Call[] = tree.dialplan?.callsOf(extension) ?? [];
  const names = steps.map(({ priority }) => priority.application.trim().toLowerCase());
  if (names.some((name) => dialling.has(name))) return "high";
  return names.every((name) => harmless.has(name)) ? "low" : "medium";
}

function fixesFor(extension: Extension<Option>): Fix[] {
  const name = `_X${extension.name.slice(1)}`;
  const edits = extensionLines(extension).flatMap((option): TextEdit[] => {
    if (!option.value.startsWith(extension.name)) return [];
    const { path, span } = option.placeIn(0, extension.name.length);
    return span.end - span.start === extension.name.length ? [{ path, span, text: name }] : [];
  });
  if (edits.length !== extensionLines(extension).length) return [];
  const caution = "extensions that do not start with a digit no longer match";
  return [{ title: `Write '${name}'`, applicability: "unsafe", edits, caution }];
}
