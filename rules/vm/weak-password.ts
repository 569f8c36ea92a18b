import {
  isAtLeast,
  judgePin,
  type Mailbox,
  type PinVerdict,
  type Place,
  type RelatedPlace,
  type Rule,
  type Severity,
  type Tree,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";
import {
  callsOut,
  type MailboxAccess,
  mailboxAccess,
  mailboxesNamed,
  mailboxName,
  wayToMailboxes,
} from "./mailbox-access.ts";

const rule: Rule = {
  id: "vm/weak-password",
  summary: "The PIN of a mailbox is missing or easy to guess",
  category: "authentication",
  severity: "high",
  confidence: "certain",
  preset: "recommended",
  fix: "manual",
  cwe: [521],
  since: "0.1.0",
  references: ["apps/app_voicemail.c: append_mailbox(), vm_authenticate(), apply_options_full()"],
  docs: {
    what: "A mailbox of voicemail.conf has no PIN, so that VoiceMailMain asks for none, or one that callers try first: the number of the mailbox, 1234, 0000, a sequence, a year, a column of the keypad. A PIN that is only shorter than six digits is a lesser finding. Mailboxes that users.conf makes with `vmsecret` count, too. A `-` before the PIN only keeps its owner from changing it.",
    why: "Asterisk allows three tries a call and any number of calls. Who gets in listens to the messages and deletes them; where the menu can call out (`dialout`, `callback`), also places calls at your expense.",
    how: "Give every mailbox a PIN of six or more random digits, and set `minpassword=6`, so that its owner does not replace it by a short one.",
    breaks: "The owners must be told their new PINs.",
    ignore: "For a mailbox that only sends its messages by e-mail, when no extension leads to VoiceMailMain.",
  },
  examples: [
    {
      title: "PINs that callers try first",
      bad: {
        "voicemail.conf": conf`
          [default]
          100 => 100,Alice
          ;      ^^^ high "PIN of mailbox '100' equals the number itself"
          101 => 0000,Bob        ; ~ high "repeats one digit"
          102 => 1984,Eve        ; ~ high "is a year"
          103 => 7391,Kim        ; ~ low "has only 4 digits"
          104 => 739154,Joe
        `,
      },
    },
    {
      title: "The same PIN everywhere is one finding",
      bad: {
        "voicemail.conf": conf`
          [default]
          100 => 1234,Alice      ; ~ high "PIN of mailboxes '100', '101' and '200@sales' is a sequence"
          101 => -1234,Bob
          [sales]
          200 => 1234,Eve
        `,
      },
    },
    {
      title: "No PIN at all",
      bad: {
        "voicemail.conf": conf`
          [default]
          100 => ,Alice          ; ~ critical "Mailboxes '100' and '101' have no PIN, so that nobody is asked for one"
          101 => -
        `,
      },
    },
    {
      title: "Only the phones of the house reach the mailboxes",
      bad: {
        "voicemail.conf": conf`
          [default]
          100 => 1234,Alice      ; ~ medium
        `,
        "sip.conf":
          "[general]\nallowguest=no\n[100]\ntype=friend\nhost=dynamic\nsecret=x\ncontext=internal\n",
        "extensions.conf": "[internal]\nexten => *97,1,VoiceMailMain(${CALLERID(num)})\n",
      },
    },
    {
      title: "The menu calls out",
      bad: {
        "voicemail.conf": conf`
          [general]
          dialout=outside
          [default]
          100 => 7391,Alice      ; ~ medium "and whoever gets in can place calls"
        `,
      },
    },
    {
      title: "A trunk of users.conf, whose mailbox no telephone can name",
      bad: {
        "voicemail.conf": "[general]\n",
        "users.conf": '[general]\nhasvoicemail=yes\n[trunk_1]   ; ~ low "has no PIN"\nhassip=no\n',
        "extensions.conf": "[phones]\nexten => 8,1,VoiceMailMain()\n",
      },
    },
    {
      title: "A mailbox of users.conf",
      bad: {
        "voicemail.conf": "[general]\n",
        "users.conf": conf`
          [6000]
          hasvoicemail=yes
          vmsecret=1234          ; ~ high "mailbox '6000'"
        `,
      },
    },
    {
      title: "The mailboxes of the sample file, which no extension leads to",
      bad: {
        "voicemail.conf": conf`
          [default]
          1234 => 4242,Example Mailbox,root@localhost   ; ~ low "PIN of mailboxes '1234' and '1234@other' is a sample out of Asterisk's own files"
          [other]
          1234 => 5678,Company2 User,root@localhost
        `,
        "extensions.conf": "[internal]\nexten => 100,1,VoiceMail(1234)\n",
      },
    },
    {
      title: "Six random digits, placeholders, comments, the second of two",
      good: {
        "voicemail.conf": conf`
          [default]
          100 => 739154,Alice
          101 => {{ pin }},Bob
          ;102 => 1234,Eve
          100 => 1234,Alice again
          [zonemessages]
          european=Europe/Copenhagen|'vm-received' a d b 'digits/at' HM
        `,
      },
    },
    {
      title: "A secret of users.conf is that of the phone, which has a rule of its own",
      good: {
        "voicemail.conf": "[general]\n",
        "users.conf": "[6000]\nhasvoicemail=yes\nhassip=yes\nsecret=1234\n",
      },
    },
    {
      title: "app_voicemail is not loaded",
      good: { "voicemail.conf": "[default]\n100 => 1234\n", "modules.conf": "[modules]\nautoload=no\n" },
    },
  ],
  check({ tree, report }) {
    const groups = new Map<string, WeakMailbox[]>();
    for (const weak of weakMailboxes(tree)) {
      const key = `${weak.place.path}\n${weak.severity}\n${weak.callsOut}\n${weak.reason}`;
      const group = groups.get(key);
      if (group) group.push(weak);
      else groups.set(key, [weak]);
    }
    const way = wayToMailboxes(tree);
    for (const group of groups.values()) {
      const [first, ...others] = group;
      if (!first) continue;
      report({
        at: first.place,
        message: messageOf(
          first,
          group.map(({ mailbox }) => mailbox),
        ),
        severity: first.severity,
        confidence: tree.voicemail?.keepsPinsInSpool ? "firm" : "certain",
        members: group.map(({ mailbox }) => `${mailbox.name}@${mailbox.context}`),
        related: [...relatedTo(first, others), ...(isAtLeast(first.severity, "high") ? way : [])],
        fixes: [{ title: "Set a PIN of six or more random digits", applicability: "manual", edits: [] }],
      });
    }
  },
};
export default rule;

interface WeakMailbox {
  readonly mailbox: Mailbox;
  readonly place: Place;
  readonly severity: Severity;
  readonly kind: PinVerdict["kind"] | "missing";
  /** Empty when there is no PIN. */
  readonly reason: string;
  readonly callsOut: boolean;
}

function* weakMailboxes(tree: Tree): Iterable<WeakMailbox> {
  const access = mailboxAccess(tree);
  for (const mailbox of tree.voicemail?.mailboxes ?? []) {
    // Options of `[[general]` look like mailboxes.
    if (isPhoneSecret(mailbox) || mailbox.context.startsWith("[")) continue;
    const isMissing = mailbox.pin === "";
    const verdict = judgePin(mailbox.pin, mailbox.name);
    if (!isMissing && !verdict) continue;
    const isCallingOut = callsOut(tree, mailbox);
    const kind = verdict?.kind ?? "missing";
    yield {
      mailbox,
      kind,
      place: isMissing
        ? (mailbox.option?.place ?? mailbox.namePlace)
        : (mailbox.pinPlace ?? mailbox.namePlace),
      severity: isOutOfReach(mailbox) ? "low" : severityOf(kind, access, isCallingOut),
      reason: verdict?.reason ?? "",
      callsOut: isCallingOut,
    };
  }
}

function severityOf(kind: WeakMailbox["kind"], access: MailboxAccess, isCallingOut: boolean): Severity {
  const isExposed = isCallingOut || access === "outside" || access === "unknown";
  switch (kind) {
    case "missing":
      return isExposed ? "critical" : access === "inside" ? "high" : "medium";
    case "sample":
      return isExposed ? "high" : access === "inside" ? "medium" : "low";
    case "pattern":
      return isExposed ? "high" : "medium";
    case "short":
      return isCallingOut || access === "outside" ? "medium" : "low";
  }
}

/** users.conf gives trunks a mailbox, too, but nobody can key in `trunk_1`. */
function isOutOfReach({ from, name }: Mailbox): boolean {
  return from === "users.conf" && !/^[0-9*#]+$/.test(name);
}

/** Whether the PIN is the `secret` of a phone in users.conf. */
function isPhoneSecret({ from, section, pin }: Mailbox): boolean {
  return from === "users.conf" && pin !== "" && !section.options.some(({ key }) => key === "vmsecret");
}

function messageOf({ kind, reason, callsOut }: WeakMailbox, mailboxes: readonly Mailbox[]): string {
  const names = mailboxesNamed(mailboxes);
  const calls = callsOut ? ", and whoever gets in can place calls" : "";
  const consequence =
    calls || (kind === "short" ? ", so that repeated calls find it" : ", which callers try first");
  if (reason !== "") return `PIN of ${names} ${reason}${consequence}`;
  const have = mailboxes.length > 1 ? "have" : "has";
  return `M${names.slice(1)} ${have} no PIN, so that nobody is asked for one${calls}`;
}

/** All of them, because each has to be changed; only in very large files some are left out. */
const maxPlaces = 50;

function relatedTo({ reason }: WeakMailbox, others: readonly WeakMailbox[]): RelatedPlace[] {
  const text = (name: string): string =>
    reason === "" ? `nor has '${name}'` : `that of mailbox '${name}', too`;
  const places = others.slice(0, maxPlaces).map(({ mailbox, place }) => ({
    at: place,
    message: text(mailboxName(mailbox)),
    isSame: true as const,
  }));
  const last = places.at(-1);
  if (!last || others.length <= maxPlaces) return places;
  return [
    ...places.slice(0, -1),
    { ...last, message: `${last.message}, and ${others.length - maxPlaces} more` },
  ];
}
