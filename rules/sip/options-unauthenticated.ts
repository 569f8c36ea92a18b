import { isTrue, type Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { contextOffer } from "./context-offer.ts";
import { generalPlace, setGeneral } from "./general-section.ts";
import { acceptsGuests } from "./guest-context.ts";

const rule: Rule = {
  id: "sip/options-unauthenticated",
  summary: "Scanners learn by OPTIONS which extensions exist",
  category: "enumeration",
  severity: "low",
  confidence: "certain",
  preset: "strict",
  fix: "unsafe",
  cwe: [204],
  since: "0.1.0",
  asterisk: ">=1.8 <21",
  references: ["channels/chan_sip.c: handle_request_options()"],
  docs: {
    what: "Guests are refused, but `auth_options_requests` is off, as it is by default: chan_sip answers OPTIONS from anyone, with 200 where the extension exists in the context of `[general]` and with 404 where it does not. While guests may call, the option changes nothing, and this rule says nothing.",
    why: "OPTIONS is what scanners send first. The answers list extensions for the attack that follows, and the headers tell which Asterisk it is.",
    how: "Set `auth_options_requests=yes` in `[general]`, the first section of that name. Or give `[general]` a context without extensions.",
    breaks:
      "Providers, load balancers and monitors that ask with OPTIONS whether the PBX is alive are asked for a password. Most take any answer for a sign of life; some do not.",
    ignore: "When a provider or monitor needs an answer of 200, or the context of `[general]` is empty.",
  },
  examples: [
    {
      title: "It is off by default",
      bad: {
        "sip.conf": conf`
          [general]           ; ~ low "auth_options_requests is not set, so anyone can find out by OPTIONS which extensions 'phones' has"
          allowguest=no
          context=phones
        `,
      },
      fixed: {
        "sip.conf": conf`
          [general]
          allowguest=no
          context=phones
          auth_options_requests=yes
        `,
      },
    },
    {
      title: "It is switched off",
      bad: { "sip.conf": "[general]\nallowguest=no\nauth_options_requests=no ; ~ low\n" },
    },
    {
      title: "Once on, a later line does not switch it off",
      good: { "sip.conf": "[general]\nallowguest=no\nauth_options_requests=yes\nauth_options_requests=no\n" },
    },
    { title: "Guests are let in anyway", good: { "sip.conf": "[general]\ncontext=public\n" } },
    {
      title: "The context has nothing to find",
      good: {
        "sip.conf": "[general]\nallowguest=no\ncontext=nowhere\n",
        "extensions.conf": "[internal]\nexten => 100,1,Dial(SIP/100)\n",
      },
    },
    {
      title: "Asterisk 1.6 has no such option",
      asteriskVersion: "1.6.2",
      good: { "sip.conf": "[general]\nallowguest=no\n" },
    },
  ],
  check({ tree, report }) {
    const { sip } = tree;
    if (!sip || sip.exposure === "loopback" || tree.asterisk.version.isBefore("1.8")) return;
    const options = sip.general.all("auth_options_requests");
    if (acceptsGuests(sip) || options.some(({ value }) => isTrue(value))) return;
    const context = sip.general.text("context", "default").value;
    if (contextOffer(tree, context).kind === "missing") return;
    const option = options.at(-1);
    const cause = option ? `With '${option.name}=${option.value}',` : "auth_options_requests is not set, so";
    report({
      at: generalPlace(sip, option),
      message: `${cause} anyone can find out by OPTIONS which extensions '${context}' has`,
      fixes: [
        {
          title: "Set auth_options_requests=yes",
          applicability: "unsafe",
          edits: setGeneral(sip, option, "auth_options_requests", "yes"),
          caution: "providers and monitors that ask with OPTIONS get 401 instead of 200",
        },
      ],
    });
  },
};
export default rule;
