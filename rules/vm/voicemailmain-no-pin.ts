import {
  type Call,
  derived,
  outsideReach,
  type Place,
  parseOptions,
  type RelatedPlace,
  type Rule,
  type Severity,
  type Tree,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { hasCallerNumber } from "../sip/caller-number.ts";

const rule: Rule = {
  id: "vm/voicemailmain-no-pin",
  summary: "A mailbox opens without a PIN",
  category: "authentication",
  severity: "high",
  confidence: "firm",
  preset: "recommended",
  fix: "manual",
  cwe: [290],
  since: "0.1.0",
  references: ["apps/app_voicemail.c: vm_execmain()"],
  docs: {
    what: "The dialplan runs `VoiceMailMain` with the option `s`, which asks for no PIN, for a mailbox that the caller picks: by his caller ID or by the number he dials. An `s` before the mailbox, as in `VoiceMailMain(s100)`, means the same where no options follow. It is high where callers from outside get there, and a mailbox with a fixed number is reported only there.",
    why: "A caller ID is what the caller says it is. Whoever calls in with the number of an extension, or has a phone without a `callerid` of its own, listens to other people's messages, deletes them, and uses whatever the menu offers, such as returning calls.",
    how: "Leave the `s` out, so that Asterisk asks for the PIN. To spare phones the PIN, give each account a `callerid`, keep `trustrpid` off, and put the extension into a context that only phones reach.",
    breaks: "Owners of mailboxes have to type their PIN.",
    ignore: "When only phones whose caller ID is set by their accounts get there.",
  },
  examples: [
    {
      title: "Callers from outside, by their caller ID",
      bad: {
        "extensions.conf": conf`
          [incoming]
          exten => 900,1,VoiceMailMain(\${CALLERID(num)}@default,s)
          ;              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ high "opens the mailbox of the caller ID without a PIN, in [incoming], where callers from outside arrive"
        `,
        "sip.conf": conf`
          [general]
          allowguest=no
          [carrier]
          type=peer
          host=sip.example.com
          context=incoming
        `,
      },
    },
    {
      title: "A phone that may choose its caller ID, in the old style",
      bad: {
        "extensions.conf": conf`
          [internal]
          exten => *97,1,VoiceMailMain(s\${CALLERID(num)})  ; ~ medium "which SIP account '100' may choose"
        `,
        "sip.conf": conf`
          [general]
          allowguest=no
          [100]
          type=friend
          host=dynamic
          secret=ux7Y2mKq9sWc4e
          context=internal
        `,
      },
    },
    {
      title: "As Asterisk 1.4 reads it",
      bad: {
        "extensions.conf": conf`
          [incoming]
          exten => 900,1,VoicemailMain,s\${CALLERIDNUM}     ; ~ high "the mailbox of the caller ID"
          exten => 901,1,VoicemailMain,\${CALLERIDNUM}|s    ; ~ high "the mailbox of the caller ID"
        `,
        "sip.conf": "[general]\ncontext=incoming\n",
      },
      asteriskVersion: "1.4",
    },
    {
      title: "An endpoint of chan_pjsip without a caller ID",
      bad: {
        "extensions.conf": conf`
          [internal]
          include => services
          [services]
          exten => *97,1,VoiceMailMain(\${CALLERID(num)}@default,s)  ; ~ medium "which endpoint '100' may choose"
        `,
        "pjsip.conf": conf`
          [100]
          type=endpoint
          context=internal
          auth=100
          aors=100
          [100]
          type=auth
          auth_type=userpass
          username=100
          password=ux7Y2mKq9sWc4e
          [100]
          type=aor
          max_contacts=1
        `,
      },
    },
    {
      title: "The number that is dialled picks the mailbox",
      bad: {
        "extensions.conf": conf`
          [internal]
          exten => _*98XXX,1,VoiceMailMain(\${EXTEN:3}@default,s)  ; ~ medium "opens any mailbox without a PIN"
        `,
      },
    },
    {
      title: "Phones with a caller ID of their own, and a mailbox for all",
      good: {
        "extensions.conf": conf`
          [internal]
          exten => *97,1,VoiceMailMain(\${CALLERID(num)}@default,s)
          exten => *98,1,VoiceMailMain(1000@default,s)
        `,
        "sip.conf": conf`
          [general]
          allowguest=no
          context=closed
          [100]
          type=friend
          host=dynamic
          secret=ux7Y2mKq9sWc4e
          callerid=Alice <100>
          context=internal
        `,
      },
    },
    {
      title: "The PIN is asked for; an s in an argument is none",
      good: {
        "extensions.conf": conf`
          [internal]
          exten => *97,1,VoiceMailMain(\${CALLERID(num)}@default)
          exten => *98,1,VoiceMailMain(\${EXTEN:1}@sales,a(0))
          ;exten => *99,1,VoiceMailMain(\${EXTEN:1},s)
        `,
      },
    },
    {
      title: "Without a mailbox there is none to open",
      good: { "extensions.conf": "[internal]\nexten => *97,1,VoiceMailMain(,s)\n" },
    },
  ],
  check({ tree, report }) {
    for (const call of tree.dialplan?.calls("voicemailmain") ?? []) {
      const mailbox = openMailbox(call);
      const danger = mailbox === undefined ? undefined : dangerOf(tree, call, mailbox);
      if (!danger) continue;
      report({
        at: call.place,
        message: danger.message,
        severity: danger.severity,
        related: danger.related,
        fixes: [{ title: "Leave the option s out", applicability: "manual", edits: [] }],
      });
    }
  },
};
export default rule;

/** The mailbox that a call opens without a PIN; undefined when it asks for one. */
function openMailbox(call: Call): string | undefined {
  const mailbox = call.argument(0)?.value ?? "";
  const options = call.arguments
    .slice(1)
    .map(({ text }) => text)
    .join(",");
  if (call.argument(1)) {
    return mailbox !== "" && !mailbox.startsWith("@") && hasSilence(options) ? mailbox : undefined;
  }
  let start = 0;
  while (mailbox[start] === "s" || mailbox[start] === "p") start++;
  const rest = mailbox.slice(start);
  return mailbox.slice(0, start).includes("s") && rest !== "" && !rest.startsWith("@") ? rest : undefined;
}

function hasSilence(options: string): boolean {
  return parseOptions(options).some(({ letter }) => letter === "s");
}

interface Danger {
  readonly message: string;
  readonly severity: Severity;
  readonly related: readonly RelatedPlace[];
}

function dangerOf(tree: Tree, call: Call, mailbox: string): Danger | undefined {
  const { name } = call.context;
  const by = mailbox.toLowerCase().includes("callerid")
    ? "caller ID"
    : mailbox.includes("${EXTEN")
      ? "dialled number"
      : "fixed";
  const what =
    by === "caller ID"
      ? "the mailbox of the caller ID"
      : by === "dialled number"
        ? "any mailbox"
        : `mailbox '${mailbox}'`;
  const opens = `VoiceMailMain opens ${what} without a PIN`;
  const way = outsideReach(tree).wayTo(name);
  if (way) {
    return {
      message: `${opens}, in [${name}], where callers from outside arrive`,
      severity: "high",
      related: [{ at: way.entry.place, message: `callers from outside enter at '${way.entry.context}'` }],
    };
  }
  if (by === "fixed") return undefined;
  if (by === "dialled number")
    return { message: `${opens}, whoever dials it`, severity: "medium", related: [] };
  const phone = phoneBefore(tree, name);
  if (!phone) return undefined;
  return {
    message: `${opens}, which ${phone.kind} '${phone.name}' may choose`,
    severity: "medium",
    related: [{ at: phone.place, message: "its callerid has no number" }],
  };
}

/** A phone whose calls have the number that it says. */
interface FreePhone {
  readonly kind: "SIP account" | "endpoint";
  readonly name: string;
  readonly place: Place;
}

/** A phone that chooses its caller ID and can get to a context. */
function phoneBefore(tree: Tree, context: string): FreePhone | undefined {
  const { phones, arrivals } = freePhones(tree);
  const arrival = arrivals.get(context);
  return arrival && phones.get(arrival.start);
}

/** One such phone for each context that some enter, and the contexts that they reach. */
const freePhones = derived((tree: Tree) => {
  const phones = new Map<string, FreePhone>();
  for (const account of tree.sip?.accounts ?? []) {
    if (account.isTrunk || hasCallerNumber(account.settings)) continue;
    phones.set(account.context.value, { kind: "SIP account", name: account.name, place: account.namePlace });
  }
  for (const endpoint of tree.pjsip?.endpoints ?? []) {
    if (!endpoint.isPhone || hasCallerNumber(endpoint.settings)) continue;
    phones.set(endpoint.context.value, { kind: "endpoint", name: endpoint.id, place: endpoint.namePlace });
  }
  return { phones, arrivals: tree.contexts.reachableFrom(phones.keys()) };
});
