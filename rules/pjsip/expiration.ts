import { isPlaceholder, maxContacts, type Option, type Report, type Rule, replaceValue } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { byOption, reachedFrom } from "./shared-option.ts";

const rule: Rule = {
  id: "pjsip/expiration",
  summary: "Registrations last too long, or have to be renewed too often",
  category: "dos",
  severity: "low",
  confidence: "certain",
  preset: "strict",
  fix: "safe",
  cwe: [613],
  since: "0.1.0",
  asterisk: ">=12",
  references: ["res/res_pjsip_registrar.c: registrar_get_expiration()"],
  docs: {
    what: "`maximum_expiration` of an address record (`type=aor`) lets a registration last longer than two hours, or `minimum_expiration` lets devices register for less than 30 seconds. Without the options they are 7200 and 60.",
    why: "A registration outlives a change of the password: whoever took an account over keeps getting its calls until the registration ends. Very short ones let a handful of devices, or one attacker, keep Asterisk busy with registrations alone.",
    how: "Set `maximum_expiration=3600` and `minimum_expiration=60`.",
    breaks:
      "With a lower maximum, devices register more often. With a higher minimum, a device that registers to keep its router's port open may lose the port in between; `qualify_frequency=30` keeps it open, too.",
    ignore: "When phones on batteries sleep between push messages and need long registrations.",
  },
  examples: [
    {
      title: "Registrations of a day, in a template",
      bad: {
        "pjsip.conf": conf`
          [single](!)
          type=aor
          max_contacts=1
          maximum_expiration=86400
          ;                  ^^^^^ low "'maximum_expiration=86400' lets a registration outlive a change of its password by 24 hours"
          [100](single)
          [101](single)
        `,
      },
      fixed: {
        "pjsip.conf": conf`
          [single](!)
          type=aor
          max_contacts=1
          maximum_expiration=3600
          [100](single)
          [101](single)
        `,
      },
    },
    {
      title: "Registrations of seconds",
      bad: {
        "pjsip.conf": conf`
          [100]
          type=aor
          max_contacts=1
          minimum_expiration=5     ; ~ low "lets devices register every 5 seconds"
        `,
      },
    },
    {
      title: "The defaults, an override, a placeholder, an address record that takes no registrations",
      good: {
        "pjsip.conf": conf`
          [100]
          type=aor
          max_contacts=1
          ;maximum_expiration=86400
          [101]
          type=aor
          max_contacts=1
          maximum_expiration=86400
          maximum_expiration=7200
          minimum_expiration=30
          [102]
          type=aor
          max_contacts=1
          maximum_expiration={{ longest }}
          [provider]
          type=aor
          contact=sip:sip.example.com
          maximum_expiration=86400
          [103]
          type=registration
          server_uri=sip:sip.example.com
          expiration=86400
        `,
      },
    },
  ],
  options: {
    maximum: {
      type: "integer",
      description: "Seconds that a registration may last.",
      default: 7200,
      minimum: 60,
      maximum: 4294967295,
    },
    minimum: {
      type: "integer",
      description: "Seconds that a registration must be allowed to last.",
      default: 30,
      minimum: 0,
      maximum: 4294967295,
    },
  },
  check({ tree, options, report }) {
    const maximum = options.integer("maximum");
    const minimum = options.integer("minimum");
    const aors = (tree.pjsip?.objects.get("aor") ?? []).filter((aor) => maxContacts(aor).value > 0);
    for (const [option, sharers] of byOption(aors, "maximum_expiration")) {
      const seconds = secondsOf(option);
      if (seconds === undefined || seconds <= maximum) continue;
      const effect = `lets a registration outlive a change of its password by ${Math.round(seconds / 3600)} hours`;
      report({
        ...finding(option, effect, Math.min(3600, maximum), "safe"),
        related: reachedFrom(option, sharers),
      });
    }
    for (const [option, sharers] of byOption(aors, "minimum_expiration")) {
      const seconds = secondsOf(option);
      if (seconds === undefined || seconds >= minimum) continue;
      const effect = `lets devices register every ${seconds} seconds`;
      report({
        ...finding(option, effect, Math.max(60, minimum), "unsafe"),
        related: reachedFrom(option, sharers),
      });
    }
  },
};
export default rule;

function finding(option: Option, effect: string, better: number, applicability: "safe" | "unsafe"): Report {
  return {
    at: option.valuePlace,
    message: `'${option.name}=${option.value}' ${effect}`,
    fixes: [
      {
        title: `Set ${option.name}=${better}`,
        applicability,
        edits: replaceValue(option, `${better}`),
        ...(applicability === "unsafe"
          ? { caution: "a router may close the port of a device that registers less often" }
          : {}),
      },
    ],
  };
}

function secondsOf({ value }: Option): number | undefined {
  const seconds = Number(value);
  return isPlaceholder(value) || value === "" || !Number.isInteger(seconds) || seconds < 0
    ? undefined
    : seconds;
}
