import { isPlaceholder, type Option, quotedNames, type Report, type Rule, replaceValue } from "@astlint/core";
import { conf } from "@astlint/core/testing";

/** Lists of chan_sip that are cut at commas and nothing else, with what a lost word means. */
const lists: ReadonlyMap<string, string> = new Map([
  ["nat", "NAT handling is not as it reads"],
  ["insecure", "calls are authenticated more strictly than it reads"],
  ["directmedia", "the path of the media is not as it reads"],
  ["canreinvite", "the path of the media is not as it reads"],
  ["faxdetect", "faxes are not detected as it reads"],
  ["t38pt_udptl", "T.38 does not work as it reads"],
]);

const rule: Rule = {
  id: "parser/list-space-after-comma",
  summary: "A blank beside a comma makes Asterisk miss a word of a list",
  category: "correctness",
  severity: "medium",
  confidence: "certain",
  preset: "recommended",
  fix: "unsafe",
  cwe: [1288],
  since: "0.1.0",
  asterisk: "<21",
  references: [
    "channels/sip/config_parser.c: sip_parse_nat_option()",
    "channels/chan_sip.c: set_insecure_flags(), handle_common_options(), handle_t38_options()",
  ],
  docs: {
    what: "`nat`, `insecure`, `directmedia`, `faxdetect` and `t38pt_udptl` in sip.conf hold words with commas between them. chan_sip does not strip blanks there, so in `force_rport, comedia` it does not recognise the second word.",
    why: "With `nat=force_rport, comedia` the sound of phones behind NAT does not come through, and nothing in the log says why. Whoever looks for the cause opens the firewall or switches strictrtp off.",
    how: "Remove the blanks beside the commas.",
    breaks:
      "The words that were lost take effect; `insecure=port, invite` would let the peer call without a password from then on.",
    ignore: "Never; write what Asterisk is to do.",
  },
  examples: [
    {
      title: "The second word is lost",
      bad: {
        "sip.conf": conf`
          [general]
          nat=force_rport, comedia  ; ~ medium "Asterisk misses 'comedia' in 'nat=force_rport, comedia', because of the blank"
          [trunk]
          type=peer
          insecure=port , invite  ; ~ medium "misses 'port' and 'invite'"
        `,
      },
      fixed: {
        "sip.conf": conf`
          [general]
          nat=force_rport,comedia
          [trunk]
          type=peer
          insecure=port,invite
        `,
      },
    },
    {
      title: "A template is reported once",
      bad: {
        "sip.conf": conf`
          [phone](!)
          type=friend
          directmedia=nonat, update  ; ~ medium
          [6001](phone)
          [6002](phone)
        `,
      },
      fixed: {
        "sip.conf": conf`
          [phone](!)
          type=friend
          directmedia=nonat,update
          [6001](phone)
          [6002](phone)
        `,
      },
    },
    {
      title: "No blanks, lists that are stripped, and a comment",
      good: {
        "sip.conf": conf`
          [general]
          nat = force_rport,comedia
          transport=udp, tcp
          ;nat=force_rport, comedia
          [6001]
          type=friend
          allow=alaw, ulaw
        `,
        "manager.conf": conf`
          [general]
          [admin]
          read = call, log
        `,
      },
    },
    {
      title: "Asterisk 21 has no chan_sip",
      good: {
        "sip.conf": conf`
          [general]
          nat=force_rport, comedia
        `,
      },
      asteriskVersion: "21",
    },
  ],
  check({ tree, report }) {
    const seen = new Set<Option>();
    for (const section of tree.live("sip.conf")?.live ?? []) {
      for (const option of section.options) {
        const harm = lists.get(option.key);
        if (harm === undefined || seen.has(option)) continue;
        seen.add(option);
        const found = judge(option, harm);
        if (found) report(found);
      }
    }
  },
};
export default rule;

function judge(option: Option, harm: string): Report | undefined {
  const words = option.value.split(",");
  const lost = words.filter((word) => word !== word.trim() && word.trim() !== "").map((word) => word.trim());
  if (lost.length === 0 || isPlaceholder(option.value)) return undefined;
  const shown = `'${option.name}=${option.value}'`;
  const value = words.map((word) => word.trim()).join(",");
  return {
    at: option.valuePlace,
    message: `Asterisk misses ${quotedNames(lost)} in ${shown}, because of the blank: ${harm}`,
    fixes: [
      {
        title: `Set ${option.name}=${value}`,
        applicability: "unsafe",
        edits: replaceValue(option, value),
        caution: `${quotedNames(lost)} take effect from then on`,
      },
    ],
  };
}
