import {
  type Argument,
  Call,
  judgePin,
  outsideReach,
  type PinVerdict,
  type Rule,
  resolveGlobals,
  type Severity,
  samePlaces,
  type Tree,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { accessTo } from "./outbound-patterns.ts";

const rule: Rule = {
  id: "dialplan/pin-in-clear",
  summary: "A code that callers have to type stands in the dialplan",
  category: "authentication",
  severity: "medium",
  confidence: "certain",
  preset: "recommended",
  fix: "manual",
  cwe: [521, 798],
  since: "0.1.0",
  references: ["apps/app_authenticate.c: auth_exec()", "apps/app_disa.c: disa_exec()", "apps/app_meetme.c"],
  docs: {
    what: "`Authenticate`, `DISA` or `MeetMe` compares what the caller types with digits that are written in the dialplan, or in a variable of `[globals]`. Codes that are short or follow a pattern are graver than those that are only readable.",
    why: "Authenticate lets a caller try three times, and he may call as often as he likes: a code of four digits falls in a night, `1234` at once. A code in the dialplan is also seen by everybody who may look at `dialplan show`, the verbose log or a backup, and all users share it.",
    how: "Keep codes in a file that only Asterisk can read, one a line, each person one of at least eight digits: `Authenticate(/etc/asterisk/codes)`. With the option `m` the file holds MD5 sums instead of the codes. `VMAuthenticate` asks for the PIN of a mailbox.",
    breaks: "The users need their new codes.",
    ignore: "When the code guards nothing that matters, as a quiz or a test line.",
  },
  examples: [
    {
      title: "Short, simple and global",
      bad: {
        "extensions.conf": conf`
          [globals]
          DOOR=2580

          [phones]
          exten => 1,1,Authenticate(4711)
          ;                         ^^^^ medium "common"
          exten => 2,1,Authenticate(98053)               ; ~ medium "5 digits"
          exten => 3,1,Authenticate(\${DOOR})             ; ~ medium "common"
          exten => 4,1,MeetMe(4,p,4)                     ; ~ medium "equals the number itself"
          exten => 5,1,Authenticate(7302846159)          ; ~ low "can be read"
        `,
      },
    },
    {
      title: "A dial tone for callers from outside",
      bad: {
        "sip.conf": "[general]\nallowguest=yes\ncontext=door\n",
        "extensions.conf": '[door]\nexten => 1,1,DISA(123456,outbound)       ; ~ high "sequence"\n',
      },
    },
    {
      title: "Files, the database, what is computed or filled in later, and comments",
      good: {
        "extensions.conf": conf`
          [phones]
          exten => 1,1,Authenticate(/etc/asterisk/codes)
          exten => 2,1,Authenticate(/codes,d)
          exten => 3,1,Authenticate(\${DB(code/\${CALLERID(num)})})
          exten => 4,1,Authenticate(<code>)
          exten => 5,1,DISA(no-password,phones)
          exten => 6,1,DISA(/etc/asterisk/disa,phones)
          exten => 7,1,MeetMe(7,Mi)
          exten => 8,1,VMAuthenticate(100@default)
          ;exten => 9,1,Authenticate(1234)
        `,
      },
    },
  ],
  check({ tree, report }) {
    for (const [first, ...others] of uses(tree).values()) {
      if (!first) continue;
      const { call, argument, code } = first;
      const verdict = judgePin(code, call.extension.name);
      report({
        at: argument.place,
        severity: severityOf(tree, call, verdict),
        message: messageFor(call, verdict),
        label: "the code",
        related: samePlaces(
          others.map(({ argument }) => argument.place),
          "the same one here",
        ),
        fixes: [{ title: "Move the code to a file, and make it longer", applicability: "manual", edits: [] }],
      });
    }
  },
};
export default rule;

/** A step that asks for a code which the configuration tells. */
interface Use {
  readonly call: Call;
  readonly argument: Argument;
  readonly code: string;
}

/** All of them; those that take it from the same global together. */
function uses(tree: Tree): Map<string, Use[]> {
  const found = new Map<string, Use[]>();
  for (const [name, index] of asking) {
    for (const step of tree.dialplan?.steps(name) ?? []) {
      const call = new Call(step);
      const argument = call.argument(index);
      const code = argument && codeOf(tree, argument);
      if (!argument || code === undefined || accessTo(tree, call.context.name).caller === "nobody") continue;
      const key = argument.value === code ? `${found.size}` : argument.value;
      const known = found.get(key);
      if (known) known.push({ call, argument, code });
      else found.set(key, [{ call, argument, code }]);
    }
  }
  return found;
}

/** Applications with the place of the code among their arguments. */
const asking: readonly (readonly [application: string, index: number])[] = [
  ["authenticate", 0],
  ["disa", 0],
  ["meetme", 2],
];

/** The digits that callers have to type; undefined where they are not known. */
function codeOf(tree: Tree, { value }: Argument): string | undefined {
  const code = resolveGlobals(value, tree.dialplan?.dialplan.globals ?? new Map());
  return /^[0-9]+$/.test(code) ? code : undefined;
}

function messageFor({ priority, extension, context }: Call, verdict: PinVerdict | undefined): string {
  const where = `The code of ${priority.application.trim()} in '${extension.name}' of [${context.name}]`;
  if (!verdict) return `${where} can be read by everybody who may see the dialplan`;
  return `${where} ${verdict.reason}, so it is found by trying`;
}

function severityOf(tree: Tree, { context }: Call, verdict: PinVerdict | undefined): Severity {
  if (!verdict) return "low";
  return outsideReach(tree).has(context.name) ? "high" : "medium";
}
