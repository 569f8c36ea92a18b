import type { Rule, Severity } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { generalPlace, setGeneral } from "./general-section.ts";

const rule: Rule = {
  id: "ami/webenabled",
  summary: "AMI can be used over HTTP",
  category: "exposure",
  severity: "high",
  confidence: "certain",
  preset: "recommended",
  fix: "unsafe",
  cwe: [598],
  since: "0.1.0",
  references: ["main/manager.c: generic_http_callback(), auth_http_callback()", "GHSA-3rhj-hhw7-m6fw"],
  docs: {
    what: "`webenabled=yes` in manager.conf, and the web server of Asterisk is on: every AMI user can log in at `/rawman`, `/manager` and `/mxml`, whatever the `bindaddr` of AMI.",
    why: "A login is a plain web address with the password in it, which ends up in the logs of proxies and in the history of browsers, and without TLS crosses the network unencrypted. Whoever reaches the web server can try passwords, and a web page can make the browser of somebody who is logged in send commands.",
    how: "Set `webenabled=no`; hardly a program needs it. If yours does, let http.conf listen on 127.0.0.1, or offer TLS only, and limit the users with `deny` and `permit`.",
    breaks:
      "Web panels that send AMI commands over HTTP stop working. ARI and WebRTC, which use the same web server, go on.",
    ignore: "When a web panel on this machine depends on it and the web server listens on 127.0.0.1 only.",
  },
  examples: [
    {
      title: "The web server listens on every address",
      bad: {
        "manager.conf": conf`
          [general]
          enabled = yes
          bindaddr = 127.0.0.1
          webenabled = yes
          ;            ^^^ high "AMI can be used over HTTP on '0.0.0.0', so that anyone may try the passwords of its users"
          [panel]
          secret = kV8sPz2Tq7wLmX4c
        `,
        "http.conf": "[general]\nenabled=yes\nbindaddr=0.0.0.0\n",
      },
      fixed: {
        "manager.conf": conf`
          [general]
          enabled = yes
          bindaddr = 127.0.0.1
          webenabled = no
          [panel]
          secret = kV8sPz2Tq7wLmX4c
        `,
      },
    },
    {
      title: "The access lists keep strangers out",
      bad: {
        "manager.conf": conf`
          [general]
          enabled=yes
          webenabled=yes          ; ~ medium
          [panel]
          secret=kV8sPz2Tq7wLmX4c
          deny=0.0.0.0/0
          permit=127.0.0.1
        `,
        "http.conf": "[general]\nenabled=yes\nbindaddr=0.0.0.0\n",
      },
    },
    {
      title: "The web server listens on this machine only",
      bad: {
        "manager.conf": conf`
          [general]
          enabled=yes
          webenabled=yes          ; ~ low
          [panel]
          secret=kV8sPz2Tq7wLmX4c
        `,
        "http.conf": "[general]\nenabled=yes\nbindaddr=127.0.0.1\n",
      },
    },
    {
      title: "The web server is off",
      good: {
        "manager.conf": "[general]\nenabled=yes\nwebenabled=yes\n",
        "http.conf": "[general]\nbindaddr=0.0.0.0\n",
      },
    },
    {
      title: "The web server has no address",
      good: {
        "manager.conf": "[general]\nenabled=yes\nwebenabled=yes\n",
        "http.conf": "[general]\nenabled=yes\n",
      },
    },
    {
      title: "AMI is off",
      good: {
        "manager.conf": "[general]\nenabled=no\nwebenabled=yes\n",
        "http.conf": "[general]\nenabled=yes\nbindaddr=0.0.0.0\n",
      },
    },
    {
      title: "A later line switches it off",
      good: {
        "manager.conf": "[general]\nenabled=yes\nwebenabled=yes\nwebenabled=no\n",
        "http.conf": "[general]\nenabled=yes\nbindaddr=0.0.0.0\n",
      },
    },
  ],
  check({ tree, report }) {
    const { manager, http } = tree;
    const option = manager?.isWebEnabled.option;
    const [web] = manager?.webListeners ?? [];
    if (!manager || !http || !option || !web) return;
    const hasOpenUser = manager.users.some(({ accessList, canLogIn }) => canLogIn && accessList.isOpenTo(4));
    const isPublic = http.exposure === "any" || http.exposure === "public";
    const severity: Severity =
      http.exposure === "loopback" ? "low" : isPublic && hasOpenUser ? "high" : "medium";
    report({
      at: generalPlace(manager, option),
      message: `AMI can be used over HTTP on '${web.host}', ${dangerOf(severity)}`,
      severity,
      related: web.option ? [{ at: web.option.valuePlace, message: "the web server listens here" }] : [],
      fixes: [
        {
          title: "Set webenabled=no",
          applicability: "unsafe",
          edits: setGeneral(manager, option, "webenabled", "no"),
          caution: "web panels that send AMI commands over HTTP stop working",
        },
      ],
    });
  },
};
export default rule;

function dangerOf(severity: Severity): string {
  if (severity === "high") return "so that anyone may try the passwords of its users";
  return "where the password is part of the web address and ends up in logs";
}
