import { expect, test } from "vitest";
import { conf } from "../../testing/conf.ts";
import { treeAtCursor } from "../../testing/cursor.ts";
import { hover } from "./index.ts";
import { describePattern } from "./pattern.ts";

const silent = { findings: [], docsOf: () => undefined };

async function textAt(files: Readonly<Record<string, string>>, version?: string): Promise<string> {
  const { tree, path, offset } = await treeAtCursor(files, version);
  return hover(tree, path, offset, silent)?.markdown ?? "";
}

test("an option tells its type, its default and where its value comes from", async () => {
  const text = await textAt({
    "sip.conf": conf`
      [base](!)
      qualify=yes

      [100](base)
      type=friend
      qual$0ify=no
    `,
  });
  expect(text).toContain("yes or no");
  expect(text).toContain("`qualify = no` (sip.conf:6)");
  expect(text).toContain(
    "Not in effect, because the last one counts (1 line):\n- `qualify = yes` (sip.conf:2, from `[base]`)",
  );
});

test("an option says first what it sets", async () => {
  const text = await textAt({ "sip.conf": "[general]\nallow$0guest=no\n" });
  expect(text).toMatch(
    /^\*\*`allowguest`\*\* in `\[general\]` of sip.conf\n\nTakes calls from senders[^.]*\.\n\nyes or no/,
  );
});

