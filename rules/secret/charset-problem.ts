import { isPlaceholder, type Option, type Place, type Rule, type Tree } from "@astlint/core";
import { conf } from "@astlint/core/testing";

const rule: Rule = {
  id: "secret/charset-problem",
  summary: "A password has characters that Asterisk or phones read differently",
  category: "correctness",
  severity: "low",
  confidence: "firm",
  preset: "strict",
  fix: "none",
  cwe: [1286],
  since: "0.1.0",
  references: [
    "main/config.c: config_text_file_load()",
    "channels/sip/config_parser.c: sip_parse_register_line()",
    "channels/chan_iax2.c: iax2_register()",
  ],
  docs: {
    what: "A password that Asterisk reads differently from how it looks: a `;` in it begins a comment unless a backslash stands before it; quotation marks around it are a part of it; `/`, `?`, `@` and `:` in a `register` line cut it up; letters outside ASCII reach the other side in different bytes.",
    why: "The login fails for no visible reason, or what counts is only the beginning of the password, which is much easier to guess than the whole.",
    how: "Choose a password of letters and digits, and make it longer instead.",
    breaks: "The other side must be given the new password.",
    ignore: "When the login works and the text after the `;` is a comment.",
  },
  examples: [
    {
      title: "A semicolon and quotation marks",
      bad: {
        "sip.conf": conf`
          [100]
          type=friend
          secret=ux7Y2m;q9sWc4eTz
          ;      ^^^^^^ low "Secret of [100] ends at a ';', which begins a comment"
          [101]
          type=friend
          secret="ux7Y2mKq9sWc4eTz" ; ~ low "stands in quotation marks, which are a part of it"
        `,
      },
    },
    {
      title: "A letter outside ASCII",
      bad: {
        "pjsip.conf": '[6001]\ntype=auth\npassword=ux7Y2mKé9sWc4eTz ; ~ low "has characters outside ASCII"\n',
      },
    },
    {
      title: "A registration that comes apart",
      bad: {
        "sip.conf": conf`
          [general]
          register => office:ux7/Y2mKq9@sip.example.com ; ~ low "has a '/', at which chan_sip cuts the line"
        `,
        "iax.conf": conf`
          [general]
          register => office:ux7@Y2mKq9@iax.example.com ; ~ low "has a '@', at which chan_iax2 cuts the line"
        `,
      },
    },
    {
      title: "An escaped semicolon, a comment after a blank, a semicolon at the end",
      good: {
        "sip.conf": conf`
          [100]
          type=friend
          secret=ux7Y2m\\;q9sWc4eTz
          [101]
          type=friend
          secret=ux7Y2mKq9sWc4eTz ;new since March
          [102]
          type=friend
          secret=7001;
        `,
      },
    },
    {
      title: "A registration with a transport, a peer and a port",
      good: {
        "sip.conf": conf`
          [general]
          register => provider?tls://office@example.com:ux7Y2mKq9:office@sip.example.com:5061/100~300
        `,
      },
    },
    {
      title: "A line that is a comment",
      good: { "sip.conf": "[100]\ntype=friend\n;secret=ab;cd\nsecret=ux7Y2mKq9sWc4eTz\n" },
    },
  ],
  check({ tree, report }) {
    for (const { text, place, option, holders } of tree.secrets) {
      const problem = isPlaceholder(text) ? undefined : problemOf(text, option);
      if (!problem) continue;
      report({
        at: place,
        message: `Secret of [${holders[0]?.name ?? ""}] ${problem}`,
        subject: option.name,
      });
    }
    for (const { option, place, problem } of registrations(tree)) {
      report({ at: place, message: `The password of a registration ${problem}`, subject: option.name });
    }
  },
};
export default rule;

function problemOf(text: string, option: Option): string | undefined {
  if (hasGluedComment(option)) return "ends at a ';', which begins a comment";
  if (text.length > 2 && /^(["']).*\1$/.test(text))
    return "stands in quotation marks, which are a part of it";
  for (const character of text) if (character > "~") return "has characters outside ASCII";
  return undefined;
}

/** Whether a comment follows the value without a blank between, as if it were meant to belong to it. */
function hasGluedComment({ document, place }: Option): boolean {
  const next = document.text.slice(place.span.end, place.span.end + 2);
  return /^;[^\s;-]$/.test(next);
}

interface CutRegistration {
  readonly option: Option;
  readonly place: Place;
  readonly problem: string;
}

/** Registrations whose password has characters that divide the line elsewhere than it looks. */
function registrations(tree: Tree): CutRegistration[] {
  const sip = tree.sip?.general.all("register") ?? [];
  const iax = tree.live("iax.conf")?.section("general")?.all("register") ?? [];
  return [
    ...sip.flatMap((option) => cutAt(option, "/?", "chan_sip")),
    ...iax.flatMap((option) => cutAt(option, "@", "chan_iax2")),
  ];
}

/** What stands between the first colon, that of a transport left out, and the last `@`. */
function cutAt(option: Option, signs: string, module: string): CutRegistration[] {
  const { value } = option;
  const scheme = value.indexOf("://");
  const colon = value.indexOf(":", scheme < 0 ? 0 : scheme + 3);
  const at = value.lastIndexOf("@");
  if (colon < 0 || at < colon || isPlaceholder(value)) return [];
  const sign = [...value.slice(colon + 1, at)].find((character) => signs.includes(character));
  const problem = `has a '${sign}', at which ${module} cuts the line`;
  return sign === undefined ? [] : [{ option, place: option.placeIn(colon + 1, at), problem }];
}
