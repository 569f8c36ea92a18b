import {
  type Option,
  type PjsipEndpoint,
  type Report,
  type Rule,
  replaceValue,
  type Section,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { byOption, namesOf, objectPlaces, reachedFrom } from "./shared-option.ts";

const rule: Rule = {
  id: "pjsip/media-encryption",
  summary: "Sound is not encrypted, or its encryption can be taken away",
  category: "crypto",
  severity: "low",
  confidence: "certain",
  preset: "strict",
  fix: "unsafe",
  cwe: [319],
  since: "0.1.0",
  asterisk: ">=12",
  references: [
    "res/res_pjsip/pjsip_configuration.c: media_encryption_handler(), sip_endpoint_apply_handler()",
    "res/res_pjsip_sdp_rtp.c: negotiate_incoming_sdp_stream()",
  ],
  docs: {
    what: "Phones have `media_encryption=no`, which is the default. Or they have encryption that gives way: `media_encryption_optimistic=yes` goes on without when the other side offers none, and `media_encryption=dtls` with `dtls_verify=no`, the default, accepts the certificate of anybody.",
    why: "Whoever sits on the path listens to the calls. Encryption that is optional, or that does not check who is at the other end, only stops those who do not touch the messages.",
    how: "Set `media_encryption=sdes` for phones that register over TLS, and `webrtc=yes` for browsers. Set `media_encryption_optimistic=no`, and `dtls_verify=fingerprint`.",
    breaks: "Phones that are not set to encrypt sound can no longer call.",
    ignore: "When the phones are in a network that you trust, or come through a VPN.",
  },
  examples: [
    {
      title: "Phones without encryption",
      bad: {
        "pjsip.conf": conf`
          [100]            ; ~ low "The sound of phones '100' and '101' is not encrypted"
          type=endpoint
          aors=100
          [101]
          type=endpoint
          aors=101
          [100]
          type=aor
          max_contacts=1
          [101]
          type=aor
          max_contacts=1
        `,
      },
    },
    {
      title: "Phones that share a template",
      bad: {
        "pjsip.conf": conf`
          [phone](!)       ; ~ low "phones '100' and '101'"
          type=endpoint
          aors=all
          [100](phone)
          [101](phone)
          [all]
          type=aor
          max_contacts=2
        `,
      },
    },
    {
      title: "Encryption for those who like",
      bad: {
        "pjsip.conf": conf`
          [phone](!)
          type=endpoint
          media_encryption=sdes
          media_encryption_optimistic=yes    ; ~ low "lets anyone on the path talk endpoint '100' out of encryption"
          [100](phone)
          aors=100
        `,
      },
      fixed: {
        "pjsip.conf": conf`
          [phone](!)
          type=endpoint
          media_encryption=sdes
          media_encryption_optimistic=no
          [100](phone)
          aors=100
        `,
      },
    },
    {
      title: "DTLS with just any certificate",
      bad: {
        "pjsip.conf": conf`
          [100]
          type=endpoint
          media_encryption=dtls
          dtls_verify=no                     ; ~ medium "endpoint '100' accepts the certificate of anyone on the path"
          dtls_auto_generate_cert=yes
        `,
      },
      fixed: {
        "pjsip.conf": conf`
          [100]
          type=endpoint
          media_encryption=dtls
          dtls_verify=fingerprint
          dtls_auto_generate_cert=yes
        `,
      },
    },
    {
      title: "Encryption that holds",
      good: {
        "pjsip.conf": conf`
          [unused](!)
          type=endpoint
          media_encryption=sdes
          media_encryption_optimistic=yes
          [100]
          type=endpoint
          aors=100
          media_encryption=no
          media_encryption=sdes
          ;media_encryption_optimistic=yes
          [101]
          type=endpoint
          aors=101
          webrtc=yes
          media_encryption=dtls
          dtls_verify=no
          [102]
          type=endpoint
          media_encryption=no
          media_encryption_optimistic=yes
          [103]
          type=endpoint
          media_encryption=dtls
          dtls_verify=certificate
          [100]
          type=aor
          max_contacts=1
          [101]
          type=aor
          max_contacts=1
        `,
      },
    },
    {
      title: "chan_pjsip is not loaded",
      good: {
        "pjsip.conf": "[100]\ntype=endpoint\naors=100\n[100]\ntype=aor\nmax_contacts=1\n",
        "modules.conf": "[modules]\nautoload=yes\nnoload => chan_pjsip.so\nnoload => res_pjsip.so\n",
      },
    },
  ],
  check({ tree, report }) {
    const endpoints = tree.pjsip?.endpoints ?? [];
    const reports = [plainPhones(endpoints), ...optional(endpoints), ...trusting(endpoints)];
    for (const each of reports) if (each) report(each);
  },
};
export default rule;

/** One finding for all phones that encrypt nothing: it is the default. */
function plainPhones(endpoints: readonly PjsipEndpoint[]): Report | undefined {
  const plain = endpoints.filter((endpoint) => {
    return endpoint.isPhone && endpoint.isDynamic && encryptionOf(endpoint) === "no";
  });
  const [first, ...others] = plain;
  if (!first) return undefined;
  const template = sharedTemplate(plain);
  return {
    at: first.settings.get("media_encryption")?.valuePlace ?? (template ?? first).namePlace,
    message: `The sound of ${namesOf(plain, "phone")} is not encrypted, so anyone on the path can listen`,
    related: objectPlaces(template ? plain : others),
  };
}

/** The template that several endpoints name first, all of them the same. */
function sharedTemplate(endpoints: readonly PjsipEndpoint[]): Section | undefined {
  const [template, ...others] = new Set(endpoints.map(({ section }) => section.templates[0]?.section));
  return endpoints.length > 1 && others.length === 0 ? template : undefined;
}

function optional(endpoints: readonly PjsipEndpoint[]): Report[] {
  const encrypted = endpoints.filter((endpoint) => {
    const encryption = encryptionOf(endpoint);
    const isOptional = endpoint.settings.isTrue(false, "media_encryption_optimistic").value;
    return isOptional && (encryption === "sdes" || encryption === "dtls");
  });
  return [...byOption(encrypted, "media_encryption_optimistic")].map(([option, sharers]) => ({
    at: option.valuePlace,
    message: `'${option.name}=${option.value}' lets anyone on the path talk ${namesOf(sharers)} out of encryption`,
    related: reachedFrom(option, sharers),
    fixes: [
      {
        title: "Set media_encryption_optimistic=no",
        applicability: "unsafe",
        edits: replaceValue(option, "no"),
        caution: "phones that do not encrypt can no longer call",
      },
    ],
  }));
}

function trusting(endpoints: readonly PjsipEndpoint[]): Report[] {
  const found = endpoints.filter((endpoint) => {
    const verify = endpoint.settings.text("dtls_verify", "no").value.toLowerCase();
    return verify === "no" && encryptionOf(endpoint) === "dtls";
  });
  const isSet = (endpoint: PjsipEndpoint): boolean => endpoint.settings.get("dtls_verify") !== undefined;
  const written = byOption(found, "dtls_verify");
  const missing = byOption(
    found.filter((endpoint) => !isSet(endpoint)),
    "media_encryption",
  );
  return [
    ...[...written].map(([option, sharers]) => trust(option, sharers)),
    ...[...missing].map(([option, sharers]) => trust(option, sharers)),
  ];
}

/** `option` is `dtls_verify`, or the line that asks for DTLS where that is not set. */
function trust(option: Option, sharers: readonly PjsipEndpoint[]): Report {
  const isVerify = option.key === "dtls_verify";
  const cause = isVerify ? `with '${option.name}=${option.value}'` : "dtls_verify is not set, so";
  return {
    at: option.valuePlace,
    message: `${cause} ${namesOf(sharers)} ${sharers.length > 1 ? "accept" : "accepts"} the certificate of anyone on the path`,
    severity: "medium",
    related: reachedFrom(option, sharers),
    fixes: [
      {
        title: "Set dtls_verify=fingerprint",
        applicability: isVerify ? "unsafe" : "manual",
        edits: isVerify ? replaceValue(option, "fingerprint") : [],
        caution: "calls fail whose certificate is not the one that the SIP messages announce",
      },
    ],
  };
}

/** What an endpoint encrypts sound with; browsers always do. */
function encryptionOf({ settings }: PjsipEndpoint): "no" | "sdes" | "dtls" | "webrtc" | "unknown" {
  if (settings.isTrue(false, "webrtc").value) return "webrtc";
  const word = settings.text("media_encryption", "no").value.toLowerCase();
  return word === "no" || word === "sdes" || word === "dtls" ? word : "unknown";
}