test("the name of an option tells its words, a value those in it", async () => {
  const name = await textAt({ "pjsip.conf": "[a]\ntype=endpoint\nmedia_enc$0ryption=sdes\n" });
  expect(name).toMatch(/- `no`: Sound is not encrypted\n- `sdes`: .*\n- `dtls`: /);
  const value = await textAt({ "pjsip.conf": "[a]\ntype=endpoint\nidentify_by=auth_user$0name, IP\n" });
  expect(value).toMatch(/\n\n- `auth_username`: The name in the login.*\n- `ip`: The sender's address/);
  expect(value).not.toContain("- `username`");
});

test("of several things of one name, only the one under the cursor is told", async () => {
  const text = await textAt({
    "pjsip.conf":
      "[x](!)\ntype=aor\nmailboxes=1\n[6001]\ntype=endpoint\nmail$0boxes=2\nmailboxes=3\n[6001](x)\n",
  });
  expect(text).toMatch(
    /^\*\*`mailboxes`.*\n\n.*\n\n.*\n\nIn effect:\n- `mailboxes = 3` \(pjsip.conf:7\)\n\nNot in effect[^`]*`mailboxes = 2` \(pjsip.conf:6\)$/,
  );
});

test("a line that alone counts is not repeated", async () => {
  const text = await textAt({ "sip.conf": "[100]\ntype=friend\nqual$0ify=yes\n" });
  expect(text).not.toContain("In effect");
});

test("of a file that nothing reads, nothing is in effect", async () => {
  const text = await textAt({
    "sip.conf": "[100]\nqual$0ify=no\nqualify=yes\n",
    "modules.conf": "[modules]\nautoload=yes\nnoload=chan_sip.so\n",
  });
  expect(text).toContain("Nothing reads sip.conf: modules.conf has noload => chan_sip.so.");
  expect(text).not.toContain("n effect");
});

test("that an option goes with all others of its module is not told", async () => {
  expect(await textAt({ "sip.conf": "[general]\nallow$0guest=no\n" }, "16")).not.toContain("until");
  expect(await textAt({ "sip.conf": "[general]\nallow$0guest=no\n" }, "21")).toContain("until Asterisk 21");
});

test("the wizard says of an option what pjsip.conf says", async () => {
  const wizard = await textAt({
    "pjsip_wizard.conf": "[a]\ntype=wizard\nendpoint/media_enc$0ryption=sdes\n",
  });
  expect(wizard).toMatch(
    /^\*\*`endpoint\/media_encryption`\*\* .*\n\nHow sound is encrypted.*\n\ndefault `no`.*\n\n- `no`: Sound is not/,
  );
});

test("of many words, only those that are written are told", async () => {
  const files = (cursor: string) => ({ "manager.conf": `[general]\n[anna]\n${cursor}\n` });
  expect(await textAt(files("re$0ad=call,dtmf"))).not.toContain("- `dtmf`:");
  expect(await textAt(files("read=call,d$0tmf"))).toMatch(/- `call`: .*\n- `dtmf`: Each digit/);
});

test.each(["ex$0ten => 600,1,Answer()", "exten => 6$000,1,Answer()", "exten => 600,$01,Answer()"])(
  "nothing is said where there is nothing to say: %s",
  async (line) => {
    expect(await textAt({ "extensions.conf": `[a]\n${line}\n` })).toBe("");
  },
);

test("a jump tells where the extension is that it goes to, and what runs there", async () => {
  const text = "[a]\nexten => 6,1,Goto(1$000,1)\nexten => 100,1,Answer()\n same => n,Dial(SIP/x:Hq7T@y)\n";
  expect(await textAt({ "extensions.conf": text })).toBe(
    "**Extension `100`** · `extensions.conf:3` · 1 jump\n\n- Runs `Answer`, `Dial`",
  );
});

test("n tells the number that Asterisk gives it", async () => {
  expect(await textAt({ "extensions.conf": "[a]\nexten => 6,1,NoOp()\n same => $0n,Hangup()\n" })).toBe(
    "Priority 2",
  );
});

test("an option that the version lacks says so", async () => {
  const text = await textAt({ "pjsip.conf": "[a]\ntype=endpoint\noverlap_con$0text=a\n" }, "16");
  expect(text).toContain("since Asterisk 18");
  expect(text).toContain("Asterisk 16 does not have this option");
});

test.each([
  ["sip.conf", "[100]\ntype=friend\nsec$0ret=Hq7TzzP0x\n"],
  ["sip.conf", "[100]\ntype=friend\nsecret=Hq7T$0zzP0x\n"],
  ["sip.conf", "[general]\nregist$0er => 100:Hq7TzzP0x@example.net/100\n"],
  ["voicemail.conf", "[default]\n1$000 => Hq7TzzP0x,Anna\n"],
  ["pjsip.conf", "[a]\ntype=auth\npass$0word=Hq7TzzP0x\n"],
  ["extensions.conf", "[a]\nexten => 1,1,Authe$0nticate(Hq7TzzP0x)\n"],
])("no secret is told (%s)", async (path, text) => {
  expect(await textAt({ [path]: text })).not.toContain("Hq7T");
});

test("a context tells what is in it and who gets there", async () => {
  const text = await textAt({
    "sip.conf": "[general]\ncontext=guests\n[100]\ntype=friend\nhost=dynamic\nsecret=x\ncontext=office\n",
    "extensions.conf": conf`
      [guests]
      exten => s,1,Goto(office,100,1)

      [off$0ice]
      include => outbound
      exten => 100,1,Dial(SIP/100)

      [outbound]
      exten => _0.,1,Dial(SIP/itsp/\${EXTEN})
    `,
  });
  expect(text).toBe(
    "**Context `[office]`** · 1 extension\n\nIncludes `outbound`\n\nReached from `guests`\n\nCallers: guests, phones",
  );
});

test.each([
  ["_0[1-9]X.", ["`0`, one of `[1-9]`, a digit from 0 to 9, then at least one character", "Matches `0101`"]],
  ["_NXXXXXX", ["a digit from 2 to 9, 6 digits from 0 to 9", "Matches `2000000`, `9999999`"]],
  ["_1[9-0]", ["matches no number"]],
  ["s", ["where a call starts that brings no number"]],
])("the pattern %s", (pattern, parts) => {
  for (const part of parts) expect(describePattern(pattern)).toContain(part);
});

test.each([
  ["16", "Dial", "application of `app_dial` · since Asterisk 1.0"],
  ["22", "Macro", "Asterisk 22 does not have it"],
])("in Asterisk %s, %s", async (version, name, expected) => {
  expect(await textAt({ "extensions.conf": `[a]\nexten => 1,1,$0${name}(x)\n` }, version)).toContain(
    expected,
  );
});

test("an application whose module is not loaded is told to be missing", async () => {
  const files = {
    "modules.conf": "[modules]\nautoload=yes\nnoload => app_dial.so\n",
    "extensions.conf": "[a]\nexten => 1,1,Di$0al(SIP/1)\n",
  };
  expect(await textAt(files)).toContain("It is not there: modules.conf has noload => app_dial.so");
});

test.each([
  ["a function", "NoOp(${CU$0T(x,,1)})", "**CUT** · function of `func_cut`"],
  ["its arguments", "NoOp(${CU$0T(x,,1)})", "`CUT(varname,char-delim,range-spec)`"],
  ["a function in a function", "NoOp(${LEN(${CALLER$0ID(num)})})", "Can be read and set"],
  ["a function that is set", "Set(TIME$0OUT(absolute)=10)", "**TIMEOUT** · function"],
  [
    "a variable of Asterisk's own",
    "NoOp(${EXT$0EN})",
    "**Variable `EXTEN`**\n\nThe extension that the call is at",
  ],
  ["an argument of a subroutine", "NoOp(${AR$0G2})", "Argument 2 of the subroutine or macro"],
  ["a variable of one's own", "NoOp(${RI$0NG})", "Set in `extensions.conf:2`, read in 1 place"],
  [
    "a letter of options",
    "Dial(PJSIP/1,20,$0tL(60000))",
    "**Option `t`** of Dial: let the called side transfer",
  ],
  ["a letter with an argument", "Dial(PJSIP/1,20,tL$0(60000))", "**Option `L`** of Dial"],
  ["a word of options", "Playback(a,noan$0swer)", "**Option `noanswer`** of Playback"],
  ["a letter of later releases", "Dial(PJSIP/1,20,Q$0(0))", "since Asterisk 13"],
  ["an application in ExecIf", "ExecIf($[1]?Play$0back(a))", "**Playback** · application"],
] as const)("%s is described", async (_, call, expected) => {
  const files = { "extensions.conf": `[a]\nexten => 1,1,Set(__RING=20)\n same => n,${call}\n` };
  expect(await textAt(files, "16")).toContain(expected);
});

test.each(["NoOp(${UNHE$0ARD})", "NoOp(pla$0in)", "Dial(PJSIP/1,2$00)", "Dial(PJSIP/1,20,A($0t))"])(
  "nothing is said in %s",
  async (call) => {
    expect(await textAt({ "extensions.conf": `[a]\nexten => 1,1,${call}\n` })).toBe("");
  },
);

test("what is part of the core is not missed in modules.conf", async () => {
  const files = {
    "modules.conf": "[modules]\nautoload=no\nload => pbx_config.so\n",
    "extensions.conf": "[a]\nexten => 1,1,Ans$0wer()\n",
  };
  expect(await textAt(files)).not.toContain("It is not there");
});

test("a finding brings the documentation of its rule along", async () => {
  const { tree, path, offset } = await treeAtCursor({ "sip.conf": "[general]\nallow$0guest=yes\n" });
  const document = tree.document(path);
  const finding = {
    rule: "sip/allowguest",
    category: "exposure",
    severity: "high",
    confidence: "certain",
    message: "guests",
    at: document?.codePlace(1) ?? { path, span: { start: 0, end: 0 } },
    related: [],
    fixes: [],
    fingerprint: "",
    movedFingerprint: "",
  } as const;
  const docs = { what: "What.", why: "Why.", how: "How.", breaks: "Breaks.", ignore: "Never." };
  const found = hover(tree, path, offset, { findings: [finding], docsOf: () => docs });
  expect(found?.markdown).toContain("**sip/allowguest** · Why.\n\n*How to mend it:* How.");
});

test("a part of what was found comes before the finding", async () => {
  const text = "[a]\nexten => 1,1,Dial(SIP/x/${EX$0TEN})\n";
  const { tree, path, offset } = await treeAtCursor({ "extensions.conf": text });
  const finding = {
    rule: "dialplan/some",
    category: "exposure",
    severity: "high",
    confidence: "certain",
    message: "open",
    at: tree.document(path)?.codePlace(1) ?? { path, span: { start: 0, end: 0 } },
    related: [],
    fixes: [],
    fingerprint: "",
    movedFingerprint: "",
  } as const;
  const docs = { what: "What.", why: "Why.", how: "How.", breaks: "Breaks.", ignore: "Never." };
  const found = hover(tree, path, offset, { findings: [finding], docsOf: () => docs });
  expect(found?.markdown).toMatch(/^\*\*Variable `EXTEN`\*\*(.|\n)*dialplan\/some/);
});

test("an option of users.conf says what the driver makes of it", async () => {
  const text = await textAt({ "users.conf": "[100]\nhassip=yes\ndtmf$0mode=rfc2833\n" });
  expect(text).toContain("How digits go");
  expect(text).toContain("- `inband`: As tones");
});

test("a module tells what it brings along, and whether it is loaded", async () => {
  const text = await textAt({ "modules.conf": "[modules]\nautoload=yes\nnoload => chan_$0sip.so\n" }, "16");
  expect(text).toMatch(/^\*\*Module `chan_sip`\*\* · since Asterisk 1.0, gone in 21/);
  expect(text).toContain("`chan_pjsip` does its work now.");
  expect(text).toContain("Reads `sip.conf`");
  expect(text).toContain("It is not loaded: modules.conf has noload => chan_sip.so.");
  const slip = await textAt({ "modules.conf": "[modules]\nload = res_par$0kin.so\n" });
  expect(slip).toContain("Is `res_parking` meant?");
});

test("a hint says what it is", async () => {
  const text = await textAt({ "extensions.conf": "[a]\nexten => 6,hi$0nt,PJSIP/6\n" });
  expect(text).toMatch(/^\*\*Hint\*\*/);
});

test("calls are read as the Asterisk in question reads them", async () => {
  const files = { "extensions.conf": "[a]\nexten => 1,1,Wa$0it,3\n" };
  expect(await textAt(files, "1.4")).toContain("**Wait** · application");
  expect(await textAt(files, "16")).toBe("");
});
