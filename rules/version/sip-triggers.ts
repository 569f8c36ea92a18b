import {
  isFalse,
  isTrue,
  type Option,
  type PjsipEndpoint,
  type Settings,
  type Tree,
  widestExposure,
} from "@astlint/core";
import { generalName, generalPlace } from "../ami/general-section.ts";
import type { Evidence, Trigger } from "./trigger.ts";

const unknownPhones = "Let only known addresses send SIP, by a firewall or access lists";

/** What chan_sip, chan_pjsip and their calls offer. */
export const sipTriggers: Readonly<Record<string, Trigger>> = {
  sip: { title: "chan_sip", relief: unknownPhones, find: chanSip },
  "sip-guest": {
    title: "chan_sip, which takes calls of strangers",
    relief: "Set allowguest=no in sip.conf",
    find({ sip }) {
      const allowed = sip?.general.isTrue(true, "allowguest");
      const at = sip && allowed?.value ? generalPlace(sip, allowed.option) : undefined;
      return sip && at && { at: generalName(sip), exposure: sip.exposure };
    },
  },
  "sip-overlap": {
    title: "chan_sip, which takes unfinished numbers",
    relief: "Set allowoverlap=no in sip.conf",
    find({ sip }) {
      const option = sip?.general.get("allowoverlap");
      if (!sip || (option && isFalse(option.value))) return undefined;
      const at = generalPlace(sip, option);
      return at && { at, exposure: sip.exposure };
    },
  },
  pjsip: {
    title: "chan_pjsip",
    relief: unknownPhones,
    find: (tree) => transport(tree, ["udp", "tcp", "tls"]),
  },
  "pjsip-stream": {
    title: "chan_pjsip over TCP",
    relief: unknownPhones,
    find: (tree) => transport(tree, ["tcp", "tls"]),
  },
  "pjsip-tls": {
    title: "chan_pjsip over TLS",
    relief: unknownPhones,
    find: (tree) => transport(tree, ["tls"]),
  },
  "pjsip-subscribe": {
    title: "subscriptions to chan_pjsip",
    relief: "Set allow_subscribe=no on endpoints that subscribe to nothing",
    find(tree) {
      if (!tree.modules.state("res_pjsip_pubsub").isLoaded) return undefined;
      return endpoint(tree, ({ settings }) => settings.isTrue(true, "allow_subscribe").value);
    },
  },
  "pjsip-mwi": {
    title: "voicemail messages from other servers",
    relief: "Delete incoming_mwi_mailbox from endpoints that do not need it",
    find: (tree) => endpointOption(tree, "incoming_mwi_mailbox", ({ value }) => value !== ""),
  },
  "pjsip-ice": {
    title: "ICE",
    relief: "Set ice_support=no, in sip.conf icesupport=no, where ICE is not needed",
    find: (tree) =>
      endpointOption(tree, "ice_support", ({ value }) => isTrue(value)) ??
      endpointOption(tree, "webrtc", ({ value }) => isTrue(value)) ??
      sipOption(tree, "icesupport", ({ value }) => isTrue(value)),
  },
  "pjsip-identify": {
    title: "endpoints that are known by their address",
    relief: "Go back to the release before",
    find(tree) {
      const { pjsip } = tree;
      const [identify] = pjsip?.objects.get("identify") ?? [];
      if (!pjsip || !identify || !tree.modules.state("res_pjsip_endpoint_identifier_ip").isLoaded)
        return undefined;
      return { at: identify.namePlace, exposure: pjsip.exposure };
    },
  },
  "pjsip-acl": {
    title: "access lists of chan_pjsip",
    relief: unknownPhones,
    find(tree) {
      const { pjsip } = tree;
      const [list] = pjsip?.objects.get("acl") ?? [];
      if (pjsip && list) return { at: list.namePlace, exposure: pjsip.exposure };
      return endpoint(tree, ({ accessList }) => !accessList.isEmpty);
    },
  },
  "pjsip-outbound-auth": {
    title: "endpoints that log in elsewhere",
    relief: "Place calls only through servers that you trust",
    find: (tree) => endpoint(tree, ({ outboundAuths }) => outboundAuths.length > 0),
  },
  "symmetric-rtp": {
    title: "sound that follows whoever sends it",
    relief: "Set strictrtp=yes in rtp.conf, and nat=no or rtp_symmetric=no where devices are not behind NAT",
    find: (tree) =>
      endpointOption(tree, "rtp_symmetric", ({ value }) => isTrue(value)) ??
      sipOption(tree, "nat", ({ value }) => isTrue(value) || value.toLowerCase().includes("comedia")),
  },
  t38: {
    title: "fax over IP through chan_pjsip",
    relief: "Set t38_udptl=no on endpoints that send no faxes",
    find: (tree) => endpointOption(tree, "t38_udptl", ({ value }) => isTrue(value)),
  },
  dtls: {
    title: "DTLS",
    relief: "Let only known addresses send SIP and RTP",
    find: (tree) =>
      endpointOption(tree, "media_encryption", ({ value }) => value.toLowerCase() === "dtls") ??
      endpointOption(tree, "webrtc", ({ value }) => isTrue(value)) ??
      sipOption(tree, "dtlsenable", ({ value }) => isTrue(value)),
  },
  "text-codec": {
    title: "real-time text",
    relief: "Delete t140 and red from the lists of codecs",
    find: (tree) => codec(tree, ["t140", "t140red", "red"]),
  },
  codec2: {
    title: "Codec 2",
    relief: "Delete codec2 from the lists of codecs",
    find: (tree) => codec(tree, ["codec2"]),
  },
  "stir-shaken": {
    title: "the check of signed calls",
    relief: "Switch stir_shaken off at the endpoints",
    find(tree) {
      if (!tree.modules.state("res_stir_shaken").isLoaded) return undefined;
      return (
        endpointOption(tree, "stir_shaken_profile", ({ value }) => value !== "") ??
        endpointOption(
          tree,
          "stir_shaken",
          ({ value }) => value !== "" && !isFalse(value) && value !== "attest",
        )
      );
    },
  },
  geolocation: {
    title: "the location that callers send",
    relief: "Delete geoloc_incoming_call_profile from endpoints of strangers",
    find(tree) {
      if (!tree.modules.state("res_pjsip_geolocation").isLoaded) return undefined;
      return endpointOption(tree, "geoloc_incoming_call_profile", ({ value }) => value !== "");
    },
  },
};

