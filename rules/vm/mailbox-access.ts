import {
  derived,
  type Mailbox,
  mailboxSetting,
  otherDialplans,
  outsideReach,
  phoneReach,
  quotedNames,
  type RelatedPlace,
  type Tree,
} from "@astlint/core";
import { wayOf } from "../dialplan/outbound-patterns.ts";

/**
 * Who gets to type a PIN: callers from outside, the house's own phones, nobody because no extension asks for one, or
 * something that the files do not tell.
 */
export type MailboxAccess = "outside" | "inside" | "nobody" | "unknown";

export const mailboxAccess: (tree: Tree) => MailboxAccess = derived((tree) => {
  const { dialplan } = tree;
  if (!dialplan || otherDialplans(tree).some(({ isSample }) => !isSample)) return "unknown";
  const contexts = dialplan.calls("voicemailmain", "vmauthenticate").map(({ context }) => context.name);
  if (contexts.length === 0) return "nobody";
  if (contexts.some((name) => outsideReach(tree).has(name))) return "outside";
  return contexts.every((name) => phoneReach(tree).has(name)) ? "inside" : "unknown";
});

/** How callers from outside get to where a PIN is asked for, one place a hop; empty when they do not. */
export function wayToMailboxes(tree: Tree): RelatedPlace[] {
  for (const call of tree.dialplan?.calls("voicemailmain", "vmauthenticate") ?? []) {
    const way = outsideReach(tree).wayTo(call.context.name);
    if (way) return [...wayOf(way), { at: call.option.place, message: "asks for the PIN" }];
  }
  return [];
}

/** Whether the menu of a mailbox places calls. */
export function callsOut(tree: Tree, mailbox: Mailbox): boolean {
  const { voicemail } = tree;
  if (!voicemail) return false;
  return ["dialout", "callback"].some(
    (name) => mailboxSetting(mailbox, voicemail.general, name).value !== "",
  );
}

/** `100` in the context `default`, `100@sales` in others. */
export function mailboxName({ name, context }: Mailbox): string {
  return context.toLowerCase() === "default" ? name : `${name}@${context}`;
}

/** `mailbox '100'`, `mailboxes '100', '101', '102' and 40 more` */
export function mailboxesNamed(mailboxes: readonly Mailbox[]): string {
  return `${mailboxes.length === 1 ? "mailbox" : "mailboxes"} ${quotedNames(mailboxes.map(mailboxName))}`;
}
