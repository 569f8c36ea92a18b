import {
  contactHost,
  exposureOf,
  isPlaceholder,
  isTrue,
  type PjsipModel,
  type PjsipObject,
  type PjsipTransport,
  quotedNames,
  type Report,
  type Rule,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { usesTls } from "./provider-uri.ts";

const rule: Rule = {
  id: "pjsip/tls-verify",
  summary: "The certificate of the provider is not checked",
  category: "crypto",
  severity: "medium",
  confidence: "firm",
  preset: "recommended",
  fix: "manual",
  cwe: [295],
  since: "0.1.0",
  asterisk: ">=12",
  references: ["res/res_pjsip/config_transport.c: transport_tls_bool_handler(), transport_apply()"],
  docs: {
    what: "Asterisk registers with a provider, or calls one, over a TLS transport of pjsip.conf without `verify_server=yes`. Or a transport has `verify_client=yes` without `require_client_cert=yes`, which lets everybody in who shows no certificate.",
    why: "Without the check, whoever redirects the connection, by a forged DNS answer for example, is taken for the provider: TLS encrypts, but to the attacker. He sees the calls and the answers to password questions.",
    how: "Set `verify_server=yes` and `ca_list_file=` with the certificates of your system, `/etc/ssl/certs/ca-certificates.crt` on Debian. The name in `server_uri` must be the one in the provider's certificate.",
    breaks:
      "Registrations and calls fail when the provider's certificate is self-signed, has expired, or has another name.",
    ignore:
      "When the other side is your own PBX with a self-signed certificate in a network that you trust; better put that certificate into `ca_list_file`.",
  },
  examples: [
    {
      title: "A registration over TLS",
      bad: {
        "pjsip.conf": conf`
          [secure]            ; ~ medium "Transport 'secure' does not check whether it is talking to 'sip.example.com', since verify_server is not set"
          type=transport
          protocol=tls
          bind=0.0.0.0
          [provider]
          type=registration
          transport=secure
          server_uri=sip:sip.example.com
          client_uri=sip:100@sip.example.com
        `,
      },
    },
    {
      title: "The only TLS transport, found by the address",
      bad: {
        "pjsip.conf": conf`
          [secure]
          type=transport
          protocol=tls
          bind=0.0.0.0
          verify_server=no    ; ~ medium "since 'verify_server=no'"
          [provider]
          type=aor
          contact=sips:sip.example.com
          [provider]
          type=endpoint
          aors=provider
          outbound_auth=provider
        `,
      },
    },
    {
      title: "Certificates of phones are checked when they have one",
      bad: {
        "pjsip.conf": conf`
          [secure]
          type=transport
          protocol=tls
          bind=0.0.0.0
          verify_client=yes   ; ~ low "who shows no certificate is let in, since require_client_cert is not yes"
        `,
      },
    },
    {
      title: "It is checked",
      good: {
        "pjsip.conf": conf`
          [secure]
          type=transport
          protocol=tls
          bind=0.0.0.0
          verify_server=yes
          ca_list_file=/etc/ssl/certs/ca-certificates.crt
          verify_client=yes
          require_client_cert=yes
          [provider]
          type=registration
          transport=secure
          server_uri=sip:sip.example.com
        `,
      },
    },
    {
      title: "Phones use TLS, the provider does not",
      good: {
        "pjsip.conf": conf`
          [udp]
          type=transport
          bind=0.0.0.0
          [secure]
          type=transport
          protocol=tls
          bind=0.0.0.0
          ;verify_server=no
          [provider]
          type=registration
          server_uri=sip:sip.example.com
          [unused](!)
          type=registration
          transport=secure
          server_uri=sip:sip.example.com
        `,
      },
    },
  ],
  check({ tree, report }) {
    const { pjsip } = tree;
    if (!pjsip) return;
    const peers = tlsPeers(pjsip);
    for (const transport of pjsip.transports) {
      if (transport.transport !== "tls") continue;
      const problems = [blindTrust(transport, peers.get(transport.id) ?? []), looseClients(transport)];
      for (const problem of problems) if (problem) report(problem);
    }
  },
};
export default rule;

function blindTrust({ id, object }: PjsipTransport, peers: readonly string[]): Report | undefined {
  const verify = object.settings.get("verify_server");
  if (peers.length === 0 || isTrue(verify?.value ?? "no") || isPlaceholder(verify?.value ?? ""))
    return undefined;
  const cause = verify ? `'${verify.name}=${verify.value}'` : "verify_server is not set";
  return {
    at: verify?.valuePlace ?? object.namePlace,
    message: `Transport '${id}' does not check whether it is talking to ${quotedNames([...new Set(peers)])}, since ${cause}`,
    fixes: [{ title: "Set verify_server=yes and ca_list_file", applicability: "manual", edits: [] }],
  };
}

function looseClients({ object }: PjsipTransport): Report | undefined {
  const client = object.settings.get("verify_client");
  if (!client || !isTrue(client.value) || object.settings.isTrue(false, "require_client_cert").value)
    return undefined;
  return {
    at: client.valuePlace,
    message: "who shows no certificate is let in, since require_client_cert is not yes",
    severity: "low",
    fixes: [{ title: "Set require_client_cert=yes", applicability: "manual", edits: [] }],
  };
}

/** Hosts that Asterisk turns to over TLS, by the transport it uses for them. */
function tlsPeers(pjsip: PjsipModel): Map<string, string[]> {
  const secure = pjsip.transports.filter(({ transport }) => transport === "tls");
  const found = new Map<string, string[]>();
  const add = (object: PjsipObject, uri: string | undefined): void => {
    const transport = transportFor(object, uri, secure);
    const host = contactHost(uri ?? "");
    if (!transport || exposureOf(host) === "loopback" || isPlaceholder(host) || host === "") return;
    const hosts = found.get(transport.id);
    if (hosts) hosts.push(host);
    else found.set(transport.id, [host]);
  };
  for (const registration of pjsip.objects.get("registration") ?? []) {
    add(registration, registration.settings.get("server_uri")?.value);
  }
  for (const endpoint of pjsip.endpoints) {
    if (!endpoint.isTrunk) continue;
    for (const { value } of endpoint.staticContacts) add(endpoint, value);
  }
  return found;
}

/** The TLS transport that a request goes over: the one that is named, or the first when the address asks for TLS. */
function transportFor(
  object: PjsipObject,
  uri: string | undefined,
  secure: readonly PjsipTransport[],
): PjsipTransport | undefined {
  const name = object.settings.get("transport")?.value;
  if (name) return secure.find(({ id }) => id === name);
  return uri !== undefined && usesTls(uri) ? secure[0] : undefined;
}
