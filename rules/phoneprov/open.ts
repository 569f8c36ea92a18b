import { isTrue, type Place, quotedNames, type Rule, type Tree } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { isReachable } from "../http/exposure.ts";

const rule: Rule = {
  id: "phoneprov/open",
  summary: "The web server hands out phone settings with passwords to anyone",
  category: "privacy",
  severity: "critical",
  confidence: "firm",
  preset: "recommended",
  fix: "manual",
  cwe: [306, 522],
  since: "0.1.0",
  references: ["res/res_phoneprov.c: phoneprov_callback(), load_users()", "GHSA-4pgv-j3mr-3rcp"],
  docs: {
    what: "res_phoneprov builds settings files for phones, with their SIP passwords in them, and the web server hands them out at `/phoneprov`, beyond the machine itself.",
    why: "Nobody is asked for a password. The name of a file is a phone's MAC address, of which the first half tells the maker and the rest can be tried out. Each hit is an account with which to call.",
    how: "Put `noload => res_phoneprov.so` in modules.conf, or let the web server listen on an address that only the phones can reach while they are set up.",
    breaks: "Phones no longer fetch their settings. Those that have them go on.",
    ignore: "When only a network of phones that you trust reaches the web server.",
  },
  examples: [
    {
      title: "Phones of users.conf",
      bad: {
        "phoneprov.conf": "[general]\ndefault_profile=polycom\n[polycom]\nstatic_file => sip.cfg\n",
        "users.conf": conf`
          [6001]           ; ~ critical "Anyone who guesses a MAC address gets the settings with the password of '6001'"
          autoprov=yes
          macaddress=0004F2000001
          secret=kV8sPz2Tq7wLmX4c
        `,
        "http.conf": "[general]\nenabled=yes\nbindaddr=0.0.0.0\n",
      },
      asteriskVersion: "18",
    },
    {
      title: "Phones of pjsip.conf, in the local network",
      bad: {
        "phoneprov.conf": "[general]\n[polycom]\nstatic_file => sip.cfg\n",
        "pjsip.conf": conf`
          [6001]           ; ~ medium
          type=phoneprov
          endpoint=6001
          MAC=0004F2000001
          PROFILE=polycom
        `,
        "http.conf": "[general]\nenabled=yes\nbindaddr=10.0.0.5\n",
      },
    },
    {
      title: "From Asterisk 23 on they have a file of their own",
      bad: {
        "phoneprov.conf": "[general]\n[polycom]\nstatic_file => sip.cfg\n",
        "phoneprov_users.conf": "[6001]   ; ~ critical\nautoprov=yes\nmacaddress=0004F2000001\n",
        "http.conf": "[general]\nenabled=yes\nbindaddr=0.0.0.0\n",
      },
      asteriskVersion: "23",
    },
    {
      title: "No phone is set up this way",
      good: {
        "phoneprov.conf": "[general]\n[polycom]\nstatic_file => sip.cfg\n",
        "users.conf": "[6001]\n;autoprov=yes\nmacaddress=0004F2000001\n",
        "http.conf": "[general]\nenabled=yes\nbindaddr=0.0.0.0\n",
      },
      asteriskVersion: "18",
    },
    {
      title: "The web server is off",
      good: {
        "phoneprov.conf": "[general]\n[polycom]\nstatic_file => sip.cfg\n",
        "users.conf": "[6001]\nautoprov=yes\nmacaddress=0004F2000001\n",
      },
      asteriskVersion: "18",
    },
    {
      title: "The module is not loaded",
      good: {
        "phoneprov.conf": "[general]\n[polycom]\nstatic_file => sip.cfg\n",
        "users.conf": "[6001]\nautoprov=yes\nmacaddress=0004F2000001\n",
        "http.conf": "[general]\nenabled=yes\nbindaddr=0.0.0.0\n",
        "modules.conf": "[modules]\nautoload=yes\nnoload=res_phoneprov.so\n",
      },
      asteriskVersion: "18",
    },
  ],
  check({ tree, report }) {
    const { http } = tree;
    if (!http || !tree.live("phoneprov.conf") || !isReachable(tree)) return;
    const phones = phonesOf(tree);
    const [first, ...others] = phones;
    if (!first) return;
    const isPublic = http.exposure === "any" || http.exposure === "public";
    const listener = http.listeners.find(({ exposure }) => exposure === http.exposure);
    report({
      at: first.place,
      message: `Anyone who guesses a MAC address gets the settings with the password of ${quotedNames(phones.map(({ name }) => name))} from the web server`,
      severity: isPublic ? "critical" : "medium",
      related: [
        ...(listener?.option
          ? [{ at: listener.option.valuePlace, message: "the web server listens here" }]
          : []),
        ...others
          .slice(0, 4)
          .map(({ name, place }) => ({ at: place, message: `'${name}' is set up this way, too` })),
      ],
      fixes: [
        { title: "Put 'noload => res_phoneprov.so' in modules.conf", applicability: "manual", edits: [] },
      ],
    });
  },
};
export default rule;

interface Phone {
  readonly name: string;
  readonly place: Place;
}

/** Sections of users.conf, from Asterisk 23 on of phoneprov_users.conf, with `autoprov` and a MAC address, and objects of pjsip.conf with `type=phoneprov`. */
function phonesOf(tree: Tree): readonly Phone[] {
  const source = tree.asterisk.version.isBefore("23") ? "users.conf" : "phoneprov_users.conf";
  const users = tree.live(source)?.live ?? [];
  const provided = users.filter(
    (section) =>
      section.key !== "general" &&
      section.key !== "authentication" &&
      isTrue(section.first("autoprov")?.value ?? "") &&
      (section.first("macaddress")?.value ?? "") !== "",
  );
  const objects = (tree.live("pjsip.conf")?.live ?? []).filter(
    (section) => section.last("type")?.value === "phoneprov",
  );
  return [...provided, ...objects].map(({ name, namePlace }) => ({ name, place: namePlace }));
}
