import {
  type EffectiveFile,
  firstPlaces,
  isInOtherDialplan,
  type Option,
  type RelatedPlace,
  type Rule,
  resolveGlobals,
  type Severity,
  type Tree,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";

const rule: Rule = {
  id: "dialplan/missing-context",
  summary: "A context is named that the dialplan does not have",
  category: "correctness",
  severity: "medium",
  confidence: "firm",
  preset: "recommended",
  fix: "none",
  cwe: [1188],
  since: "0.1.0",
  references: ["main/pbx.c: ast_context_verify_includes()", "pbx/pbx_config.c: pbx_load_config()"],
  docs: {
    what: "An account, an include or a jump names a context that no section of extensions.conf defines. Names are compared to the letter.",
    why: "Calls that enter or are sent to a context which is not there end with an error. If it was meant to protect something, to ask for a code or to refuse foreign numbers for example, that protection is missing.",
    how: "Correct the spelling, or add the context.",
    breaks: "Calls that ended here go on; see that they go where they should.",
    ignore:
      "When something else creates the context: a module, a realtime switch, or a file that is generated on the PBX.",
  },
  examples: [
    {
      title: "A letter is missing",
      bad: {
        "extensions.conf": conf`
          [ivr]
          exten => 1,1,Goto(suport,s,1)
          ;                 ^^^^^^ medium "'suport'"

          [support]
          exten => s,1,Queue(support)
        `,
      },
    },
    {
      title: "An account's context",
      bad: {
        "sip.conf": conf`
          [general]
          allowguest=no

          [desk]
          type=friend
          host=dynamic
          secret=x
          context=Internal             ; ~ medium "account 'desk'"
        `,
        "extensions.conf": "[internal]\nexten => 100,1,Dial(SIP/desk)\n",
      },
    },
    {
      title: "The contexts of an endpoint and of an IAX2 user",
      bad: {
        "pjsip.conf": conf`
          [desk]
          type=endpoint
          context=Internal             ; ~ medium "endpoint 'desk'"
        `,
        "iax.conf": conf`
          [branch]
          type=user
          secret=x
          context=internal
          context=branches             ; ~ medium "IAX2 account 'branch'"
        `,
        "extensions.conf": "[internal]\nexten => 100,1,Dial(PJSIP/desk)\n",
      },
    },
    {
      title: "An include that may belong to an optional feature",
      bad: { "extensions.conf": "[internal]\ninclude => features\n;          ^^^^^^^^ low\n" },
    },
    {
      title: "Contexts that modules create, computed names and parts of a tree",
      good: {
        "extensions.conf": conf`
          [globals]
          WORK=office
          [office]
          include => parkedcalls
          exten => 1,1,Goto(\${CHOICE},s,1)
          exten => 2,1,Goto(\${WORK},1,1)
          include => office-custom
        `,
      },
    },
    {
      title: "Originate that runs an application",
      good: { "extensions.conf": "[a]\nexten => 1,1,Originate(SIP/100,app,Playback,hello)\n" },
    },
    {
      title: "A file that is not here may define it",
      good: { "extensions.conf": "#tryinclude local.conf\n[ivr]\nexten => 1,1,Goto(suport,s,1)\n" },
    },
    {
      title: "Asterisk refuses extensions.conf, which is the fault to mend first",
      good: { "extensions.conf": "exten => 1,1,Answer\n[ivr]\nexten => 1,1,Goto(suport,s,1)\n" },
    },
    {
      title: "AEL defines one of them",
      bad: {
        "extensions.conf": conf`
          [a]
          exten => 1,1,Goto(b,s,1)
          exten => 2,1,Goto(c,s,1)  ; ~ medium "'c'"
        `,
        "extensions.ael": "context b { s => Hangup(); }\n",
      },
    },
    {
      title: "Lua may define it",
      good: {
        "extensions.conf": "[a]\nexten => 1,1,Goto(b,s,1)\n",
        "extensions.lua": 'extensions = {}\nextensions["b"] = {}\n',
      },
    },
  ],
  check({ tree, report }) {
    if (!tree.dialplan || isIncomplete(tree)) return;
    for (const [context, [first, ...others]] of missingContexts(tree)) {
      if (!first) continue;
      report({
        at: first.at,
        severity: first.severity,
        message: `${first.what} context '${context}', which the dialplan does not have, ${first.effect}`,
        related: firstPlaces(
          others.map(({ at, what }) => ({ at, message: `${what} it, too`, isSame: true })),
        ),
      });
    }
  },
};
export default rule;

interface Mention extends Pick<RelatedPlace, "at"> {
  readonly what: string;
  readonly effect: string;
  readonly severity: Severity;
}

/** Every missing context with the places that name it, the gravest first. */
function missingContexts(tree: Tree): Map<string, Mention[]> {
  const missing = new Map<string, Mention[]>();
  const elsewhere = contextsFromElsewhere(tree);
  const seen = new Set<string>();
  const note = (context: string, mention: Mention): void => {
    const name = resolveGlobals(context.trim(), tree.dialplan?.dialplan.globals ?? new Map());
    if (!isName(name) || elsewhere.has(name) || tree.dialplan?.context(name) || isInOtherDialplan(tree, name))
      return;
    const { path, span } = mention.at;
    const identity = `${span.start} ${path}\n${name}`;
    if (seen.has(identity)) return;
    seen.add(identity);
    const known = missing.get(name);
    if (known) known.push(mention);
    else missing.set(name, [mention]);
  };
  for (const { name, option } of accountContexts(tree))
    note(option.value, {
      at: option.valuePlace,
      what: `Calls of ${name} enter`,
      effect: "so they fail",
      severity: "medium",
    });
  for (const { call, context, place } of tree.contexts.jumps) {
    const what = `${call.priority.application.trim()} sends calls to`;
    note(context, { at: place, what, effect: "so they end there", severity: "medium" });
  }
  for (const { kind, to, from, place } of tree.contexts.edges) {
    if (kind === "include" && !isRoom(to))
      note(to, { at: place, what: `[${from}] includes`, effect: "so nothing is included", severity: "low" });
  }
  return missing;
}

/** Generators such as FreePBX include contexts that whoever likes may add: `from-internal-custom`. */
function isRoom(context: string): boolean {
  return /-custom\b/.test(context);
}

interface AccountContext {
  readonly name: string;
  readonly option: Option;
}

/** The contexts that accounts name. */
function accountContexts({ sip, pjsip, iax }: Tree): AccountContext[] {
  const found: AccountContext[] = [];
  for (const { name, context, settings } of sip?.accounts ?? []) {
    const { option } = context;
    const isOwn = option && option.document.path !== "users.conf" && settings.options.includes(option);
    if (isOwn) found.push({ name: `account '${name}'`, option });
  }
  for (const { id, context } of pjsip?.endpoints ?? []) {
    if (context.option) found.push({ name: `endpoint '${id}'`, option: context.option });
  }
  for (const { name, contexts, isCaller } of iax?.accounts ?? []) {
    for (const option of isCaller ? contexts : []) found.push({ name: `IAX2 account '${name}'`, option });
  }
  return found;
}

/** Whether a text is the name of a context and nothing that has to be filled in. */
function isName(text: string): boolean {
  return text !== "" && !text.includes("$") && !text.includes("{") && !text.includes("<");
}

/** Contexts that modules make (`res_parking`, `app_page` and others) by their usual names, and those that options name. */
function contextsFromElsewhere(tree: Tree): ReadonlySet<string> {
  const names = new Set(["parkedcalls", "default", "parking"]);
  const files = ["features.conf", "res_parking.conf", "sip.conf", "iax.conf", "pjsip.conf", "minivm.conf"];
  for (const { options } of files.flatMap((name) => tree.effective(name)?.live ?? [])) {
    for (const { key, value, document } of options) {
      if (makesContext(key) && (key !== "context" || !accountFiles.has(document.path))) names.add(value);
    }
  }
  return names;
}

function makesContext(key: string): boolean {
  return key === "context" || key === "regcontext" || key === "parkinglot";
}

const accountFiles: ReadonlySet<string> = new Set(["sip.conf", "iax.conf", "pjsip.conf"]);

/** Whether contexts may come from where we cannot look. */
function isIncomplete(tree: Tree): boolean {
  const file = tree.dialplan?.file;
  if (!file || file.refused) return true;
  return (
    file.problems.some(({ code }) => /^(include|exec)-|^directive-unknown$/.test(code)) ||
    lacksPart(tree, file)
  );
}

/** `#tryinclude` says that a file may be missing, not that it holds nothing. */
function lacksPart({ snapshot }: Tree, { frames }: EffectiveFile): boolean {
  const documents = new Set(frames.map(({ document }) => document));
  return [...documents].some((document) => {
    for (let line = 0; line < document.lineCount; line++) {
      if (!document.isKind(line, "directive")) continue;
      const { kind, argument } = document.directive(line);
      if (kind === "tryinclude" && snapshot.resolve(argument ?? "").paths.length === 0) return true;
    }
    return false;
  });
}
