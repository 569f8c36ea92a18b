import { Call, type Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { accessTo, isOutside, reachedBy } from "./outbound-patterns.ts";

const rule: Rule = {
  id: "dialplan/sample-demo",
  summary: "The demonstration that comes with Asterisk answers calls from outside",
  category: "exposure",
  severity: "low",
  confidence: "certain",
  preset: "strict",
  fix: "manual",
  cwe: [489],
  since: "0.1.0",
  references: ["configs/samples/extensions.conf.sample: [demo]"],
  docs: {
    what: "The context `demo` of the sample extensions.conf, which calls a test server of the makers of Asterisk, can be reached by calls from outside.",
    why: "Who scans the internet for telephone systems gets an answer, learns that it is an Asterisk with sample files, and comes back to try passwords. The demonstration keeps lines busy and calls another machine for strangers.",
    how: "Remove the include of `demo` from the context of calls from outside, and the context itself. Let that context refuse what you do not expect.",
    breaks: "The demonstration is gone.",
    ignore: "On a machine that exists to try Asterisk and is not reachable from the internet.",
  },
  examples: [
    {
      title: "Guests hear the demonstration",
      bad: {
        "sip.conf": "[general]\nallowguest=yes\ncontext=public\n",
        "extensions.conf": conf`
          [public]
          include => demo

          [demo]
          exten => 500,1,Playback(demo-abouttotry)
          exten => 500,n,Dial(IAX2/guest@pbx.digium.com/s@default)
          ;              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ low "[demo]"
        `,
      },
    },
    {
      title: "Nobody from outside gets there, and sounds of the demonstration in a context of your own",
      good: {
        "sip.conf": "[general]\nallowguest=yes\ncontext=public\n",
        "extensions.conf": conf`
          [public]
          exten => s,1,Playback(demo-congrats)
          ;include => demo

          [demo]
          exten => 500,1,Dial(IAX2/guest@pbx.digium.com/s@default)
        `,
      },
    },
  ],
  check({ tree, report }) {
    const seen = new Set<string>();
    for (const step of tree.dialplan?.steps("dial") ?? []) {
      if (!testServers.some((server) => step.mentions(server))) continue;
      const call = new Call(step);
      const { name } = call.context;
      const access = accessTo(tree, name);
      if (!isOutside(access) || seen.has(name)) continue;
      seen.add(name);
      report({
        at: call.place,
        message: `The demonstration in [${name}] calls a test server for whoever asks${reachedBy(access)}`,
        related: access.way,
        fixes: [{ title: `Remove [${name}] and what includes it`, applicability: "manual", edits: [] }],
      });
    }
  },
};
export default rule;

/** Where the samples of the various releases call. */
const testServers: readonly string[] = ["guest@pbx.digium.com", "guest@misery.digium.com"];
