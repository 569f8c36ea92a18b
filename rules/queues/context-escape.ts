import { isPlaceholder, type Option, quotedNames, type Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { extensionPlace } from "../dialplan/extension-place.ts";
import { includedOutbound } from "../dialplan/included-outbound.ts";

const rule: Rule = {
  id: "queues/context-escape",
  summary: "Callers who wait in a queue can dial out",
  category: "toll-fraud",
  severity: "medium",
  confidence: "firm",
  preset: "recommended",
  fix: "none",
  cwe: [284],
  since: "0.1.0",
  references: ["apps/app_queue.c: valid_exit(), queue_set_param()"],
  docs: {
    what: "`context` of a queue in queues.conf names a context of the dialplan in which the keys of waiting callers are looked up. Here that context has, or includes, a pattern that dials abroad.",
    why: "Digits add up until they match an extension, so a waiting caller is not limited to single keys. Whoever may call the queue dials through your provider, at your expense.",
    how: "Give the queue a context of its own that holds nothing but the keys that callers are told about, and that includes no other.",
    breaks: "Callers can no longer leave the queue for extensions that the new context does not have.",
    ignore: "When only your own phones, which may dial abroad anyway, can enter the queue.",
  },
  examples: [
    {
      title: "The context of the queue is that of the phones",
      bad: {
        "queues.conf": conf`
          [sales]
          strategy=ringall
          context=internal
          ;       ^^^^^^^^ medium "Callers who wait in queue 'sales' can dial abroad, since 'internal' has '_00X.'"
        `,
        "extensions.conf": conf`
          [internal]
          exten => 100,1,Dial(SIP/100)
          exten => _00X.,1,Dial(SIP/provider/\${EXTEN})
        `,
      },
    },
    {
      title: "Several queues share a template, and the pattern is included",
      bad: {
        "queues.conf": conf`
          [escape](!)
          context=queue-keys   ; ~ medium "Callers who wait in queues 'sales' and 'support'"
          [sales](escape)
          [support](escape)
        `,
        "extensions.conf": conf`
          [queue-keys]
          exten => 0,1,Dial(SIP/100)
          include => outbound
          [outbound]
          exten => _9011X.,1,Dial(DAHDI/g1/\${EXTEN:1})
        `,
      },
    },
    {
      title: "A context of its own, a jump out of it, a comment, a template that no queue uses",
      good: {
        "queues.conf": conf`
          [unused](!)
          context=internal
          [sales]
          context=queue-keys
          ;context=internal
          [support]
          strategy=ringall
        `,
        "extensions.conf": conf`
          [queue-keys]
          exten => 0,1,Goto(internal,100,1)
          [internal]
          exten => 100,1,Dial(SIP/100)
          exten => _00X.,1,Dial(SIP/provider/\${EXTEN})
        `,
      },
    },
    {
      title: "Another value further down",
      good: {
        "queues.conf": "[sales]\ncontext=internal\ncontext=keys\n",
        "extensions.conf":
          "[internal]\nexten => _00X.,1,Dial(SIP/provider/${EXTEN})\n[keys]\nexten => 0,1,Hangup()\n",
      },
    },
  ],
  check({ tree, report }) {
    const queues = new Map<Option, string[]>();
    for (const section of tree.live("queues.conf")?.live ?? []) {
      const option = section.key === "general" ? undefined : section.last("context");
      if (!option || option.value === "" || isPlaceholder(option.value)) continue;
      const names = queues.get(option);
      if (names) names.push(section.name);
      else queues.set(option, [section.name]);
    }
    for (const [option, names] of queues) {
      const pattern = includedOutbound(tree, option.value);
      if (!pattern) continue;
      const { extension } = pattern;
      report({
        at: option.valuePlace,
        message: `Callers who wait in ${names.length > 1 ? "queues" : "queue"} ${quotedNames(names)} can dial abroad, since '${option.value}' ${pattern.trunkCall.call.context.name === option.value ? "has" : "includes"} '${extension.name}'`,
        related: [{ at: extensionPlace(extension), message: "dials what the caller types" }],
      });
    }
  },
};
export default rule;
