import type { Rule } from "@astlint/core";
import guides from "./guides.json" with { type: "json" };

/** What a guide advises. `beyond`: no file of Asterisk tells. `outdated`: no longer good advice, and why. */
interface Advice {
  readonly says: string;
  readonly rules?: readonly string[];
  readonly note?: string;
  readonly beyond?: string;
  readonly outdated?: string;
}

interface Guide {
  readonly title: string;
  readonly by: string;
  readonly url?: string;
  readonly advice: readonly Advice[];
}

/** The page that leads from the advice of well-known guides to the rules. A rule that does not exist is an error. */
export function guidePage(rules: readonly Rule[]): string {
  const known = new Set(rules.map(({ id }) => id));
  const sections = guides.map((guide) => guideSection(guide, known));
  return `# What the guides tell you to do, and which rule does it

Guides to a safe Asterisk have been written for many years. This is what five of them advise, in our words, with the
rules that look after it. What no file of Asterisk can tell is marked as *beyond astlint*; advice that does not hold any
more, as *outdated*.

${sections.join("\n")}`;
}

function guideSection({ title, by, url, advice }: Guide, known: ReadonlySet<string>): string {
  const source = url === undefined ? `${by}.` : `${by}: [${new URL(url).hostname}](${url}).`;
  const rows = advice.map((each) => `| ${each.says} | ${answer(each, known)} |\n`);
  return `## ${title}

${source}

| Advice | Rules |
| --- | --- |
${rows.join("")}`;
}

function answer({ says, rules = [], note, beyond, outdated }: Advice, known: ReadonlySet<string>): string {
  const stray = rules.filter((id) => !known.has(id));
  if (stray.length > 0) throw new Error(`guides.json: '${says}' names ${stray.join(", ")}, which is no rule`);
  if (rules.length === 0 && beyond === undefined && outdated === undefined)
    throw new Error(`guides.json: '${says}' has neither rules nor a reason`);
  const parts = [
    beyond === undefined ? "" : `*Beyond astlint.* ${beyond}`,
    outdated === undefined ? "" : `*Outdated.* ${outdated}`,
    rules.map((id) => `[${id}](${id}.md)`).join(", "),
    note ?? "",
  ];
  return parts.filter((part) => part !== "").join("<br>");
}
