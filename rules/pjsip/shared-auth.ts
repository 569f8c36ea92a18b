import type { PjsipEndpoint, PjsipObject, Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { namesOf, objectPlaces } from "./shared-option.ts";

const rule: Rule = {
  id: "pjsip/shared-auth",
  summary: "Several phones log in with one password",
  category: "authentication",
  severity: "medium",
  confidence: "firm",
  preset: "recommended",
  fix: "manual",
  cwe: [1391],
  since: "0.1.0",
  asterisk: ">=12",
  references: ["res/res_pjsip/pjsip_configuration.c: inbound_auth_handler()"],
  docs: {
    what: "One auth object is the `auth` of several endpoints with address records of their own. Endpoints that share the address record as well are lines of one device, and not meant.",
    why: "Whoever reads the password out of one phone, or guesses it, may be each of these endpoints: call in their contexts and take their calls. To lock one phone out, all of them need a new password.",
    how: "Write an auth section for each endpoint, with a password of its own.",
    breaks: "Each device needs its new password.",
    ignore: "When the endpoints belong to one person, or to one device.",
  },
  examples: [
    {
      title: "A template with the auth in it",
      bad: {
        "pjsip.conf": conf`
          [phone](!)
          type=endpoint
          auth=phones
          [100](phone)
          aors=100
          [101](phone)
          aors=101
          [phones]                ; ~ medium "PJSIP endpoints '100' and '101' log in with the one password of auth 'phones'"
          type=auth
          username=phones
          password=ux7Y2mKq9sWc4e
        `,
      },
    },
    {
      title: "Each its own, two lines of one device, and what calls go out with",
      good: {
        "pjsip.conf": conf`
          [spare](!)
          type=endpoint
          auth=100
          [100]
          type=endpoint
          auth=100
          aors=100
          [100-line2]
          type=endpoint
          auth=100
          aors=100
          [provider]
          type=endpoint
          outbound_auth=100
          [100]
          type=auth
          username=100
          password=ux7Y2mKq9sWc4e
        `,
      },
    },
  ],
  check({ tree, report }) {
    const { pjsip } = tree;
    if (!pjsip || pjsip.exposure === "loopback") return;
    const users = new Map<PjsipObject, PjsipEndpoint[]>();
    for (const endpoint of pjsip.endpoints) {
      for (const { target } of endpoint.auths) {
        if (!target) continue;
        const sharers = users.get(target);
        if (sharers) sharers.push(endpoint);
        else users.set(target, [endpoint]);
      }
    }
    for (const [auth, endpoints] of users) {
      const devices = new Set(endpoints.map(({ aors }) => aors.map(({ name }) => name).join()));
      if (devices.size < 2) continue;
      report({
        at: auth.namePlace,
        message: `PJSIP ${namesOf(endpoints)} log in with the one password of auth '${auth.id}'`,
        related: objectPlaces(endpoints),
        subject: auth.id,
        fixes: [{ title: "Give each endpoint an auth of its own", applicability: "manual", edits: [] }],
      });
    }
  },
};
export default rule;
