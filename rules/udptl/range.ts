import { isPlaceholder, type Option, type Rule, Settings } from "@astlint/core";
import { conf } from "@astlint/core/testing";

const rule: Rule = {
  id: "udptl/range",
  summary: "The ports for fax make no range, or overlap those for media",
  category: "correctness",
  severity: "info",
  confidence: "certain",
  preset: "all",
  fix: "manual",
  cwe: [1327],
  since: "0.1.0",
  references: ["main/udptl.c: udptl_pre_apply_config(), ast_udptl_new_with_bindaddr()"],
  docs: {
    what: "`udptlstart` in udptl.conf is above `udptlend`, so that Asterisk takes 4000 to 4999 instead; or the range shares ports with that of rtp.conf.",
    why: "The firewall is made after these numbers. Where Asterisk uses others, faxes over T.38 fail; where two ranges share ports, a fax and a call compete for them.",
    how: "Give fax a range of its own: `udptlstart=4000` and `udptlend=4199` for a hundred faxes at a time.",
    breaks: "Where the firewall still has the old range, faxes fail.",
    ignore: "When nobody faxes.",
  },
  examples: [
    {
      title: "The end is before the start",
      bad: {
        "udptl.conf": conf`
          [general]
          udptlstart=5000     ; ~ low "so that Asterisk takes 4000 to 4999 instead"
          udptlend=4500
        `,
      },
    },
    {
      title: "Shared with media",
      bad: {
        "udptl.conf":
          '[general]\nudptlstart=15000     ; ~ info "share ports with media, which has 10000 to 20000"\nudptlend=15999\n',
        "rtp.conf": "[general]\nrtpstart=10000\nrtpend=20000\n",
      },
    },
    {
      title: "Side by side",
      good: {
        "udptl.conf": "[general]\nudptlstart=4000\nudptlend=4999\n",
        "rtp.conf": "[general]\nrtpstart=10000\nrtpend=20000\n",
      },
    },
    { title: "The defaults", good: { "udptl.conf": "[general]\n;udptlstart=5000\n;udptlend=4500\n" } },
  ],
  check({ tree, report }) {
    const sections = tree.live("udptl.conf")?.all("general") ?? [];
    const settings = new Settings(sections.flatMap(({ options }) => options));
    const startOption = settings.get("udptlstart");
    const endOption = settings.get("udptlend");
    const at = startOption ?? endOption;
    if (!at || isPlaceholder(at.value)) return;
    const start = portOf(startOption, 4000);
    const end = portOf(endOption, 4999);
    if (start === undefined || end === undefined) return;
    const fixes = [{ title: "Give fax a range of its own", applicability: "manual", edits: [] }] as const;
    if (start > end) {
      const message = `The ports for fax, ${start} to ${end}, make no range, so that Asterisk takes 4000 to 4999 instead`;
      report({ at: at.valuePlace, message, severity: "low", fixes });
      return;
    }
    const media = tree.rtp?.ports;
    if (!media?.firstOption || start > media.last || end < media.first) return;
    report({
      at: at.valuePlace,
      message: `The ports for fax, ${start} to ${end}, share ports with media, which has ${media.first} to ${media.last}`,
      related: [{ at: media.firstOption.valuePlace, message: "the range for media begins here" }],
      fixes,
    });
  },
};
export default rule;

/** A number from 1024 to 65535; undefined for anything else, which Asterisk refuses. */
function portOf(option: Option | undefined, fallback: number): number | undefined {
  if (!option) return fallback;
  const port = Number(option.value);
  return Number.isInteger(port) && port >= 1024 && port < 65_536 ? port : undefined;
}
