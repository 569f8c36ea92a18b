import {
  appendOption,
  type Fix,
  type PjsipModel,
  type PjsipTransport,
  type Rule,
  type SipListener,
  type SipModel,
  type Tree,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { generalName, generalPlace } from "./general-section.ts";

const rule: Rule = {
  id: "sip/both-stacks",
  summary: "chan_sip is loaded beside chan_pjsip for nothing, or on the same port",
  category: "exposure",
  severity: "medium",
  confidence: "firm",
  preset: "recommended",
  fix: "unsafe",
  cwe: [1188],
  since: "0.1.0",
  asterisk: ">=12 <21",
  references: ["main/loader.c", "channels/chan_sip.c: load_module()", "res/res_pjsip/config_transport.c"],
  docs: {
    what: "Both SIP drivers are loaded: chan_pjsip has the accounts, and chan_sip reads a sip.conf without accounts and registrations. Or both want the same port, and only the one that starts first gets it.",
    why: "A chan_sip that nobody uses still answers strangers, with settings that nobody looks after: guests are allowed by default. Where both want one port, phones reach one driver today and the other after the next restart.",
    how: "Put `noload = chan_sip.so` into `[modules]` of modules.conf, and restart Asterisk. If you need both, give chan_sip a port of its own with `udpbindaddr=`.",
    breaks: "Calls that still go through chan_sip, `Dial(SIP/…)` in the dialplan for example, fail.",
    ignore: "While you move accounts from one driver to the other.",
  },
  examples: [
    {
      title: "The accounts are those of chan_pjsip",
      bad: {
        "modules.conf": conf`
          [modules]
          autoload=yes
        `,
        "sip.conf": conf`
          [general]             ; ~ medium "chan_sip has no accounts, but is loaded and listens on port 5160"
          bindport=5160
        `,
        "pjsip.conf": conf`
          [udp]
          type=transport
          protocol=udp
          bind=0.0.0.0
          [100]
          type=endpoint
          context=internal
        `,
      },
      fixed: {
        "modules.conf": conf`
          [modules]
          autoload=yes
          noload=chan_sip.so
        `,
      },
    },
    {
      title: "Both want one port",
      bad: {
        "sip.conf": conf`
          [general]             ; ~ medium "chan_sip and transport 'udp' of chan_pjsip both want UDP port 5060"
          allowguest=no
          [carrier]
          type=peer
          host=192.0.2.20
        `,
        "pjsip.conf": conf`
          [udp]
          type=transport
          protocol=udp
          bind=0.0.0.0
          [100]
          type=endpoint
          context=internal
        `,
      },
    },
    {
      title: "Each has accounts and a port of its own",
      good: {
        "sip.conf": "[general]\nudpbindaddr=0.0.0.0:5160\n[carrier]\ntype=peer\nhost=192.0.2.20\n",
        "pjsip.conf": "[udp]\ntype=transport\nprotocol=udp\nbind=0.0.0.0\n[100]\ntype=endpoint\n",
      },
    },
    {
      title: "chan_sip is not loaded",
      good: {
        "modules.conf": "[modules]\nautoload=yes\nnoload => chan_sip.so\n",
        "sip.conf": "[general]\nbindport=5160\n",
        "pjsip.conf": "[udp]\ntype=transport\nbind=0.0.0.0\n[100]\ntype=endpoint\n",
      },
    },
    {
      title: "There is no sip.conf",
      good: { "pjsip.conf": "[udp]\ntype=transport\nbind=0.0.0.0\n[100]\ntype=endpoint\n" },
    },
    {
      title: "chan_pjsip has nothing to do",
      good: {
        "sip.conf": "[general]\nallowguest=no\n[100]\ntype=friend\nhost=dynamic\nsecret=x\n",
        "pjsip.conf": "[global]\ntype=global\n",
      },
    },
  ],
  check({ tree, report }) {
    const { sip, pjsip } = tree;
    if (!sip || !pjsip || sip.exposure === "loopback" || tree.asterisk.version.isBefore("12")) return;
    const [listener] = sip.listeners;
    const clash = clashOf(sip, pjsip);
    if (isUnused(tree, sip) && pjsip.endpoints.length > 0) {
      report({
        at: generalName(sip),
        message: `chan_sip has no accounts, but is loaded and listens on port ${listener?.port ?? 5060}${clash ? ", which chan_pjsip wants, too" : ""}`,
        fixes: unloading(tree),
      });
      return;
    }
    if (!clash) return;
    const { listener: own, transport } = clash;
    report({
      at: generalPlace(sip, own.portOption ?? own.option),
      message: `chan_sip and transport '${transport.id}' of chan_pjsip both want ${own.transport.toUpperCase()} port ${own.port}, and only one of them gets it`,
      related: [
        { at: transport.option?.place ?? transport.object.namePlace, message: "chan_pjsip listens here" },
      ],
      fixes: [{ title: "Give one of them another port, or unload it", applicability: "manual", edits: [] }],
    });
  },
};
export default rule;

/** Whether nobody calls or registers through chan_sip, as far as files tell. */
function isUnused(tree: Tree, sip: SipModel): boolean {
  const families = tree.live("extconfig.conf")?.section("settings")?.options ?? [];
  const hasDatabase = families.some(({ key }) => key === "sippeers" || key === "sipusers");
  const isCut = sip.file.problems.some(({ code }) => code.startsWith("include-") || code.startsWith("exec-"));
  return sip.accounts.length === 0 && sip.registrations.length === 0 && !hasDatabase && !isCut;
}

interface Clash {
  readonly listener: SipListener;
  readonly transport: PjsipTransport;
}

function clashOf(sip: SipModel, pjsip: PjsipModel): Clash | undefined {
  for (const listener of sip.listeners) {
    const transport = pjsip.transports.find(
      (other) =>
        other.isListening &&
        other.transport === listener.transport &&
        other.port === listener.port &&
        isSameHost(other.host, listener.host),
    );
    if (transport) return { listener, transport };
  }
  return undefined;
}

/** Whether two sockets cannot have one port: an address is the same, or one of them is every address. */
function isSameHost(one: string, other: string): boolean {
  const isIpv6 = (host: string): boolean => host.includes(":");
  if (one === "::" || other === "::") return true;
  return isIpv6(one) === isIpv6(other) && (one === other || one === "0.0.0.0" || other === "0.0.0.0");
}

function unloading(tree: Tree): readonly Fix[] {
  const section = tree.effective("modules.conf")?.section("modules");
  if (!section) return [{ title: "Unload chan_sip in modules.conf", applicability: "manual", edits: [] }];
  return [
    {
      title: "Set noload=chan_sip.so in modules.conf",
      applicability: "unsafe",
      edits: appendOption(section, "noload", "chan_sip.so"),
      caution: "calls that still go through chan_sip fail",
    },
  ];
}
