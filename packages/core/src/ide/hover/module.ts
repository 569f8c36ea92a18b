import { applications } from "../../knowledge/application.ts";
import { configFile, configFileNames } from "../../knowledge/config-file.ts";
import { dialplanFunctions } from "../../knowledge/dialplan-function.ts";
import { moduleFacts, moduleNames } from "../../knowledge/module.ts";
import { nearestName } from "../../knowledge/near-name.ts";
import type { Tree } from "../../workspace/tree.ts";
import { code, listed } from "./markdown.ts";

/** What a module brings along that modules.conf names, and whether it is loaded. */
export function describeModule(tree: Tree, written: string): string {
  const name = written.toLowerCase().replace(/\.so$/, "");
  const facts = moduleFacts(name);
  if (!facts) return strangerText(name);
  const { since, removed, deprecated, replacement } = facts;
  const until = removed === undefined ? "" : `, gone in ${removed}`;
  const parts = [`**Module ${code(name)}** · since Asterisk ${since}${until}`];
  if (deprecated !== undefined) parts.push(`Deprecated since Asterisk ${deprecated}.`);
  if (replacement !== undefined) parts.push(`${code(replacement)} does its work now.`);
  const files = [...configFileNames()].filter((file) => configFile(file)?.readers.includes(name));
  if (files.length > 0) parts.push(`Reads ${listed(files)}.`);
  const calls = [...applications(), ...dialplanFunctions()].filter(({ module }) => module === name);
  if (calls.length > 0) parts.push(`Brings ${listed(calls.map((call) => call.name))}.`);
  const { isLoaded, reason } = tree.modules.state(name);
  if (!isLoaded) parts.push(`It is not loaded: ${reason}.`);
  return parts.join("\n\n");
}

function strangerText(name: string): string {
  const near = nearestName(name, moduleNames());
  const meant = near === undefined ? "" : ` Is ${code(near)} meant?`;
  return `**Module ${code(name)}**: Asterisk's own sources have none of this name.${meant}`;
}
