import { expect, test } from "vitest";
import { loadTree } from "../workspace/load-tree.ts";
import { memoryFileSystem } from "../workspace/memory-file-system.ts";
import { homePlan } from "./home-country.ts";

async function codeOf(files: Record<string, string>): Promise<string | undefined> {
  const texts = Object.entries(files).map(([name, text]) => [`/etc/asterisk/${name}`, text]);
  const tree = await loadTree(memoryFileSystem(Object.fromEntries(texts)), "/etc/asterisk");
  return homePlan(tree)?.code;
}

const german = "[out]\nexten => _0[1-9].,1,Dial(SIP/provider/+49${EXTEN:1})\n";
const american = "[out]\nexten => _91NXXNXXXXXX,1,Dial(SIP/provider/${EXTEN:1})\n";

test("a trunk that puts the country before national numbers tells it", async () => {
  expect(await codeOf({ "extensions.conf": german })).toBe("49");
  expect(await codeOf({ "extensions.conf": german.replace("+49", "0049") })).toBe("49");
});

test("a pattern for area code and office code is North American", async () => {
  expect(await codeOf({ "extensions.conf": american })).toBe("1");
});

test("contexts that nobody can reach tell nothing", async () => {
  const files = {
    "sip.conf": "[general]\nallowguest=no\n[desk]\ntype=friend\nhost=dynamic\nsecret=x\ncontext=phones\n",
    "extensions.conf": `[phones]\nexten => 100,1,Dial(SIP/desk)\n${american}`,
  };
  expect(await codeOf(files)).toBeUndefined();
});

test("tones tell the country, but not those of the sample file", async () => {
  expect(await codeOf({ "indications.conf": "[general]\ncountry=de\n" })).toBe("49");
  expect(await codeOf({ "indications.conf": "[general]\ncountry=us\n" })).toBeUndefined();
});

test("a language of one country tells it, one that is heard in many does not", async () => {
  expect(await codeOf({ "asterisk.conf": "[options]\ndefaultlanguage=pt_BR\n" })).toBe("55");
  expect(await codeOf({ "sip.conf": "[general]\nlanguage=de-CH\n" })).toBe("41");
  expect(await codeOf({ "sip.conf": "[general]\nlanguage=en_GB\n" })).toBeUndefined();
  expect(await codeOf({ "sip.conf": "[general]\nlanguage=pt\n" })).toBeUndefined();
});

test("two answers are none", async () => {
  expect(await codeOf({ "extensions.conf": german + american.replace("[out]", "[us]") })).toBeUndefined();
});

test("an outside digit is no country", async () => {
  const files = { "extensions.conf": "[out]\nexten => _0X.,1,Dial(SIP/provider/${EXTEN:1})\n" };
  expect(await codeOf(files)).toBeUndefined();
});
