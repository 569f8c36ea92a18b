import {
  firstPlaces,
  isPlaceholder,
  nearestName,
  type PjsipModel,
  type PjsipObject,
  type Place,
  type Rule,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";

const rule: Rule = {
  id: "pjsip/missing-reference",
  summary: "A PJSIP object names another one that is not there",
  category: "correctness",
  severity: "medium",
  confidence: "certain",
  preset: "recommended",
  fix: "none",
  cwe: [1188],
  since: "0.1.0",
  asterisk: ">=12",
  references: [
    "res/res_pjsip_authenticator_digest.c: digest_check_auth()",
    "res/res_pjsip_endpoint_identifier_ip.c: common_identify()",
    "res/res_pjsip_registrar.c: find_registrar_aor()",
    "res/res_pjsip.c: create_dialog_uas()",
  ],
  docs: {
    what: "`auth`, `outbound_auth`, `aors` or `transport` of an endpoint, `endpoint` of an identify section, or `outbound_auth` of a registration names an object that pjsip.conf and pjsip_wizard.conf do not have. Names count with upper and lower case.",
    why: "An endpoint whose auth is missing refuses every request, one whose address record is missing cannot register or be called, one whose transport is missing cannot call, an identify section without its endpoint recognises nobody. What then helps at once is to delete `auth=`, and that leaves the endpoint open.",
    how: "Correct the name, or write the section that it stands for.",
    breaks: "Nothing that works.",
    ignore: "When another program writes the object before Asterisk starts.",
  },
  examples: [
    {
      title: "Names that nothing has",
      bad: {
        "pjsip.conf": conf`
          [100]
          type=endpoint
          auth=100-auht           ; ~ medium "There is no auth '100-auht' (but '100-auth'), so endpoint '100' refuses every request"
          aors=100,spare
          ;        ^^^^^ medium "There is no aor 'spare', so endpoint '100' cannot register or be called there"
          transport=udp           ; ~ medium "There is no transport 'udp'"
          [100-auth]
          type=auth
          username=100
          password=ux7Y2mKq9sWc4e
          [100]
          type=aor
          [gate]
          type=identify
          endpoint=gate           ; ~ medium "There is no endpoint 'gate', so identify 'gate' recognises nobody"
          match=192.0.2.20
        `,
      },
    },
    {
      title: "Once for a template",
      bad: {
        "pjsip.conf": conf`
          [phone](!)
          type=endpoint
          auth=phones             ; ~ medium "so endpoint '100' and 1 more refuse every request"
          [100](phone)
          [101](phone)
        `,
      },
    },
    {
      title: "A wizard without a user name",
      bad: {
        "pjsip_wizard.conf": conf`
          [100]
          type=wizard
          accepts_registrations=yes
          accepts_auth=yes        ; ~ medium "Without inbound_auth/username there is no auth '100-iauth', so endpoint '100' refuses every request"
          inbound_auth/password=ux7Y2mKq9sWc4e
        `,
      },
    },
    {
      title: "Everything is there, or was written in another place",
      good: {
        "pjsip.conf": conf`
          [100]
          type=endpoint
          auth={{ auth }}
          aors=100
          ;transport=udp
          [100]
          type=aor
        `,
        "sorcery.conf": "[res_pjsip]\nauth=config,pjsip.conf,criteria=type=auth\nauth=realtime,ps_auths\n",
      },
    },
    {
      title: "The file with the auths is not in the tree",
      good: { "pjsip.conf": "#include auths.conf\n[100]\ntype=endpoint\nauth=100\n" },
    },
    {
      title: "A template that nothing uses",
      good: { "pjsip.conf": "[phone](!)\ntype=endpoint\nauth=phones\n" },
    },
    {
      title: "The wizard makes what it names",
      good: {
        "pjsip_wizard.conf":
          "[p]\ntype=wizard\nsends_auth=yes\nremote_hosts=192.0.2.20\noutbound_auth/username=u\noutbound_auth/password=x\n",
      },
    },
  ],
  check({ tree, report }) {
    const { pjsip } = tree;
    if (!pjsip) return;
    const groups = new Map<string, [Missing, ...Missing[]]>();
    for (const missing of missingNames(pjsip)) {
      const { at, type, name } = missing;
      const key = `${at.path}\n${at.span.start}\n${type}\n${name}`;
      const group = groups.get(key);
      if (group) group.push(missing);
      else groups.set(key, [missing]);
    }
    let guesses = maxGuesses;
    for (const [first, ...others] of groups.values()) {
      const { at, type, name, holder, consequence } = first;
      const candidates = guesses-- > 0 ? (pjsip.objects.get(type) ?? []) : [];
      const near = nearestName(
        name,
        candidates.map(({ id }) => id),
      );
      const more = others.length > 0 ? ` and ${others.length} more` : "";
      report({
        at,
        message: `${absence(first, near)}, so ${holder.type} '${holder.id}'${more} ${others.length > 0 ? consequence.many : consequence.one}`,
        related: firstPlaces(
          others.map(({ holder: { namePlace, type: kind, id } }) => ({
            at: namePlace,
            message: `${kind} '${id}'`,
          })),
        ),
        subject: `${type} ${name}`,
      });
    }
  },
};
export default rule;

function absence({ type, name, holder }: Missing, near: string | undefined): string {
  const ending = name.slice(holder.section.name.length);
  if (
    holder.from === "pjsip_wizard.conf" &&
    type === "auth" &&
    (ending === "-iauth" || ending === "-oauth")
  ) {
    const direction = ending === "-iauth" ? "inbound" : "outbound";
    return `Without ${direction}_auth/username there is no auth '${name}'`;
  }
  return `There is no ${type} '${name}'${near ? ` (but '${near}')` : ""}`;
}

/** For so many names another one is looked for that may be meant. */
const maxGuesses = 20;

interface Consequence {
  readonly one: string;
  readonly many: string;
}

interface Missing {
  readonly type: string;
  readonly name: string;
  readonly at: Place;
  readonly holder: PjsipObject;
  readonly consequence: Consequence;
}

const refuses: Consequence = { one: "refuses every request", many: "refuse every request" };
const isNotCalled: Consequence = {
  one: "cannot register or be called there",
  many: "cannot register or be called there",
};
const cannotCall: Consequence = { one: "has its calls refused", many: "have their calls refused" };
const cannotLogIn: Consequence = {
  one: "cannot log in where it calls",
  many: "cannot log in where they call",
};
const recognisesNobody: Consequence = { one: "recognises nobody", many: "recognise nobody" };

function* missingNames(pjsip: PjsipModel): Iterable<Missing> {
  const isWhole = (type: string): boolean => !pjsip.source(type).isPartial;
  for (const endpoint of pjsip.endpoints) {
    const { auths, outboundAuths, aors, transport } = endpoint;
    const uses = [
      { type: "auth", references: auths, consequence: refuses },
      { type: "auth", references: outboundAuths, consequence: cannotLogIn },
      { type: "aor", references: aors, consequence: isNotCalled },
      { type: "transport", references: transport ? [transport] : [], consequence: cannotCall },
    ];
    for (const { type, references, consequence } of uses) {
      for (const { name, place, target, option } of references) {
        if (target || !isWhole(type) || isPlaceholder(name) || isPlaceholder(option?.value ?? "")) continue;
        yield { type, name, at: place, holder: endpoint, consequence };
      }
    }
  }
  for (const holder of isWhole("endpoint") ? (pjsip.objects.get("identify") ?? []) : []) {
    const option = holder.settings.get("endpoint");
    const name = option?.value ?? "";
    if (!option || name === "" || isPlaceholder(name) || pjsip.find("endpoint", name)) continue;
    yield { type: "endpoint", name, at: option.valuePlace, holder, consequence: recognisesNobody };
  }
  for (const holder of isWhole("auth") ? (pjsip.objects.get("registration") ?? []) : []) {
    const option = holder.settings.get("outbound_auth");
    const name = option?.value ?? "";
    if (!option || name === "" || name.includes(",") || isPlaceholder(name) || pjsip.find("auth", name))
      continue;
    yield { type: "auth", name, at: option.valuePlace, holder, consequence: cannotLogIn };
  }
}
