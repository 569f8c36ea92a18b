import { join } from "node:path";
import type { Tree } from "@astlint/core";
import { holdsConfiguration, isKnownFile } from "@astlint/core";
import type { Target } from "./discover.ts";
import { withSlashes } from "./node-file-system.ts";

export interface UnreadMessages {
  /** What Asterisk reads and astlint could not. */
  readonly complaints: readonly string[];
  readonly notes: readonly string[];
}

/** What to say about files of a tree that were not read, or not understood. */
export function unreadMessages(target: Target, tree: Tree): UnreadMessages {
  const complaints: string[] = [];
  const notes: string[] = [];
  const shown = (path: string): string => withSlashes(join(target.shownAs, path));
  for (const { path, reason, isSpecial } of tree.snapshot.unreadable.values()) {
    if (reason === "is a folder" || !concerns(target, path)) continue;
    // Asterisk passes over what is no regular file; a link to /dev/null is a common way to switch a file off.
    if (isSpecial) notes.push(`${shown(path)}: ${reason}, so it is left out, as Asterisk does`);
    else
      complaints.push(
        `${shown(path)}: ${reason}${reason.includes("outside the tree") ? " (--follow-symlinks reads it)" : ""}`,
      );
  }
  const dangling = target.only ? [] : danglingLinks(tree);
  if (dangling.length > 0) {
    const names = dangling.length > 3 ? `${dangling.slice(0, 3).join(", ")} …` : dangling.join(", ");
    const what = dangling.length === 1 ? "a link leads" : `${dangling.length} links lead`;
    notes.push(`${target.shownAs}: ${what} nowhere from here, so nothing is known of ${names}`);
  }
  for (const path of target.only ?? []) {
    if (tree.document(path) && !isPartOf(tree, path)) {
      notes.push(`${shown(path)}: nothing in this configuration reads it, so only its form can be judged`);
    }
  }
  if (!holdsConfiguration(tree.snapshot) && complaints.length === 0) {
    complaints.push(
      `${target.shownAs}: no file here that astlint reads (dialplans in AEL and Lua are not read yet)`,
    );
  }
  return { complaints, notes };
}

/** Files that Asterisk asks for and that are listed but not there, as in the backup of a folder that links elsewhere. */
function danglingLinks({ snapshot }: Tree): string[] {
  const names = snapshot.folders.get("") ?? [];
  return names.filter(
    (name) =>
      name.endsWith(".conf") &&
      isKnownFile(name) &&
      !snapshot.documents.has(name) &&
      !snapshot.unreadable.has(name),
  );
}

/** Whether a file that was not read can matter for what was asked. */
function concerns({ only }: Target, path: string): boolean {
  return !only || only.includes(path) || !isKnownFile(path);
}

function isPartOf(tree: Tree, path: string): boolean {
  return tree.entries.some((entry) =>
    tree.effective(entry)?.frames.some((frame) => frame.document.path === path),
  );
}
