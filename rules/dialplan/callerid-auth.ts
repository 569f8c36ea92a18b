import { Call, parseOptions, type Rule, type RuleContext, type Tree, trunkCalls } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { isGuarded } from "./guards.ts";
import { accessTo, isOutside, reachedBy } from "./outbound-patterns.ts";

const rule: Rule = {
  id: "dialplan/callerid-auth",
  summary: "The caller's number decides who may do something",
  category: "authentication",
  severity: "medium",
  confidence: "firm",
  preset: "recommended",
  fix: "manual",
  cwe: [290],
  since: "0.1.0",
  references: ["main/pbx.c: matchcid()", "channels/chan_sip.c: get_rpid(), check_user_full()"],
  docs: {
    what: "A condition on `CALLERID(num)`, or an extension for one caller's number (`exten => 1/5551234`), opens something that others may not have: a dial tone, a line to the outside, voicemail without a PIN, the calls of others, the speaker's part of a conference.",
    why: "The caller's number is text that the caller's side writes. With SIP it takes one line of configuration to call as anybody, and providers of calls with any number are easy to find.",
    how: "Ask for a code as well (`Authenticate`, `VMAuthenticate`). For phones of your own set the number at the PBX (`callerid=` in the account) or look at the account itself: `CHANNEL(peername)`, `CHANNEL(endpoint)`.",
    breaks: "Callers have to type a code.",
    ignore:
      "When the number only chooses a language, a queue or a ring tone, or the account's own `callerid=` overwrites what the phone says.",
  },
  examples: [
    {
      title: "A dial tone for the boss's mobile phone",
      bad: {
        "sip.conf": conf`
          [general]
          allowguest=no

          [provider]
          type=peer
          host=192.0.2.1
          context=from-provider
        `,
        "extensions.conf": conf`
          [from-provider]
          exten => 5550100,1,GotoIf($["\${CALLERID(num)}" = "5551234"]?tone:ring)
          ;                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ high "DISA"
           same => n(tone),DISA(no-password,outbound)
           same => n(ring),Dial(SIP/desk)
          exten => 5550101/5551234,1,VoiceMailMain(100,s)            ; ~ high "VoiceMailMain"
        `,
      },
    },
    {
      title: "Among phones",
      bad: {
        "sip.conf":
          "[general]\nallowguest=no\n\n[desk]\ntype=friend\nhost=dynamic\nsecret=x\ncontext=phones\n",
        "extensions.conf": conf`
          [phones]
          exten => 8,1,GotoIf($["\${CALLERID(num)}" != "100"]?listen)     ; ~ medium "ConfBridge"
           same => n,ConfBridge(1,hall,speaker)
           same => n(listen),ConfBridge(1,hall,listener)
        `,
      },
    },
    {
      title: "Routing only, no number at all, the caller's own number, and a code besides",
      good: {
        "sip.conf": "[general]\nallowguest=yes\ncontext=door\n",
        "extensions.conf": conf`
          [door]
          exten => 1,1,GotoIf($["\${CALLERID(num)}" = "5551234"]?vip)
           same => n,Dial(SIP/desk)
           same => n(vip),Dial(SIP/boss)
          exten => 2,1,GotoIf($["\${CALLERID(num)}" = ""]?refuse)
           same => n,DISA(/etc/asterisk/codes,phones)
           same => n(refuse),Hangup()
          exten => 3,1,GotoIf($["\${CALLERID(num)}" = "\${EXTEN}"]?own)
           same => n(own),VoiceMailMain(\${EXTEN},s)
          exten => 4/5551234,1,Dial(SIP/boss)
          exten => 5,1,GotoIf($["\${CALLERID(num)}" = "5551234"]?code)
           same => n(code),Authenticate(/etc/asterisk/codes)
           same => n,VoiceMailMain(100,s)
          ;exten => 6/5551234,1,VoiceMailMain(100,s)
        `,
      },
    },
  ],
  check(context) {
    const { tree } = context;
    const privileged = privilegedSteps(tree);
    if (privileged.size === 0) return;
    for (const step of tree.dialplan?.steps("gotoif", "execif", "gosubif") ?? []) {
      if (!step.mentions("CALLERID(") || !comparesCaller(step.argumentText)) continue;
      const gain = privileged.get(step.extension)?.find(({ priority }) => priority.number >= step.number);
      if (gain) reportGain(context, new Call(step), gain);
    }
    for (const [extension, [gain]] of privileged) {
      // A pattern for everybody, and an extension for calls without a number, ask for nobody in particular.
      if (gain && /^_?[0-9+]+$/.test(extension.callerId ?? "")) reportGain(context, gain, gain);
    }
  },
};
export default rule;

