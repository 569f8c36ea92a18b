import {
  appendOption,
  deleteLine,
  type Fix,
  isTrue,
  type ModuleState,
  type Rule,
  type Section,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";

const authenticator = "res_pjsip_authenticator_digest";

const rule: Rule = {
  id: "pjsip/authenticator-not-loaded",
  summary: "No PJSIP endpoint asks for a password, for lack of a module",
  category: "authentication",
  severity: "critical",
  confidence: "certain",
  preset: "recommended",
  fix: "unsafe",
  cwe: [306],
  since: "0.1.0",
  asterisk: ">=12",
  references: ["res/res_pjsip.c: ast_sip_requires_authentication()", "main/loader.c: loader_config_init()"],
  docs: {
    what: "chan_pjsip is loaded and has endpoints with `auth=`, but modules.conf keeps res_pjsip_authenticator_digest.so from loading.",
    why: "That module is what asks for passwords. Without it res_pjsip notes in the log that it takes every request for authenticated. Anyone who gives the name of an endpoint registers and calls as that endpoint, whatever its password is.",
    how: "Load the module: `load=res_pjsip_authenticator_digest.so` where autoload is off, no `noload` for it where it is on.",
    breaks: "Devices with a wrong password, which nobody noticed so far, are refused.",
    ignore: "Never, unless nobody but trusted programs can reach the port.",
  },
  examples: [
    {
      title: "A list of modules that forgets it",
      bad: {
        "modules.conf": conf`
          [modules]               ; ~ critical "res_pjsip_authenticator_digest.so is not loaded, so PJSIP asks nobody for a password"
          load=res_pjsip.so
          load=chan_pjsip.so
        `,
        "pjsip.conf":
          "[100]\ntype=endpoint\nauth=100\n[100]\ntype=auth\nusername=100\npassword=ux7Y2mKq9sWc4e\n",
      },
      fixed: {
        "modules.conf": conf`
          [modules]
          load=res_pjsip.so
          load=chan_pjsip.so
          load=res_pjsip_authenticator_digest.so
        `,
      },
    },
    {
      title: "A noload",
      bad: {
        "modules.conf": conf`
          [modules]
          autoload=yes
          noload=res_pjsip_authenticator_digest.so  ; ~ critical
        `,
        "pjsip.conf":
          "[100]\ntype=endpoint\nauth=100\n[100]\ntype=auth\nusername=100\npassword=ux7Y2mKq9sWc4e\n",
      },
      fixed: { "modules.conf": "[modules]\nautoload=yes\n" },
    },
    {
      title: "It is required",
      good: {
        "modules.conf":
          "[modules]\nrequire=chan_pjsip.so\nload=res_pjsip.so\nrequire=res_pjsip_authenticator_digest\n",
        "pjsip.conf": "[100]\ntype=endpoint\nauth=100\n",
      },
    },
    {
      title: "The noload is commented out",
      good: {
        "modules.conf": "[modules]\nautoload=yes\n;noload=res_pjsip_authenticator_digest.so\n",
        "pjsip.conf": "[100]\ntype=endpoint\nauth=100\n",
      },
    },
    {
      title: "No endpoint has a password, and pjsip/endpoint-no-auth says so",
      good: {
        "modules.conf": "[modules]\nautoload=yes\nnoload=res_pjsip_authenticator_digest.so\n",
        "pjsip.conf": "[100]\ntype=endpoint\n",
      },
    },
    {
      title: "chan_pjsip is not loaded",
      good: {
        "modules.conf":
          "[modules]\nautoload=yes\nnoload=chan_pjsip.so\nnoload=res_pjsip.so\nnoload=res_pjsip_authenticator_digest.so\n",
        "pjsip.conf": "[100]\ntype=endpoint\nauth=100\n",
      },
    },
  ],
  check({ tree, report }) {
    const { pjsip } = tree;
    const state = tree.modules.state(authenticator);
    const section = tree.effective("modules.conf")?.section("modules");
    if (!pjsip || state.isLoaded || !section || !tree.modules.state("res_pjsip").isLoaded) return;
    const guarded = pjsip.endpoints.filter(({ isAuthenticated }) => isAuthenticated);
    if (guarded.length === 0 && !pjsip.source("endpoint").isPartial) return;
    report({
      at: state.option?.place ?? section.namePlace,
      message: `${authenticator}.so is not loaded, so PJSIP asks nobody for a password`,
      severity: pjsip.exposure === "loopback" ? "medium" : "critical",
      fixes: [loadFix(state, section)],
    });
  },
};
export default rule;

function loadFix({ option }: ModuleState, section: Section): Fix {
  const noloads = section.all("noload").filter(({ value }) => isAuthenticator(value));
  const isAutoload = isTrue(section.first("autoload")?.value ?? "");
  const hasLoad = section.all("load").some(({ value }) => isAuthenticator(value));
  return {
    title: `Load ${authenticator}.so`,
    applicability: "unsafe",
    edits: [
      ...(option ? noloads.flatMap((noload) => deleteLine(noload)) : []),
      ...(isAutoload || hasLoad ? [] : appendOption(section, "load", `${authenticator}.so`)),
    ],
    caution: "devices with a wrong password are refused",
  };
}

function isAuthenticator(value: string): boolean {
  const name = value.toLowerCase();
  return name === authenticator || name === `${authenticator}.so`;
}
