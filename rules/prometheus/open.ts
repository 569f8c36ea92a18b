import { isTrue, type Rule, Settings } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { isReachable } from "../http/exposure.ts";

const rule: Rule = {
  id: "prometheus/open",
  summary: "Metrics are shown to anyone",
  category: "privacy",
  severity: "medium",
  confidence: "certain",
  preset: "recommended",
  fix: "manual",
  cwe: [306],
  since: "0.1.0",
  asterisk: ">=17",
  references: ["res/res_prometheus.c: http_callback(), prometheus_config_post_apply()"],
  docs: {
    what: "`enabled=yes` in prometheus.conf offers metrics on the web server, without `auth_username` and `auth_password`, and the web server listens beyond the machine itself. A password without a name asks for nothing.",
    why: "The page lists the names and states of endpoints and channels, the user names at your providers, and the version. An attacker learns which accounts there are to try, and when nobody is calling.",
    how: "Set `auth_username` and `auth_password` in prometheus.conf and in the program that collects the metrics, or let the web server listen on 127.0.0.1.",
    breaks: "The program that collects the metrics gets nothing until it knows the password.",
    ignore: "When only that program can reach the port.",
  },
  examples: [
    {
      title: "Everybody gets the metrics",
      bad: {
        "prometheus.conf": conf`
          [general]
          enabled = yes     ; ~ medium "'enabled=yes' shows metrics to anyone on '0.0.0.0', since auth_username is not set"
        `,
        "http.conf": "[general]\nenabled=yes\nbindaddr=0.0.0.0\n",
      },
    },
    {
      title: "A password without a name asks for nothing",
      bad: {
        "prometheus.conf": "[general]\nenabled=yes   ; ~ low\nauth_password=kV8sPz2Tq7wLmX4c\n",
        "http.conf": "[general]\nenabled=yes\nbindaddr=10.0.0.5\n",
      },
    },
    {
      title: "With a name and a password",
      good: {
        "prometheus.conf": "[general]\nenabled=yes\nauth_username=scraper\nauth_password=kV8sPz2Tq7wLmX4c\n",
        "http.conf": "[general]\nenabled=yes\nbindaddr=0.0.0.0\n",
      },
    },
    {
      title: "A name without a password switches it off",
      good: {
        "prometheus.conf": "[general]\nenabled=yes\nauth_username=scraper\n",
        "http.conf": "[general]\nenabled=yes\nbindaddr=0.0.0.0\n",
      },
    },
    {
      title: "The web server is off",
      good: { "prometheus.conf": "[general]\nenabled=yes\n", "http.conf": "[general]\nbindaddr=0.0.0.0\n" },
    },
    {
      title: "The module is not loaded",
      good: {
        "prometheus.conf": "[general]\nenabled=yes\n",
        "http.conf": "[general]\nenabled=yes\nbindaddr=0.0.0.0\n",
        "modules.conf": "[modules]\nautoload=yes\nnoload=res_prometheus.so\n",
      },
    },
  ],
  check({ tree, report }) {
    const { http } = tree;
    const sections = tree.live("prometheus.conf")?.all("general") ?? [];
    const settings = new Settings(sections.flatMap(({ options }) => options));
    const enabled = settings.get("enabled");
    if (!http || !enabled || !isTrue(enabled.value) || !isReachable(tree)) return;
    if (settings.text("auth_username").value !== "" || tree.asterisk.version.isBefore("17")) return;
    const isPublic = http.exposure === "any" || http.exposure === "public";
    const listener = http.listeners.find(({ exposure }) => exposure === http.exposure);
    report({
      at: enabled.valuePlace,
      message: `'enabled=${enabled.value}' shows metrics to anyone on '${listener?.host ?? ""}', since auth_username is not set`,
      severity: isPublic ? "medium" : "low",
      related: listener?.option
        ? [{ at: listener.option.valuePlace, message: "the web server listens here" }]
        : [],
      fixes: [{ title: "Set auth_username and auth_password", applicability: "manual", edits: [] }],
    });
  },
};
export default rule;