function reportGain({ tree, report }: RuleContext, at: Call, gain: Call): void {
  const { context, extension } = at;
  const access = accessTo(tree, context.name);
  if (access.caller === "nobody") return;
  const name = gain.priority.application.trim();
  report({
    at: at.place,
    severity: isOutside(access) && !name.toLowerCase().startsWith("conf") ? "high" : "medium",
    message: `The caller's number, which callers can forge, decides in '${extension.name}' of [${context.name}] who gets to ${name}${reachedBy(access)}`,
    related: [...access.way, ...(gain === at ? [] : [{ at: gain.place, message: "what the number opens" }])],
    fixes: [{ title: "Ask for a code as well", applicability: "manual", edits: [] }],
  });
}

/** Steps that give a caller something others should not have, by extension; not those behind a code. */
function privilegedSteps(tree: Tree): Map<Call["extension"], Call[]> {
  const found = new Map<Call["extension"], Call[]>();
  const add = (call: Call): void => {
    if (isGuarded(tree, call)) return;
    const known = found.get(call.extension);
    if (known) known.push(call);
    else found.set(call.extension, [call]);
  };
  for (const { call, dialled } of trunkCalls(tree)) {
    // Whom a condition lets dial out is mostly a matter of routing.
    if (dialled && call.extension.callerId !== undefined) add(call);
  }
  for (const step of tree.dialplan?.steps("disa") ?? []) {
    const call = new Call(step);
    if (call.argument(0)?.value.toLowerCase() === "no-password") add(call);
  }
  for (const step of tree.dialplan?.steps("voicemailmain") ?? []) {
    const call = new Call(step);
    if (parseOptions(call.argument(1)?.text ?? "").some(({ letter }) => letter === "s")) add(call);
  }
  for (const step of tree.dialplan?.steps("chanspy", "extenspy") ?? []) add(new Call(step));
  for (const call of conferencesWithRoles(tree)) add(call);
  return found;
}

/** The conference calls of extensions that give different callers different profiles. */
function conferencesWithRoles(tree: Tree): Call[] {
  const first = new Map<Call["extension"], Call>();
  const found = new Map<Call["extension"], Call>();
  for (const step of tree.dialplan?.steps("confbridge") ?? []) {
    const call = new Call(step);
    const other = first.get(call.extension);
    if (!other) first.set(call.extension, call);
    else if (profileOf(other) !== profileOf(call)) found.set(call.extension, other);
  }
  return [...found.values()];
}

function profileOf(call: Call): string {
  return call.argument(2)?.value ?? "";
}

const callerFirst = /\$\{CALLERID\((?:num|number|all|ani)\)\}"? {0,8}(?:!=|==?) {0,8}"?([^"\]|&)?]*)/i;
const otherBefore = /([^"[|&(]{0,40})"? {0,4}(?:!=|==?) {0,4}"?$/;

/** Whether a condition compares the caller's number with another one, not with nothing or the number dialled. */
function comparesCaller(text: string): boolean {
  const at = text.indexOf("${CALLERID(");
  const before = otherBefore.exec(text.slice(Math.max(0, at - 60), Math.max(0, at)))?.[1];
  const other = (callerFirst.exec(text)?.[1] ?? before ?? "").trim();
  return (
    other !== "" && !other.includes("EXTEN") && !/^(?:anonymous|unknown|unavailable|asterisk)$/i.test(other)
  );
}