function chanSip({ sip }: Tree): Evidence | undefined {
  return sip && { at: generalName(sip), exposure: sip.exposure };
}

function transport({ pjsip }: Tree, transports: readonly string[]): Evidence | undefined {
  const found = (pjsip?.transports ?? []).filter(
    (each) => each.isListening && transports.includes(each.transport),
  );
  const exposure = widestExposure(found.map((each) => each.exposure));
  const widest = found.find((each) => each.exposure === exposure);
  return widest && { at: widest.object.namePlace, exposure };
}

function endpoint({ pjsip }: Tree, has: (endpoint: PjsipEndpoint) => boolean): Evidence | undefined {
  const found = pjsip?.endpoints.find((each) => !each.isDropped && has(each));
  return pjsip && found && { at: found.namePlace, exposure: pjsip.exposure };
}

function endpointOption(tree: Tree, name: string, is: (option: Option) => boolean): Evidence | undefined {
  const { pjsip } = tree;
  for (const { isDropped, settings } of pjsip?.endpoints ?? []) {
    const option = settings.get(name);
    if (pjsip && option && !isDropped && is(option))
      return { at: option.valuePlace, exposure: pjsip.exposure };
  }
  return undefined;
}

/** An option of an account, or of `[general]` of sip.conf. */
function sipOption({ sip }: Tree, name: string, is: (option: Option) => boolean): Evidence | undefined {
  for (const settings of sip ? [sip.general, ...sip.accounts.map((account) => account.settings)] : []) {
    const option = settings.get(name);
    if (sip && option && is(option)) return { at: option.valuePlace, exposure: sip.exposure };
  }
  return undefined;
}

/** A line that allows one of the codecs by its name. */
function codec({ pjsip, sip }: Tree, names: readonly string[]): Evidence | undefined {
  const pjsipOption = allowing(pjsip?.endpoints.map(({ settings }) => settings) ?? [], names);
  if (pjsip && pjsipOption) return { at: pjsipOption.valuePlace, exposure: pjsip.exposure };
  const all = sip ? [sip.general, ...sip.accounts.map(({ settings }) => settings)] : [];
  const sipOption = allowing(all, names);
  return sip && sipOption && { at: sipOption.valuePlace, exposure: sip.exposure };
}

function allowing(all: readonly Settings[], names: readonly string[]): Option | undefined {
  for (const settings of all) {
    const found = settings.all("allow").find(({ value }) => {
      const codecs = value.toLowerCase().split(",");
      return codecs.some((name) => names.includes(name.trim()));
    });
    if (found) return found;
  }
  return undefined;
}
