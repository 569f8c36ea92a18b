import type { Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import allowguest from "../sip/allowguest.ts";
import { describe, together, type Unknown, unknownOptions } from "./unknown-options.ts";

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
  isSlip: true,
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
    what: "An option has a name that no release of Asterisk looks for in this kind of section. Often it is misspelt, or it belongs to another kind of section of the same file. Options that are newer than the Asterisk at hand, or were dropped before it, are not meant. What is found only because of the slip is told with it.",
    why: "chan_sip, chan_iax2, rtp.conf, voicemail.conf and asterisk.conf ignore such a line without a word: a mistyped `allowgest=no` leaves strangers in, and nobody notices. In pjsip.conf the whole object is dropped: the endpoint does not exist. So it is in ari.conf, geolocation.conf and stir_shaken.conf. In acl.conf, cdr.conf, cel.conf, features.conf, confbridge.conf, res_parking.conf, xmpp.conf and some others the whole file is, and with an unknown option in modules.conf Asterisk 16 and later do not start.",
    how: "Correct the name, move the option to the section where it counts, or delete the line.",
    breaks: "With its name corrected, the option takes effect for the first time.",
    ignore: "When a patched Asterisk or another program reads the option from this file.",
  },
  companions: [allowguest],
  examples: [
    {
      title: "A slip that leaves strangers in",
      bad: {
        "sip.conf": conf`
          [general]
          allowgest=no  ; ~ high "Asterisk knows no 'allowgest' and ignores it without a word; 'allowguest' is probably meant; as it is, allowguest is not set, so anyone may call into context 'in' without a password"
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
      title: "What belongs into another file",
      bad: {
        "manager.conf": conf`
          [general]
          enabled=yes
          unanswered=yes  ; ~ low "'unanswered', 'congestion', 'batch' and 2 more are unknown to Asterisk, which ignores them with a line each in its log"
          congestion=yes
          batch=no
          safeshutdown=yes
          scheduleronly=no
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
        "stasis.conf": conf`
          [threadpool]
          minimum_size=5
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
    const alike = new Map<string, Unknown[]>();
    for (const [first, ...others] of unknownOptions(tree)) {
      const unknown = describe(tree, first, others, { guesses: count++ < maxGuesses });
      const known = alike.get(unknown.habit ?? "");
      if (unknown.habit === undefined) report(unknown.report);
      else if (known) known.push(unknown);
      else alike.set(unknown.habit, [unknown]);
    }
    for (const each of alike.values()) {
      if (each.length > maxSingle) report(together(each));
      else for (const unknown of each) report(unknown.report);
    }
  },
};
export default rule;

/** Options of another program or file that somebody has put into a section are one finding from so many on. */
const maxSingle = 3;

/** For how many names a tree's other options are searched for one that is like them. */
const maxGuesses = 500;
