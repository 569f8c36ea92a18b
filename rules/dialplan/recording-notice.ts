import { Call, outsideReach, type Rule, samePlaces, type Tree } from "@astlint/core";
import { conf } from "@astlint/core/testing";

const rule: Rule = {
  id: "dialplan/recording-notice",
  summary: "Calls are recorded, and nobody is told",
  category: "privacy",
  severity: "info",
  confidence: "heuristic",
  preset: "all",
  fix: "manual",
  cwe: [359],
  since: "0.1.0",
  references: ["apps/app_mixmonitor.c", "res/res_monitor.c"],
  docs: {
    what: "An extension records calls from outside without playing anything to the caller before.",
    why: "In many countries it is a crime to record somebody who has not been told, and the recordings must not be used. This is a matter of law rather than of attacks.",
    how: "Play a notice before the recording starts: `Playback(this-call-may-be-recorded)`.",
    breaks: "Callers hear the notice.",
    ignore: "When a provider or a queue announces it, or the law allows it.",
  },
  examples: [
    {
      title: "Recorded from the first word on",
      bad: {
        "sip.conf": "[general]\nallowguest=yes\ncontext=door\n",
        "extensions.conf": conf`
          [door]
          exten => 100,1,MixMonitor(\${UNIQUEID}.wav)
          ;              ^^^^^^^^^^ info "[door]"
           same => n,Dial(SIP/desk)
        `,
      },
    },
    {
      title: "A notice first, and calls among phones",
      good: {
        "sip.conf": "[general]\nallowguest=yes\ncontext=door\n",
        "extensions.conf": conf`
          [door]
          exten => 100,1,Playback(this-call-may-be-monitored-or-recorded)
           same => n,MixMonitor(\${UNIQUEID}.wav)
          ;exten => 101,1,MixMonitor(\${UNIQUEID}.wav)

          [phones]
          exten => 100,1,MixMonitor(\${UNIQUEID}.wav)
        `,
      },
    },
  ],
  check({ tree, report }) {
    const [first, ...others] = recordings(tree);
    if (!first) return;
    report({
      at: first.namePlace,
      message: `Calls from outside are recorded in [${first.context.name}] without a word to the caller`,
      related: samePlaces(others.map(({ namePlace }) => namePlace)),
      fixes: [{ title: "Play a notice before", applicability: "manual", edits: [] }],
    });
  },
};
export default rule;

/** How many steps of an extension are looked at. */
const maxSteps = 100;

const speaking: ReadonlySet<string> = new Set(["playback", "background", "queue", "agi", "macro", "gosub"]);

/** Steps that record calls from outside, with nothing before them that may tell the caller. */
function recordings(tree: Tree): Call[] {
  const outside = outsideReach(tree);
  const steps = tree.dialplan?.steps("mixmonitor", "monitor") ?? [];
  return steps
    .filter(({ extension, number }) => {
      if (!outside.has(extension.context.name)) return false;
      const before = extension.priorities.slice(0, maxSteps).filter((step) => step.number < number);
      return !before.some((step) => speaking.has(step.application.trim().toLowerCase()));
    })
    .map((step) => new Call(step));
}
