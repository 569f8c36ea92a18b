import type { Tree } from "../workspace/tree.ts";
import type { SecretDisplay } from "./dialplan-rows.ts";
import { DialplanText } from "./dialplan-text.ts";
import { loadedDialplan } from "./loaded-dialplan.ts";

export interface ShowSettings {
  /** Masked unless told otherwise. */
  readonly secrets?: SecretDisplay;
}

/** What `dialplan show` prints once Asterisk has loaded the tree, without the last line feed. */
export function showDialplan(tree: Tree, { secrets = "masked" }: ShowSettings = {}): string {
  return new DialplanText(tree, secrets).answer({ text: "", number: undefined, context: undefined });
}

/** What keeps Asterisk from having the dialplan that `showDialplan` shows; empty when nothing does. */
export function dialplanNotes(tree: Tree): readonly string[] {
  return loadedDialplan(tree).notes;
}
