import type { CallFacts } from "../../knowledge/call-facts.ts";
import { moduleFacts } from "../../knowledge/module.ts";
import type { Tree } from "../../workspace/tree.ts";
import { signatureLabel } from "../signature-help.ts";
import { code } from "./markdown.ts";

/** What an application or a function is for, how it is called, and whether the Asterisk in question has it. */
export function callText(
  tree: Tree,
  facts: CallFacts,
  kind: string,
  meaning: string | undefined,
): readonly string[] {
  const { name, module, since, removed } = facts;
  const { version } = tree.asterisk;
  const until = removed === undefined ? "" : `, gone in ${removed}`;
  const parts = [`**${name}** · ${kind} of ${code(module)} · since Asterisk ${since}${until}`];
  if (meaning !== undefined) parts.push(meaning);
  if (facts.arguments.length > 0) parts.push(code(signatureLabel(facts)));
  const isGone = removed !== undefined && version.isAtLeast(removed);
  if (isGone || version.isBefore(since)) parts.push(`Asterisk ${version} does not have it.`);
  // Parts of the core are no modules, and always there.
  const state = moduleFacts(module) && tree.modules.state(module);
  if (state?.isLoaded === false) parts.push(`It is not there: ${state.reason}.`);
  return parts;
}
