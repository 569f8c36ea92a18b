import {
  asSame,
  isPlaceholder,
  type PjsipEndpoint,
  quotedNames,
  type RelatedPlace,
  type Rule,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { isGuessableName } from "../secret/guessable-name.ts";
import { objectPlaces } from "./shared-option.ts";

const rule: Rule = {
  id: "pjsip/auth-username-numeric",
  summary: "Endpoints and their user names are what scanners try first",
  category: "enumeration",
  severity: "low",
  confidence: "certain",
  preset: "recommended",
  fix: "manual",
  cwe: [204],
  since: "0.1.0",
  asterisk: ">=12",
  references: [
    "README-SERIOUSLY.bestpractices.md: Proper Device Naming",
    "res/res_pjsip_authenticator_digest.c: digest_check_auth()",
  ],
  docs: {
    what: "Endpoints of phones are named like extensions (`100`, `2001`) or with a word of every attacker's list (`admin`, `phone`, `test`), and so are the user names they log in with. An endpoint whose auth has another `username` is not meant.",
    why: "An attacker needs the name of an endpoint, a user name and a password. Scanners try 100, 101, 102 … and common words for both names; then only the password stands in the way.",
    how: "Give each auth a `username` at random, which chan_pjsip allows to differ from the endpoint's name, or name endpoints after the device and let the dialplan lead an extension there: `exten => 100,1,Dial(PJSIP/desk-7f3a9c)`. For those that stay, see to long random passwords.",
    breaks:
      "The device needs the new user name. A renamed endpoint has to be renamed everywhere the dialplan, queues, hints and voicemail name it.",
    ignore:
      "When all these endpoints have long random passwords, and changing the names is not worth the work.",
  },
  examples: [
    {
      title: "Extensions as names, with their own user names or with a common one",
      bad: {
        "pjsip.conf": conf`
          [phone](!)
          type=endpoint
          auth=test
          [100](phone)            ; ~ low "2 PJSIP endpoints, '100' and '101', log in under names that scanners try first"
          [101]
          type=endpoint
          auth=101
          [101]
          type=auth
          username=101
          password=ux7Y2mKq9sWc4e
          [test]
          type=auth
          username=test
          password=rK3vz8Tn6bQw1h
        `,
      },
    },
    {
      title: "A user name of its own, a name that nobody guesses, a trunk, and a template",
      good: {
        "pjsip.conf": conf`
          [102](!)
          type=endpoint
          auth=102
          [100]
          type=endpoint
          auth=100
          [100]
          type=auth
          username=k7f3a9c2
          password=ux7Y2mKq9sWc4e
          [desk-7f3a9c]
          type=endpoint
          auth=desk
          [desk]
          type=auth
          username=200
          password=ux7Y2mKq9sWc4e
          [4930]
          type=endpoint
          outbound_auth=4930
        `,
      },
    },
    {
      title: "The user name is not known yet, or is in a database",
      good: {
        "pjsip.conf": conf`
          [100]
          type=endpoint
          auth=100
          [100]
          type=auth
          username={{ user }}
          [101]
          type=endpoint
          auth=101
        `,
      },
    },
  ],
  check({ tree, report }) {
    const { pjsip } = tree;
    if (!pjsip || pjsip.exposure === "loopback") return;
    const guessable = pjsip.endpoints.filter(isGuessable);
    const [first, ...others] = guessable;
    if (!first) return;
    report({
      at: first.namePlace,
      message:
        others.length > 0
          ? `${guessable.length} PJSIP endpoints, ${quotedNames(guessable.map(({ id }) => id))}, log in under names that scanners try first`
          : `PJSIP endpoint '${first.id}' logs in under names that scanners try first`,
      related: [...userPlace(first), ...asSame(objectPlaces(others))],
      fixes: [{ title: "Give each auth a user name at random", applicability: "manual", edits: [] }],
    });
  },
};
export default rule;

/** Where the user name of an endpoint stands, which is what has to change. */
function userPlace({ auths }: PjsipEndpoint): RelatedPlace[] {
  const option = auths.flatMap(({ target }) => target?.settings.get("username") ?? [])[0];
  return option ? [{ at: option.place, message: "its user name" }] : [];
}

/** Whether a name that anybody tries is enough to be asked for the password of a user that anybody tries. */
function isGuessable({ id, isPhone, isAuthenticated, isClaimableByName, auths }: PjsipEndpoint): boolean {
  if (!isPhone || !isAuthenticated || !isClaimableByName || !isGuessableName(id)) return false;
  return auths.some(({ target }) => {
    const user = target?.settings.get("username")?.value ?? "";
    return !isPlaceholder(user) && isGuessableName(user);
  });
}
