import { type Rule, replaceValue } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { byOption, namesOf, reachedFrom } from "./shared-option.ts";

const rule: Rule = {
  id: "pjsip/follow-redirect",
  summary: "A phone that is called decides which address Asterisk calls instead",
  category: "toll-fraud",
  severity: "high",
  confidence: "certain",
  preset: "recommended",
  fix: "unsafe",
  cwe: [601],
  since: "0.1.0",
  asterisk: ">=12",
  references: ["res/res_pjsip_session.c: session_inv_on_redirected()"],
  docs: {
    what: "An endpoint has `redirect_method=uri_core` or `uri_pjsip`. When the called side answers with a redirection (302), Asterisk calls the SIP address that it gives. With `user`, the default, it takes only the number, and looks it up in the dialplan.",
    why: "The address can be any, that of your provider with a number abroad for example: the call leaves past the dialplan and all its limits, and where the provider knows you by your address it is put through at your expense. One phone that was taken over, or one trunk, is enough.",
    how: "Set `redirect_method=user`, or delete the line. Call forwarding then goes through the dialplan, which decides what is allowed.",
    breaks:
      "Forwarding to SIP addresses that are no number of your dialplan ends; forwarding to numbers goes on.",
    ignore:
      "When the endpoint is a redirect server of your own, or a provider that is known to answer with redirections.",
  },
  examples: [
    {
      title: "A template lets phones redirect anywhere",
      bad: {
        "pjsip.conf": conf`
          [phone](!)
          type=endpoint
          redirect_method=uri_pjsip
          ;               ^^^^^^^^^ high "'redirect_method=uri_pjsip' lets endpoints '100' and '101' send calls to any SIP address, past the dialplan"
          [100](phone)
          aors=100
          [101](phone)
          aors=101
        `,
      },
      fixed: {
        "pjsip.conf": conf`
          [phone](!)
          type=endpoint
          redirect_method=user
          [100](phone)
          aors=100
          [101](phone)
          aors=101
        `,
      },
    },
    {
      title: "The wizard",
      bad: {
        "pjsip_wizard.conf": conf`
          [100]
          type=wizard
          endpoint/redirect_method=uri_core   ; ~ high "endpoint '100'"
        `,
      },
      fixed: {
        "pjsip_wizard.conf": conf`
          [100]
          type=wizard
          endpoint/redirect_method=user
        `,
      },
    },
    {
      title: "Numbers only, an override, a template that nobody uses",
      good: {
        "pjsip.conf": conf`
          [unused](!)
          type=endpoint
          redirect_method=uri_core
          [100]
          type=endpoint
          redirect_method=uri_core
          redirect_method=user
          [101]
          type=endpoint
          ;redirect_method=uri_core
          [102]
          type=aor
          redirect_method=uri_core
        `,
      },
    },
  ],
  check({ tree, report }) {
    for (const [option, endpoints] of byOption(tree.pjsip?.endpoints ?? [], "redirect_method")) {
      const word = option.value.toLowerCase();
      if (word !== "uri_core" && word !== "uri_pjsip") continue;
      report({
        at: option.valuePlace,
        message: `'${option.name}=${option.value}' lets ${namesOf(endpoints)} send calls to any SIP address, past the dialplan`,
        related: reachedFrom(option, endpoints),
        fixes: [
          {
            title: "Set redirect_method=user",
            applicability: "unsafe",
            edits: replaceValue(option, "user"),
            caution: "calls are no longer forwarded to SIP addresses, only to numbers of the dialplan",
          },
        ],
      });
    }
  },
};
export default rule;
