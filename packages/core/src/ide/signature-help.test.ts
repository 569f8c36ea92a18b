import { expect, test } from "vitest";
import { treeAtCursor } from "../testing/cursor.ts";
import { type SignatureHelp, signatureHelp } from "./signature-help.ts";

async function help(line: string, version = "22"): Promise<SignatureHelp | undefined> {
  const { tree, path, offset } = await treeAtCursor({ "extensions.conf": `[a]\n${line}\n` }, version);
  return signatureHelp(tree, path, offset);
}

/** The label with the active parameter between angle brackets. */
async function shown(line: string): Promise<string | undefined> {
  const found = await help(line);
  if (!found) return undefined;
  const { label, parameters, active } = found;
  const span = active === undefined ? undefined : parameters[active]?.span;
  return span
    ? `${label.slice(0, span.start)}<${label.slice(span.start, span.end)}>${label.slice(span.end)}`
    : label;
}

const dial = (active: string): string =>
  `Dial(${["[Technology/Resource]", "[timeout]", "[options]", "[URL]"].map((name) => (name.includes(active) ? `<${name}>` : name)).join(",")})`;

test.each([
  ["exten => 1,1,Dial($0", "Technology"],
  ["exten => 1,1,Dial($0)", "Technology"],
  ["same => n,Dial(PJSIP/100,$0)", "timeout"],
  ["same=n(ring),Dial(PJSIP/100,20,$0)", "options"],
  ["exten => _0[1,2]X.,n,Dial(PJSIP/100,20,$0", "options"],
  ["exten => 1,1,dial(PJSIP/${CUT(x,,1)}@trunk,$0", "timeout"],
  ["exten => 1,1,Dial(PJSIP/$[1,2],$0", "timeout"],
  ['exten => 1,1,Dial("a,b",$0', "timeout"],
  ["exten => 1,1,Dial(a\\,b,$0", "timeout"],
  ["exten => 1,1,Dial(a\\;b,$0", "timeout"],
  ["exten => 1,1,Dial(PJSIP/1,20,L(60000,$0", "options"],
  ["exten => 1,1,Dial(PJSIP/1,20,U(sub^x)$0tT)", "options"],
])("%s is in %s", async (line, active) => {
  expect(await shown(line)).toBe(dial(active));
});

test.each([
  ["a function in an argument", "Dial(PJSIP/${CUT($0", "CUT(<varname>,char-delim,range-spec)"],
  ["a parking lot", "Park($0", "Park(<[parking_lot_name]>,[options])"],
  ["its second argument", "Dial(PJSIP/${CUT(x,$0", "CUT(varname,<char-delim>,range-spec)"],
  ["a function in a function", "NoOp(${LEN(${CUT(x,y,$0", "CUT(varname,char-delim,<range-spec>)"],
  ["a function in an expression", "GotoIf($[${LEN($0", "LEN(<string>)"],
  ["behind a function", "GotoIf($[${LEN(x)} > 3]?$0", "GotoIf(condition?<"],
  ["a function that is set", "Set(CALLERID($0", "CALLERID(<datatype>,[CID])"],
  ["a function with another separator", "Set(DB(a/$0", "DB(family/<key>)"],
  ["what a function is set to", "Set(CALLERID(num)=$0", "Set(name=<value>)"],
  ["an application in ExecIf", "ExecIf($[1]?Playback(a,$0", "Playback(filenames,<[options]>)"],
  ["the other application in ExecIf", "ExecIf($[1]?NoOp(a):Playback($0", "Playback(<filenames>,[options])"],
])("%s", async (_, call, expected) => {
  expect(await shown(`exten => 1,1,${call}`)).toContain(expected);
});

test.each([
  "exten => 1,1,Di$0al(PJSIP/1)",
  "exten => 1,1,Dial(PJSIP/1)$0",
  "exten => 1,$01,Dial(PJSIP/1)",
  "exten => 1,1,Hangup() ; Dial($0",
  "exten => 1,1,Dial(PJSIP/${EXT$0",
  "exten => 1,1,Unheard($0)",
  "include => Dial($0",
])("nothing is told at %s", async (line) => {
  expect(await help(line)).toBeUndefined();
});

test("behind the last parameter none is active", async () => {
  expect((await help("exten => 1,1,Wait(1,$0"))?.active).toBeUndefined();
});

test("the words that an argument of a function can be are told", async () => {
  const found = await help("exten => 1,1,Set(TIMEOUT($0");
  expect(found?.parameters[0]?.documentation).toBe("one of `absolute`, `digit`, `response`");
});

test("options are told as the release has them", async () => {
  const optionsOf = (found: SignatureHelp | undefined): string => found?.parameters[2]?.documentation ?? "";
  expect(optionsOf(await help("exten => 1,1,Dial(a,b,$0"))).toContain("- `t` let the called side transfer");
  expect(optionsOf(await help("exten => 1,1,Dial(a,b,$0"))).not.toContain("macro");
  expect(optionsOf(await help("exten => 1,1,Dial(a,b,$0", "16"))).toContain("- `M` run a macro");
});
