import { application } from "../../knowledge/application.ts";
import type { Tree } from "../../workspace/tree.ts";
import { code } from "./markdown.ts";

/** Where an application comes from, and whether the Asterisk in question has it. */
export function describeApplication(tree: Tree, name: string): string | undefined {
  const facts = application(name);
  if (!facts) return undefined;
  const { module, since, removed } = facts;
  const { version } = tree.asterisk;
  const until = removed === undefined ? "" : `, gone in ${removed}`;
  const parts = [`**${facts.name}** · application of ${code(module)} · since Asterisk ${since}${until}`];
  const isGone = removed !== undefined && version.isAtLeast(removed);
  if (isGone || version.isBefore(since)) parts.push(`Asterisk ${version} does not have it.`);
  const { isLoaded, reason } = tree.modules.state(module);
  if (!isLoaded) parts.push(`It is not there: ${reason}.`);
  return parts.join("\n\n");
}
