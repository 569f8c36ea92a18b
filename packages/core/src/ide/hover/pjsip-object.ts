import { contactHost, isAnonymousId, maxContacts, PjsipEndpoint } from "../../model/pjsip-endpoint.ts";
import { identifyMatches } from "../../model/pjsip-identify.ts";
import { listedNames, type PjsipObject, type PjsipReference } from "../../model/pjsip-object.ts";
import { pjsipTransport } from "../../model/pjsip-transport.ts";
import type { Tree } from "../../workspace/tree.ts";
import { code, count, listed } from "./markdown.ts";

/** What an object of PJSIP comes to once the others are looked up that it names: a line for each fact. */
export function pjsipFacts(tree: Tree, type: string, id: string): readonly string[] {
  const object = tree.pjsip?.find(type, id);
  if (!object) return [];
  if (object instanceof PjsipEndpoint) return endpointFacts(object);
  const facts = factsOf.get(type);
  return facts ? facts(object, tree.pjsip?.endpoints ?? []) : [];
}

const factsOf: ReadonlyMap<string, (object: PjsipObject, all: readonly PjsipEndpoint[]) => string[]> =
  new Map([
    ["aor", aorFacts],
    ["auth", authFacts],
    ["transport", transportFacts],
    ["identify", identifyFacts],
    ["registration", registrationFacts],
  ]);

function endpointFacts(endpoint: PjsipEndpoint): string[] {
  const { context, aors, auths, outboundAuths, transport, matches, registrations } = endpoint;
  return [
    roleOf(endpoint),
    `Its calls begin in context ${code(context.value)}`,
    ...aors.map((aor) => `Address record ${withTarget(aor, aorText)}`),
    ...(aors.length === 0 ? ["It has no address record"] : []),
    ...auths.map((auth) => `It has to prove the password of ${withTarget(auth, authText)}`),
    ...(auths.length === 0 ? ["It is asked for no password"] : []),
    ...(endpoint.isClaimableByName ? ["Told by the name that a caller gives"] : []),
    ...(matches.length > 0 ? [`Told by ${listed(matches.map(({ text }) => text))}`] : []),
    ...outboundAuths.map((auth) => `Asterisk proves to it the password of ${withTarget(auth, authText)}`),
    ...registrations.map((registration) => `Its calls come over registration ${code(registration.id)}`),
    ...(transport ? [`Transport ${withTarget(transport, transportText)}`] : []),
    soundText(endpoint),
  ];
}

function roleOf(endpoint: PjsipEndpoint): string {
  if (isAnonymousId(endpoint.id)) return "Stands for callers whom no other endpoint knows";
  return endpoint.isTrunk ? "Looks like a trunk" : "Looks like a phone";
}

function soundText({ settings }: PjsipEndpoint): string {
  const written = settings.get("media_encryption")?.value.toLowerCase() ?? "";
  const encryption = settings.isTrue(false, "webrtc").value ? "dtls" : written;
  const isPlain = encryption === "no" || encryption === "";
  return isPlain ? "Sound is not encrypted" : `Sound is encrypted (${code(encryption)})`;
}

/** A name, and what it stands for. */
function withTarget({ name, target }: PjsipReference, text: (object: PjsipObject) => string): string {
  return `${code(name)}${target ? ` (${text(target)})` : ", which is not in this configuration"}`;
}

function aorText(aor: PjsipObject): string {
  const devices = maxContacts(aor).value;
  const hosts = aor.settings.all("contact").map(({ value }) => contactHost(value));
  const fixed = hosts.filter((host) => host !== "");
  return [
    ...(fixed.length > 0 ? [`at ${listed(fixed)}`] : []),
    devices > 0 ? `up to ${count(devices, "device")} may register` : "no device may register",
  ].join(", ");
}

function aorFacts(aor: PjsipObject, all: readonly PjsipEndpoint[]): string[] {
  const owners = all.filter(({ aors }) => aors.some(({ target }) => target === aor));
  return [capital(aorText(aor)), ...belongsTo(owners)];
}

/** Of an auth, the user name alone is told. */
function authText(auth: PjsipObject): string {
  const user = auth.settings.get("username")?.value ?? "";
  return user === "" ? "without a user name" : `user name ${code(user)}`;
}

function authFacts(auth: PjsipObject, all: readonly PjsipEndpoint[]): string[] {
  const asked = all.filter(({ auths }) => auths.some(({ target }) => target === auth));
  const answered = all.filter(({ outboundAuths }) => outboundAuths.some(({ target }) => target === auth));
  return [
    capital(authText(auth)),
    ...(asked.length > 0 ? [`Proven by ${listed(asked.map(({ id }) => id))}`] : []),
    ...(answered.length > 0 ? [`Proven to ${listed(answered.map(({ id }) => id))}`] : []),
  ];
}

function transportText(object: PjsipObject): string {
  const { transport, host, port, isListening } = pjsipTransport(object);
  const protocol = transport.toUpperCase();
  if (!isListening) return protocol;
  return `${protocol} on ${host.includes(":") ? `[${host}]` : host}:${port}`;
}

function transportFacts(object: PjsipObject, all: readonly PjsipEndpoint[]): string[] {
  const users = all.filter(({ transport }) => transport?.target === object);
  return [
    transportText(object),
    ...(users.length > 0 ? [`Endpoints bound to it: ${listed(users.map(({ id }) => id))}`] : []),
  ];
}

function identifyFacts(identify: PjsipObject): string[] {
  const texts = identifyMatches(identify).map(({ text }) => text);
  const endpoint = identify.settings.get("endpoint")?.value ?? "";
  if (texts.length === 0) return ["It matches no request"];
  return [`Requests from ${listed(texts)} belong to endpoint ${code(endpoint)}`];
}

function registrationFacts({ settings }: PjsipObject): string[] {
  const server = contactHost(settings.get("server_uri")?.value ?? "");
  const auths = listedNames(settings.get("outbound_auth")).map(({ name }) => name);
  const endpoint = settings.get("endpoint")?.value ?? "";
  return [
    `Asterisk registers with ${code(server)}`,
    ...(auths.length > 0 ? [`It proves the password of ${listed(auths)}`] : []),
    ...(endpoint === "" ? [] : [`Calls that come over it belong to endpoint ${code(endpoint)}`]),
  ];
}

function belongsTo(owners: readonly PjsipEndpoint[]): string[] {
  if (owners.length === 0) return ["No endpoint names it"];
  return [`Belongs to ${listed(owners.map(({ id }) => id))}`];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
