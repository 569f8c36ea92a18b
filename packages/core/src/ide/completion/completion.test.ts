import { expect, test } from "vitest";
import { conf } from "../../testing/conf.ts";
import { treeAtCursor } from "../../testing/cursor.ts";
import { completions } from "./index.ts";

const site = {
  "extensions.conf": conf`
    [office]
    exten => 100,1,Dial(PJSIP/100)
     same => n(busy),Hangup()

    [outbound]
    exten => s,1,Hangup()
  `,
  "pjsip.conf":
    "[phone](!)\ntype=endpoint\n[100](phone)\ncontext=office\n[100]\ntype=aor\n[udp]\ntype=transport\n",
  "queues.conf": "[general]\n[sales]\n",
  "voicemail.conf": "[staff]\n100 => 4321,Anna\n",
  "musiconhold.conf": "[jazz]\nmode=files\n",
  "confbridge.conf": "[guest]\ntype=user\n[wide]\ntype=bridge\n",
  "modules.conf": "[modules]\nautoload=yes\n",
  "features.conf": "[general]\n",
  "iax.conf": "[general]\n",
  "users.conf": "[general]\n",
  "acl.conf": "[lan]\npermit=192.0.2.0/24\n",
};

/** What is offered at the end of a line that is added to a file. */
async function offered(path: keyof typeof site, line: string, version = "22"): Promise<string[]> {
  const marked = line.includes("$0") ? line : `${line}$0`;
  const { tree, offset } = await treeAtCursor({ ...site, [path]: `${site[path]}${marked}\n` }, version);
  return completions(tree, path, offset).map(({ label }) => label);
}

