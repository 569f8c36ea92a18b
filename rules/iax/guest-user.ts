import {
  appendOption,
  type Fix,
  type IaxAccount,
  type Rule,
  type Severity,
  type Tree,
  trunkCalls,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { contextOffer } from "../sip/context-offer.ts";
import { reachedTrunk } from "./trunk-reach.ts";

const rule: Rule = {
  id: "iax/guest-user",
  summary: "An IAX account without a password lets anyone call in",
  category: "authentication",
  severity: "high",
  confidence: "certain",
  preset: "recommended",
  fix: "unsafe",
  cwe: [306],
  since: "0.1.0",
  references: ["channels/chan_iax2.c: check_access()"],
  docs: {
    what: "A section of iax.conf with `type=user` or `type=friend` has no `secret`, `dbsecret` or `inkeys`, and no access list that keeps strangers out. Its name does not matter: a caller who gives no name is taken for such an account.",
    why: "Anyone who reaches port 4569 calls into the account's context without proving who he is. Where that context, or one it leads to, dials out, he makes calls at your expense.",
    how: "Delete the section if nobody needs it: the `[guest]` of the sample file, for example. Otherwise give it a `secret`, or refuse all addresses but those of the other side with `deny` and `permit`. A section for calls that you only make takes `type=peer`.",
    breaks:
      "Callers without a password are refused, and that is what they are for in a public directory of numbers.",
    ignore: "When guests are wanted and their context leads to nothing that costs money.",
  },
  examples: [
    {
      title: "The guest of the sample file, in a context that dials out",
      bad: {
        "iax.conf": conf`
          [general]
          [guest]          ; ~ critical "IAX account 'guest' needs no password, so that anyone may call into context 'default' and out of it again at your expense"
          type=user
          context=default
        `,
        "extensions.conf": "[default]\nexten => _0X.,1,Dial(SIP/provider/${EXTEN})\n",
      },
      fixed: {
        "iax.conf": conf`
          [general]
          [guest]
          type=user
          context=default
          deny=0.0.0.0/0.0.0.0
        `,
      },
    },
    {
      title: "A friend without a context gets 'default'",
      bad: {
        "iax.conf": conf`
          [general]
          [branch]         ; ~ high "anyone may call into context 'default'"
          type=friend
          host=dynamic
          secret=
        `,
      },
      fixed: {
        "iax.conf": conf`
          [general]
          [branch]
          type=friend
          host=dynamic
          secret=
          deny=0.0.0.0/0.0.0.0
        `,
      },
    },
    {
      title: "The caller names the context",
      bad: {
        "iax.conf":
          '[guest]   ; ~ critical "whichever context he names, and out of it again"\ntype=user\ncontext=*\n',
        "extensions.conf": "[outbound]\nexten => _0X.,1,Dial(SIP/provider/${EXTEN})\n",
      },
      fixed: { "iax.conf": "[guest]\ntype=user\ncontext=*\ndeny=0.0.0.0/0.0.0.0\n" },
    },
    {
      title: "Guests end at an announcement",
      bad: {
        "iax.conf":
          '[guest]   ; ~ medium "which only plays prompts or hangs up"\ntype=user\ncontext=public\n',
        "extensions.conf": "[public]\nexten => s,1,Playback(ss-noservice)\n",
      },
      fixed: { "iax.conf": "[guest]\ntype=user\ncontext=public\ndeny=0.0.0.0/0.0.0.0\n" },
    },
    {
      title: "A permit alone refuses nobody",
      bad: { "iax.conf": "[branch]   ; ~ high\ntype=user\ncontext=office\npermit=192.0.2.10\n" },
    },
    {
      title: "A key proves who calls",
      good: { "iax.conf": "[branch]\ntype=user\nauth=rsa\ninkeys=branch\ncontext=default\n" },
    },
    {
      title: "Only the other side's address is let in",
      good: { "iax.conf": "[branch]\ntype=user\ncontext=office\ndeny=0.0.0.0/0\npermit=192.0.2.10\n" },
    },
    { title: "A peer is only called", good: { "iax.conf": "[provider]\ntype=peer\nhost=192.0.2.10\n" } },
    {
      title: "The password comes from a template",
      good: {
        "iax.conf": "[phone](!)\ntype=friend\nsecret=kV8sPz2Tq7wLmX4c\n[200](phone)\ncontext=default\n",
      },
    },
    {
      title: "A template that nobody uses",
      good: { "iax.conf": "[guest](!)\ntype=user\ncontext=default\n" },
    },
    {
      title: "Only the machine itself reaches the port",
      good: { "iax.conf": "[general]\nbindaddr=127.0.0.1\n[guest]\ntype=user\ncontext=default\n" },
    },
    {
      title: "chan_iax2 is not loaded",
      good: {
        "iax.conf": "[guest]\ntype=user\ncontext=default\n",
        "modules.conf": "[modules]\nautoload=yes\nnoload => chan_iax2.so\n",
      },
    },
  ],
  check({ tree, report }) {
    const { iax } = tree;
    if (!iax || iax.exposure === "loopback") return;
    for (const account of iax.accounts) {
      if (!account.isGuest) continue;
      const danger = dangerOf(tree, account);
      report({
        at: account.namePlace,
        message: `IAX account '${account.name}' needs no password, so that anyone may call into ${danger.message}`,
        severity: danger.severity,
        related: danger.related,
        fixes: fixesOf(account),
      });
    }
  },
};
export default rule;

interface Danger {
  readonly message: string;
  readonly severity: Severity;
  readonly related: { at: IaxAccount["namePlace"]; message: string }[];
}

/** What the worst of an account's contexts offers to a stranger. */
function dangerOf(tree: Tree, { contexts }: IaxAccount): Danger {
  const names = contexts.length > 0 ? contexts.map(({ value }) => value) : ["default"];
  const related = contexts.slice(0, 1).map(({ value, valuePlace }) => ({
    at: valuePlace,
    message: `strangers enter the dialplan at '${value}'`,
  }));
  if (names.includes("*")) return anyContext(tree, related);
  for (const name of names) {
    const trunk = reachedTrunk(tree, [name]);
    if (!trunk) continue;
    const dials = { at: trunk.call.place, message: "this calls out" };
    return {
      message: `context '${name}' and out of it again at your expense`,
      severity: "critical",
      related: [...related, dials],
    };
  }
  const offers = names.map((name) => ({ name, kind: contextOffer(tree, name).kind }));
  const open = offers.find(({ kind }) => kind === "dialplan" || kind === "unknown");
  if (open) return { message: `context '${open.name}'`, severity: "high", related };
  const [first] = offers;
  const end =
    first?.kind === "missing"
      ? "which extensions.conf does not have"
      : "which only plays prompts or hangs up";
  return { message: `context '${first?.name ?? "default"}', ${end}`, severity: "medium", related };
}

/** With `context=*` the caller names the context, so that one way out anywhere is enough. */
function anyContext(tree: Tree, related: Danger["related"]): Danger {
  const trunk = trunkCalls(tree).find(({ dialled }) => dialled !== undefined);
  if (!trunk) return { message: "whichever context he names", severity: "high", related };
  const message = "whichever context he names, and out of it again at your expense";
  return {
    message,
    severity: "critical",
    related: [...related, { at: trunk.call.place, message: "this calls out" }],
  };
}

function fixesOf({ name, sections, from, accessList }: IaxAccount): Fix[] {
  const section = sections.at(-1);
  if (!section || sections.length > 1 || from === "users.conf" || !accessList.isEmpty) {
    return [{ title: "Give the account a password", applicability: "manual", edits: [] }];
  }
  return [
    {
      title: "Refuse every address until the account has a password",
      applicability: "unsafe",
      edits: appendOption(section, "deny", "0.0.0.0/0.0.0.0"),
      caution: `nobody can call as '${name}' any more`,
    },
  ];
}
