import {
  type IaxAccount,
  type Option,
  quotedNames,
  type Rule,
  type Severity,
  type Tree,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { reachedTrunk } from "./trunk-reach.ts";

const rule: Rule = {
  id: "iax/multiple-contexts",
  summary: "An IAX caller picks the context that its calls enter",
  category: "privilege",
  severity: "medium",
  confidence: "certain",
  preset: "recommended",
  fix: "manual",
  cwe: [269],
  since: "0.1.0",
  references: ["channels/chan_iax2.c: check_access(), apply_context()"],
  docs: {
    what: "An account of iax.conf has several lines `context=`, which Asterisk does not take one over the other: the caller may ask for any of them, and gets the first when it asks for none. `context=*` lets it ask for every context of the dialplan.",
    why: "Whoever has the account's password names the context that allows most, that with international numbers for example, although the first line suggests that only a small one is open to him.",
    how: "Keep one line, with the context that the account is meant to have. Where a template gives the other one, move it out of the template.",
    breaks: "Callers that ask for the context which is removed are refused.",
    ignore: "When the other side is a PBX of your own that needs both contexts.",
  },
  examples: [
    {
      title: "The second context dials out",
      bad: {
        "iax.conf": conf`
          [branch]
          type=user
          secret=kV8sPz2Tq7wLmX4c
          context=internal
          context=outbound   ; ~ medium "IAX account 'branch' may ask for 'outbound' besides 'internal', and call out from there"
        `,
        "extensions.conf":
          "[internal]\nexten => 100,1,Answer()\n[outbound]\nexten => _0X.,1,Dial(SIP/provider/${EXTEN})\n",
      },
    },
    {
      title: "Every context",
      bad: {
        "iax.conf":
          '[branch]\ntype=friend\nhost=dynamic\nsecret=kV8sPz2Tq7wLmX4c\ncontext=*   ; ~ high "may ask for every context"\n',
      },
    },
    {
      title: "Neither dials out",
      good: {
        "iax.conf": "[branch]\ntype=user\nsecret=kV8sPz2Tq7wLmX4c\ncontext=internal\ncontext=support\n",
        "extensions.conf": "[internal]\nexten => 100,1,Answer()\n[support]\nexten => 200,1,Answer()\n",
      },
    },
    {
      title: "The first one dials out already",
      good: {
        "iax.conf": "[branch]\ntype=user\nsecret=kV8sPz2Tq7wLmX4c\ncontext=outbound\ncontext=internal\n",
        "extensions.conf":
          "[internal]\nexten => 100,1,Answer()\n[outbound]\nexten => _0X.,1,Dial(SIP/provider/${EXTEN})\n",
      },
    },
    {
      title: "A peer is not a caller",
      good: { "iax.conf": "[provider]\ntype=peer\nhost=192.0.2.10\ncontext=a\ncontext=*\n" },
    },
    {
      title: "One context",
      good: { "iax.conf": "[branch]\ntype=user\nsecret=kV8sPz2Tq7wLmX4c\ncontext=internal\n" },
    },
  ],
  check({ tree, report }) {
    const found = new Map<Option, IaxAccount[]>();
    for (const account of tree.iax?.accounts ?? []) {
      const option = account.isCaller ? widerContext(tree, account) : undefined;
      const same = option && found.get(option);
      if (same) same.push(account);
      else if (option) found.set(option, [account]);
    }
    for (const [option, accounts] of found) {
      const names = quotedNames(accounts.map(({ name }) => name));
      const who = `IAX account${accounts.length > 1 ? "s" : ""} ${names}`;
      const isAny = option.value === "*";
      const first = accounts[0]?.contexts[0]?.value ?? "";
      const severity: Severity = isAny ? "high" : "medium";
      report({
        at: option.valuePlace,
        message: isAny
          ? `${who} may ask for every context of the dialplan`
          : `${who} may ask for '${option.value}' besides '${first}', and call out from there`,
        severity,
        fixes: [{ title: "Keep the one context that is meant", applicability: "manual", edits: [] }],
      });
    }
  },
};
export default rule;

/** The context that allows more than the first one does: any at all, or one with a way out of the PBX. */
function widerContext(tree: Tree, { contexts }: IaxAccount): Option | undefined {
  const any = contexts.find(({ value }) => value === "*");
  const [first, ...others] = contexts;
  if (any || !first || others.length === 0) return any;
  if (reachedTrunk(tree, [first.value])) return undefined;
  return others.find(({ value }) => reachedTrunk(tree, [value]) !== undefined);
}