test.each([
  ["options of the section's kind", "pjsip.conf", "pro", ["protocol"], ["aors", "type"]],
  ["values of a switch", "pjsip.conf", "[1]\ntype=endpoint\ndirect_media=", ["yes", "no"], []],
  ["contexts", "pjsip.conf", "[1]\ntype=endpoint\ncontext=of", ["office", "outbound"], []],
  ["aors", "pjsip.conf", "[1]\ntype=endpoint\naors=200,", ["100"], ["udp"]],
  ["transports", "pjsip.conf", "[1]\ntype=endpoint\ntransport=", ["udp"], ["100"]],
  ["types", "pjsip.conf", "[1]\ntype=", ["endpoint", "aor", "auth"], []],
  ["the type first", "pjsip.conf", "[1]\n", ["type"], ["aors"]],
  ["access lists", "pjsip.conf", "[1]\ntype=endpoint\nacl=", ["lan"], []],
  ["mailboxes", "pjsip.conf", "[1]\ntype=endpoint\nmailboxes=", ["100@staff"], []],
  ["music classes", "pjsip.conf", "[1]\ntype=endpoint\nmoh_suggest=", ["jazz"], []],
  ["conference profiles", "extensions.conf", "exten => 1,1,ConfBridge(1,wide,", ["guest"], ["wide"]],
  ["sections", "features.conf", "[f", ["featuremap", "applicationmap"], ["general"]],
  ["modules", "modules.conf", "noload => cha", ["chan_pjsip.so"], ["chan_sip.so"]],
  ["members", "queues.conf", "member => ", ["PJSIP/100"], []],
  ["members behind their technology", "queues.conf", "member => PJSIP/", ["100"], []],
  ["devices of a hint", "extensions.conf", "exten => 100,hint,", ["PJSIP/100"], ["Dial"]],
  ["devices of a hint behind a technology", "extensions.conf", "exten => 100,hint,PJSIP/", ["100"], ["Dial"]],
  ["whole devices", "extensions.conf", "exten => 1,1,Dial(", ["PJSIP/100"], []],
  ["templates", "pjsip.conf", "[1](", ["phone"], []],
  ["lines of a context", "extensions.conf", "", ["exten", "same", "include"], []],
  ["contexts to include", "extensions.conf", "include => ", ["office", "outbound"], []],
  ["applications", "extensions.conf", "exten => 1,1,Di", ["Dial"], ["Macro2"]],
  ["applications behind n", "extensions.conf", " same => n,", ["Dial", "Hangup"], []],
  [
    "contexts and own labels",
    "extensions.conf",
    "[x]\nexten => 1,1(top),NoOp()\n same => n,Goto(",
    ["office", "top"],
    [],
  ],
  ["extensions", "extensions.conf", "exten => 1,1,Goto(office,", ["100"], ["s"]],
  ["labels", "extensions.conf", "exten => 1,1,Goto(office,100,", ["1", "busy"], []],
  ["contexts in a branch", "extensions.conf", "exten => 1,1,GotoIf($[1]?office,100,", ["busy"], []],
  ["endpoints", "extensions.conf", "exten => 1,1,Dial(PJSIP/", ["100"], ["udp"]],
  ["a second endpoint", "extensions.conf", "exten => 1,1,Dial(PJSIP/100&PJSIP/${EXTEN}@", ["100"], []],
  ["functions", "extensions.conf", "exten => 1,1,NoOp(${CU", ["CUT", "LEN"], ["ARRAY"]],
  ["functions that can be set", "extensions.conf", "exten => 1,1,Set(CALL", ["CALLERID", "ARRAY"], ["CUT"]],
  ["variables", "extensions.conf", "exten => 1,1,Set(__MINE=1)\nexten => 1,2,NoOp(${", ["MINE", "EXTEN"], []],
  ["variables in an expression", "extensions.conf", "exten => 1,1,GotoIf($[${DIAL", ["DIALSTATUS"], []],
  ["words of a function", "extensions.conf", "exten => 1,1,Set(TIMEOUT(", ["absolute", "digit"], []],
  [
    "words of a second argument",
    "extensions.conf",
    "exten => 1,1,NoOp(${QUEUE_MEMBER(sales,",
    ["free"],
    ["sales"],
  ],
  ["globals", "extensions.conf", "[globals]\nTRUNK=1\n[x]\nexten => 1,1,NoOp(${GLOBAL(", ["TRUNK"], ["MINE"]],
  ["letters of options", "extensions.conf", "exten => 1,1,Dial(PJSIP/1,20,t", ["T", "L"], ["t", "M"]],
  ["words of options", "extensions.conf", "exten => 1,1,Playback(a,skip,", ["noanswer"], ["skip"]],
  ["endpoints in ExecIf", "extensions.conf", "exten => 1,1,ExecIf($[1]?Dial(PJSIP/", ["100"], []],
  ["queues in a function", "extensions.conf", "exten => 1,1,NoOp(${QUEUE_WAITING_COUNT(", ["sales"], []],
  ["queues", "extensions.conf", "exten => 1,1,Queue(", ["sales"], ["general"]],
  ["own labels alone", "extensions.conf", "[office]\nexten => 1,1(top),Goto(", ["top", "100"], ["busy"]],
  [
    "own labels of a pattern",
    "extensions.conf",
    "[x]\nexten => _X,1(top),NoOp()\n same => n,GotoIf($[${X:1}]?",
    ["top"],
    [],
  ],
  [
    "steps of an extension nearby",
    "extensions.conf",
    "[office]\nexten => 1,1,Goto(100,",
    ["1", "busy"],
    ["100"],
  ],
  [
    "steps of the own extension",
    "extensions.conf",
    "[x]\nexten => 1,1(top),Goto(${EXTEN},",
    ["1", "top"],
    [],
  ],
  ["applications in ExecIf", "extensions.conf", "exten => 1,1,ExecIf($[1]?Ha", ["Hangup"], ["office"]],
  [
    "variables to set",
    "extensions.conf",
    "exten => 1,1,Set(__MINE=1)\nexten => 1,2,Set(",
    ["MINE", "CDR"],
    ["EXTEN"],
  ],
  ["variables in global ones", "extensions.conf", "[globals]\nA=1\nB=${", ["A", "EPOCH", "ENV"], []],
  ["contexts of a local channel", "extensions.conf", "exten => 1,1,Dial(Local/1@", ["office"], ["PJSIP/100"]],
  ["contexts for another channel", "extensions.conf", "exten => 1,1,ChannelRedirect(x,", ["office"], []],
  ["contexts for a new call", "extensions.conf", "exten => 1,1,Originate(PJSIP/100,exten,", ["office"], []],
  ["devices in a function", "extensions.conf", "exten => 1,1,NoOp(${DEVICE_STATE(", ["PJSIP/100"], []],
  [
    "hints",
    "extensions.conf",
    "[x]\nexten => 7,hint,PJSIP/1\nexten => 7,1,NoOp(${HINT(",
    ["7@x"],
    ["100@office"],
  ],
  ["special extensions", "extensions.conf", "exten => ", ["s", "h"], []],
  ["numbers of steps", "extensions.conf", "exten => 100,", ["1", "n", "hint"], ["Dial"]],
  ["the next step", "extensions.conf", " same => ", ["n"], ["1", "hint"]],
  ["sources of extensions", "extensions.conf", "switch => ", ["Realtime"], []],
  ["a word that a value can be", "iax.conf", "[1]\ntype=friend\nhost=", ["dynamic"], []],
  [
    "further words of a list",
    "pjsip.conf",
    "[1]\ntype=endpoint\nidentify_by=username,",
    ["ip"],
    ["username"],
  ],
  [
    "what drivers read of users",
    "users.conf",
    "[1]\nhassip=yes\nqual",
    ["qualify", "hasvoicemail", "hasiax"],
    [],
  ],
  ["values of what drivers read of users", "users.conf", "[1]\nhassip=yes\nqualify=", ["yes", "no"], []],
  ["ways to encrypt", "iax.conf", "[1]\ntype=friend\nencryption=", ["yes", "aes128"], []],
  ["states of members", "queues.conf", "joinempty=paused,", ["ringing"], ["paused"]],
  ["codecs that are not listed", "pjsip.conf", "[1]\ntype=endpoint\nallow=!all,ulaw,", ["alaw"], ["ulaw"]],
] as const)("%s are offered", async (_, path, line, some, none) => {
  const labels = await offered(path, line);
  for (const label of some) expect(labels).toContain(label);
  for (const label of none) expect(labels).not.toContain(label);
});

