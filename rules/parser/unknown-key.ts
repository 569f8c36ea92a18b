import {
  type Fix,
  isKnownIn,
  isPlaceholder,
  kindFacts,
  kindNames,
  nearestName,
  optionFacts,
  type Report,
  type Rule,
  replaceName,
  type Severity,
  type Tree,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { effectOf, lossOf } from "./loss.ts";
import { type OptionInContext, optionsInContext } from "./option-context.ts";
import { isProtective } from "./security-options.ts";
import { hasTypography } from "./typography.ts";

const rule: Rule = {
  id: "parser/unknown-key",
  summary: "Asterisk knows no option of this name",
  category: "correctness",
  severity: "medium",
  confidence: "firm",
  preset: "recommended",
  fix: "unsafe",
  cwe: [1109],
  since: "0.1.0",
  references: [
    "channels/chan_sip.c: reload_config(), build_peer()",
    "channels/chan_iax2.c",
    "main/manager.c: __init_manager()",
    "main/http.c",
    "apps/app_queue.c: queue_set_param()",
    "res/res_sorcery_config.c: sorcery_config_internal_load()",
    "main/config_options.c: process_category()",
    "main/loader.c: loader_config_init()",
  ],
  docs: {
    what: "An option has a name that no release of Asterisk looks for in this kind of section. Often it is misspelt, or it belongs to another kind of section of the same file. Options that are newer than the Asterisk at hand, or were dropped before it, are not meant.",
    why: "chan_sip, chan_iax2, rtp.conf, voicemail.conf and asterisk.conf ignore such a line without a word: a mistyped `allowgest=no` leaves strangers in, and nobody notices. In pjsip.conf the whole object is dropped: the endpoint does not exist. So it is in ari.conf, geolocation.conf and stir_shaken.conf. In acl.conf, cdr.conf, cel.conf, features.conf, confbridge.conf, res_parking.conf, xmpp.conf and some others the whole file is, and with an unknown option in modules.conf Asterisk 16 and later do not start.",
    how: "Correct the name, move the option to the section where it counts, or delete the line.",
    breaks: "With its name corrected, the option takes effect for the first time.",
    ignore: "When a patched Asterisk or another program reads the option from this file.",
  },
  examples: [
    {
      title: "A slip that leaves strangers in",
      bad: {
        "sip.conf": conf`
          [general]
          allowgest=no  ; ~ high "Asterisk knows no 'allowgest' and ignores it without a word; 'allowguest' is probably meant"
          context=in
        `,
      },
      fixed: {
        "sip.conf": conf`
          [general]
          allowguest=no
          context=in
        `,
      },
    },
    {
      title: "A slip without consequence, and a name that is like no other",
      bad: {
        "sip.conf": conf`
          [general]
          binaddr=0.0.0.0  ; ~ low "'bindaddr' is probably meant"
          threewaycalling=yes  ; ~ low "Asterisk knows no 'threewaycalling'"
        `,
      },
      fixed: {
        "sip.conf": conf`
          [general]
          bindaddr=0.0.0.0
          threewaycalling=yes
        `,
      },
    },
    {
      title: "An endpoint that does not exist for it",
      bad: {
        "pjsip.conf": conf`
          [6001]
          type=endpoint
          alow=alaw  ; ~ high "knows no 'alow' and drops the whole endpoint '6001'; 'allow' is probably meant"
        `,
      },
      fixed: {
        "pjsip.conf": conf`
          [6001]
          type=endpoint
          allow=alaw
        `,
      },
    },
    {
      title: "An option in the wrong section",
      bad: {
        "sip.conf": conf`
          [general]
          encryption=yes  ; ~ medium "'encryption' counts in an account, not in [general]: Asterisk ignores it without a word"
          [6001]
          type=friend
          srvlookup=yes  ; ~ low "'srvlookup' counts in [general], not in an account"
        `,
      },
    },
    {
      title: "The same slip in a template and in several accounts is one finding",
      bad: {
        "sip.conf": conf`
          [a](!)
          type=friend
          contect=in  ; ~ high "in 3 places"
          [1](a)
          [2](a)
          [3]
          type=peer
          contect=in
          [4]
          type=peer
          contect=in
        `,
      },
      fixed: {
        "sip.conf": conf`
          [a](!)
          type=friend
          context=in
          [1](a)
          [2](a)
          [3]
          type=peer
          context=in
          [4]
          type=peer
          context=in
        `,
      },
    },
    {
      title: "Asterisk does not start for it",
      bad: {
        "modules.conf": conf`
          [modules]
          autoload=yes
          noloadd=chan_sip.so  ; ~ critical "Asterisk knows no 'noloadd' and does not start; 'noload' is probably meant"
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
      title: "All access lists are lost for it",
      bad: {
        "acl.conf": conf`
          [office]
          denny=0.0.0.0/0  ; ~ high "refuses the whole acl.conf; 'deny' is probably meant"
          permit=192.0.2.0/24
        `,
      },
      fixed: {
        "acl.conf": conf`
          [office]
          deny=0.0.0.0/0
          permit=192.0.2.0/24
        `,
      },
    },
    {
      title: "An option of a parking lot in [general], and one that ARI users do not have",
      asteriskVersion: "22",
      bad: {
        "res_parking.conf": conf`
          [general]
          parkpos=701-720  ; ~ medium "'parkpos' counts in a parking lot, not in [general]: Asterisk refuses the whole res_parking.conf"
        `,
        "ari.conf": conf`
          [general]
          enabled=yes
          [crm]
          type=user
          read=all  ; ~ high "drops the whole user 'crm'"
          password=kV8sPz2Tq7wLmX4c
        `,
      },
    },
    {
      title: "Asterisk 18 reads ari.conf as a whole",
      asteriskVersion: "18",
      bad: {
        "ari.conf": conf`
          [general]
          enabled=yes
          [crm]
          type=user
          readonly=yes  ; ~ medium "refuses the whole ari.conf; 'read_only' is probably meant"
          password=kV8sPz2Tq7wLmX4c
        `,
      },
      fixed: {
        "ari.conf": conf`
          [general]
          enabled=yes
          [crm]
          type=user
          read_only=yes
          password=kV8sPz2Tq7wLmX4c
        `,
      },
    },
    {
      title: "A log line tells",
      bad: {
        "manager.conf": conf`
          [general]
          webenable=yes  ; ~ low "ignores it with a line in its log"
        `,
      },
      fixed: {
        "manager.conf": conf`
          [general]
          webenabled=yes
        `,
      },
    },
    {
      title: "Options that are old, new, or free",
      good: {
        "sip.conf": conf`
          [general]
          AllowGuest=no
          limitonpeer=yes
          [6001]
          type=friend
          setvar=MY_VARIABLE=1
          regseconds=0
        `,
        "manager.conf": conf`
          [general]
          [admin]
          eventfilter(name(Newchannel))=
        `,
        "pjsip.conf": conf`
          [6001]
          type=endpoint
          @mine=1
          webrtc=yes
          [t](!)
          anything=1
        `,
        "extensions.conf": conf`
          [globals]
          ANYTHING=1
        `,
        "musiconhold.conf": conf`
          [default]
          moed=files
        `,
        "res_parking.conf": conf`
          [general]
          parkeddynamic=yes
          [default]
          parkpos=701-720
          parkedcalltransfers=caller
        `,
      },
    },
    {
      title: "Commented out, or in a file that nothing reads",
      good: {
        "sip.conf": conf`
          [general]
          ;allowgest=no
        `,
        "sip_old.conf": conf`
          [general]
          allowgest=no
        `,
      },
    },
    {
      title: "Asterisk 21 has no chan_sip",
      good: {
        "sip.conf": conf`
          [general]
          allowgest=no
        `,
      },
      asteriskVersion: "21",
    },
  ],
  check({ tree, report }) {
    let count = 0;
    for (const [first, ...others] of unknownOptions(tree)) {
      report(reportOf(tree, first, others, count++ < maxGuesses ? currentNames(tree, first) : []));
    }
  },
};
export default rule;

/** For how many names a tree's other options are searched for one that is like them. */
const maxGuesses = 500;

type Group = [OptionInContext, ...OptionInContext[]];

/** Unknown options of one name in one kind of section together. */
function unknownOptions(tree: Tree): Iterable<Group> {
  const groups = new Map<string, Group>();
  for (const found of optionsInContext(tree)) {
    const { option, file, kind, facts } = found;
    if (facts || option.key.startsWith("@") || isPlaceholder(option.name) || hasTypography(option.name))
      continue;
    const key = `${file}\n${kind}\n${option.key}`;
    const group = groups.get(key);
    if (group) group.push(found);
    else groups.set(key, [found]);
  }
  return groups.values();
}

/** The names that the release at hand knows in sections of that kind. */
function currentNames(tree: Tree, { kindFacts: { options } }: OptionInContext): string[] {
  return [...options.values()]
    .filter((facts) => isKnownIn(facts, tree.asterisk.version))
    .map(({ name }) => name);
}

function reportOf(
  tree: Tree,
  found: OptionInContext,
  others: readonly OptionInContext[],
  names: readonly string[],
): Report {
  const { option } = found;
  const places = others.length > 0 ? `, in ${others.length + 1} places` : "";
  const loss = lossOf(tree, found);
  const judgement = judge(found, names, loss?.text ?? effectOf(found));
  const { meant } = judgement;
  return {
    at: option.namePlace,
    message: judgement.message + places,
    severity: loss?.severity ?? judgement.severity,
    related: others.slice(0, 5).map((other) => ({ at: other.option.namePlace, message: "here, too" })),
    ...(meant === undefined ? {} : { fixes: [rename([found, ...others], meant)] }),
  };
}

interface Judgement {
  readonly message: string;
  /** Of an option that Asterisk merely ignores. */
  readonly severity: Severity;
  readonly meant?: string;
}

function judge({ file, kind, option }: OptionInContext, names: readonly string[], effect: string): Judgement {
  const home = kindNames(file).find((other) => other !== kind && hasExactly(file, other, option.key));
  if (home !== undefined) {
    const message = `'${option.name}' counts in ${kindTitle(file, home)}, not in ${kindTitle(file, kind)}: Asterisk ${effect}`;
    return { message, severity: isLoss(file, home, option.key, option.value) ? "medium" : "low" };
  }
  const meant = nearestName(option.key, names);
  const message = `Asterisk knows no '${option.name}' and ${effect}`;
  if (meant === undefined) return { message, severity: "low" };
  const severity = isLoss(file, kind, meant, option.value) ? "high" : "low";
  return { message: `${message}; '${meant}' is probably meant`, severity, meant };
}

/** Whether the PBX is less safe because Asterisk ignores this. */
function isLoss(file: string, kind: string, name: string, value: string): boolean {
  const standard = optionFacts(file, kind, name)?.default;
  return isProtective(name, value) && standard?.toLowerCase() !== value.toLowerCase();
}

function hasExactly(file: string, kind: string, name: string): boolean {
  return kindFacts(file, kind)?.options.has(name) === true;
}

/** `[general]`, `an account`, `type=auth`. */
function kindTitle(file: string, kind: string): string {
  if (file === "pjsip.conf") return `type=${kind}`;
  if (kind === "account") return "an account";
  if (kind === "parking_lot") return "a parking lot";
  if (kind === "user" || kind === "queue") return `a ${kind}`;
  return `[${kind}]`;
}

function rename(found: readonly OptionInContext[], name: string): Fix {
  return {
    title: `Rename it to '${name}'`,
    applicability: "unsafe",
    edits: found.flatMap(({ option }) => replaceName(option, name)),
    caution: "the option takes effect from then on",
  };
}
