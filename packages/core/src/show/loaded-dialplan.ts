import { buildDialplan, type Dialplan } from "../dialplan/dialplan.ts";
import type { DialplanSection } from "../dialplan/entry.ts";
import { callSyntax } from "../model/dialplan.ts";
import { derived } from "../workspace/derived.ts";
import type { EffectiveFile } from "../workspace/effective-file.ts";
import type { Option } from "../workspace/option.ts";
import type { Tree } from "../workspace/tree.ts";
import { refusalText } from "./refusal.ts";
import { readsUsers, type UserLine, userLines } from "./user-lines.ts";

/** A line of extensions.conf, or what pbx_config adds for users.conf. */
export type DialplanLine = Option | UserLine;

/** The dialplan exactly as pbx_config loads it from this tree and nothing else. */
export interface LoadedDialplan {
  readonly dialplan: Dialplan<DialplanLine>;
  /** What the dialplan itself does not show: that Asterisk refuses the file, or does not come up with it. */
  readonly notes: readonly string[];
}

/** Memoised. Without an extensions.conf, or with one that Asterisk refuses, there are no contexts. */
export const loadedDialplan: (tree: Tree) => LoadedDialplan = derived((tree) => {
  const file = tree.strict("extensions.conf");
  if (!file) return { dialplan: buildDialplan<DialplanLine>([]), notes: ["there is no extensions.conf"] };
  if (file.refused) {
    const note = `Asterisk refuses extensions.conf and loads no dialplan: ${refusalText(tree, file.refused)}`;
    return { dialplan: buildDialplan<DialplanLine>([]), notes: [note] };
  }
  const users = readsUsers(tree) ? tree.strict("users.conf") : undefined;
  const sections: DialplanSection<DialplanLine>[] = file.live.map(({ name, options }) => ({
    name,
    entries: options,
  }));
  const added = users && !users.refused ? userLines(tree, users) : [];
  if (added.length > 0) sections.push({ name: usersContext(file), entries: added });
  const dialplan = buildDialplan(sections, undefined, callSyntax(tree));
  return { dialplan, notes: [...moduleNotes(tree), ...crashNotes(tree, users)] };
});

/** `userscontext` of `[general]`, cut to what its buffer holds. */
function usersContext(file: EffectiveFile): string {
  return (file.section("general")?.first("userscontext")?.value ?? "default").slice(0, 79);
}

function moduleNotes(tree: Tree): string[] {
  const { isLoaded, reason } = tree.readerOf("extensions.conf");
  return isLoaded ? [] : [`Asterisk has none of this, because pbx_config is not loaded: ${reason}`];
}

/** `pbx_load_users()` takes the answer "invalid" for a configuration. */
function crashNotes(tree: Tree, users: EffectiveFile | undefined): string[] {
  if (!users?.refused) return [];
  return [
    `Asterisk crashes when it loads the dialplan, because it refuses users.conf: ${refusalText(tree, users.refused)}`,
  ];
}