test.each([
  ["in a comment", "pjsip.conf", "; con"],
  ["for a password", "pjsip.conf", "[1]\ntype=auth\npassword="],
  ["before the priority", "extensions.conf", "exten => 1"],
  ["for the times of an include", "extensions.conf", "include => office,"],
  ["in the condition of a branch", "extensions.conf", "exten => 1,1,GotoIf($[1 = 1]"],
  ["in plain arguments", "extensions.conf", "exten => 1,1,NoOp(of"],
] as const)("nothing is offered %s", async (_, path, line) => {
  expect(await offered(path, line)).toEqual([]);
});

test("something is offered at the very end of a file, too", async () => {
  const { tree, path, offset } = await treeAtCursor({ "pjsip.conf": "[1]\ntype=endpoint\ncontext=a\n$0" });
  const labels = completions(tree, path, offset).map(({ label }) => label);
  expect(labels).toContain("aors");
  expect(labels).not.toContain("context");
});

test("an application that the version lacks is not offered", async () => {
  expect(await offered("extensions.conf", "exten => 1,1,Ma", "22")).not.toContain("Macro");
  expect(await offered("extensions.conf", "exten => 1,1,Ma", "16")).toContain("Macro");
});

test("a call brings its parentheses, unless they are there", async () => {
  const snippetOf = async (line: string, label: string): Promise<string | undefined> => {
    const { tree, path, offset } = await treeAtCursor({ "extensions.conf": `[a]\n${line}\n` });
    return completions(tree, path, offset).find((item) => item.label === label)?.snippet;
  };
  expect(await snippetOf("exten => 1,1,Di$0", "Dial")).toBe("Dial($0)");
  expect(await snippetOf("exten => 1,1,Di$0(PJSIP/1)", "Dial")).toBeUndefined();
  expect(await snippetOf("exten => 1,1,NoOp(${C$0})", "CUT")).toBe("CUT($0)");
});

test("an item takes the place of the word before the cursor, and brings the operator where there is none", async () => {
  const { tree, path, offset } = await treeAtCursor({ "pjsip.conf": "[1]\ntype=endpoint\n  cont$0\n" });
  const item = completions(tree, path, offset).find(({ label }) => label === "context");
  expect(item).toMatchObject({ text: "context=", span: { start: offset - 4, end: offset } });
});

