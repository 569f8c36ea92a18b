import {
  type Fix,
  isPlaceholder,
  isVersionKnown,
  type ModuleFacts,
  moduleFacts,
  type Report,
  type Rule,
  replaceValue,
  type Severity,
  type Tree,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { type ModuleLine, moduleLines } from "./loading.ts";
import { nearModule } from "./near-module.ts";

const rule: Rule = {
  id: "modules/unknown-module",
  summary: "modules.conf names a module that there is not",
  category: "correctness",
  severity: "medium",
  confidence: "firm",
  preset: "recommended",
  fix: "unsafe",
  cwe: [1109],
  since: "0.1.0",
  isSlip: true,
  references: [
    "main/loader.c: loader_config_init(), load_dynamic_module(), load_resource_list(), resource_name_match()",
  ],
  docs: {
    what: "A line of modules.conf names a module that is one letter away from one of Asterisk's, or one that came with a later release, or a `load` line writes a name in other letter case than its file has. Other names that Asterisk's sources do not have are taken for modules of others. What is gone from Asterisk is the business of `modules/deprecated`.",
    why: "A misspelt `noload` keeps nothing from loading, and nothing in the log says so: the driver that was to be off answers strangers. A misspelt `load` gives a line in the log, and the module is missing. With a misspelt `require`, Asterisk does not start. `load=Chan_SIP.so` even keeps `autoload` from loading chan_sip.so, as names are compared without case and files are not.",
    how: "Correct the name.",
    breaks: "The line takes effect from then on: a module loads, or no longer does.",
    ignore: "When the module is one of your own.",
  },
  examples: [
    {
      title: "A driver that was to be off, and one that was to be on",
      asteriskVersion: "18",
      bad: {
        "modules.conf": conf`
          [modules]
          autoload=yes
          noload => chan_skiny.so  ; ~ medium "There is no 'chan_skiny.so', so this line keeps nothing from loading; 'chan_skinny.so' is probably meant"
          noload => res_config_obdc.so  ; ~ low "'res_config_odbc.so' is probably meant"
          load => app_confbrigde.so  ; ~ low "There is no 'app_confbrigde.so', and Asterisk logs an error; 'app_confbridge.so' is probably meant"
        `,
      },
      fixed: {
        "modules.conf": conf`
          [modules]
          autoload=yes
          noload => chan_skinny.so
          noload => res_config_odbc.so
          load => app_confbridge.so
        `,
      },
    },
    {
      title: "Nothing but what is named",
      asteriskVersion: "22",
      bad: {
        "modules.conf": conf`
          [modules]
          load=pbx_confg.so  ; ~ medium "Asterisk goes on without it"
          load=Res_PJSIP.so  ; ~ medium "The file of this module is res_pjsip.so, in small letters: Asterisk does not find 'Res_PJSIP.so' and goes on without it"
          require=res_srpt  ; ~ critical "There is no 'res_srpt', and Asterisk does not start; 'res_srtp' is probably meant"
        `,
      },
      fixed: {
        "modules.conf": conf`
          [modules]
          load=pbx_config.so
          load=res_pjsip.so
          require=res_srtp
        `,
      },
    },
    {
      title: "Too new",
      asteriskVersion: "13",
      bad: {
        "modules.conf": conf`
          [modules]
          autoload=yes
          load=res_geolocation.so  ; ~ medium "Asterisk 13 has no res_geolocation.so, which came with 16, and goes on without it"
          require=res_prometheus.so  ; ~ critical "and does not start"
          noload=res_aeap.so
        `,
      },
    },
    {
      title: "Modules of others, letter case that does not matter, what is undone, and what is commented out",
      asteriskVersion: "16",
      good: {
        "modules.conf": conf`
          [modules]
          autoload=yes
          load=codec_g729a.so
          load=chan_sccp.so
          load=chan_dongle.so
          load=res_digium_phone.so
          load=codec_opus.so
          noload=cdr_sqlite3.so
          noload=Chan_SIP.so
          load=Res_Fax.so
          noload=res_fax.so
          ;noload=chan_skiny.so
        `,
      },
    },
    {
      title: "Nothing loads what was meant to be kept out",
      asteriskVersion: "16",
      good: { "modules.conf": "[modules]\nload=pbx_config.so\nnoload=chan_skiny.so\n" },
    },
  ],
  check({ tree, report }) {
    for (const line of moduleLines(tree)) {
      const found = isPlaceholder(line.option.value) ? undefined : judge(tree, line);
      if (found) report(found);
    }
  },
};
export default rule;

function judge(tree: Tree, line: ModuleLine): Report | undefined {
  const { option, verb, name } = line;
  const facts = moduleFacts(name);
  if (!facts) {
    const meant = nearModule(name, tree.asterisk.version);
    return meant === undefined ? undefined : misspelt(tree, line, meant);
  }
  if (verb === "noload") return undefined;
  if (tree.asterisk.version.isBefore(facts.since))
    return isVersionKnown(tree.asterisk) ? tooNew(tree, line, facts) : undefined;
  return option.value.startsWith(name) ? undefined : inCapitals(line);
}

function misspelt(tree: Tree, line: ModuleLine, meant: string): Report | undefined {
  const { option, verb, ending } = line;
  const { isLoaded } = tree.modules.state(meant);
  if (verb === "noload" && !isLoaded) return undefined;
  const effect = {
    noload: ", so this line keeps nothing from loading",
    require: ", and Asterisk does not start",
    load: isLoaded ? ", and Asterisk logs an error" : ", and Asterisk goes on without it",
  }[verb];
  const listens = verb === "noload" && listeners.has(meant);
  return {
    at: option.valuePlace,
    message: `There is no '${option.value}'${effect}; '${meant}${ending}' is probably meant`,
    severity: isLoaded && !listens && verb !== "require" ? "low" : severityOf(verb),
    fixes: [naming(line, meant)],
  };
}

/** Modules that open a port. */
const listeners: ReadonlySet<string> = new Set([
  "chan_h323",
  "chan_iax2",
  "chan_mgcp",
  "chan_ooh323",
  "chan_pjsip",
  "chan_sip",
  "chan_skinny",
  "chan_unistim",
  "pbx_dundi",
  "res_phoneprov",
  "res_pjsip",
]);

function naming({ option, verb, ending }: ModuleLine, meant: string): Fix {
  return {
    title: `Write ${meant}${ending}`,
    applicability: "unsafe",
    edits: replaceValue(option, meant + ending),
    caution: verb === "noload" ? `${meant} is not loaded from then on` : `${meant} loads from then on`,
  };
}

function inCapitals(line: ModuleLine): Report {
  const { option, verb, name } = line;
  return {
    at: option.valuePlace,
    message: `The file of this module is ${name}.so, in small letters: Asterisk does not find '${option.value}' and ${lossOf(verb)}`,
    severity: severityOf(verb),
    fixes: [naming(line, name)],
  };
}

function tooNew({ asterisk }: Tree, { option, verb }: ModuleLine, { since }: ModuleFacts): Report {
  return {
    at: option.valuePlace,
    message: `Asterisk ${asterisk.version} has no ${option.value}, which came with ${since}, and ${lossOf(verb)}`,
    severity: severityOf(verb),
    fixes: [{ title: `Update to Asterisk ${since}, or delete the line`, applicability: "manual", edits: [] }],
  };
}

function lossOf(verb: ModuleLine["verb"]): string {
  return verb === "require" ? "does not start" : "goes on without it";
}

function severityOf(verb: ModuleLine["verb"]): Severity {
  return verb === "require" ? "critical" : "medium";
}
