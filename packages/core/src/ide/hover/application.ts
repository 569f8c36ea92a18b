import { application } from "../../knowledge/application.ts";
import { applicationMeaning, type CallOption } from "../../knowledge/dialplan-meanings.ts";
import type { Tree } from "../../workspace/tree.ts";
import { callText } from "./call.ts";
import { code } from "./markdown.ts";

/** What an application is for, where it comes from, and whether the Asterisk in question has it. */
export function describeApplication(tree: Tree, name: string): string | undefined {
  const facts = application(name);
  if (!facts) return undefined;
  return callText(tree, facts, "application", applicationMeaning(facts.name)?.meaning).join("\n\n");
}

/** What a letter among the options of an application does. */
export function describeCallOption(tree: Tree, name: string, option: CallOption): string {
  const { since, removed, meaning } = option;
  const parts = [`**Option ${code(option.name)}** of ${name}: ${meaning}`];
  if (since !== undefined) parts.push(`since Asterisk ${since}`);
  if (removed !== undefined) parts.push(`until Asterisk ${removed}, which no longer has it`);
  const { version } = tree.asterisk;
  const isMissing =
    (since !== undefined && version.isBefore(since)) || (removed !== undefined && version.isAtLeast(removed));
  return isMissing
    ? `${parts.join(" · ")}\n\nAsterisk ${version} does not have this option.`
    : parts.join(" · ");
}
