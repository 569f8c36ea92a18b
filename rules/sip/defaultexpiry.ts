import {
  type Applicability,
  isPlaceholder,
  type Option,
  type Report,
  type Rule,
  replaceValue,
  type SipModel,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";

const rule: Rule = {
  id: "sip/defaultexpiry",
  summary: "Registrations last too long, or have to be renewed too often",
  category: "dos",
  severity: "low",
  confidence: "certain",
  preset: "strict",
  fix: "safe",
  cwe: [613],
  since: "0.1.0",
  asterisk: "<21",
  references: ["channels/chan_sip.c: parse_register_contact(), reload_config()"],
  docs: {
    what: "`maxexpiry` in `[general]` of sip.conf lets a registration last longer than two hours, `minexpiry` lets devices ask for less than 30 seconds, or `defaultexpiry` lies outside of these two. Without the options they are 3600, 60 and 120.",
    why: "A registration outlives a change of the password: whoever took an account over keeps getting its calls until the registration ends. Very short ones let a handful of devices, or one attacker, keep Asterisk busy with registrations alone.",
    how: "Set `maxexpiry=3600`, `minexpiry=60` and a `defaultexpiry` between them, such as 300.",
    breaks:
      "With a lower `maxexpiry`, devices register more often. With a higher `minexpiry`, a device that registers to keep its router's port open may lose the port in between; `qualify=yes` keeps it open, too.",
    ignore: "When phones on batteries sleep between push messages and need long registrations.",
  },
  examples: [
    {
      title: "Registrations of a day",
      bad: {
        "sip.conf": conf`
          [general]
          maxexpiry=86400
          ;         ^^^^^ low "'maxexpiry=86400' lets a registration outlive a change of its password by 24 hours"
          defaultexpiry=300
        `,
      },
      fixed: {
        "sip.conf": conf`
          [general]
          maxexpiry=3600
          defaultexpiry=300
        `,
      },
    },
    {
      title: "Registrations of some seconds",
      bad: {
        "sip.conf": conf`
          [general]
          minexpirey = 10         ; ~ low "'minexpirey=10' lets devices register every 10 seconds"
        `,
      },
    },
    {
      title: "The default is out of range and does not apply",
      bad: {
        "sip.conf": conf`
          [general]
          minexpiry=60
          maxexpiry=600
          defaultexpiry=3600      ; ~ low "'defaultexpiry=3600' has no effect beyond 'maxexpiry=600'"
        `,
      },
      fixed: {
        "sip.conf": conf`
          [general]
          minexpiry=60
          maxexpiry=600
          defaultexpiry=600
        `,
      },
    },
    { title: "What Asterisk does by itself", good: { "sip.conf": "[general]\n;maxexpiry=86400\n" } },
    { title: "The last value counts", good: { "sip.conf": "[general]\nmaxexpiry=86400\nmaxexpirey=3600\n" } },
    {
      title: "No number means the default",
      good: { "sip.conf": "[general]\nmaxexpiry=never\nminexpiry=0\n" },
    },
    { title: "A placeholder", good: { "sip.conf": "[general]\nmaxexpiry={{ max }}\ndefaultexpiry=7200\n" } },
  ],
  check({ tree, report }) {
    const { sip } = tree;
    if (!sip) return;
    const max = seconds(sip, 3600, "maxexpiry", "maxexpirey");
    const min = seconds(sip, 60, "minexpiry", "minexpirey");
    const usual = seconds(sip, 120, "defaultexpiry", "defaultexpirey");
    if (max.option && max.value > 7200) {
      const hours = Math.round(max.value / 3600);
      report(
        finding(max.option, `lets a registration outlive a change of its password by ${hours} hours`, 3600),
      );
    }
    if (min.option && min.value < 30) {
      report(finding(min.option, `lets devices register every ${min.value} seconds`, 60, "unsafe"));
    }
    if (!usual.option || max.isUnknown || min.isUnknown || max.value < min.value) return;
    if (usual.value > max.value) {
      report(
        finding(
          usual.option,
          `has no effect beyond ${asWritten(max.option, "maxexpiry", max.value)}`,
          max.value,
        ),
      );
    } else if (usual.value < min.value) {
      report(
        finding(
          usual.option,
          `has no effect below ${asWritten(min.option, "minexpiry", min.value)}`,
          min.value,
        ),
      );
    }
  },
};
export default rule;

interface Seconds {
  readonly value: number;
  readonly option: Option | undefined;
  readonly isUnknown: boolean;
}

/** A number of seconds as `atoi()` reads it; what is below 1 counts as the default. */
function seconds(sip: SipModel, fallback: number, ...names: readonly string[]): Seconds {
  const option = sip.general.get(...names);
  const number = Number.parseInt(option?.value ?? "", 10);
  const isUnknown = option !== undefined && isPlaceholder(option.value);
  return { value: number >= 1 ? number : fallback, option, isUnknown };
}

function asWritten(option: Option | undefined, name: string, value: number): string {
  return `'${option?.name ?? name}=${value}'`;
}

function finding(
  option: Option,
  consequence: string,
  value: number,
  applicability: Applicability = "safe",
): Report {
  return {
    at: option.valuePlace,
    message: `'${option.name}=${option.value}' ${consequence}`,
    fixes: [
      {
        title: `Set ${option.name}=${value}`,
        applicability,
        edits: replaceValue(option, String(value)),
        ...(applicability === "safe"
          ? {}
          : { caution: "devices that keep a router's port open by registering may lose it" }),
      },
    ],
  };
}
