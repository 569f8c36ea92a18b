import {
  isPlaceholder,
  type Option,
  type PjsipModel,
  type Report,
  type Rule,
  replaceValue,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";

const rule: Rule = {
  id: "pjsip/unidentified-limits",
  summary: "Attempts to guess accounts do not show in the log",
  category: "detectability",
  severity: "low",
  confidence: "certain",
  preset: "strict",
  fix: "safe",
  cwe: [778],
  since: "0.1.0",
  asterisk: ">=13.10",
  references: ["res/res_pjsip/pjsip_distributor.c: check_endpoint(), endpoint_lookup(), global_loaded()"],
  docs: {
    what: "`endpoint_identifier_order` contains `auth_username`. Asterisk then writes about requests of unknown senders only when one address sends `unidentified_request_count` of them within `unidentified_request_period` seconds; the defaults are 5 and 5. Here the limits are so that it hardly ever does.",
    why: "fail2ban and the like see scanners by these lines of the log and by the security events that come with them. Without, somebody can try names and passwords for days without being noticed.",
    how: "Set `unidentified_request_count=5` and `unidentified_request_period=5`, or delete the lines. Without `auth_username` in the order, every such request is logged, and the limits mean nothing.",
    breaks: "Nothing else changes.",
    ignore: "When another system watches for scanners.",
  },
  examples: [
    {
      title: "A period of no seconds is never long enough",
      bad: {
        "pjsip.conf": conf`
          [global]
          type=global
          endpoint_identifier_order=ip,username,auth_username
          unidentified_request_period=0
          ;                           ^ low "'unidentified_request_period=0' keeps requests of unknown senders out of the log altogether"
        `,
      },
      fixed: {
        "pjsip.conf": conf`
          [global]
          type=global
          endpoint_identifier_order=ip,username,auth_username
          unidentified_request_period=5
        `,
      },
    },
    {
      title: "A patient scanner stays below",
      bad: {
        "pjsip.conf": conf`
          [global]
          type=global
          endpoint_identifier_order=auth_username,ip
          unidentified_request_count=100    ; ~ low "until one sends 100 within 5 seconds"
        `,
      },
      fixed: {
        "pjsip.conf": conf`
          [global]
          type=global
          endpoint_identifier_order=auth_username,ip
          unidentified_request_count=5
        `,
      },
    },
    {
      title: "Without auth_username every request is logged",
      good: {
        "pjsip.conf": conf`
          [global]
          type=global
          ;endpoint_identifier_order=ip,auth_username
          unidentified_request_count=100
          unidentified_request_period=0
        `,
      },
    },
    {
      title: "Other numbers that work",
      good: {
        "pjsip.conf": conf`
          [global]
          type=global
          endpoint_identifier_order=ip,auth_username
          unidentified_request_count=100
          unidentified_request_count=3
          unidentified_request_period=60
        `,
      },
    },
  ],
  check({ tree, report }) {
    const { pjsip } = tree;
    if (!pjsip || tree.asterisk.version.isBefore("13.10") || !countsRequests(pjsip)) return;
    const period = pjsip.global.get("unidentified_request_period");
    const count = pjsip.global.get("unidentified_request_count");
    const seconds = Number(period?.value ?? 5);
    const requests = Number(count?.value ?? 5);
    if (period && seconds === 0 && period.value !== "") {
      report(finding(period, "keeps requests of unknown senders out of the log altogether"));
    } else if (count && !isPlaceholder(count.value) && requests > 20 && requests > seconds) {
      report(
        finding(
          count,
          `keeps requests of unknown senders out of the log until one sends ${requests} within ${seconds} seconds`,
        ),
      );
    }
  },
};
export default rule;

/** Requests are counted only where senders may be known by the name in their credentials. */
function countsRequests({ global }: PjsipModel): boolean {
  const order = global.text("endpoint_identifier_order").value.split(",");
  return order.some((way) => way.trim() === "auth_username");
}

function finding(option: Option, effect: string): Report {
  return {
    at: option.valuePlace,
    message: `'${option.name}=${option.value}' ${effect}`,
    fixes: [{ title: `Set ${option.name}=5`, applicability: "safe", edits: replaceValue(option, "5") }],
  };
}
