import type { HttpModel, PjsipEndpoint, Rule } from "@astlint/core";

const rule: Rule = {
  id: "pjsip/websocket-exposure",
  summary: "SIP is open on the web server, and no phone uses it",
  category: "exposure",
  severity: "low",
  confidence: "firm",
  preset: "strict",
  fix: "manual",
  cwe: [1327],
  since: "0.1.0",
  asterisk: ">=12",
  references: [
    "res/res_pjsip_transport_websocket.c: websocket_cb(), load_module()",
    "res/res_http_websocket.c: ast_websocket_uri_cb()",
  ],
  docs: {
    what: "The built-in web server listens beyond the machine itself, and res_pjsip_transport_websocket is loaded. Together they take SIP at `/ws`, whether or not pjsip.conf has a transport for it. No endpoint is a web phone.",
    why: "It is one more door to your accounts, on a port (8088 or 8089) that firewall rules and fail2ban filters for SIP usually forget. Who may not reach port 5060 tries passwords here.",
    how: "Write `noload => res_pjsip_transport_websocket.so` into modules.conf, and `noload => res_http_websocket.so` unless ARI needs it. Or let the web server listen on 127.0.0.1.",
    breaks: "Web phones, should there be some that the configuration does not show.",
    ignore: "When web phones are to come, or the firewall treats the port like that of SIP.",
  },
  examples: [
    {
      title: "A web server for something else",
      bad: {
        "http.conf":
          '[general]\nenabled=yes\nbindaddr=0.0.0.0   ; ~ low "Anyone may talk SIP to port 8088, path /ws, though no endpoint is a web phone"\n',
        "pjsip.conf": "[100]\ntype=endpoint\naors=100\n",
      },
    },
    {
      title: "A web phone",
      good: {
        "http.conf": "[general]\nenabled=yes\nbindaddr=0.0.0.0\n",
        "pjsip.conf": "[100]\ntype=endpoint\naors=100\nwebrtc=yes\n",
      },
    },
    {
      title: "A web phone in the old way",
      good: {
        "http.conf": "[general]\nenabled=yes\nbindaddr=0.0.0.0\n",
        "pjsip.conf": "[100]\ntype=endpoint\naors=100\nmedia_encryption=dtls\n",
      },
    },
    {
      title: "On this machine only",
      good: {
        "http.conf": "[general]\nenabled=yes\nbindaddr=127.0.0.1\n;bindaddr=0.0.0.0\n",
        "pjsip.conf": "[100]\ntype=endpoint\naors=100\n",
      },
    },
    {
      title: "The module is not loaded",
      good: {
        "http.conf": "[general]\nenabled=yes\nbindaddr=0.0.0.0\n",
        "pjsip.conf": "[100]\ntype=endpoint\naors=100\n",
        "modules.conf": "[modules]\nautoload=yes\nnoload => res_pjsip_transport_websocket.so\n",
      },
    },
  ],
  check({ tree, report }) {
    const { pjsip, http } = tree;
    const isServed = ["res_pjsip_transport_websocket", "res_http_websocket"].every(
      (name) => tree.modules.state(name).isLoaded,
    );
    if (!pjsip || !http || !isServed || pjsip.endpoints.length === 0) return;
    if (pjsip.source("endpoint").isPartial || pjsip.endpoints.some(isWebPhone)) return;
    const open = http.listeners.find(({ exposure }) => exposure === "any" || exposure === "public");
    if (!open) return;
    const { port, option } = open;
    report({
      at: option?.valuePlace ??
        http.generalSection?.namePlace ?? { path: http.file.name, span: { start: 0, end: 0 } },
      message: `Anyone may talk SIP to port ${port}, path ${pathOf(http)}, though no endpoint is a web phone`,
      fixes: [
        {
          title: "Do not load res_pjsip_transport_websocket.so",
          applicability: "manual",
          edits: [],
        },
      ],
    });
  },
};
export default rule;

/** All paths of the web server may begin with a word of one's own. */
function pathOf({ general }: HttpModel): string {
  const words = general.text("prefix").value.split("/");
  return `/${[...words, "ws"].filter((word) => word !== "").join("/")}`;
}

/** Browsers speak DTLS, or go by a transport for web sockets. */
function isWebPhone({ settings, transport }: PjsipEndpoint): boolean {
  const protocol = transport?.target?.settings.text("protocol").value.toLowerCase();
  return (
    settings.isTrue(false, "webrtc").value ||
    settings.isTrue(false, "use_avpf").value ||
    settings.text("media_encryption").value.toLowerCase() === "dtls" ||
    protocol === "ws" ||
    protocol === "wss"
  );
}
