import { Call, firstPlaces, parseOptions, type Rule, type Tree } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { isGuarded, isWayGuarded } from "./guards.ts";
import { accessTo, leastTrustedWay, reachedBy } from "./outbound-patterns.ts";

const rule: Rule = {
  id: "dialplan/confbridge-no-pin",
  summary: "Callers from outside may join a conference without a PIN",
  category: "privacy",
  severity: "low",
  confidence: "firm",
  preset: "recommended",
  fix: "manual",
  cwe: [306],
  since: "0.1.0",
  references: ["apps/app_confbridge.c: confbridge_exec()", "apps/app_meetme.c: conf_exec()"],
  docs: {
    what: "An extension that calls from outside reach puts callers into a conference and asks for neither a PIN nor a code.",
    why: "Whoever finds the number listens to the meeting, or uses the room to bring expensive calls together, for which the house pays when it is the house that calls the others.",
    how: "Give the user profile in confbridge.conf a `pin`, or ask with `Authenticate` before. With MeetMe set the PIN in meetme.conf.",
    breaks: "Participants have to know the PIN.",
    ignore: "When the room is meant for everybody, a club's or a radio's for example.",
  },
  examples: [
    {
      title: "A room behind the provider's line and a room for guests",
      bad: {
        "sip.conf": conf`
          [general]
          context=door
          allowguest=yes

          [provider]
          type=peer
          host=192.0.2.1
          context=from-provider
        `,
        "extensions.conf": conf`
          [from-provider]
          exten => 5550100,1,ConfBridge(1)
          ;                  ^^^^^^^^^^^^^ low "calls from outside"

          [door]
          exten => 8,1,MeetMe(8)         ; ~ medium "without a password"
        `,
      },
    },
    {
      title: "PINs of every kind, and phones only",
      good: {
        "sip.conf": conf`
          [general]
          allowguest=yes
          context=door

          [desk]
          type=friend
          host=dynamic
          secret=x
          context=phones
        `,
        "confbridge.conf": conf`
          [guest]
          type=user
          pin=830174
        `,
        "meetme.conf": conf`
          [rooms]
          conf => 5,73024
        `,
        "extensions.conf": conf`
          [door]
          exten => 1,1,ConfBridge(1,,guest)
          exten => 2,1,Authenticate(/etc/asterisk/codes)
           same => n,ConfBridge(2)
          exten => 3,1,Set(CONFBRIDGE(user,pin)=\${PIN})
           same => n,ConfBridge(3)
          exten => 4,1,MeetMe(4,P)
          exten => 5,1,MeetMe(5)
          ;exten => 6,1,ConfBridge(6)

          [phones]
          exten => 6,1,ConfBridge(6)
        `,
      },
    },
  ],
  check({ tree, report }) {
    for (const [name, [first, ...others]] of openRooms(tree)) {
      if (!first) continue;
      const access = accessTo(tree, name);
      const more = others.map(({ place, extension }) => ({
        at: place,
        message: `nor does that in '${extension.name}'`,
      }));
      report({
        at: first.place,
        severity: access.caller === "guest" ? "medium" : "low",
        message: `The conference in '${first.extension.name}' of [${name}] asks for no PIN${reachedBy(access)}`,
        related: [...access.way, ...firstPlaces(more)],
        fixes: [{ title: "Give the conference a PIN", applicability: "manual", edits: [] }],
      });
    }
  },
};
export default rule;

/** Conferences without a PIN that callers from outside reach, by context. */
function openRooms(tree: Tree): Map<string, Call[]> {
  const found = new Map<string, Call[]>();
  for (const step of tree.dialplan?.steps("confbridge", "meetme") ?? []) {
    const call = new Call(step);
    const { name } = call.context;
    const way = leastTrustedWay(tree, name);
    if (!way || way.entry.caller === "phone" || isWayGuarded(tree, way)) continue;
    if (isGuarded(tree, call) || hasPin(tree, call)) continue;
    const known = found.get(name);
    if (known) known.push(call);
    else found.set(name, [call]);
  }
  return found;
}

/** Whether the profile or the room has a PIN, or may have one that the files do not tell. */
function hasPin(tree: Tree, call: Call): boolean {
  if (call.priority.application.trim().toLowerCase() === "meetme") return meetmeHasPin(tree, call);
  const profile = call.argument(2)?.value || "default_user";
  return profile.includes("$") || setsPin(call) || profileHasPin(tree, profile);
}

function profileHasPin(tree: Tree, profile: string): boolean {
  const section = tree.effective("confbridge.conf")?.section(profile);
  return (section?.last("pin")?.value ?? "") !== "";
}

/** How many steps of an extension are looked at. */
const maxSteps = 100;

/** Whether an earlier step gives the caller's own profile: `Set(CONFBRIDGE(user,pin)=…)`, or a template with one. */
function setsPin({ extension, priority }: Call): boolean {
  return extension.priorities
    .slice(0, maxSteps)
    .some(
      (step) =>
        step.number < priority.number &&
        (step.mentions("CONFBRIDGE(user,pin)") || step.mentions("CONFBRIDGE(user,template)")),
    );
}

function meetmeHasPin(tree: Tree, call: Call): boolean {
  const room = call.argument(0)?.value ?? "";
  const letters = parseOptions(call.argument(1)?.text ?? "").map(({ letter }) => letter);
  const asks = letters.some((letter) => letter === undefined || letter === "P");
  if (asks || room === "" || room.includes("$") || (call.argument(2)?.value ?? "") !== "") return true;
  const rooms = tree.effective("meetme.conf")?.section("rooms")?.all("conf") ?? [];
  return rooms.some(({ value }) => {
    const [name, pin = ""] = value.split(",").map((part) => part.trim());
    return name === room && pin !== "";
  });
}
