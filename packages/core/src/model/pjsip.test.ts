import { expect, test } from "vitest";
import { loadTree } from "../workspace/load-tree.ts";
import { memoryFileSystem } from "../workspace/memory-file-system.ts";
import type { Tree } from "../workspace/tree.ts";
import { aclHolders } from "./acl-holders.ts";
import { entryPoints } from "./entry-points.ts";
import type { PjsipModel } from "./pjsip.ts";
import type { PjsipEndpoint } from "./pjsip-endpoint.ts";
import { trunkCalls } from "./trunk-calls.ts";

async function load(files: Readonly<Record<string, string>>, asteriskVersion = "22"): Promise<Tree> {
  const paths = Object.entries(files).map(([name, text]) => [`/e/${name}`, text]);
  return loadTree(memoryFileSystem(Object.fromEntries(paths)), "/e", { asteriskVersion });
}

async function pjsip(text: string, others: Readonly<Record<string, string>> = {}): Promise<PjsipModel> {
  const model = (await load({ "pjsip.conf": text, ...others })).pjsip;
  if (!model) throw new Error("no model");
  return model;
}

async function endpoint(text: string, others: Readonly<Record<string, string>> = {}): Promise<PjsipEndpoint> {
  const [first] = (await pjsip(text, others)).endpoints;
  if (!first) throw new Error("no endpoint");
  return first;
}

test("the type decides what a section is, and sections of one name are different things", async () => {
  const model = await pjsip("[a]\ntype=endpoint\n[a]\ntype=aor\n[b]\nfoo=1\n");
  expect([...model.objects.keys()]).toEqual(["endpoint", "aor"]);
  expect(model.duplicates).toEqual([]);
});

test("a template's type counts before the section's own", async () => {
  const model = await pjsip("[t](!)\ntype=endpoint\n[a](t)\ntype=aor\n[b]\nTYPE=aor\n[c]\ntype=AOR\n");
  expect(model.endpoints.map(({ id }) => id)).toEqual(["a"]);
  expect(model.find("aor", "b")?.id).toBe("b");
  expect(model.find("aor", "c")).toBeUndefined();
});

test("[global] needs no type when all its options are known, and there may be but one", async () => {
  const model = await pjsip("[global]\nuser_agent=x\n[g]\ntype=global\n");
  expect(model.global.get("user_agent")?.value).toBe("x");
  expect(model.duplicates.map(({ type, id }) => [type, id])).toEqual([["global", "global"]]);
  expect((await pjsip("[global]\nnonsense=x\n")).globalObject).toBeUndefined();
});

test("two objects of one type and id are a duplicate, upper and lower case told apart", async () => {
  const model = await pjsip("[a]\ntype=aor\n[a]\ntype=aor\n[A]\ntype=aor\n");
  expect(model.duplicates.map(({ type, id, sections }) => [type, id, sections.length])).toEqual([
    ["aor", "a", 2],
  ]);
});

test("names in lists lead to the objects, with the place of each", async () => {
  const { auths, aors } = await endpoint(
    "[a]\ntype=endpoint\nauth=x , y\naors=a\n[y]\ntype=auth\n[a]\ntype=aor\n",
  );
  expect(auths.map(({ name, target }) => [name, target?.id])).toEqual([
    ["x", undefined],
    ["y", "y"],
  ]);
  expect(auths[1]?.place.span).toEqual({ start: 27, end: 28 });
  expect(aors[0]?.target?.id).toBe("a");
});

test.each([
  ["type=endpoint", true],
  ["type=endpoint\nidentify_by=ip", false],
  ["type=endpoint\nidentify_by=ip,auth_username", true],
  ["type=endpoint\nidentify_by=username\nidentify_by=ip", false],
])("who may claim a name: %j", async (text, expected) => {
  expect((await endpoint(`[a]\n${text}\n`)).isClaimableByName).toBe(expected);
});

test("without the module that looks at names nobody claims one", async () => {
  const modules = "[modules]\nautoload=yes\nnoload=res_pjsip_endpoint_identifier_user.so\n";
  expect((await endpoint("[a]\ntype=endpoint\n", { "modules.conf": modules })).isClaimableByName).toBe(false);
});

test.each([
  ["a phone", "auth=a\naors=a\n[a]\ntype=aor\nmax_contacts=1", false],
  [
    "a phone that knows its own password",
    "auth=a\noutbound_auth=a\naors=a\n[a]\ntype=aor\nmax_contacts=1",
    false,
  ],
  ["a provider with a password", "outbound_auth=a", true],
  ["a provider with an address", "aors=a\n[a]\ntype=aor\ncontact=sip:sip.example.com:5060", true],
  ["a device at a private address", "auth=a\naors=a\n[a]\ntype=aor\ncontact=sip:10.0.0.2", false],
  ["a provider by its address", "[i]\ntype=identify\nendpoint=e\nmatch=192.0.2.1", true],
  ["a registration", "[r]\ntype=registration\nline=yes\nendpoint=e", true],
])("%s", async (_title, text, isTrunk) => {
  expect((await endpoint(`[e]\ntype=endpoint\n${text}\n`)).isTrunk).toBe(isTrunk);
});

