import type { EffectiveFile, RelatedPlace, Rule, Severity, SipModel, TrunkCall } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { reachedTrunk } from "../iax/trunk-reach.ts";
import { generalPlace, setGeneral } from "./general-section.ts";
import { type GuestContext, guestContext } from "./guest-context.ts";

const rule: Rule = {
  id: "sip/allowguest",
  summary: "chan_sip takes calls from anyone, without an account",
  category: "authentication",
  severity: "high",
  confidence: "certain",
  preset: "recommended",
  fix: "unsafe",
  cwe: [306],
  since: "0.1.0",
  asterisk: "<21",
  references: [
    "channels/chan_sip.c: check_user_full(), check_peer_ok()",
    "configs/samples/sip.conf.sample: allowguest",
  ],
  docs: {
    what: "`allowguest` in `[general]` of sip.conf is yes, or is not set, which means yes. A call from someone who is no account of yours then goes into the dialplan without being asked for a password.",
    why: "Scanners send calls to foreign numbers to every SIP port they find. If the context of guests can dial out, even through an include or a transfer, strangers make calls at your expense; often over a weekend and for thousands. With guests allowed, the answers also tell which accounts exist.",
    how: "Set `allowguest=no` in `[general]`, the first section of that name. Inside an account the option has no effect. Give every provider and gateway a section of its own (`type=peer`, `host=`), so that its calls are not those of a guest.",
    breaks:
      "Calls that so far came in as guest calls are refused: calls by SIP address or ENUM, and calls of a provider whose address matches none of your peers. Look for such calls in the call records first.",
    ignore:
      "When the PBX is meant to be called by anybody, and the context of guests ends in the phones of your house and can never dial out.",
  },
  examples: [
    {
      title: "Guests are allowed unless [general] says otherwise",
      bad: {
        "sip.conf": conf`
          [general]                 ; ~ critical "call into context 'public' without a password and out of it again at your expense"
          context=public
          bindport=5060
        `,
        "extensions.conf": conf`
          [public]
          exten => _X.,1,Dial(SIP/trunk/\${EXTEN})
        `,
      },
      fixed: {
        "sip.conf": conf`
          [general]
          context=public
          bindport=5060
          allowguest=no
        `,
      },
    },
    {
      title: "The last value counts",
      bad: {
        "sip.conf": conf`
          [general]
          allowguest=no
          context=incoming
          allowguest=yes
          ;          ^^^ high "'allowguest=yes' lets anyone call into context 'incoming'"
        `,
      },
      fixed: {
        "sip.conf": conf`
          [general]
          allowguest=no
          context=incoming
          allowguest=no
        `,
      },
    },
    {
      title: "allowguest=no outside [general] has no effect",
      bad: {
        "sip.conf": conf`
          [general]                 ; ~ high
          transport=udp
          [default]
          allowguest=no
        `,
      },
      fixed: {
        "sip.conf": conf`
          [general]
          transport=udp
          allowguest=no
          [default]
          allowguest=no
        `,
      },
    },
    {
      title: "Guests end at an announcement",
      bad: {
        "sip.conf": conf`
          [general]
          context = default
          allowguest = yes          ; ~ medium "only plays prompts or hangs up"
        `,
        "extensions.conf": conf`
          [default]
          exten => s,1,Answer()
           same => n,Playback(ss-noservice)
           same => n,Goto(bye,s,1)
          [bye]
          exten => s,1,Hangup()
        `,
      },
    },
    {
      title: "Guests have no context to go to",
      bad: {
        "sip.conf": conf`
          [general]                 ; ~ medium "which extensions.conf does not have"
          context=public
        `,
        "extensions.conf": conf`
          [internal]
          exten => 100,1,Dial(SIP/100)
        `,
      },
    },
    {
      title: "Only programs on the machine itself reach the port",
      bad: {
        "sip.conf": conf`
          [general]                 ; ~ info
          udpbindaddr=127.0.0.1
        `,
      },
    },
    {
      title: "There is no [general] at all",
      bad: {
        "sip.conf": conf`
          [100]                     ; ~ high
          type=friend
          secret=gR4wq7LmZp2xT9
          host=dynamic
        `,
      },
      fixed: {
        "sip.conf": conf`
          [general]
          allowguest=no

          [100]
          type=friend
          secret=gR4wq7LmZp2xT9
          host=dynamic
        `,
      },
    },
    {
      title: "A program writes the file",
      good: {
        "asterisk.conf": "[options]\nexecincludes=yes\n",
        "sip.conf": "#exec /usr/bin/write-sip-conf\n",
      },
    },
    {
      title: "A program goes on with [general]",
      good: {
        "asterisk.conf": "[options]\nexecincludes=yes\n",
        "sip.conf": conf`
          [general]
          context=public
          #exec /usr/bin/write-sip-general
          [100]
          type=friend
          host=dynamic
          secret=gR4wq7LmZp2xT9
        `,
      },
    },
    {
      title: "A program that Asterisk runs only for the accounts",
      bad: {
        "asterisk.conf": "[options]\nexecincludes=yes\n",
        "sip.conf": conf`
          [general]                 ; ~ high
          context=public
          [100]
          type=friend
          host=dynamic
          secret=gR4wq7LmZp2xT9
          #exec /usr/bin/write-sip-accounts
        `,
      },
    },
    {
      title: "Asterisk does not run the program",
      bad: {
        "sip.conf": conf`
          [general]                 ; ~ high
          context=public
          #exec /usr/bin/write-sip-general
        `,
      },
    },
    {
      title: "A file that is not here goes on with [general]",
      good: {
        "sip.conf": conf`
          [general]
          context=public
          #include sip_general_custom.conf
          [100]
          type=friend
          host=dynamic
          secret=gR4wq7LmZp2xT9
        `,
      },
    },
    {
      title: "Guests are refused, further down in an included file",
      good: {
        "sip.conf": conf`
          [general]
          ;allowguest=yes
          #include sip_general.conf
        `,
        "sip_general.conf": "allowguest=no\n",
      },
    },
    {
      title: "A template hands allowguest=no down",
      good: {
        "sip.conf": conf`
          [safe](!)
          allowguest=no
          [general](safe)
          context=public
        `,
      },
    },
    {
      title: "allowguest=yes in an account means nothing",
      good: {
        "sip.conf": conf`
          [general]
          allowguest=no
          [trunk]
          type=peer
          host=192.0.2.10
          allowguest=yes
        `,
      },
    },
    {
      title: "chan_sip is not loaded",
      good: {
        "sip.conf": "[general]\nallowguest=yes\n",
        "modules.conf": "[modules]\nautoload=yes\nnoload => chan_sip.so\n",
      },
    },
    {
      title: "Asterisk 21 has no chan_sip",
      good: { "sip.conf": "[general]\nallowguest=yes\n" },
      asteriskVersion: "21",
    },
  ],
  check({ tree, report }) {
    const { sip } = tree;
    if (!sip) return;
    const { value: isAllowed, option } = sip.general.isTrue(true, "allowguest");
    if (!isAllowed) return;
    const guests = guestContext(tree, sip);
    const trunk = reachedTrunk(tree, [guests.context.value]);
    const cause = option
      ? `'allowguest=${option.value}' lets anyone`
      : "allowguest is not set, so anyone may";
    report({
      at: generalPlace(sip, option),
      message: `${cause} call into context '${guests.context.value}' without a password${trunk ? " and out of it again at your expense" : endOf(guests)}`,
      severity: severityOf(sip, guests, trunk),
      confidence: guests.kind === "unknown" ? "firm" : "certain",
      related: [
        ...contextPlace(guests),
        ...(trunk ? [{ at: trunk.call.place, message: "this calls out" }] : []),
        ...strayOptions(sip),
      ],
      fixes: [
        {
          title: "Set allowguest=no",
          applicability: "unsafe",
          edits: setGeneral(sip, option, "allowguest", "no"),
          caution:
            "callers that are no account, such as calls by SIP address or from a provider without a section, are refused",
        },
      ],
    });
  },
};
export default rule;

function severityOf(sip: SipModel, { kind }: GuestContext, trunk: TrunkCall | undefined): Severity {
  if (sip.exposure === "loopback") return "info";
  if (trunk) return "critical";
  return kind === "dead-end" || kind === "missing" ? "medium" : "high";
}

function endOf({ kind }: GuestContext): string {
  if (kind === "dead-end") return ", though it only plays prompts or hangs up";
  return kind === "missing" ? ", though that is a context which extensions.conf does not have" : "";
}

function contextPlace({ place, context }: GuestContext): RelatedPlace[] {
  return place ? [{ at: place, message: `guests enter the dialplan at '${context.value}'` }] : [];
}

/** An `allowguest` that somebody set where chan_sip does not look for it. */
function strayOptions({
  file,
  generalSection,
}: {
  file: EffectiveFile;
  generalSection: SipModel["generalSection"];
}): RelatedPlace[] {
  for (const section of file.live) {
    if (section === generalSection) continue;
    const option = section.ownOptions.find(({ key }) => key === "allowguest");
    if (option)
      return [
        {
          at: option.place,
          message: `in [${section.name}] it has no effect; only the first [general] counts`,
        },
      ];
  }
  return [];
}
