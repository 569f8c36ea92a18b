import { isPlaceholder, type Option, type PjsipModel, type Rule, replaceValue } from "@astlint/core";
import { conf } from "@astlint/core/testing";

const rule: Rule = {
  id: "pjsip/endpoint-identifier-order",
  summary: "The order in which PJSIP tells callers is not what is written, or serves nobody",
  category: "correctness",
  severity: "low",
  confidence: "certain",
  preset: "recommended",
  fix: "unsafe",
  cwe: [290],
  since: "0.1.0",
  asterisk: ">=13",
  references: ["res/res_pjsip.c: ast_sip_register_endpoint_identifier_with_name()"],
  docs: {
    what: "`endpoint_identifier_order` of `type=global` has a name with a blank before or after it, or has `anonymous` before `ip` or `username` while there is an endpoint `anonymous`.",
    why: "Asterisk compares the names with their blanks: one with a blank stands for nothing, and what the order leaves out is asked last. Where `anonymous` comes first, phones and trunks are taken for strangers, without a password and in the context for strangers; with the blanks it may come first unnoticed.",
    how: "Write the names with commas and without blanks, `anonymous` last: `ip,username,anonymous`.",
    breaks: "Callers that two ways know may be taken for another endpoint than before.",
    ignore: "Never: an order that does not count is best removed.",
  },
  examples: [
    {
      title: "Blanks",
      bad: {
        "pjsip.conf": conf`
          [global]
          type=global
          endpoint_identifier_order=username, ip, anonymous   ; ~ low "The blank makes ' ip' and ' anonymous' unknown names"
        `,
      },
      fixed: {
        "pjsip.conf": conf`
          [global]
          type=global
          endpoint_identifier_order=username,ip,anonymous
        `,
      },
    },
    {
      title: "Everybody is a stranger",
      bad: {
        "pjsip.conf": conf`
          [global]
          type=global
          endpoint_identifier_order=anonymous,username   ; ~ medium "'anonymous' comes before 'username', so phones and trunks are taken for strangers"
          [anonymous]
          type=endpoint
          context=public
        `,
      },
      fixed: {
        "pjsip.conf": conf`
          [global]
          type=global
          endpoint_identifier_order=username,anonymous
          [anonymous]
          type=endpoint
          context=public
        `,
      },
    },
    {
      title: "An order that counts, and one without strangers",
      good: {
        "pjsip.conf": conf`
          [global]
          type=global
          endpoint_identifier_order=auth_username,username,ip,anonymous
          [anonymous]
          type=endpoint
          ;endpoint_identifier_order=ip, username
        `,
      },
    },
    {
      title: "Nobody is anonymous",
      good: { "pjsip.conf": "[global]\ntype=global\nendpoint_identifier_order=anonymous,username\n" },
    },
  ],
  check({ tree, report }) {
    const { pjsip } = tree;
    const option = pjsip?.global.get("endpoint_identifier_order");
    if (!pjsip || !option || isPlaceholder(option.value)) return;
    const mistake = blanksIn(option) ?? strangersFirst(pjsip, option);
    if (!mistake) return;
    report({
      at: option.valuePlace,
      message: mistake.message,
      severity: mistake.severity,
      fixes: [
        {
          title: `Set endpoint_identifier_order=${mistake.order.join(",")}`,
          applicability: "unsafe",
          edits: replaceValue(option, mistake.order.join(",")),
          caution: "callers that two ways know may be taken for another endpoint than before",
        },
      ],
    });
  },
};
export default rule;

interface Mistake {
  readonly message: string;
  readonly severity: "low" | "medium";
  readonly order: readonly string[];
}

function blanksIn({ value }: Option): Mistake | undefined {
  const names = value.split(",");
  const padded = names.filter((name) => name !== name.trim() && name.trim() !== "");
  if (padded.length === 0) return undefined;
  const shown = padded.map((name) => `'${name}'`).join(" and ");
  return {
    message: `The blank makes ${shown} ${padded.length > 1 ? "unknown names" : "an unknown name"}, which Asterisk asks last in no certain order`,
    severity: "low",
    order: lastOf(names.map((name) => name.trim()).filter((name) => name !== "")),
  };
}

function strangersFirst({ endpoints }: PjsipModel, { value }: Option): Mistake | undefined {
  const names = value.split(",");
  const at = names.indexOf("anonymous");
  const other = names.find((name, index) => index > at && (name === "ip" || name === "username"));
  if (at < 0 || other === undefined || !endpoints.some(({ isAnonymous }) => isAnonymous)) return undefined;
  return {
    message: `'anonymous' comes before '${other}', so phones and trunks are taken for strangers`,
    severity: "medium",
    order: lastOf(names),
  };
}

/** The names with `anonymous` last. */
function lastOf(names: readonly string[]): readonly string[] {
  const others = names.filter((name) => name !== "anonymous");
  return others.length < names.length ? [...others, "anonymous"] : others;
}
