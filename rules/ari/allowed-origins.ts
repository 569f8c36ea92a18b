import { isPlaceholder, type Rule, replaceValue, type Severity } from "@astlint/core";
import { conf } from "@astlint/core/testing";

const rule: Rule = {
  id: "ari/allowed-origins",
  summary: "Any web page may use ARI from an administrator's browser",
  category: "exposure",
  severity: "high",
  confidence: "certain",
  preset: "recommended",
  fix: "unsafe",
  cwe: [942],
  since: "0.1.0",
  references: ["res/res_ari.c: origin_allowed(), process_cors_request()"],
  docs: {
    what: "`allowed_origins` in ari.conf has `*`, or the address of a page that is loaded without TLS. Browsers then let scripts of those pages read the answers of ARI.",
    why: "While somebody who is logged in to ARI in his browser looks at a prepared page, its script places calls and reads them out. A page without TLS can be changed on its way, which comes to the same.",
    how: "Name the pages that need it, with `https://`: `allowed_origins=https://panel.example.com`. If no web page uses ARI, remove the line; programs do not need it.",
    breaks: "Web pages that are not named can no longer use ARI.",
    ignore: "On a machine for development that nobody else reaches.",
  },
  examples: [
    {
      title: "Every page",
      bad: {
        "ari.conf": conf`
          [general]
          enabled=yes
          allowed_origins=*
          ;               ^ high "'allowed_origins=*' lets any web page use ARI from the browser of somebody who is logged in"
          [crm]
          type=user
          password=kV8sPz2Tq7wLmX4c
        `,
        "http.conf": "[general]\nenabled=yes\nbindaddr=0.0.0.0\n",
      },
      fixed: {
        "ari.conf": conf`
          [general]
          enabled=yes
          allowed_origins=
          [crm]
          type=user
          password=kV8sPz2Tq7wLmX4c
        `,
      },
    },
    {
      title: "A page without TLS",
      bad: {
        "ari.conf":
          "[general]\nallowed_origins=https://a.example.com,http://b.example.com   ; ~ low \"'http://b.example.com'\"\n[crm]\ntype=user\npassword=kV8sPz2Tq7wLmX4c\n",
        "http.conf": "[general]\nenabled=yes\nbindaddr=0.0.0.0\n",
      },
    },
    {
      title: "Pages with TLS, and the machine itself",
      good: {
        "ari.conf":
          "[general]\nallowed_origins=https://panel.example.com,http://localhost:8088,http://ari.asterisk.org\n[crm]\ntype=user\npassword=x\n",
        "http.conf": "[general]\nenabled=yes\nbindaddr=0.0.0.0\n",
      },
    },
    {
      title: "The option means nothing in http.conf",
      good: {
        "http.conf": "[general]\nenabled=yes\nbindaddr=0.0.0.0\nallowed_origins=*\n",
        "ari.conf": "[crm]\ntype=user\npassword=x\n",
      },
    },
    {
      title: "The web server is off",
      good: { "ari.conf": "[general]\nallowed_origins=*\n[crm]\ntype=user\npassword=x\n" },
    },
    {
      title: "ARI is off",
      good: {
        "ari.conf": "[general]\nenabled=no\nallowed_origins=*\n[crm]\ntype=user\npassword=x\n",
        "http.conf": "[general]\nenabled=yes\nbindaddr=0.0.0.0\n",
      },
    },
  ],
  check({ tree, report }) {
    const { ari } = tree;
    const option = ari?.general.get("allowed_origins");
    if (!ari || !option || ari.listeners.length === 0 || isPlaceholder(option.value)) return;
    // Blanks around a comma belong to the origin, which then matches nothing.
    const origins = option.value.split(",");
    const isAny = origins.includes("*");
    const plain = origins.find(isPlain);
    if (!isAny && plain === undefined) return;
    report({
      at: option.valuePlace,
      message: isAny
        ? `'${option.name}=${option.value}' lets any web page use ARI from the browser of somebody who is logged in`
        : `'${plain}' in ${option.name} is a page without TLS, which others can change to use ARI from a browser`,
      severity: severityOf(isAny, tree.http?.exposure === "loopback"),
      fixes: isAny
        ? [
            {
              title: "Allow no web page",
              applicability: "unsafe",
              edits: replaceValue(option, ""),
              caution: "web pages can no longer use ARI",
            },
          ]
        : [{ title: "Load the page with https://", applicability: "manual", edits: [] }],
    });
  },
};
export default rule;

/** A server on this machine alone can be reached only from a browser that runs there. */
function severityOf(isAny: boolean, isLocal: boolean): Severity {
  if (!isAny) return "low";
  return isLocal ? "medium" : "high";
}

/** The machine itself, and the page with the documentation that the sample file names, are not what is meant. */
function isPlain(origin: string): boolean {
  if (!origin.startsWith("http://")) return false;
  const host = origin.slice("http://".length).split(":")[0];
  return host !== "localhost" && host !== "127.0.0.1" && host !== "ari.asterisk.org";
}