test("an older name is offered only where the release does not know the newer one", async () => {
  expect(await offered("queues.conf", "mus", "16")).not.toContain("music");
  expect(await offered("queues.conf", "mus", "1.2")).toContain("music");
});

test("an option brings the sentence about it", async () => {
  const { tree, path, offset } = await treeAtCursor({ "sip.conf": "[general]\nallowg$0\n" }, "16");
  const item = completions(tree, path, offset).find(({ label }) => label === "allowguest");
  expect(item?.documentation).toMatch(/^Takes calls from senders/);
});

test.each([
  ["confbridge.conf", ["bridge", "menu", "user"]],
  ["ari.conf", ["outbound_websocket", "user"]],
  ["http.conf", ["restriction"]],
])("%s tells its sections apart by type", async (path, types) => {
  const open = await treeAtCursor({ [path]: "[1]\n$0\n" });
  const options = completions(open.tree, path, open.offset).filter(({ kind }) => kind === "option");
  expect(options.map(({ label }) => label)).toEqual(["type"]);
  const { tree, offset } = await treeAtCursor({ [path]: "[1]\ntype=$0\n" });
  expect(completions(tree, path, offset).map(({ label }) => label)).toEqual(types);
});

test.each([
  ["type=", "endpoint", /^Makes the section an endpoint/],
  ["type=endpoint\nmedia_encryption=", "dtls", /^Sound is encrypted with keys that both ends/],
])("a value of %s brings the sentence about it", async (lines, label, sentence) => {
  const { tree, path, offset } = await treeAtCursor({ "pjsip.conf": `[1]\n${lines}$0\n` });
  const item = completions(tree, path, offset).find((each) => each.label === label);
  expect(item?.documentation).toMatch(sentence);
});

test("an option that is written is offered again only where each line counts for the devices below it", async () => {
  const labels = async (path: string) => {
    const { tree, offset } = await treeAtCursor({ [path]: "[channels]\ntype=peer\ncontext=a\n$0\n" });
    return completions(tree, path, offset).map(({ label }) => label);
  };
  expect(await labels("chan_dahdi.conf")).toContain("context");
  expect(await labels("sip.conf")).not.toContain("context");
});

test.each([
  [
    "endpoint/dt",
    ["endpoint/dtmf_mode", "registration/expiration"],
    ["dtmf_mode", "endpoint/type", "endpoint/*"],
  ],
  ["endpoint/dtmf_mode=", ["rfc4733"], []],
  ["endpoint/context=", ["office"], []],
])("the wizard knows what it hands on: %s", async (line, some, none) => {
  const files = { "pjsip_wizard.conf": `[1]\ntype=wizard\n${line}$0\n`, "extensions.conf": "[office]\n" };
  const { tree, path, offset } = await treeAtCursor(files, "20");
  const found = completions(tree, path, offset);
  const labels = found.map(({ label }) => label);
  for (const label of some) expect(labels).toContain(label);
  for (const label of none) expect(labels).not.toContain(label);
  expect(found.every(({ documentation, kind }) => kind === "context" || documentation !== undefined)).toBe(
    true,
  );
});

test("a further word of a list leaves those before it alone", async () => {
  const text = "[1]\ntype=endpoint\nidentify_by=username,i$0\n";
  const { tree, path, offset } = await treeAtCursor({ "pjsip.conf": text });
  const item = completions(tree, path, offset).find(({ label }) => label === "ip");
  expect(item?.span).toEqual({ start: offset - 1, end: offset });
});

test("variables of the configuration are offered before those that Asterisk sets itself", async () => {
  const { tree, path, offset } = await treeAtCursor({
    "extensions.conf": "[a]\nexten => 1,1,Set(MINE=1)\n same => n,NoOp(${$0\n",
  });
  const found = completions(tree, path, offset);
  expect(found.find(({ label }) => label === "MINE")?.isLater).toBeUndefined();
  expect(found.find(({ label }) => label === "DIALSTATUS")?.isLater).toBe(true);
  expect(found[0]?.kind).toBe("variable");
});

test("up to Asterisk 1.4, a bar separates what a jump names", async () => {
  const labels = await offered("extensions.conf", "exten => 1,1,Goto(office|100|", "1.4");
  expect(labels).toEqual(["1", "busy"]);
});
