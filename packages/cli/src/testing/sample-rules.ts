import {
  deleteLine,
  type EffectiveFile,
  type Option,
  type Rule,
  type RuleContext,
  replaceValue,
} from "@astlint/core";

const common = {
  category: "authentication",
  confidence: "certain",
  preset: "recommended",
  cwe: [287],
  since: "0.1.0",
  references: ["channels/chan_sip.c"],
  docs: {
    what: "What it finds.",
    why: "Why it matters.",
    how: "How to mend it.",
    breaks: "Nothing.",
    ignore: "Never.",
  },
} as const;

/** Three rules that find one option each, with a fix of each kind, and one that finds something per account. */
export const sampleRules: readonly Rule[] = [
  {
    ...common,
    id: "sip/alwaysauthreject",
    summary: "Answers tell which accounts exist",
    severity: "medium",
    fix: "safe",
    examples: [{ title: "Off", bad: { "sip.conf": "[general]\nalwaysauthreject=no ; ~ medium\n" } }],
    proof: "attacks/enumeration",
    check: ({ tree, report }) => {
      for (const option of general(tree.live("sip.conf"), "alwaysauthreject", "no")) {
        const edits = replaceValue(option, "yes");
        const fixes = [{ title: "Set alwaysauthreject=yes", applicability: "safe", edits } as const];
        report({ at: option.valuePlace, message: `'${option.value}' tells which accounts exist`, fixes });
      }
    },
  },
  {
    ...common,
    id: "sip/allowguest",
    summary: "Anyone may call",
    severity: "high",
    fix: "unsafe",
    examples: [],
    check: ({ tree, report }) => {
      for (const option of general(tree.live("sip.conf"), "allowguest", "yes")) {
        const caution = "callers without an account are refused";
        const edits = replaceValue(option, "no");
        const fixes = [{ title: "Set allowguest=no", applicability: "unsafe", edits, caution } as const];
        report({ at: option.valuePlace, message: "guests may call", label: "anyone may call", fixes });
      }
    },
  },
  {
    ...common,
    id: "sip/weak-secret",
    summary: "An account has a secret that is easily guessed",
    severity: "critical",
    fix: "manual",
    examples: [],
    check: findWeakSecrets,
  },
  {
    ...common,
    id: "sip/noise",
    summary: "Something for those who want all of it",
    severity: "info",
    preset: "all",
    fix: "safe",
    examples: [],
    check: ({ tree, report }) => {
      for (const option of general(tree.live("sip.conf"), "noise", "yes")) {
        const fixes = [
          { title: "Delete the line", applicability: "safe", edits: deleteLine(option) } as const,
        ];
        report({ at: option.place, message: "noise", fixes });
      }
    },
  },
];

function general(file: EffectiveFile | undefined, name: string, value: string): readonly Option[] {
  return (file?.section("general")?.all(name) ?? []).filter((option) => option.value === value);
}

function findWeakSecrets({ tree, estimator, report }: RuleContext): void {
  for (const section of tree.live("sip.conf")?.live ?? []) {
    const option = section.last("secret");
    if (!option || estimator.estimate(option.value, [section.name]).guessesLog10 > 8) continue;
    report({
      at: option.valuePlace,
      message: `the secret of '${section.name}' is easily guessed`,
      label: "found soon",
      related: [{ at: section.namePlace, message: `'${section.name}' may register` }],
      fixes: [{ title: "Choose a random secret", applicability: "manual", edits: [] }],
    });
  }
}
