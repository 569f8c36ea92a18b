import {
  type EffectiveFile,
  exposureOf,
  type Place,
  quotedNames,
  type RelatedPlace,
  type Rule,
  type Tree,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { reachedTrunk } from "../iax/trunk-reach.ts";

const rule: Rule = {
  id: "h323/open",
  summary: "H.323 callers enter the dialplan without a password",
  category: "authentication",
  severity: "high",
  confidence: "firm",
  preset: "recommended",
  fix: "manual",
  cwe: [306],
  since: "0.1.0",
  references: ["addons/chan_ooh323.c: ooh323_onReceivedSetup(), find_user(), reload_config()"],
  docs: {
    what: "chan_ooh323 asks nobody for a password. With a gatekeeper set in ooh323.conf, callers that it does not know enter the context of `[general]`. Without one they are refused, unless they give the name of a section with `type=user` or `type=friend`: then they enter its context, whatever address they come from and whatever `ip` says. The rule speaks when modules.conf loads chan_ooh323, or calls can leave from such a context.",
    why: "Names are no secret: those of the sample file are known to everybody. Who reaches TCP port 1720 and gives one calls into the dialplan, and where its context dials out, at your expense.",
    how: "Put `noload => chan_ooh323.so` in modules.conf if nobody uses H.323. Otherwise delete the sections of the sample file, give the others a context that only reaches what the other side needs, and let only its address reach port 1720.",
    breaks: "Callers over H.323 that are not named any more are refused.",
    ignore: "When a firewall lets only the other side reach port 1720.",
  },
  examples: [
    {
      title: "The friend of the sample file, in a context that dials out",
      bad: {
        "ooh323.conf": conf`
          [general]
          gatekeeper=DISABLE
          context=default
          [myfriend1]       ; ~ high "Anyone who gives the name 'myfriend1' over H.323 enters context 'default', and calls out from there"
          type=friend
          context=default
          ip=192.0.2.82
        `,
        "extensions.conf": "[default]\nexten => _0X.,1,Dial(SIP/provider/${EXTEN})\n",
      },
    },
    {
      title: "Behind a gatekeeper everyone is let in",
      bad: {
        "ooh323.conf":
          "[general]\ngatekeeper=192.0.2.5   ; ~ medium \"Anyone enters context 'incoming' over H.323\"\ncontext=incoming\n",
        "modules.conf": "[modules]\nload => chan_ooh323.so\n",
        "extensions.conf": "[incoming]\nexten => s,1,VoiceMail(100)\n",
      },
    },
    {
      title: "Nothing but the sample file, and a context that leads nowhere",
      good: {
        "ooh323.conf":
          "[general]\ngatekeeper=DISABLE\ncontext=default\n[myfriend1]\ntype=friend\ncontext=default\n",
        "extensions.conf": "[default]\nexten => s,1,Hangup()\n",
      },
    },
    {
      title: "Unknown callers are refused without a gatekeeper",
      good: {
        "ooh323.conf": "[general]\ncontext=default\n",
        "extensions.conf": "[default]\nexten => _0X.,1,Dial(SIP/provider/${EXTEN})\n",
      },
    },
    {
      title: "The module is not loaded",
      good: {
        "ooh323.conf": "[general]\ngatekeeper=192.0.2.5\ncontext=default\n",
        "modules.conf": "[modules]\nautoload=yes\nnoload=chan_ooh323.so\n",
        "extensions.conf": "[default]\nexten => _0X.,1,Dial(SIP/provider/${EXTEN})\n",
      },
    },
  ],
  check({ tree, report }) {
    const file = tree.live("ooh323.conf");
    if (!file || exposureOf(file.section("general")?.last("bindaddr")?.value ?? "") === "loopback") return;
    const doors = doorsOf(file);
    const out = doors.find(({ context }) => reachedTrunk(tree, [context]) !== undefined);
    const isLoaded = tree.modules.state("chan_ooh323").option !== undefined;
    const door = out ?? (isLoaded ? doors[0] : undefined);
    if (!door) return;
    const names = doors.filter((other) => other !== door && other.name !== "").map(({ name }) => name);
    report({
      at: door.place,
      message: `${whoOf(door)} enters context '${door.context}'${door.name === "" ? " over H.323" : ""}${out ? ", and calls out from there" : ""}`,
      severity: out ? "high" : "medium",
      confidence: isLoaded ? "certain" : "firm",
      related: relatedOf(tree, door, doors, names),
      fixes: [
        { title: "Put 'noload => chan_ooh323.so' in modules.conf", applicability: "manual", edits: [] },
      ],
    });
  },
};
export default rule;

/** A way into the dialplan; the name is empty where none has to be given. */
interface Door {
  readonly name: string;
  readonly context: string;
  readonly place: Place;
}

function doorsOf(file: EffectiveFile): readonly Door[] {
  const general = file.section("general");
  const fallback = general?.last("context")?.value || "default";
  const gatekeeper = general?.last("gatekeeper");
  const doors: Door[] = [];
  if (gatekeeper && gatekeeper.value !== "" && gatekeeper.value.toUpperCase() !== "DISABLE") {
    doors.push({ name: "", context: fallback, place: gatekeeper.valuePlace });
  }
  for (const section of file.live) {
    const type = section.first("type")?.value.toLowerCase();
    if (section.key === "general" || (type !== "user" && type !== "friend")) continue;
    const context = section.last("context")?.value || fallback;
    doors.push({ name: section.name, context, place: section.namePlace });
  }
  return doors;
}

function whoOf({ name }: Door): string {
  return name === "" ? "Anyone" : `Anyone who gives the name '${name}' over H.323`;
}

function relatedOf(tree: Tree, door: Door, doors: readonly Door[], names: readonly string[]): RelatedPlace[] {
  const call = reachedTrunk(tree, [door.context]);
  const other = doors.find(({ name }) => name === names[0]);
  return [
    ...(call ? [{ at: call.call.place, message: "this calls out" }] : []),
    ...(other
      ? [
          {
            at: other.place,
            message: `so does who gives ${quotedNames(names)}, in another context or the same`,
          },
        ]
      : []),
  ];
}
