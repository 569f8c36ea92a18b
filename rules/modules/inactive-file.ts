import type { Rule, Section } from "@astlint/core";
import { conf } from "@astlint/core/testing";

const rule: Rule = {
  id: "modules/inactive-file",
  summary: "A configuration file is there, but nothing reads it",
  category: "correctness",
  severity: "info",
  confidence: "firm",
  preset: "recommended",
  fix: "none",
  cwe: [],
  since: "0.1.0",
  references: ["main/loader.c: loader_config_init()"],
  docs: {
    what: "A file with accounts, mailboxes, queues or a dialplan has options, but modules.conf keeps the module from loading that reads it. astlint does not judge such a file.",
    why: "What stands in the file is neither at work nor a danger. Whoever believes it to be at work looks for mistakes in the wrong place, and an access list in it protects nothing.",
    how: "Nothing needs to be done. Remove the file, or its contents, if it is a leftover; remove the `noload` line if it is not.",
    breaks: "Once the module loads, everything in the file counts: run astlint again before.",
    ignore: "When the file is kept on purpose.",
  },
  examples: [
    {
      title: "chan_sip is not loaded",
      bad: {
        "sip.conf": conf`
          [general]               ; ~ info "Nothing reads sip.conf: modules.conf has noload => chan_sip.so"
          allowguest=yes
        `,
        "modules.conf": conf`
          [modules]
          autoload=yes
          noload => chan_sip.so
        `,
      },
    },
    {
      title: "Only what is named is loaded",
      bad: {
        "queues.conf":
          '[support]   ; ~ info "Nothing reads queues.conf: modules.conf neither loads app_queue.so nor has autoload=yes"\nmember => SIP/100\n',
        "modules.conf": "[modules]\nload => pbx_config.so\n",
        "extensions.conf": "[default]\nexten => 100,1,Answer()\n",
      },
    },
    {
      title: "The file has nothing but comments and templates",
      good: {
        "sip.conf": "[general]\n;allowguest=yes\n[phone](!)\ntype=friend\n",
        "modules.conf": "[modules]\nautoload=yes\nnoload => chan_sip.so\n",
      },
    },
    {
      title: "The module is loaded",
      good: {
        "sip.conf": "[general]\nallowguest=no\n",
        "modules.conf": "[modules]\nautoload=yes\n;noload => chan_sip.so\n",
      },
    },
    { title: "There is no modules.conf", good: { "iax.conf": "[general]\nbindport=4569\n" } },
    {
      title: "Asterisk 22 has no chan_sip, which another rule tells",
      good: { "sip.conf": "[general]\nallowguest=no\n" },
      asteriskVersion: "22",
    },
  ],
  check({ tree, report }) {
    for (const name of filesOfSubstance) {
      const { isLoaded, option, reason } = tree.readerOf(name);
      const section = isLoaded ? undefined : tree.effective(name)?.live.find(hasOptions);
      // A chan_sip that Asterisk no longer has is the business of sip/chan-sip-deprecated.
      if (!section || (name === "sip.conf" && !option && tree.asterisk.version.isAtLeast("21"))) continue;
      report({
        at: section.namePlace,
        message: `Nothing reads ${name}: ${reason}`,
        related: option ? [{ at: option.place, message: "keeps the module from loading" }] : [],
      });
    }
  },
};
export default rule;

/** Files that hold accounts, mailboxes, queues or the dialplan. */
const filesOfSubstance: readonly string[] = [
  "extensions.conf",
  "iax.conf",
  "pjsip.conf",
  "pjsip_wizard.conf",
  "queues.conf",
  "sip.conf",
  "voicemail.conf",
];

function hasOptions({ options }: Section): boolean {
  return options.length > 0;
}
