import {
  type Call,
  contextGraph,
  derived,
  type Extension,
  isPlaceholder,
  isTrue,
  type Mailbox,
  mailboxSetting,
  type Option,
  type Place,
  type Priority,
  type RelatedPlace,
  type Rule,
  type Tree,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { type OutboundPattern, outboundPatternBehind } from "../dialplan/outbound-patterns.ts";
import { includedContexts } from "../dialplan/reached-trunk.ts";
import { mailboxesNamed } from "./mailbox-access.ts";

const rule: Rule = {
  id: "vm/exitcontext",
  summary: "Pressing 0 or * in voicemail leads to an outside line",
  category: "toll-fraud",
  severity: "high",
  confidence: "firm",
  preset: "recommended",
  fix: "none",
  cwe: [284],
  since: "0.1.0",
  references: ["apps/app_voicemail.c: leave_voicemail()"],
  docs: {
    what: "Callers who leave a message may press `*`, and with `operator=yes` also `0`. Asterisk then goes on at extension `a` or `o` of the context that `exitcontext` names. Here that extension lets the caller dial further, by WaitExten, Background, DISA or Read or by a jump, and numbers abroad are in reach.",
    why: "Anybody may leave a message. A caller from outside reaches the mailbox, presses a key and dials abroad at your expense.",
    how: "Let `o` and `a` ring an operator or hang up, in a context of their own that includes nothing: `exten => o,1,Dial(SIP/reception)`.",
    breaks: "Callers can no longer dial extensions from voicemail.",
    ignore: "When a code is asked for before such a call.",
  },
  examples: [
    {
      title: "The operator key leads to the context of the phones",
      bad: {
        "voicemail.conf": conf`
          [general]
          operator=yes
          exitcontext=internal    ; ~ high "Callers who press 0 in voicemail go on at 'o' in [internal] and can dial abroad"
          [default]
          100 => 739154,Alice
        `,
        "extensions.conf": conf`
          [internal]
          exten => o,1,Background(operator)
           same => n,WaitExten(5)
          exten => _00X.,1,Dial(SIP/provider/\${EXTEN})
        `,
        "sip.conf":
          "[provider]\ntype=peer\nhost=sip.example.com\ncontext=incoming\n[100]\ntype=friend\nsecret=x\ncontext=internal\n",
      },
    },
    {
      title: "The star jumps there, for one mailbox",
      bad: {
        "voicemail.conf": conf`
          [default]
          100 => 739154,Alice,,,exitcontext=leave
          ;                     ^^^^^^^^^^^^^^^^^ high "Callers who press * in mailbox '100'"
        `,
        "extensions.conf": conf`
          [leave]
          exten => a,1,Goto(internal,s,1)
          [internal]
          exten => s,1,WaitExten(5)
          exten => _00X.,1,Dial(SIP/provider/\${EXTEN})
        `,
        "sip.conf":
          "[provider]\ntype=peer\nhost=sip.example.com\ncontext=incoming\n[100]\ntype=friend\nsecret=x\ncontext=internal\n",
      },
    },
    {
      title: "The operator is a phone",
      good: {
        "voicemail.conf": "[general]\noperator=yes\nexitcontext=internal\n[default]\n100 => 739154\n",
        "extensions.conf": conf`
          [internal]
          exten => o,1,Dial(SIP/reception)
          exten => _00X.,1,Dial(SIP/provider/\${EXTEN})
        `,
        "sip.conf":
          "[provider]\ntype=peer\nhost=sip.example.com\ncontext=incoming\n[reception]\ntype=friend\nsecret=x\ncontext=internal\n",
      },
    },
    {
      title: "operator is off, exitcontext is a comment, the context is unknown",
      good: {
        "voicemail.conf":
          "[general]\nexitcontext=internal\n[default]\n100 => 739154\n101 => 926381,Bob,,,exitcontext=nowhere\n",
        "extensions.conf": conf`
          [internal]
          exten => o,1,WaitExten(5)
          exten => _00X.,1,Dial(SIP/provider/\${EXTEN})
        `,
        "sip.conf":
          "[provider]\ntype=peer\nhost=sip.example.com\ncontext=incoming\n[100]\ntype=friend\nsecret=x\ncontext=internal\n",
      },
    },
  ],
  check({ tree, report }) {
    for (const exit of exitsOf(tree)) {
      const found = escapeFrom(tree, exit);
      if (!found) continue;
      const { call, pattern } = found;
      const where = exit.mailboxes ? mailboxesNamed(exit.mailboxes) : "voicemail";
      report({
        at: exit.place,
        message: `Callers who press ${exit.key} in ${where} go on at '${exit.extension}' in [${exit.context}] and can dial abroad`,
        related: placesOf(call, pattern),
      });
    }
  },
};
export default rule;

/** A key that callers press, and where they go on. */
interface Exit {
  readonly key: "0" | "*";
  readonly extension: "o" | "a";
  readonly context: string;
  readonly place: Place;
  /** Undefined for what `[general]` says. */
  readonly mailboxes: readonly Mailbox[] | undefined;
}

/** The exits of all mailboxes, those alike together. */
function exitsOf(tree: Tree): readonly Exit[] {
  const { voicemail } = tree;
  const exits = new Map<string, Exit & { readonly mailboxes: Mailbox[] | undefined }>();
  for (const mailbox of voicemail?.mailboxes ?? []) {
    if (!voicemail) break;
    const { value: context, place } = mailboxSetting(mailbox, voicemail.general, "exitcontext");
    if (context === "" || !place || isPlaceholder(context)) continue;
    const isOwn = mailbox.options.some(({ key }) => key === "exitcontext");
    const hasOperator = isTrue(mailboxSetting(mailbox, voicemail.general, "operator").value);
    const keys = hasOperator ? (["0", "*"] as const) : (["*"] as const);
    for (const key of keys) {
      const id = `${key} ${isOwn} ${context}`;
      const known = exits.get(id);
      if (known) known.mailboxes?.push(mailbox);
      else
        exits.set(id, {
          key,
          extension: key === "0" ? "o" : "a",
          context,
          place,
          mailboxes: isOwn ? [mailbox] : undefined,
        });
    }
  }
  return [...exits.values()];
}

/** Applications after which a caller dials an extension of the context. */
const dialers: ReadonlySet<string> = new Set(["waitexten", "background", "disa", "read"]);

interface Escape {
  readonly call: Call;
  readonly pattern: OutboundPattern;
}

/** The step by which a caller gets from the exit to where numbers abroad are dialled. */
function escapeFrom(tree: Tree, { extension, context }: Exit): Escape | undefined {
  const { dialplan } = tree;
  if (!dialplan) return undefined;
  for (const name of includedContexts(tree, context)) {
    const found = exitsByContext(tree).get(`${extension}@${name}`);
    if (!found) continue;
    for (const call of dialplan.callsOf(found)) {
      const isDialer = dialers.has(call.priority.application.toLowerCase());
      const targets = jumpsByStep(tree).get(call.priority) ?? [];
      for (const start of isDialer ? [context, ...targets] : targets) {
        const pattern = outboundPatternBehind(tree, start);
        if (pattern) return { call, pattern };
      }
    }
  }
  return undefined;
}

/** The contexts that a step jumps to. */
const jumpsByStep = derived((tree: Tree) => {
  const found = new Map<Priority<Option>, string[]>();
  for (const { call, context } of contextGraph(tree).jumps) {
    const known = found.get(call.priority);
    if (known) known.push(context);
    else found.set(call.priority, [context]);
  }
  return found;
});

/** Extensions that can be exits: `o@context`, `a@context`. */
const exitsByContext = derived((tree: Tree) => {
  const found = new Map<string, Extension<Option>>();
  for (const context of tree.dialplan?.contexts ?? []) {
    for (const extension of context.extensions()) {
      const key = `${extension.name}@${context.name}`;
      if ((extension.name === "o" || extension.name === "a") && !found.has(key)) found.set(key, extension);
    }
  }
  return found;
});

function placesOf(call: Call, { trunkCall }: OutboundPattern): RelatedPlace[] {
  return [
    { at: call.place, message: "from here the caller dials on" },
    { at: trunkCall.call.place, message: "here the call leaves the house" },
  ];
}
