import type { AsteriskVersion, Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { generalPlace, setGeneral } from "../ami/general-section.ts";
import { isReachable } from "./exposure.ts";

const rule: Rule = {
  id: "http/status-page",
  summary: "The web server shows its status page to anyone",
  category: "enumeration",
  severity: "low",
  confidence: "firm",
  preset: "strict",
  fix: "safe",
  cwe: [200, 79],
  since: "0.1.0",
  references: ["main/http.c: httpstatus_callback(), __ast_http_load()", "GHSA-v6hp-wh3r-cwxh"],
  docs: {
    what: "At `/httpstatus` the web server tells its version, its address and ports, and the cookies that it was sent. The page is there unless `enable_status=no`; from 20.18.2, 21.12.1, 22.8.2 and 23.2.2 on only with `enable_status=yes`, and before 13.31, 16.8 and 17.2 always.",
    why: "Scanners use it to pick the flaw that fits the version. Older releases show what they are sent without quoting it, so that a prepared link runs a script in the browser of an administrator.",
    how: "Set `enable_status=no`.",
    breaks: "A monitor that fetches the page. Nothing else uses it.",
    ignore: "When a monitor needs it and only that can reach the port.",
  },
  examples: [
    {
      title: "Switched on",
      bad: {
        "http.conf": conf`
          [general]
          enabled=yes
          bindaddr=0.0.0.0
          enable_status=yes     ; ~ low "'enable_status=yes' shows the version and the ports of the web server"
        `,
      },
      fixed: {
        "http.conf": conf`
          [general]
          enabled=yes
          bindaddr=0.0.0.0
          enable_status=no
        `,
      },
      asteriskVersion: "22.10.1",
    },
    {
      title: "On by default",
      bad: { "http.conf": '[general]  ; ~ low "is on by default"\nenabled=yes\nbindaddr=0.0.0.0\n' },
      fixed: { "http.conf": "[general]\nenabled=yes\nbindaddr=0.0.0.0\nenable_status=no\n" },
      asteriskVersion: "18.26.4",
    },
    {
      title: "It cannot be switched off",
      bad: { "http.conf": '[general]  ; ~ low "cannot be switched off"\nenabled=yes\nbindaddr=0.0.0.0\n' },
      asteriskVersion: "13.21.0",
    },
    {
      title: "Off by default",
      good: { "http.conf": "[general]\nenabled=yes\nbindaddr=0.0.0.0\n" },
      asteriskVersion: "22.10.1",
    },
    {
      title: "Switched off",
      good: { "http.conf": "[general]\nenabled=yes\nbindaddr=0.0.0.0\nenable_status=no\n" },
      asteriskVersion: "18",
    },
    {
      title: "Only on the machine itself",
      good: { "http.conf": "[general]\nenabled=yes\nbindaddr=127.0.0.1\n" },
      asteriskVersion: "18",
    },
  ],
  check({ tree, report }) {
    const { http } = tree;
    if (!http || !isReachable(tree)) return;
    const { version, source } = tree.asterisk;
    const habit = habitOf(version);
    const { value, option } = http.general.isTrue(habit !== "off", "enable_status");
    const isAlways = habit === "always";
    // Which release of a branch it is makes the difference, so a guess is not enough.
    if ((!isAlways && !value) || (!option && source === "assumed")) return;
    const what = isAlways
      ? `The status page of the web server cannot be switched off in Asterisk ${version}`
      : option
        ? `'${option.name}=${option.value}'`
        : "The status page is on by default and";
    const shows = "shows the version and the ports of the web server to anyone who reaches it";
    report({
      at: generalPlace(http, isAlways ? undefined : option),
      message: isAlways ? `${what}, and ${shows}` : `${what} ${shows}`,
      fixes: isAlways
        ? [{ title: "Update Asterisk, or listen on 127.0.0.1", applicability: "manual", edits: [] }]
        : [
            {
              title: "Set enable_status=no",
              applicability: "safe",
              edits: setGeneral(http, option, "enable_status", "no"),
            },
          ],
    });
  },
};
export default rule;

/** Whether the page is there when nothing is said, or whatever is said. */
function habitOf(version: AsteriskVersion): "always" | "on" | "off" {
  if (version.isBefore("16") && (version.isAtLeast("14") || version.isBefore("13.31"))) return "always";
  if (version.isBefore("17") && version.isAtLeast("16") && version.isBefore("16.8")) return "always";
  if (version.isBefore("17.2") && version.isAtLeast("17")) return "always";
  if (version.isBefore("20.18.2")) return "on";
  if (version.isBefore("21")) return "off";
  if (version.isBefore("22")) return version.isAtLeast("21.12.1") ? "off" : "on";
  if (version.isBefore("23")) return version.isAtLeast("22.8.2") ? "off" : "on";
  return version.isAtLeast("23.2.2") ? "off" : "on";
}
