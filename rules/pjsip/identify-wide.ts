import {
  type AddressBlock,
  type PjsipEndpoint,
  type PjsipMatch,
  prefixLength,
  type Rule,
  type Severity,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { isGuarded } from "./context-reach.ts";

const rule: Rule = {
  id: "pjsip/identify-wide",
  summary: "A trunk without a password is told by what many or all can have",
  category: "authentication",
  severity: "high",
  confidence: "certain",
  preset: "recommended",
  fix: "manual",
  cwe: [290],
  since: "0.1.0",
  asterisk: ">=12",
  references: [
    "res/res_pjsip_endpoint_identifier_ip.c: ip_identify_match_check(), header_identify_match_check()",
    "res/res_pjsip_authenticator_digest.c: digest_requires_authentication()",
  ],
  docs: {
    what: "An identify section for an endpoint without `auth=` matches a very large network, or only something that the caller writes into the request, a header or a URI. `0.0.0.0/0` and all that is shorter than /8 is critical, shorter than /16 high, shorter than /22 medium; for IPv6 these are /16, /32 and /44. Half of a private range or more is medium as well: it holds phones, printers and guests.",
    why: "Whoever sends from such an address is let in without a password, as the trunk. A header is no proof of anything: anyone who knows it can send it.",
    how: "List the addresses that the provider publishes, one `match` for each, or let the provider log in with `auth=`. Instead of a header take the addresses of the proxy that sets it.",
    breaks: "Calls from addresses that you leave out are refused, or taken for those of another endpoint.",
    ignore:
      "When a firewall lets nobody but the provider, or the proxy that sets the header, reach the port.",
  },
  examples: [
    {
      title: "Everybody is the provider",
      bad: {
        "pjsip.conf": conf`
          [provider]
          type=endpoint
          identify_by=ip
          [provider]
          type=identify
          endpoint=provider
          match=192.0.2.20,0.0.0.0/0
          ;                ^^^^^^^^^ critical "'0.0.0.0/0' lets anyone in as 'provider' without a password"
          match=198.51.0.0/15    ; ~ high "'198.51.0.0/15' lets 131072 addresses in as 'provider' without a password"
          match=203.0.112.0/20   ; ~ medium
          match=10.0.0.0/8       ; ~ medium "'10.0.0.0/8' lets every machine of a private range in"
        `,
      },
    },
    {
      title: "A header that anyone can send",
      bad: {
        "pjsip.conf": conf`
          [provider]
          type=endpoint
          identify_by=header
          [provider]
          type=identify
          endpoint=provider
          match_header=X-Customer: 4711   ; ~ high "Anyone who sends the header of match_header is let in as 'provider'"
        `,
      },
    },
    {
      title: "The addresses of a provider, and a template that nothing uses",
      good: {
        "pjsip.conf": conf`
          [wide](!)
          type=identify
          endpoint=provider
          match=0.0.0.0/0
          [provider]
          type=endpoint
          identify_by=ip
          [provider]
          type=identify
          endpoint=provider
          match=192.0.2.20/32,198.51.100.0/24,sip.example.com
          match=203.0.112.0/22
          ;match=0.0.0.0/0
        `,
      },
    },
    {
      title: "Who comes from there has to know a password",
      good: {
        "pjsip.conf": conf`
          [phone]
          type=endpoint
          auth=phone
          [phone]
          type=identify
          endpoint=phone
          match=10.0.0.0/8
          [phone]
          type=auth
          username=phone
          password=ux7Y2mKq9sWc4e
        `,
      },
    },
    {
      title: "Nothing looks at addresses",
      good: {
        "pjsip.conf": "[p]\ntype=endpoint\nidentify_by=ip\n[p]\ntype=identify\nendpoint=p\nmatch=0.0.0.0/0\n",
        "modules.conf": "[modules]\nautoload=yes\nnoload=res_pjsip_endpoint_identifier_ip.so\n",
      },
    },
  ],
  check({ tree, report }) {
    const { pjsip } = tree;
    if (!pjsip || pjsip.exposure === "loopback") return;
    for (const endpoint of pjsip.endpoints) {
      if (endpoint.isAuthenticated) continue;
      for (const match of endpoint.matches) {
        const wide = judge(match, endpoint);
        if (!wide) continue;
        report({
          at: match.place,
          message: wide.message,
          severity: isGuarded(pjsip, endpoint) ? "low" : wide.severity,
          subject: `${endpoint.id} ${match.text}`,
          fixes: [{ title: "List the addresses of the provider only", applicability: "manual", edits: [] }],
        });
      }
    }
  },
};
export default rule;

interface Wide {
  readonly message: string;
  readonly severity: Severity;
}

function judge({ kind, block, text, identify }: PjsipMatch, { id }: PjsipEndpoint): Wide | undefined {
  if (kind === "header" || kind === "request-uri") {
    // Beside addresses it does not make matters better, but worse it is alone.
    const what = kind === "header" ? "the header of match_header" : "the URI of match_request_uri";
    if (identify.settings.all("match").length > 0) return undefined;
    return { message: `Anyone who sends ${what} is let in as '${id}' without a password`, severity: "high" };
  }
  const severity = block && severityOf(block);
  if (!block || !severity) return undefined;
  const who =
    severity === "critical"
      ? "anyone"
      : isPrivate(block)
        ? "every machine of a private range"
        : countOf(block);
  return { message: `'${text}' lets ${who} in as '${id}' without a password`, severity };
}

function severityOf(block: AddressBlock): Severity | undefined {
  const length = prefixLength(block);
  if (length === undefined) return undefined;
  if (isPrivate(block)) return length <= widestPrivate(block) + 1 ? "medium" : undefined;
  const [critical, high, medium] = block.family === 4 ? [8, 16, 22] : [16, 32, 44];
  if (length < critical) return "critical";
  if (length < high) return "high";
  return length < medium ? "medium" : undefined;
}

const privateBlocks: readonly (readonly [family: 4 | 6, network: bigint, length: number])[] = [
  [4, 0x0a00_0000n, 8],
  [4, 0x6440_0000n, 10],
  [4, 0xac10_0000n, 12],
  [4, 0xc0a8_0000n, 16],
  [4, 0x7f00_0000n, 8],
  [6, 0xfcn << 120n, 7],
  [6, 0xfe80n << 112n, 10],
];

/** The length of the private range that a block lies in. */
function widestPrivate({ family, network, mask }: AddressBlock): number {
  const length = prefixLength({ family, network, mask }) ?? 0;
  const bits = family === 4 ? 32 : 128;
  const found = privateBlocks.find(
    ([kind, start, size]) =>
      kind === family && size <= length && network >> BigInt(bits - size) === start >> BigInt(bits - size),
  );
  return found?.[2] ?? -1;
}

function isPrivate(block: AddressBlock): boolean {
  return widestPrivate(block) >= 0;
}

function countOf({ family, mask }: AddressBlock): string {
  const size = prefixLength({ family, network: 0n, mask }) ?? 0;
  return family === 4 ? `${2 ** (32 - size)} addresses` : `a network of /${size}`;
}
