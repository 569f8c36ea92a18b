import type { Rule, Severity, SipAccount } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { generalPlace, setGeneral } from "./general-section.ts";

const rule: Rule = {
  id: "sip/websocket-open",
  summary: "The web server takes SIP as well, past the firewall's rules for SIP",
  category: "exposure",
  severity: "low",
  confidence: "certain",
  preset: "strict",
  fix: "unsafe",
  cwe: [668],
  since: "0.1.0",
  asterisk: ">=13 <21",
  references: ["channels/chan_sip.c: load_module(), sip_websocket_callback()", "res/res_http_websocket.c"],
  docs: {
    what: "The web server of Asterisk listens beyond the machine itself, res_http_websocket is loaded, and chan_sip takes SIP through it at `/ws`, because `websocket_enabled` is not off. No account uses it: none has `ws` or `wss` in `transport`.",
    why: "Rules of firewalls and bans for port 5060 do not see this entrance: passwords can be tried through port 8088 while port 5060 is closed.",
    how: "Set `websocket_enabled=no` in `[general]` of sip.conf. Phones in browsers need it.",
    breaks: "Phones in browsers (WebRTC) that log in to chan_sip can no longer do so.",
    ignore: "When browsers are meant to call, and their accounts are in a database.",
  },
  examples: [
    {
      title: "An entrance that nobody uses",
      bad: {
        "sip.conf": conf`
          [general]             ; ~ low "websocket_enabled is not set, so chan_sip takes SIP through the web server on '0.0.0.0' as well"
          allowguest=no
          [100]
          type=friend
          host=dynamic
          secret=ux7Y2mKq9sWc4e
        `,
        "http.conf": "[general]\nenabled=yes\nbindaddr=0.0.0.0\n",
      },
      fixed: {
        "sip.conf": conf`
          [general]
          allowguest=no
          websocket_enabled=no
          [100]
          type=friend
          host=dynamic
          secret=ux7Y2mKq9sWc4e
        `,
      },
    },
    {
      title: "A browser's account, the web server off or local, the entrance closed",
      good: {
        "sip.conf": "[general]\n[100]\ntype=friend\nhost=dynamic\nsecret=x\ntransport=udp,wss\n",
        "http.conf": "[general]\nenabled=yes\nbindaddr=0.0.0.0\n",
      },
    },
    {
      title: "The web server listens on this machine only",
      good: { "sip.conf": "[general]\n", "http.conf": "[general]\nenabled=yes\nbindaddr=127.0.0.1\n" },
    },
    {
      title: "The entrance is closed",
      good: {
        "sip.conf": "[general]\nwebsocket_enabled=no\n",
        "http.conf": "[general]\nenabled=yes\nbindaddr=0.0.0.0\n",
      },
    },
  ],
  check({ tree, report }) {
    const { sip, http } = tree;
    const [web] = http?.listeners.filter(({ exposure }) => exposure !== "loopback") ?? [];
    if (!sip || !web || tree.asterisk.version.isBefore("13")) return;
    const { value: isOn, option } = sip.general.isTrue(true, "websocket_enabled");
    const isLoaded = tree.modules.state("res_http_websocket").isLoaded;
    if (!isOn || !isLoaded || sip.accounts.some(usesWebSocket)) return;
    const cause = option ? `With '${option.name}=${option.value}',` : "websocket_enabled is not set, so";
    const severity: Severity = web.exposure === "private" ? "info" : "low";
    report({
      at: generalPlace(sip, option),
      message: `${cause} chan_sip takes SIP through the web server on '${web.host}' as well, and no account needs that`,
      severity,
      related: web.option ? [{ at: web.option.place, message: "the web server listens here" }] : [],
      fixes: [
        {
          title: "Set websocket_enabled=no",
          applicability: "unsafe",
          edits: setGeneral(sip, option, "websocket_enabled", "no"),
          caution: "browsers can no longer log in to chan_sip",
        },
      ],
    });
  },
};
export default rule;

function usesWebSocket(account: SipAccount): boolean {
  const words = (account.option("transport")?.value ?? "").toLowerCase().split(",");
  return words.some((word) => word.trim() === "ws" || word.trim() === "wss");
}
