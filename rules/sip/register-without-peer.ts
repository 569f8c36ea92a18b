import {
  exposureOf,
  isPlaceholder,
  type Place,
  type Rule,
  type SipModel,
  type SipRegistration,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { acceptsGuests } from "./guest-context.ts";

const rule: Rule = {
  id: "sip/register-without-peer",
  summary: "Calls of a provider come in as those of strangers",
  category: "correctness",
  severity: "low",
  confidence: "heuristic",
  preset: "strict",
  fix: "manual",
  cwe: [284],
  since: "0.1.0",
  asterisk: "<21",
  references: ["channels/chan_sip.c: sip_register(), check_user_full(), check_peer_ok()"],
  docs: {
    what: "A `register` line logs in to a host that no account has as its `host`. Registering tells the provider where to send calls; it does not tell Asterisk whose they are. This rule says nothing where an account with another address could be the provider's.",
    why: "Calls of the provider are taken for those of guests. With `allowguest=no` they are refused. So guests stay allowed, for this one provider, and with them all the world.",
    how: "Add a section for the provider, with `type=peer`, `host=` the host of the `register` line and `context=` for its calls, then set `allowguest=no`.",
    breaks: "Calls of the provider go into the context of the new section instead of that of `[general]`.",
    ignore:
      "When the registration only serves to be reachable, and calls come from another host that has a section.",
  },
  examples: [
    {
      title: "Guests are allowed for a provider without a section",
      bad: {
        "sip.conf": conf`
          [general]
          register => 4930123:kV8sPz2Tq7@sip.example.com/100
          ;                              ^^^^^^^^^^^^^^^ low "No account has the host 'sip.example.com' of this registration, so calls from there come in as those of guests"
          [100]
          type=friend
          host=dynamic
          secret=ux7Y2mKq9sWc4e
        `,
      },
    },
    {
      title: "Guests are refused, and the provider with them",
      bad: {
        "sip.conf": conf`
          [general]
          allowguest=no
          register => 4930123:kV8sPz2Tq7@198.51.100.7   ; ~ low "so calls from there are refused"
        `,
      },
    },
    {
      title: "The provider has a section, by its host or by its name",
      good: {
        "sip.conf": conf`
          [general]
          register => 4930123:kV8sPz2Tq7@sip.example.com
          register => 4930124:kV8sPz2Tq7@other
          ;register => 4930125:kV8sPz2Tq7@sip.example.org
          [provider]
          type=peer
          host=SIP.example.com
          [other]
          type=peer
          host=192.0.2.20
        `,
      },
    },
    {
      title: "A section with an address may be that of the provider",
      good: {
        "sip.conf":
          "[general]\nregister => 4930123:kV8sPz2Tq7@sip.example.com\n[in]\ntype=peer\nhost=203.0.113.9\n",
      },
    },
  ],
  check({ tree, report }) {
    const { sip } = tree;
    if (!sip || sip.registrations.length === 0) return;
    const known = knownHosts(sip);
    for (const registration of sip.registrations) {
      const { host, option, peer } = registration;
      if (peer !== undefined || isPlaceholder(host) || isPlaceholder(option.value)) continue;
      if (mayBeKnown(host, known)) continue;
      const fate = acceptsGuests(sip) ? "come in as those of guests" : "are refused";
      report({
        at: hostPlace(registration),
        message: `No account has the host '${host}' of this registration, so calls from there ${fate}`,
        subject: host,
        fixes: [{ title: "Add a section for the provider", applicability: "manual", edits: [] }],
      });
    }
  },
};
export default rule;

/** What the hosts of accounts tell, in lower case. */
interface KnownHosts {
  /** Names and hosts of the accounts with a fixed host. */
  readonly names: ReadonlySet<string>;
  readonly domains: ReadonlySet<string>;
  readonly hasPublicAddress: boolean;
}

function knownHosts(sip: SipModel): KnownHosts {
  const accounts = sip.accounts.filter(({ hasStaticHost }) => hasStaticHost);
  const hosts = accounts.map(({ staticHost }) => staticHost?.value.toLowerCase() ?? "");
  return {
    names: new Set([...accounts.map(({ name }) => name.toLowerCase()), ...hosts]),
    domains: new Set(
      hosts.filter((host) => host.includes(".") && exposureOf(host) === "unknown").map(domainOf),
    ),
    hasPublicAddress: hosts.some((host) => exposureOf(host) === "public"),
  };
}

/** Whether an account's host may be the same machine: it is, one of both is a name, or their domain is the same. */
function mayBeKnown(host: string, { names, domains, hasPublicAddress }: KnownHosts): boolean {
  if (names.has(host.toLowerCase())) return true;
  if (exposureOf(host) === "unknown") return hasPublicAddress || domains.has(domainOf(host));
  return domains.size > 0;
}

/** `example.com` of `sip.example.com`. */
function domainOf(host: string): string {
  return host.toLowerCase().split(".").slice(-2).join(".");
}

function hostPlace({ option, host }: SipRegistration): Place {
  const start = option.value.lastIndexOf(host);
  return start < 0 ? option.valuePlace : option.placeIn(start, start + host.length);
}
