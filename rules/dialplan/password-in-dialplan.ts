import {
  Call,
  firstPlaces,
  isPlaceholder,
  type Option,
  type Place,
  type Rule,
  reachableContexts,
  type Tree,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";

const rule: Rule = {
  id: "dialplan/password-in-dialplan",
  summary: "A password stands in a dial string or an address",
  category: "privacy",
  severity: "medium",
  confidence: "certain",
  preset: "recommended",
  fix: "manual",
  cwe: [798],
  since: "0.1.0",
  references: ["channels/chan_sip.c: sip_request_call()", "channels/chan_iax2.c: parse_dial_string()"],
  docs: {
    what: "A step of the dialplan, or a variable of `[globals]`, holds `user:password@host`: a device for Dial or an address for CURL.",
    why: "The text of a step is shown to everybody who sees `dialplan show`, `core show channels`, the verbose log, call records or AMI events, and goes with every copy of extensions.conf. With the provider's password a thief calls at your expense without the PBX.",
    how: "Keep the password in an account of sip.conf, pjsip.conf or iax.conf and dial that account by its name: `Dial(SIP/provider/${EXTEN})`. For CURL let a program on the PBX ask, or keep the password in a file. Change the password, as it has been seen.",
    breaks: "Nothing, when the account has the same settings.",
    ignore: "When the password is no secret, that of a public test server for example.",
  },
  examples: [
    {
      title: "A provider, a global and a web service",
      bad: {
        "extensions.conf": conf`
          [globals]
          TRUNK=IAX2/myname:s3krit@voip.example.com       ; ~ medium "'TRUNK'"

          [outbound]
          exten => _0[1-9]XXXXXXX,1,Dial(SIP/myname:s3krit@voip.example.com/\${EXTEN})   ; ~ medium "Dial"
          exten => _9[1-9]XXXXXXX,1,Dial(\${TRUNK}/\${EXTEN:1})

          [rates]
          exten => 5,1,Set(rate=\${CURL(https://me:s3krit@rates.example.com/)})          ; ~ medium "Set"
        `,
      },
    },
    {
      title: "Accounts, ports, secrets of the caller, and what is filled in later",
      good: {
        "extensions.conf": conf`
          [globals]
          TRUNK=IAX2/myname@voip.example.com
          OTHER=SIP/\${USER}:\${PASSWORD}@voip.example.com

          [outbound]
          exten => 1,1,Dial(SIP/provider/\${EXTEN})
          exten => 2,1,Dial(SIP/100@voip.example.com:5062)
          exten => 3,1,Dial(IAX2/\${USER}:\${PASSWORD}@voip.example.com/1)
          exten => 4,1,Dial(PJSIP/provider/sip:100@voip.example.com)
          exten => 5,1,Dial(SIP/<user>:<password>@voip.example.com)
          exten => 6,1,Dial(IAX2/guest@pbx.example.com/s@default)
          exten => 7,1,SendText(a:b@c)
          ;exten => 8,1,Dial(SIP/myname:s3krit@voip.example.com)
        `,
      },
    },
  ],
  check({ tree, report }) {
    for (const [first, ...others] of [globalsWithPassword(tree), ...stepsWithPassword(tree).values()]) {
      if (!first) continue;
      report({
        at: first.at,
        message: first.message,
        related: firstPlaces(others.map(({ at }) => ({ at, message: "so does this" }))),
        fixes: [
          { title: "Move the password to an account, and change it", applicability: "manual", edits: [] },
        ],
      });
    }
  },
};
export default rule;

interface Found {
  readonly at: Place;
  readonly message: string;
}

function globalsWithPassword(tree: Tree): Found[] {
  const options = globals(tree).flatMap((section) => section.options);
  return options
    .filter(({ value }) => holdsPassword(value))
    .map(({ name, valuePlace }) => ({
      at: valuePlace,
      message: `The global '${name}' holds a password, which everybody can read who may see the dialplan`,
    }));
}

/** Steps with a password, by context. */
function stepsWithPassword(tree: Tree): Map<string, Found[]> {
  const reachable = reachableContexts(tree);
  const found = new Map<string, Found[]>();
  const { dialplan } = tree;
  if (!dialplan?.file.frames.some(({ document }) => mayHoldPassword(document.text))) return found;
  for (const step of dialplan.steps("dial", "retrydial", "set", "originate", "page")) {
    const { name } = step.extension.context;
    if (!reachable.has(name) || !step.mentions("@") || !holdsPassword(step.argumentText)) continue;
    const message = `${step.application.trim()} in '${step.extension.name}' of [${name}] holds a password, which call lists, logs and records show`;
    const known = found.get(name);
    const at = new Call(step).place;
    if (known) known.push({ at, message });
    else found.set(name, [{ at, message }]);
  }
  return found;
}

function globals(tree: Tree): readonly { readonly options: readonly Option[] }[] {
  return tree.dialplan?.file.all("globals") ?? [];
}

/** What may stand before `user:password@`. */
const starts: readonly string[] = ["sip/", "iax2/", "iax/", "http://", "https://", "ftp://"];

function holdsPassword(text: string): boolean {
  const lower = text.toLowerCase();
  return starts.some((start) => {
    for (let at = lower.indexOf(start); at >= 0; at = lower.indexOf(start, at + 1)) {
      if (isUserinfo(text, at + start.length)) return true;
    }
    return false;
  });
}

/** Whether a `:` stands before some `@`, be it in a comment; seen more quickly than by looking at each step. */
function mayHoldPassword(text: string): boolean {
  for (let at = text.indexOf("@"); at >= 0; at = text.indexOf("@", at + 1)) {
    for (let i = at - 1; i >= Math.max(0, at - maxLength) && !ends.has(text.charCodeAt(i)); i--) {
      if (text.charCodeAt(i) === colon) return true;
    }
  }
  return false;
}

const colon = ":".charCodeAt(0);
/** What neither a user's name nor a password has in it. */
const ends: ReadonlySet<number> = new Set([..."@/&,() \t\r\n"].map((character) => character.charCodeAt(0)));

/** How long `user:password@` may be; bounds the time for texts made of nothing but `sip/`. */
const maxLength = 200;

function isUserinfo(text: string, start: number): boolean {
  const rest = text.slice(start, start + maxLength);
  const [, user = "", password = ""] = /^([^:@/&,()\s]+):([^@/&,()\s]+)@/.exec(rest) ?? [];
  return user !== "" && user.toLowerCase() !== "sip" && !isComputed(user) && !isComputed(password);
}

function isComputed(word: string): boolean {
  return word === "" || word.includes("$") || isPlaceholder(word) || word === "PASSWORD";
}