test("a wizard makes endpoint, aor, auths, identify and registrations", async () => {
  const text =
    "[p]\ntype=wizard\nremote_hosts=a.example.com, 192.0.2.1\nsends_auth=yes\nsends_registrations=yes\n" +
    "outbound_auth/username=u\nendpoint/context=in\ntransport=udp\n";
  const tree = await load({ "pjsip_wizard.conf": text });
  const model = tree.pjsip;
  const made = [...(model?.objects ?? [])].map(([type, objects]) => [type, objects.map(({ id }) => id)]);
  expect(Object.fromEntries(made)).toEqual({
    auth: ["p-oauth"],
    aor: ["p"],
    endpoint: ["p"],
    identify: ["p-identify"],
    registration: ["p-reg-0", "p-reg-1"],
  });
  const made0 = model?.endpoints[0];
  expect(made0?.context.value).toBe("in");
  expect(made0?.outboundAuths[0]?.target?.id).toBe("p-oauth");
  expect(made0?.matches.map(({ kind, text: match }) => [kind, match])).toEqual([
    ["host", "a.example.com"],
    ["addresses", "192.0.2.1"],
  ]);
  expect(made0?.staticContacts.map(({ value }) => value)).toEqual(["sip:a.example.com", "sip:192.0.2.1"]);
  expect(model?.find("registration", "p-reg-1")?.settings.get("client_uri")?.value).toBe("sip:u@192.0.2.1");
  expect(entryPoints(tree).map(({ caller, context }) => [caller, context])).toEqual([["guest", "in"]]);
});

test("what pjsip.conf has counts before what the wizard makes", async () => {
  const wizard = "[a]\ntype=wizard\naccepts_registrations=yes\nendpoint/context=wizard\n";
  const model = await pjsip("[a]\ntype=endpoint\ncontext=own\n", { "pjsip_wizard.conf": wizard });
  expect(model.endpoints.map(({ context }) => context.value)).toEqual(["own"]);
  expect(model.find("aor", "a")?.from).toBe("pjsip_wizard.conf");
});

test("the last of two wizards of one name counts, with the options of templates", async () => {
  const text =
    "[t](!)\ntype=wizard\naccepts_registrations=yes\n[a](t)\nendpoint/context=one\n[a](t)\nendpoint/context=two\n";
  const tree = await load({ "pjsip_wizard.conf": text });
  expect(tree.pjsip?.endpoints.map(({ context }) => context.value)).toEqual(["two"]);
  expect(tree.pjsip?.endpoints[0]?.writtenName("identify_by")).toBe("endpoint/identify_by");
});

test("sections with type=acl and endpoints hold access lists", async () => {
  const text =
    "[u]\ntype=transport\nbind=192.168.0.1\n[all]\ntype=acl\ndeny=0.0.0.0/0\n" +
    "[a]\ntype=endpoint\nacl=\ncontact_deny=10.0.0.0/8\n";
  const found = aclHolders(await load({ "pjsip.conf": text }));
  expect(found.map(({ title, exposure }) => [title, exposure])).toEqual([
    ["the access list of PJSIP section 'all'", "private"],
    ["the contact list of PJSIP endpoint 'a'", "private"],
  ]);
});

test("calls enter at endpoints, as strangers, from trunks and from phones", async () => {
  const text =
    "[anonymous]\ntype=endpoint\ncontext=public\n[t]\ntype=endpoint\nidentify_by=ip\ncontext=in\n[t]\ntype=identify\n" +
    "endpoint=t\nmatch=192.0.2.1\n[a]\ntype=endpoint\nauth=a\nmessage_context=text\n";
  const entries = entryPoints(await load({ "pjsip.conf": text }));
  expect(entries.map(({ caller, account, context }) => [caller, account, context])).toEqual([
    ["guest", "anonymous", "public"],
    ["trunk", "t", "in"],
    ["phone", "a", "default"],
    ["other", "", "text"],
  ]);
});

test("a call to a phone is none to a trunk", async () => {
  const tree = await load({
    "pjsip.conf": "[t]\ntype=endpoint\noutbound_auth=t\n[a]\ntype=endpoint\nauth=a\n",
    "extensions.conf": "[x]\nexten => _X.,1,Dial(PJSIP/${EXTEN}@t)\nexten => _X.,2,Dial(PJSIP/${EXTEN}@a)\n",
  });
  expect(trunkCalls(tree).map(({ device }) => device)).toEqual(["PJSIP/${EXTEN}@t"]);
});

test("sorcery.conf says where objects come from", async () => {
  const mapping =
    "[res_pjsip]\nendpoint=config,pjsip.conf,criteria=type=endpoint\nendpoint=realtime,ps_endpoints\nauth=realtime,ps_auths\n";
  const model = await pjsip("[a]\ntype=endpoint\n[a]\ntype=auth\n[a]\ntype=aor\n", {
    "sorcery.conf": mapping,
  });
  expect([...model.objects.keys()]).toEqual(["endpoint", "aor"]);
  expect([
    model.source("endpoint").isPartial,
    model.source("auth").isPartial,
    model.source("aor").isPartial,
  ]).toEqual([true, true, false]);
});

test("what an include that is not there holds is not known", async () => {
  expect((await pjsip("#include auth.conf\n[a]\ntype=endpoint\n")).source("auth").isPartial).toBe(true);
});

test("transports of web sockets open no socket", async () => {
  const model = await pjsip(
    "[w]\ntype=transport\nprotocol=wss\nbind=0.0.0.0\n[u]\ntype=transport\nprotocol=udp\nbind=127.0.0.1:5062\n",
  );
  expect(model.transports.map(({ id, port, isListening }) => [id, port, isListening])).toEqual([
    ["w", 5060, false],
    ["u", 5062, true],
  ]);
  expect(model.exposure).toBe("loopback");
});

test("an option that no endpoint has makes Asterisk drop it", async () => {
  expect((await endpoint("[a]\ntype=endpoint\nhost=dynamic\n")).unknownOption?.key).toBe("host");
  expect((await endpoint("[a]\ntype=endpoint\n@note=x\n")).unknownOption).toBeUndefined();
});
