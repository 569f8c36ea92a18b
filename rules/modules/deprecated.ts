import {
  type AsteriskTarget,
  isVersionKnown,
  type ModuleFacts,
  moduleFacts,
  quotedNames,
  type Report,
  type Rule,
  type Tree,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { loadLines, type ModuleLine } from "./loading.ts";

const rule: Rule = {
  id: "modules/deprecated",
  summary: "modules.conf loads a module that is deprecated or gone",
  category: "deprecated",
  severity: "low",
  confidence: "certain",
  preset: "recommended",
  fix: "manual",
  cwe: [477],
  since: "0.1.0",
  references: [
    "main/loader.c: load_resource_list(), load_modules()",
    "MODULEINFO of each module: deprecated_in, removed_in",
  ],
  docs: {
    what: "A `load`, `preload` or `require` line of modules.conf names a module that the Asterisk at hand calls deprecated, or that it no longer has. It is judged by Asterisk's own sources; modules of others are not judged. chan_sip has a rule of its own.",
    why: "Nobody mends deprecated modules, and after an update they are gone: Asterisk logs that it cannot load the file and goes on without it. A module that a `require` names stops the start.",
    how: "Load what the message names instead, and change what uses the old module: dialplan, accounts, databases. If nothing uses it, delete the line.",
    breaks: "The new module has options and applications of its own.",
    ignore: "When you build the module yourself for this Asterisk.",
  },
  examples: [
    {
      title: "Deprecated",
      asteriskVersion: "18",
      bad: {
        "modules.conf": conf`
          [modules]
          load=app_macro.so  ; ~ low "app_macro.so is deprecated since Asterisk 16 and gone in 21; app_stack does its work now"
          load=app_adsiprog.so  ; ~ low "app_adsiprog.so is deprecated since Asterisk 16"
        `,
      },
    },
    {
      title: "Gone",
      asteriskVersion: "22",
      bad: {
        "modules.conf": conf`
          [modules]
          preload => res_monitor.so  ; ~ medium "Asterisk 22 has no res_monitor.so: it was removed in 21; app_mixmonitor does its work now"
          require=app_macro  ; ~ critical "Asterisk 22 has no app_macro and does not start without it"
        `,
      },
    },
    {
      title: "A list of all modules",
      asteriskVersion: "18",
      bad: {
        "modules.conf": conf`
          [modules]
          load=app_image.so   ; ~ low "4 modules that are loaded here, 'app_image.so', 'app_macro.so', 'app_url.so' and 'res_monitor.so', are deprecated"
          load=app_macro.so
          load=app_url.so
          load=res_monitor.so
        `,
      },
    },
    {
      title: "Only guessed to be gone",
      bad: {
        "modules.conf": conf`
          [modules]
          load=res_monitor.so  ; ~ low "res_monitor.so is deprecated since Asterisk 16 and gone in 21"
        `,
        "pjsip.conf": "[transport]\ntype=transport\n",
      },
    },
    {
      title: "Not loaded, not deprecated yet, not Asterisk's",
      asteriskVersion: "13",
      good: {
        "modules.conf": conf`
          [modules]
          autoload=yes
          noload=res_jabber.so
          load=app_macro.so
          load=chan_mine.so
          ;load=app_readfile.so
        `,
      },
    },
    {
      title: "AllStarLink has kept what Asterisk gave up",
      asteriskVersion: "22",
      good: { "modules.conf": "[modules]\nload=app_rpt.so\nload=chan_usbradio.so\n" },
    },
    {
      title: "Loaded on one line, kept from loading on another",
      asteriskVersion: "22",
      good: { "modules.conf": "[modules]\nload=app_macro.so\nnoload=app_macro.so\n" },
    },
    {
      title: "chan_sip has a rule of its own",
      asteriskVersion: "18",
      good: { "modules.conf": "[modules]\nload=chan_sip.so\n", "sip.conf": "[general]\nallowguest=no\n" },
    },
  ],
  check({ tree, report }) {
    const found = loadLines(tree).flatMap((line) => {
      const facts = livesOnElsewhere.has(line.name) ? undefined : moduleFacts(line.name);
      return (facts && judge(tree, line, facts)) ?? [];
    });
    const mild = found.filter(({ severity }) => severity === "low");
    for (const each of found) if (mild.length <= maxSingle || !mild.includes(each)) report(each);
    if (mild.length > maxSingle) report(together(mild));
  },
};
export default rule;

/** A modules.conf that names every module has so many old ones that they are one finding. */
const maxSingle = 3;

function together(mild: readonly Old[]): Report {
  const names = mild.map(({ written }) => written);
  return {
    at: mild[0]?.at,
    message: `${names.length} modules that are loaded here, ${quotedNames(names)}, are deprecated, or gone from later releases`,
    severity: "low",
    members: names,
    related: mild.flatMap(({ at, message }, index) =>
      at ? [{ at, message, ...(index > 0 ? { isSame: true as const } : {}) }] : [],
    ),
    fixes: [{ title: "Delete the lines of modules that nothing uses", applicability: "manual", edits: [] }],
  };
}

/** A finding about one module. */
interface Old extends Report {
  readonly written: string;
}

/** Modules of amateur radio, which AllStarLink builds for the Asterisk of today. */
const livesOnElsewhere: ReadonlySet<string> = new Set(["app_rpt", "chan_usbradio"]);

function judge(tree: Tree, line: ModuleLine, facts: ModuleFacts): Old | undefined {
  const { version } = tree.asterisk;
  const written = line.option.value;
  const isGone =
    facts.removed !== undefined && version.isAtLeast(facts.removed) && isVersionKnown(tree.asterisk);
  if (facts.name === "chan_sip" && !(isGone && line.verb === "require")) return undefined;
  const since = facts.deprecated ?? facts.removed;
  if (since === undefined || version.isBefore(since)) return undefined;
  return {
    written,
    at: line.option.valuePlace,
    message: isGone
      ? goneText(line, facts, tree.asterisk)
      : `${written} is ${lifeText(facts)}${heirText(facts)}`,
    severity: isGone ? (line.verb === "require" ? "critical" : "medium") : "low",
    fixes: [
      {
        title:
          facts.replacement === undefined
            ? "Delete the line, if nothing uses the module"
            : `Move to ${facts.replacement}`,
        applicability: "manual",
        edits: [],
      },
    ],
  };
}

function goneText({ option, verb }: ModuleLine, facts: ModuleFacts, { version }: AsteriskTarget): string {
  const start = `Asterisk ${version} has no ${option.value}`;
  const life = verb === "require" ? " and does not start without it" : `: it was removed in ${facts.removed}`;
  return start + life + heirText(facts);
}

function lifeText({ deprecated, removed }: ModuleFacts): string {
  if (deprecated === undefined) return `gone since Asterisk ${removed}`;
  return `deprecated since Asterisk ${deprecated}${removed === undefined ? "" : ` and gone in ${removed}`}`;
}

function heirText({ replacement }: ModuleFacts): string {
  return replacement === undefined ? "" : `; ${replacement} does its work now`;
}
