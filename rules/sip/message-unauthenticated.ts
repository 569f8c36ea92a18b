import type { Call, Option, RelatedPlace, Rule, Severity, SipModel, Tree } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { contextOffer } from "./context-offer.ts";
import { generalPlace, setGeneral } from "./general-section.ts";
import { acceptsGuests } from "./guest-context.ts";

const rule: Rule = {
  id: "sip/message-unauthenticated",
  summary: "Anyone may send text messages into the dialplan",
  category: "exposure",
  severity: "medium",
  confidence: "certain",
  preset: "recommended",
  fix: "unsafe",
  cwe: [306],
  since: "0.1.0",
  asterisk: ">=10 <21",
  references: ["channels/chan_sip.c: receive_message()", "main/message.c: msg_route()"],
  docs: {
    what: "chan_sip takes messages (SIP MESSAGE) that belong to no call, which it does unless `accept_outofcall_message=no`, and asks nobody for a password, because `auth_message_requests` is off, or because guests are allowed and `outofcall_message_context` gives messages a context. It is high where the dialplan hands the text to a program or a shell.",
    why: "A stranger sends a message to an extension, under any sender's name, and the dialplan runs with his text in `MESSAGE(body)`: phones show spam, programs get input that they do not expect.",
    how: "Leave `auth_message_requests` at yes, and set `allowguest=no`. If you use no text messages, set `accept_outofcall_message=no`.",
    breaks:
      "With `auth_message_requests=yes`, devices that do not answer when they are asked for a password can no longer send messages.",
    ignore: "When only your own network reaches the port, and the dialplan only passes the text to phones.",
  },
  examples: [
    {
      title: "Nobody is asked for a password",
      bad: {
        "sip.conf": conf`
          [general]
          allowguest=no
          accept_outofcall_message = yes
          auth_message_requests = no
          ;                       ^^ medium "'auth_message_requests=no' lets anyone send text messages into context 'messages'"
          outofcall_message_context = messages
        `,
        "extensions.conf": "[messages]\nexten => _X.,1,MessageSend(sip:${EXTEN},${MESSAGE(from)})\n",
      },
      fixed: {
        "sip.conf": conf`
          [general]
          allowguest=no
          accept_outofcall_message = yes
          auth_message_requests = yes
          outofcall_message_context = messages
        `,
      },
    },
    {
      title: "The text goes to a program",
      bad: {
        "sip.conf": conf`
          [general]
          allowguest=no
          auth_message_requests=no      ; ~ high "which hands their text to System()"
          outofcall_message_context=messages
        `,
        "extensions.conf": "[messages]\nexten => _X.,1,System(notify '${MESSAGE(body)}')\n",
      },
    },
    {
      title: "Guests are asked for nothing",
      bad: {
        "sip.conf": conf`
          [general]
          outofcall_message_context=messages  ; ~ low "guests may send text messages into context 'messages'"
        `,
      },
    },
    {
      title: "Messages find no extension",
      bad: {
        "sip.conf": conf`
          [general]
          allowguest=no
          auth_message_requests=no      ; ~ low
          outofcall_message_context=messages
        `,
        "extensions.conf": "[internal]\nexten => 100,1,Dial(SIP/100)\n",
      },
    },
    {
      title: "Messages are refused",
      good: { "sip.conf": "[general]\naccept_outofcall_message=no\nauth_message_requests=no\n" },
    },
    {
      title: "The sender must have an account; it is so by default",
      good: {
        "sip.conf": conf`
          [general]
          allowguest=no
          ;auth_message_requests=no
          outofcall_message_context=messages
        `,
      },
    },
    {
      title: "Guests have no context for messages",
      good: { "sip.conf": "[general]\naccept_outofcall_message=yes\n" },
    },
    {
      title: "Asterisk 1.8 takes no such messages",
      asteriskVersion: "1.8",
      good: { "sip.conf": "[general]\nauth_message_requests=no\n" },
    },
  ],
  check({ tree, report }) {
    const { sip } = tree;
    if (!sip || sip.exposure === "loopback" || tree.asterisk.version.isBefore("10")) return;
    if (!sip.general.isTrue(true, "accept_outofcall_message").value) return;
    const cause = causeOf(sip);
    if (!cause) return;
    const own = sip.general.text("outofcall_message_context").value;
    const context = own === "" ? sip.general.text("context", "default").value : own;
    const program = programCall(tree, context);
    const tail = program
      ? `, which hands their text to ${program.priority.application}()`
      : " without a password";
    report({
      at: generalPlace(sip, cause.option),
      message: `${cause.text} send text messages into context '${context}'${tail}`,
      severity: severityOf(tree, context, cause, program),
      related: relatedOf(tree, context, program),
      fixes: [
        {
          title: `Set ${cause.fix}=${cause.value}`,
          applicability: "unsafe",
          edits: setGeneral(sip, sip.general.get(cause.fix), cause.fix, cause.value),
          caution: cause.caution,
        },
      ],
    });
  },
};
export default rule;

/** What lets strangers in, and what shuts them out. */
interface Cause {
  readonly option: Option;
  readonly text: string;
  readonly isOpen: boolean;
  readonly fix: string;
  readonly value: string;
  readonly caution: string;
}

function causeOf(sip: SipModel): Cause | undefined {
  const { value: isAsked, option } = sip.general.isTrue(true, "auth_message_requests");
  if (!isAsked && option) {
    return {
      option,
      text: `'${option.name}=${option.value}' lets anyone`,
      isOpen: true,
      fix: "auth_message_requests",
      value: "yes",
      caution: "devices that do not answer when they are asked for a password cannot send messages",
    };
  }
  const context = sip.general.get("outofcall_message_context");
  if (!context || context.value === "" || !acceptsGuests(sip)) return undefined;
  return {
    option: context,
    text: "Without allowguest=no, guests may",
    isOpen: false,
    fix: "allowguest",
    value: "no",
    caution: "callers that are no account are refused as well",
  };
}

/** Applications that start a program with what the dialplan gives them. */
const programs = ["system", "trysystem", "agi", "deadagi", "eagi", "externalivr"];

function programCall(tree: Tree, context: string): Call | undefined {
  const reached = tree.contexts.reachableFrom([context]);
  return tree.dialplan
    ?.calls(...programs)
    .find((call) => reached.has(call.context.name) && call.argumentText.toUpperCase().includes("${MESSAGE("));
}

function severityOf(tree: Tree, context: string, { isOpen }: Cause, program: Call | undefined): Severity {
  if (program) return "high";
  return isOpen && contextOffer(tree, context).kind !== "missing" ? "medium" : "low";
}

function relatedOf(tree: Tree, context: string, program: Call | undefined): RelatedPlace[] {
  const { place } = contextOffer(tree, context);
  return [
    ...(place ? [{ at: place, message: `messages enter the dialplan at '${context}'` }] : []),
    ...(program ? [{ at: program.place, message: "the text of a message goes to a program here" }] : []),
  ];
}
