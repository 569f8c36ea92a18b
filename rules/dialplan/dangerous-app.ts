import { Call, firstPlaces, type Rule, type Tree } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { isGuarded, isWayGuarded } from "./guards.ts";
import { accessTo, isOutside, leastTrustedWay, reachedBy } from "./outbound-patterns.ts";

const rule: Rule = {
  id: "dialplan/dangerous-app",
  summary: "Callers may stop, reload or empty parts of the PBX",
  category: "dos",
  severity: "medium",
  confidence: "firm",
  preset: "recommended",
  fix: "manual",
  cwe: [749],
  since: "0.1.0",
  references: ["main/pbx_app.c: pbx_exec()", "apps/app_system.c", "apps/app_db.c", "apps/app_softhangup.c"],
  docs: {
    what: "An extension that can be dialled without a code restarts the machine, stops or reloads Asterisk, deletes a part of its database or hangs up calls of others.",
    why: "One call is enough to end all others, and a program that calls every second keeps the PBX down. Where calls from outside get there, anybody can do it.",
    how: "Remove the extension, or ask for a code first: `Authenticate(/etc/asterisk/codes)`.",
    breaks: "Whoever maintains the PBX by telephone has to type a code.",
    ignore: "When only the administrator's phone enters the context.",
  },
  examples: [
    {
      title: "A restart by telephone",
      bad: {
        "sip.conf":
          "[general]\nallowguest=no\n\n[desk]\ntype=friend\nhost=dynamic\nsecret=x\ncontext=phones\n",
        "extensions.conf": conf`
          [phones]
          exten => 666,1,System(/sbin/shutdown -r now)
          ;              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ medium "'666'"
          exten => 667,1,System(asterisk -rx "core restart now")
        `,
      },
    },
    {
      title: "For strangers as well",
      bad: {
        "sip.conf": "[general]\nallowguest=yes\ncontext=door\n",
        "extensions.conf": '[door]\nexten => 1,1,DBdeltree(cidname)     ; ~ high "without a password"\n',
      },
    },
    {
      title: "A code first, harmless commands, and the end of a call",
      good: {
        "extensions.conf": conf`
          [phones]
          exten => 666,1,Authenticate(/etc/asterisk/codes)
           same => n,System(/sbin/reboot)
          exten => 1,1,System(echo rebooting >> /tmp/log)
          exten => 2,1,DBdeltree(forward/\${CALLERID(num)})
          exten => 3,1,SoftHangup(\${MYCHANNEL})
          exten => h,1,System(/usr/bin/killall -HUP player)
          ;exten => 4,1,System(/sbin/reboot)
        `,
      },
    },
  ],
  check({ tree, report }) {
    for (const [name, [first, ...others]] of dangerousCalls(tree)) {
      if (!first) continue;
      const access = accessTo(tree, name);
      if (access.caller === "nobody") continue;
      report({
        at: first.place,
        severity: isOutside(access) ? "high" : "medium",
        message: `Whoever dials '${first.extension.name}' in [${name}] ${effectOf(first) ?? ""} without a code${reachedBy(access)}`,
        related: [
          ...access.way,
          ...firstPlaces(
            others.map((call) => ({
              at: call.place,
              message: `'${call.extension.name}' ${effectOf(call) ?? ""}`,
            })),
          ),
        ],
        fixes: [{ title: "Ask for a code first", applicability: "manual", edits: [] }],
      });
    }
  },
};
export default rule;

/** Steps that harm everybody and that callers reach without a code, by context. */
function dangerousCalls(tree: Tree): Map<string, Call[]> {
  const found = new Map<string, Call[]>();
  for (const step of tree.dialplan?.steps("system", "trysystem", "reload", "dbdeltree", "softhangup") ?? []) {
    const call = new Call(step);
    if (call.extension.name === "h" || !effectOf(call) || isGuarded(tree, call)) continue;
    const way = leastTrustedWay(tree, call.context.name);
    if (way && isWayGuarded(tree, way)) continue;
    const known = found.get(call.context.name);
    if (known) known.push(call);
    else found.set(call.context.name, [call]);
  }
  return found;
}

/** What the step does to all, as the end of a sentence; undefined when it harms nobody else. */
function effectOf(call: Call): string | undefined {
  const text = call.argumentText;
  switch (call.priority.application.trim().toLowerCase()) {
    case "system":
    case "trysystem":
      return effectOfCommand(text);
    case "reload":
      return "makes Asterisk reload";
    case "dbdeltree":
      return text.includes("$") || text === "" ? undefined : "deletes a part of the database";
    default:
      return text.includes("$") || text === "" ? undefined : "hangs up calls of others";
  }
}

const haltingCommands: ReadonlySet<string> = new Set(["shutdown", "reboot", "halt", "poweroff"]);
const stoppingWords: readonly string[] = [
  "core stop",
  "core restart",
  "stop now",
  "restart now",
  "stop asterisk",
];

function effectOfCommand(text: string): string | undefined {
  const words = text
    .replaceAll('"', " ")
    .split(" ")
    .filter((word) => word !== "");
  const [first = "", second = ""] = words[0]?.endsWith("sudo") ? words.slice(1) : words;
  const name = first.slice(first.lastIndexOf("/") + 1).toLowerCase();
  if (haltingCommands.has(name)) return "stops the machine";
  if ((name === "killall" || name === "pkill") && text.includes("asterisk")) return "stops Asterisk";
  const isAsterisk =
    name === "asterisk" || name === "systemctl" || name === "service" || name === "rasterisk";
  const stops = isAsterisk && stoppingWords.some((word) => text.toLowerCase().includes(word));
  return stops || (name === "service" && second === "asterisk") ? "stops Asterisk" : undefined;
}
