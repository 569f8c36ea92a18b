import {
  commentOut,
  firstPlaces,
  type IaxModel,
  isFalse,
  isPlaceholder,
  type Option,
  quotedNames,
  type Rule,
  replaceValue,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";

const rule: Rule = {
  id: "iax/calltoken-off",
  summary: "IAX calls are taken from addresses that nobody has verified",
  category: "dos",
  severity: "medium",
  confidence: "certain",
  preset: "recommended",
  fix: "unsafe",
  cwe: [400],
  since: "0.1.0",
  references: ["channels/chan_iax2.c: calltoken_required(), handle_call_token()", "AST-2009-006"],
  docs: {
    what: "`calltokenoptional` in iax.conf covers the whole Internet, or accounts have `requirecalltoken=no`. Then Asterisk opens a call for whatever address a packet claims to come from, instead of sending a token there first that has to come back.",
    why: "With packets from made-up addresses an attacker takes all call numbers within seconds, after which nobody can call over IAX, and makes Asterisk answer to victims of his choice.",
    how: "Delete `calltokenoptional` and `requirecalltoken=no`. Every Asterisk since 1.4.26 (2009) sends tokens; for a single old device give its own address in `calltokenoptional`, or `requirecalltoken=auto`, which asks for tokens once the device has shown that it knows them.",
    breaks: "Devices and programs with IAX from before 2009 can no longer call.",
    ignore: "When a firewall lets only known addresses reach the port.",
  },
  examples: [
    {
      title: "Tokens are optional for everybody",
      bad: {
        "iax.conf": conf`
          [general]
          calltokenoptional=0.0.0.0/0.0.0.0
          ;                 ^^^^^^^^^^^^^^^ medium "lets anyone open IAX calls from made-up addresses"
          [radio]
          type=user
          secret=kV8sPz2Tq7wLmX4c
          requirecalltoken=no
        `,
      },
      fixed: {
        "iax.conf": conf`
          [general]
          ;calltokenoptional=0.0.0.0/0.0.0.0
          [radio]
          type=user
          secret=kV8sPz2Tq7wLmX4c
          requirecalltoken=yes
        `,
      },
    },
    {
      title: "Two accounts do not ask for tokens",
      bad: {
        "iax.conf": conf`
          [old](!)
          type=friend
          requirecalltoken=no   ; ~ medium "'requirecalltoken=no' of IAX accounts '200' and '201' lets anyone"
          [200](old)
          secret=kV8sPz2Tq7wLmX4c
          [201](old)
          secret=kV8sPz2Tq7wLmX5d
        `,
      },
      fixed: {
        "iax.conf": conf`
          [old](!)
          type=friend
          requirecalltoken=yes
          [200](old)
          secret=kV8sPz2Tq7wLmX4c
          [201](old)
          secret=kV8sPz2Tq7wLmX5d
        `,
      },
    },
    {
      title: "One old device",
      good: { "iax.conf": "[general]\ncalltokenoptional=192.0.2.10/255.255.255.255\n" },
    },
    {
      title: "The default, and auto",
      good: {
        "iax.conf":
          "[general]\n;calltokenoptional=0.0.0.0/0\n[200]\ntype=friend\nrequirecalltoken=auto\nsecret=kV8sPz2Tq7wLmX4c\n",
      },
    },
    {
      title: "Only the machine itself reaches the port",
      good: { "iax.conf": "[general]\nbindaddr=127.0.0.1\ncalltokenoptional=0.0.0.0/0.0.0.0\n" },
    },
  ],
  check({ tree, report }) {
    const { iax } = tree;
    if (!iax || iax.exposure === "loopback") return;
    const wide = iax.general.all("calltokenoptional").filter(isWide);
    const lax = laxAccounts(iax);
    const [at] = [...wide, ...lax.keys()];
    if (!at) return;
    const names = [...lax.values()].flat();
    const cause =
      wide.length > 0
        ? `'${at.name}=${at.value}'`
        : `'${at.name}=${at.value}' of IAX account${names.length > 1 ? "s" : ""} ${quotedNames(names)}`;
    const related = [...wide, ...lax.keys()].slice(1).map((option) => ({
      at: option.place,
      message:
        option.key === "requirecalltoken"
          ? `asks ${quotedNames(lax.get(option) ?? [])} for no token`
          : "so does this",
    }));
    report({
      at: at.valuePlace,
      message: `${cause} lets anyone open IAX calls from made-up addresses until no call number is left`,
      severity: iax.exposure === "private" ? "low" : "medium",
      related: firstPlaces(related),
      fixes: [
        {
          title: "Ask everybody for call tokens",
          applicability: "unsafe",
          edits: [
            ...wide.flatMap(commentOut),
            ...[...lax.keys()].flatMap((option) => replaceValue(option, "yes")),
          ],
          caution: "devices with IAX from before 2009 can no longer call",
        },
      ],
    });
  },
};
export default rule;

/** A network with a mask of less than eight bits. */
function isWide({ value }: Option): boolean {
  const [address, mask] = value.split("/");
  if (isPlaceholder(value) || mask === undefined || address === undefined) return false;
  return mask.includes(".") ? Number.parseInt(mask, 10) < 255 : Number(mask) < 8;
}

/** The options that do away with tokens, with the accounts that have them. */
function laxAccounts({ accounts }: IaxModel): Map<Option, string[]> {
  const found = new Map<Option, string[]>();
  for (const { name, settings } of accounts) {
    const option = settings.get("requirecalltoken");
    if (!option || !isFalse(option.value)) continue;
    const names = found.get(option);
    if (names) names.push(name);
    else found.set(option, [name]);
  }
  return found;
}
