import {
  asSame,
  type PjsipEndpoint,
  type PjsipModel,
  type Rule,
  type Severity,
  severities,
  type Tree,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { contextReach, isGuarded } from "./context-reach.ts";
import { groupsByCause, namesOf, objectPlaces } from "./shared-option.ts";

const rule: Rule = {
  id: "pjsip/endpoint-no-auth",
  summary: "A PJSIP endpoint asks nobody for a password",
  category: "authentication",
  severity: "critical",
  confidence: "certain",
  preset: "recommended",
  fix: "manual",
  cwe: [306],
  since: "0.1.0",
  asterisk: ">=12",
  references: [
    "res/res_pjsip_authenticator_digest.c: digest_requires_authentication()",
    "res/res_pjsip/pjsip_distributor.c: authenticate()",
    "res/res_pjsip_endpoint_identifier_user.c: username_identify()",
  ],
  docs: {
    what: "An endpoint has no `auth=`, of its own or from a template, and is found by the name that a caller gives, which is the default (`identify_by=username,ip`). `outbound_auth` does not count: it is for calls that go out. Trunks are the business of pjsip/trunk-claimable-by-name.",
    why: "chan_pjsip challenges nobody where there is no auth object to compare with. Whoever sends a request with the endpoint's name in `From:` is taken for it, from any address: they call out in its context, and if its address record takes registrations, they get its calls.",
    how: "Write a section with `type=auth`, a `username` and a `password` of 20 or more random characters, name it in the endpoint with `auth=`, and give the device the same. A device that cannot log in is to be told by its address: `identify_by=ip`, and a section with `type=identify`. In pjsip_wizard.conf, `accepts_auth=yes` with `inbound_auth/username` and `inbound_auth/password` does it.",
    breaks: "The device can neither register nor call until it has the password.",
    ignore: "When a firewall lets nobody but that device reach the port.",
  },
  examples: [
    {
      title: "A phone without a password",
      bad: {
        "pjsip.conf": conf`
          [100]                   ; ~ critical "PJSIP endpoint '100' has no auth, so anyone may register as it and call"
          type=endpoint
          context=internal
          aors=100
          [100]
          type=aor
          max_contacts=1
        `,
      },
    },
    {
      title: "No registrations, but calls to the outside",
      bad: {
        "pjsip.conf": conf`
          [door]                  ; ~ critical "anyone who gives that name may call to the outside"
          type=endpoint
          context=out
        `,
        "extensions.conf": "[out]\nexten => _0X.,1,Dial(PJSIP/${EXTEN}@carrier)\n",
      },
    },
    {
      title: "A name for callers without any privilege",
      bad: {
        "pjsip.conf": conf`
          [door]                  ; ~ high "anyone who gives that name is taken for it"
          type=endpoint
          context=reception
        `,
        "extensions.conf": "[reception]\nexten => 1,1,Dial(PJSIP/100)\n",
      },
    },
    {
      title: "A context with nothing in it",
      bad: {
        "pjsip.conf": conf`
          [provisioning]          ; ~ medium "anyone who gives that name is taken for it"
          type=endpoint
          context=nothing
        `,
        "extensions.conf": "[nothing]\nexten => _X.,1,Hangup()\n",
      },
    },
    {
      title: "The local network only, and an auth that is empty",
      bad: {
        "pjsip.conf": conf`
          [100]
          type=endpoint
          auth=                   ; ~ medium "The empty 'auth' leaves PJSIP endpoint '100' without a password"
          deny=0.0.0.0/0
          deny=::/0
          permit=10.0.0.0/8
        `,
      },
    },
    {
      title: "A template without an auth is one finding",
      bad: {
        "pjsip.conf": conf`
          [phone](!)              ; ~ critical "PJSIP endpoints '100' and '101' have no auth, so anyone may register as one of them"
          type=endpoint
          aors=phones
          [100](phone)
          [101](phone)
          [102](phone)
          auth=102
          [phones]
          type=aor
          max_contacts=5
        `,
      },
    },
    {
      title: "A wizard that accepts no auth",
      bad: {
        "pjsip_wizard.conf": conf`
          [100]                   ; ~ critical
          type=wizard
          accepts_registrations=yes
          inbound_auth/username=100
          inbound_auth/password=ux7Y2mKq9sWc4e
          aor/max_contacts=1
        `,
      },
    },
    {
      title: "The template names the auth",
      good: {
        "pjsip.conf": conf`
          [phone](!)
          type=endpoint
          auth=phones
          [100](phone)
          [phones]
          type=auth
          username=phones
          password=ux7Y2mKq9sWc4e
        `,
      },
    },
    {
      title: "A template that nothing uses, and a name that counts for nothing",
      good: {
        "pjsip.conf": conf`
          [phone](!)
          type=endpoint
          [gate]
          type=endpoint
          identify_by=ip
        `,
      },
    },
    {
      title: "A trunk that is known by its address",
      good: {
        "pjsip.conf": "[t]\ntype=endpoint\nidentify_by=ip\n[t]\ntype=identify\nendpoint=t\nmatch=192.0.2.1\n",
      },
    },
    {
      title: "An option of chan_sip, for which Asterisk drops the endpoint",
      good: { "pjsip.conf": "[100]\ntype=endpoint\nhost=dynamic\n" },
    },
    {
      title: "chan_pjsip is not loaded",
      good: {
        "pjsip.conf": "[100]\ntype=endpoint\n",
        "modules.conf": "[modules]\nautoload=yes\nnoload=chan_pjsip.so\nnoload=res_pjsip.so\n",
      },
    },
  ],
  check({ tree, report }) {
    const { pjsip } = tree;
    if (!pjsip) return;
    for (const group of groupsByCause(pjsip.endpoints.filter(isOpenToAll), "auth")) {
      const [first, ...others] = group;
      const empty = first.settings.get("auth");
      const names = namesOf(group);
      const [template] = others.length > 0 ? first.section.templates : [];
      const subject = empty
        ? `The empty '${empty.name}' leaves PJSIP ${names} without a password,`
        : `PJSIP ${names} ${others.length > 0 ? "have" : "has"} no auth,`;
      report({
        at: empty?.place ?? template?.section.namePlace ?? first.namePlace,
        message: `${subject} so ${consequence(tree, first, others.length > 0)}`,
        severity: worst(group.map((endpoint) => severityOf(tree, pjsip, endpoint))),
        related:
          empty || template ? objectPlaces(others.length > 0 ? group : []) : asSame(objectPlaces(others)),
        fixes: [
          {
            title: "Give the endpoint an auth, and the device the same password",
            applicability: "manual",
            edits: [],
          },
        ],
      });
    }
  },
};
export default rule;

/** One that Asterisk drops for another mistake is open to nobody. */
function isOpenToAll({ isAuthenticated, isClaimableByName, isPhone, isDropped }: PjsipEndpoint): boolean {
  return isPhone && !isAuthenticated && isClaimableByName && !isDropped;
}

function consequence(tree: Tree, endpoint: PjsipEndpoint, areSeveral: boolean): string {
  if (endpoint.isDynamic) return `anyone may register as ${areSeveral ? "one of them" : "it"} and call`;
  const isOut = contextReach(tree, endpoint.context.value) === "outside";
  const name = areSeveral ? "such a name" : "that name";
  return `anyone who gives ${name} ${isOut ? "may call to the outside" : "is taken for it"}`;
}

function severityOf(tree: Tree, pjsip: PjsipModel, endpoint: PjsipEndpoint): Severity {
  if (pjsip.exposure === "loopback") return "low";
  if (isGuarded(pjsip, endpoint)) return "medium";
  if (endpoint.isDynamic) return "critical";
  const reach = contextReach(tree, endpoint.context.value);
  return reach === "outside" ? "critical" : reach === "inside" ? "high" : "medium";
}

function worst(found: readonly Severity[]): Severity {
  return severities.find((severity) => found.includes(severity)) ?? "info";
}
