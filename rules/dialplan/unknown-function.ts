import {
  dialplanFunction,
  dialplanFunctions,
  type Fix,
  nearestName,
  type Rule,
  samePlaces,
  type Tree,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { effectOf, type FunctionUse, missingFunctions } from "./function-uses.ts";

const rule: Rule = {
  id: "dialplan/unknown-function",
  summary: "No release of Asterisk has a dialplan function of this name",
  category: "correctness",
  severity: "medium",
  confidence: "firm",
  preset: "recommended",
  fix: "unsafe",
  cwe: [1109],
  since: "0.1.0",
  references: [
    "main/pbx_functions.c: ast_func_read2(), ast_func_write()",
    "funcs/func_odbc.c: init_acf_query()",
  ],
  docs: {
    what: "A step reads or sets a function that Asterisk does not have: neither one of its modules nor `func_odbc.conf` provides it. Capital and small letters make a difference in the names of functions, unlike those of applications.",
    why: "When a call comes to such a step the log says `not registered`, the text is empty or nothing is set, and the call goes on. A check that hangs on it goes the same way for every caller, a limit that it should set is not there.",
    how: "Correct the name. If the function comes with a module that is not part of Asterisk, ignore the finding.",
    breaks: "What was empty so far has a value from now on, and steps that depend on it may go another way.",
    ignore: "When a module from elsewhere provides the function.",
  },
  examples: [
    {
      title: "Small letters",
      bad: {
        "extensions.conf": conf`
          [a]
          exten => 1,1,Set(length=\${len(\${EXTEN})})
          ;                         ^^^ medium "'LEN'"
          exten => 1,n,Set(timeout(absolute)=60)
          ;                ^^^^^^^ medium "'TIMEOUT'"
        `,
      },
      fixed: {
        "extensions.conf": conf`
          [a]
          exten => 1,1,Set(length=\${LEN(\${EXTEN})})
          exten => 1,n,Set(TIMEOUT(absolute)=60)
        `,
      },
    },
    {
      title: "A slip, made twice",
      bad: {
        "extensions.conf": conf`
          [a]
          exten => 1,1,GotoIf($["\${CALERID(num)}" = "100"]?2,1)       ; ~ medium "'CALLERID'"
          exten => 2,1,NoOp(\${CALERID(name)})
        `,
      },
      fixed: {
        "extensions.conf": conf`
          [a]
          exten => 1,1,GotoIf($["\${CALLERID(num)}" = "100"]?2,1)
          exten => 2,1,NoOp(\${CALLERID(name)})
        `,
      },
    },
    {
      title: "Perhaps of another module, and one that func_odbc.conf does not have",
      bad: {
        "func_odbc.conf": "[PRESENCE]\nreadsql=SELECT 1\n",
        "extensions.conf": conf`
          [a]
          exten => 1,1,MSet(a=\${COMPANY_LOOKUP(1)},COMPANY_STORE(2)=b)   ; ~ low "COMPANY_LOOKUP" ~ low "COMPANY_STORE"
          exten => 2,1,NoOp(\${ODBC_PRESENT(1)})   ; ~ low "ODBC_PRESENT"
        `,
      },
    },
    {
      title: "Functions of func_odbc.conf, variables, computed names, comments and application names",
      good: {
        "func_odbc.conf": "[USER]\nreadsql=SELECT 1\n\n[USER2]\nprefix=SITE\nwritesql=SELECT 2\n",
        "extensions.conf": conf`
          [a]
          exten => 1,1,Set(a=\${ODBC_USER(1)}\${SITE_USER2(2)}\${lenient}\${b:0:3})
          exten => 1,n,Set(x=a(b))
          exten => 1,n,MSet(x=1,SITE_USER2(1)=3)
          exten => 1,n,NoOp(\${\${WHICH}(1)} $[(1 + 2)] \${{FILLED}(1)})
          ;exten => 1,n,NoOp(\${len(1)})
          exten => 1,n,ExecIf($[\${LEN(\${a})} > 3]?Set(foo(bar)=1))
        `,
      },
    },
    {
      title: "Functions of a func_odbc.conf that is not here",
      good: {
        "extensions.conf": "[a]\nexten => 1,1,NoOp(${ODBC_USER(1)})\nexten => 1,n,Set(SITE_USER(1)=2)\n",
      },
    },
  ],
  check({ tree, report }) {
    const missing = missingFunctions(tree);
    if (missing.size === 0) return;
    const isProvided = providedBy(tree);
    for (const [name, uses] of missing) {
      const [first, ...others] = uses;
      if (!first || dialplanFunction(name) || isProvided(name)) continue;
      const meant = meantBy(name);
      report({
        at: first.place,
        severity: meant ? "medium" : "low",
        message: messageFor(name, first, meant),
        related: samePlaces(others.map(({ place }) => place)),
        fixes: meant ? [renameAll(uses, meant)] : [],
      });
    }
  },
};
export default rule;

function messageFor(name: string, use: FunctionUse, meant: string | undefined): string {
  const nothing = `Asterisk has no function '${name}' and ${effectOf(use)}`;
  if (meant === undefined) return `${nothing} unless another module provides it`;
  if (meant.toLowerCase() !== name.toLowerCase()) return `${nothing}, did you mean '${meant}'?`;
  return `${nothing}: capital letters count, it is '${meant}'`;
}

function meantBy(name: string): string | undefined {
  const byKey = new Map(dialplanFunctions().map((facts) => [facts.name.toLowerCase(), facts.name]));
  const key = name.toLowerCase();
  return byKey.get(byKey.has(key) ? key : (nearestName(key, byKey.keys()) ?? ""));
}

function renameAll(uses: readonly FunctionUse[], name: string): Fix {
  return {
    title: `Write '${name}'`,
    applicability: "unsafe",
    edits: uses.map(({ place }) => ({ ...place, text: name })),
    caution: "what was empty so far has a value, and steps that depend on it may go another way",
  };
}

/**
 * Tells what func_odbc.conf provides: where the file is not here or not whole, all that looks as its functions do, which
 * have a prefix.
 */
function providedBy(tree: Tree): (name: string) => boolean {
  const file = tree.live("func_odbc.conf");
  if (!file || file.mayHoldMore(undefined))
    return (name) => name.includes("_") && meantBy(name) === undefined;
  const names = new Set(
    file.live.map((section) => `${section.first("prefix")?.value || "ODBC"}_${section.name}`),
  );
  return (name) => names.has(name);
}
