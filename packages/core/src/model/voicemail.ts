import { leadingInteger } from "../dialplan/leading-integer.ts";
import { derived } from "../workspace/derived.ts";
import type { EffectiveFile } from "../workspace/effective-file.ts";
import type { Section } from "../workspace/section.ts";
import type { Tree } from "../workspace/tree.ts";
import { type Mailbox, mailboxOfLine, mailboxOfUser } from "./mailbox.ts";
import { type Setting, Settings } from "./settings.ts";
import { isTrue } from "./values.ts";

/** What app_voicemail makes of voicemail.conf and of the mailboxes in users.conf. */
export interface VoicemailModel {
  readonly file: EffectiveFile;
  readonly generalSection: Section | undefined;
  /** The options of `[general]`; the first of two counts. */
  readonly general: Settings;
  /** The sections that hold mailboxes. */
  readonly contexts: readonly Section[];
  /** Those of users.conf first. A second mailbox of one name in a context is left out, as Asterisk does. */
  readonly mailboxes: readonly Mailbox[];
  /** How many digits a new PIN must have. */
  readonly minPassword: Setting<number>;
  /** Whether a PIN that its owner has changed lies in the spool folder and counts instead of the one written here. */
  readonly keepsPinsInSpool: boolean;
}

/** The model of a tree's voicemail.conf; undefined when app_voicemail does not read one. */
export const voicemailModel: (tree: Tree) => VoicemailModel | undefined = derived(readVoicemail);

function readVoicemail(tree: Tree): VoicemailModel | undefined {
  const file = tree.live("voicemail.conf");
  if (!file) return undefined;
  const generalSection = file.section("general");
  const general = new Settings(generalSection?.options ?? [], "first");
  const aliases = general.text("aliasescontext").value.toLowerCase();
  const contexts = file.live.filter(
    ({ key }) => key !== "general" && key !== "zonemessages" && key !== aliases,
  );
  const minPassword = general.get("minpassword");
  return {
    file,
    generalSection,
    general,
    contexts,
    mailboxes: [...distinct([...usersOf(tree, general), ...mailboxesOf(contexts)], general)],
    minPassword: { value: leadingInteger(minPassword?.value ?? "") ?? 0, option: minPassword },
    keepsPinsInSpool: general.text("passwordlocation").value === "spooldir",
  };
}

function mailboxesOf(contexts: readonly Section[]): Mailbox[] {
  return contexts.flatMap((section) => section.options.map((option) => mailboxOfLine(option, section)));
}

/** Sections of users.conf with `hasvoicemail`, theirs or that of `[general]`. */
function usersOf(tree: Tree, general: Settings): Mailbox[] {
  const { version } = tree.asterisk;
  const users = version.isAtLeast("1.4") && version.isBefore("23") ? tree.effective("users.conf") : undefined;
  if (!users) return [];
  const context = general.text("userscontext", "default").value;
  const isGeneral = isTrue(users.section("general")?.first("hasvoicemail")?.value ?? "");
  const sections = users.live.filter((section) => {
    const own = section.first("hasvoicemail");
    return section.key !== "general" && (own ? isTrue(own.value) : isGeneral);
  });
  return sections.map((section) => mailboxOfUser(section, context));
}

/** Of two mailboxes with one name the first counts; with `searchcontexts`, whatever their contexts (`find_or_create()`). */
function* distinct(mailboxes: readonly Mailbox[], general: Settings): Iterable<Mailbox> {
  const isOneSpace = general.isTrue(false, "searchcontexts").value;
  const seen = new Set<string>();
  for (const mailbox of mailboxes) {
    const name = mailbox.name.toLowerCase();
    const key = isOneSpace ? name : `${name}\n${mailbox.context.toLowerCase()}`;
    if (name.startsWith("*") || seen.has(key)) continue;
    seen.add(key);
    yield mailbox;
  }
}
