import { expect, test } from "vitest";
import { treeAtCursor } from "../../testing/cursor.ts";
import { hover } from "./index.ts";

async function textAt(files: Readonly<Record<string, string>>, version?: string): Promise<string> {
  const { tree, path, offset } = await treeAtCursor(files, version);
  return hover(tree, path, offset, { findings: [], docsOf: () => undefined })?.markdown ?? "";
}

const dialplan = (line: string): string => `[a]\n${line}\n[local]\nexten => 1,1,NoOp()\n`;

test("a context that only a call tells is described as the variable that it is", async () => {
  const text = await textAt({ "extensions.conf": dialplan("exten => 1,1,Goto(${CON$0TEXT},2,1)") });
  expect(text).toContain("**Variable `CONTEXT`**");
});

test("what only a call tells is no context that calls are sent on to", async () => {
  const text = await textAt({
    "extensions.conf": dialplan("exten => 1,1,Goto(${X},2,1)").replace("[a]", "[$0a]"),
  });
  expect(text).not.toContain("${X}");
});

test.each([
  [{}, "include => park$0edcalls", "parking makes it, with an extension for each parked call."],
  [{ "res_parking.conf": "[lot]\ncontext=garage\n" }, "include => gar$0age", "parking makes it"],
  [{ "pjsip.conf": "[global]\ntype=global\nregcontext=seen\n" }, "include => se$0en", "that registers."],
  [{}, "include => not$0here", "There is no context `[nothere]` in extensions.conf."],
])("a context that is not in the dialplan may be made elsewhere: %#", async (files, line, expected) => {
  expect(await textAt({ ...files, "extensions.conf": dialplan(line) }, "16")).toContain(expected);
});

test("the times of an include are told by what they are", async () => {
  const text = await textAt({ "extensions.conf": dialplan("include => local,9:00-17:0$00,mon-fri,*,jan") });
  expect(text).toBe(
    "**Times of the include** of `local`\n\nIt counts only at\n\n- Hours `9:00-17:00`\n- Days of the week `mon-fri`\n- Months `jan`",
  );
});

test("a context tells which others it includes at times only", async () => {
  const text = await textAt({
    "extensions.conf": dialplan("include => local,9:00-17:00,mon-fri,*,*").replace("[a]", "[$0a]"),
  });
  expect(text).toContain("Includes at times `local`");
});

test("an account is not missed that a driver would have which is not loaded", async () => {
  const text = await textAt({
    "modules.conf": "[modules]\nautoload=yes\nnoload=chan_sip.so\n",
    "sip.conf": "[anna]\ntype=friend\n",
    "extensions.conf": dialplan("exten => 1,1,Dial(SIP/an$0na)"),
  });
  expect(text).toBe(
    "**SIP account `anna`** is not there: nothing reads sip.conf, for modules.conf has noload => chan_sip.so",
  );
});

test("a section that is continued is no template", async () => {
  const globals = "[globals]\nA=1\n[glo$0bals](+)\nB=2\n";
  expect(await textAt({ "extensions.conf": globals })).toMatch(/^\*\*Section `globals`\*\*/);
  const context = await textAt({ "extensions.conf": "[a]\nexten => 1,1,NoOp()\n[$0a](+)\n" });
  expect(context).not.toMatch(/Template|Section/);
});
