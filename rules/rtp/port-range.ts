import {
  isPlaceholder,
  type Listener,
  type Option,
  type RtpModel,
  type Rule,
  type Tree,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { generalPlace } from "../ami/general-section.ts";

const rule: Rule = {
  id: "rtp/port-range",
  summary: "The ports for media are not what they seem, or take in others",
  category: "exposure",
  severity: "low",
  confidence: "certain",
  preset: "strict",
  fix: "manual",
  cwe: [1327],
  since: "0.1.0",
  references: ["res/res_rtp_asterisk.c: rtp_reload(), create_new_socket()"],
  docs: {
    what: "rtp.conf gives a range of ports that cannot be used, so that Asterisk takes 5000 to 31000 instead; or gives none, with the same outcome; or its range takes in the port of SIP or IAX. Of repeated options the first counts.",
    why: "The firewall has to let strangers reach every media port. A range that is wider than thought is either closed there, so that calls have no sound, or opens ports that something else listens on: with SIP inside the range the rule for media opens SIP to the world.",
    how: "Give a range away from other services, four ports for each call that runs at the same time: `rtpstart=10000` and `rtpend=10999` for 250 calls. Change the firewall with it.",
    breaks: "Where the firewall still has the old range, calls have no sound.",
    ignore: "When no firewall rule is made after this range.",
  },
  examples: [
    {
      title: "The end is before the start",
      bad: {
        "rtp.conf": conf`
          [general]
          rtpstart=20000     ; ~ medium "so that Asterisk takes 5000 to 31000 instead"
          rtpend=10000
        `,
      },
    },
    {
      title: "No range",
      bad: { "rtp.conf": '[general]    ; ~ low "neither rtpstart nor rtpend"\nstrictrtp=yes\n' },
    },
    {
      title: "SIP lies inside",
      bad: {
        "rtp.conf": '[general]\nrtpstart=5000    ; ~ low "takes in 5060, the port of SIP"\nrtpend=6000\n',
        "sip.conf": "[general]\nallowguest=no\n",
      },
    },
    { title: "A range of its own", good: { "rtp.conf": "[general]\nrtpstart=10000\nrtpend=10999\n" } },
    {
      title: "The first lines count",
      good: { "rtp.conf": "[general]\nrtpstart=10000\nrtpend=10999\nrtpend=5000\n" },
    },
    {
      title: "SIP listens elsewhere",
      good: {
        "rtp.conf": "[general]\nrtpstart=5000\nrtpend=6000\n",
        "sip.conf": "[general]\nbindport=15060\n",
      },
    },
  ],
  check({ tree, report }) {
    const { rtp } = tree;
    if (!rtp) return;
    const found = problemOf(tree, rtp);
    if (!found) return;
    report({
      at: generalPlace(rtp, found.option),
      message: found.message,
      severity: rtp.ports.isRefused ? "medium" : "low",
      fixes: [
        {
          title: "Give a range away from other services, in the firewall, too",
          applicability: "manual",
          edits: [],
        },
      ],
    });
  },
};
export default rule;

function problemOf(
  tree: Tree,
  { ports: { first, last, firstOption, lastOption, isRefused } }: RtpModel,
): { message: string; option: Option | undefined } | undefined {
  const option = firstOption ?? lastOption;
  if ([firstOption, lastOption].some((end) => end && isPlaceholder(end.value))) return undefined;
  if (isRefused) {
    const ends = [firstOption, lastOption].filter((end) => end !== undefined);
    const written = ends.map(({ name, value }) => `'${name}=${value}'`).join(" and ");
    return {
      message: `${written} make no range, so that Asterisk takes ${first} to ${last} instead`,
      option,
    };
  }
  if (!option) {
    const message = `rtp.conf sets neither rtpstart nor rtpend, so that media may use any port from ${first} to ${last}`;
    return { message, option };
  }
  const others: readonly { name: string; listeners: readonly Listener[] }[] = [
    { name: "SIP", listeners: (tree.sip?.listeners ?? []).filter(({ transport }) => transport === "udp") },
    { name: "IAX", listeners: tree.iax?.listeners ?? [] },
  ];
  for (const { name, listeners } of others) {
    const inside = listeners.find(
      ({ port, exposure }) => exposure !== "loopback" && port >= first && port <= last,
    );
    if (!inside) continue;
    const message = `The range for media, ${first} to ${last}, takes in ${inside.port}, the port of ${name}, so that a firewall which lets media in lets ${name} in`;
    return { message, option };
  }
  return undefined;
}
