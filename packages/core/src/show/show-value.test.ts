import { expect, test } from "vitest";
import { conf } from "../testing/conf.ts";
import { loadTree } from "../workspace/load-tree.ts";
import { memoryFileSystem } from "../workspace/memory-file-system.ts";
import { type ShownValue, showValue, type ValueAnswer, type ValueSource } from "./show-value.ts";

type Files = Readonly<Record<string, string>>;

async function ask(files: Files, question: string): Promise<ValueAnswer> {
  const disk = memoryFileSystem(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [`/etc/asterisk/${name}`, text])),
  );
  const [file = "", section = "", option = ""] = question.split(" ");
  const tree = await loadTree(disk, "/etc/asterisk", { asteriskVersion: "18", entries: [file] });
  return showValue(tree, { file, section, option });
}

async function values(files: Files, question: string): Promise<readonly ShownValue[]> {
  const answer = await ask(files, question);
  return "problem" in answer ? [] : answer.values;
}

/** `value at path:line < [template] path:line < path:line of an include` */
function outline({ value, path, line, templates, includes }: ValueSource): string {
  const ways = [
    ...templates.map(({ template, path, line }) => `[${template}] ${path}:${line}`),
    ...includes.map(({ path, line }) => `${path}:${line}`),
  ];
  return [`${value} at ${path}:${line}`, ...ways].join(" < ");
}

const site = {
  "sip.conf": conf`
    [general]
    context = default
    allow = ulaw
    #include "phones.conf"
  `,
  "phones.conf": conf`
    [base](!)
    context = base
    allow = alaw
    [phone](!,base)
    context = phones
    secret = hunter2
    [100](phone)
    context = office
    context += -two
    allow = g722
    [101](phone)
    [100](+)
    nat = no
  `,
};

test("the value that counts has its line, the others are overridden", async () => {
  const [value] = await values(site, "sip.conf 100 Context");
  expect(value?.sources.map(outline)).toEqual(["office -two at phones.conf:9 < sip.conf:4"]);
  expect(value?.overridden.map(outline)).toEqual([
    "base at phones.conf:2 < [phone] phones.conf:7 < [base] phones.conf:4 < sip.conf:4",
    "phones at phones.conf:5 < [phone] phones.conf:7 < sip.conf:4",
  ]);
  expect(value?.sources[0]?.continues?.value).toBe("office");
});

test("lines that add up all count", async () => {
  const [value] = await values(site, "sip.conf 100 allow");
  expect([value?.counts, value?.sources.map((source) => source.value)]).toEqual(["all", ["alaw", "g722"]]);
});

test.each([
  ["extensions.conf", "[a]\nexten => 1,1,Answer\nexten => 1,2,Hangup\n", "exten"],
  ["pjsip.conf", "[a]\ntype=identify\nmatch=192.0.2.1\nmatch=192.0.2.2\n", "match"],
  ["pjsip.conf", "[a]\ntype=aor\ncontact=sip:192.0.2.1\ncontact=sip:192.0.2.2\n", "contact"],
])("%s: lines of %j all count", async (file, text, option) => {
  const [value] = await values({ [file]: text }, `${file} a ${option}`);
  expect([value?.sources.length, value?.overridden.length]).toEqual([2, 0]);
});

test("a secret is masked, always", async () => {
  expect(JSON.stringify(await ask(site, "sip.conf 101 secret"))).not.toContain("hunter2");
  const [value] = await values(site, "sip.conf 101 secret");
  expect(value?.sources[0]?.value).toBe("••••••••");
});

test("what is not set has a default, and [general] may have it", async () => {
  const files = { "sip.conf": "[general]\ncontext=default\nhost=x\n[100]\ntype=friend\n" };
  const [context] = await values(files, "sip.conf 100 context");
  expect(context?.sources).toEqual([]);
  expect(context?.general.map(outline)).toEqual(["default at sip.conf:2"]);
  const [allowguest] = await values(files, "sip.conf general allowguest");
  expect(allowguest?.default).toBe("yes");
});

test("where a module takes the first line, the first counts", async () => {
  const [value] = await values(
    { "rtp.conf": "[general]\nrtpstart=1\nrtpstart=2\n" },
    "rtp.conf general rtpstart",
  );
  expect(value?.sources.map(outline)).toEqual(["1 at rtp.conf:2"]);
  expect(value?.overridden.map(outline)).toEqual(["2 at rtp.conf:3"]);
});

test("a second section is another place to look at, unless Asterisk asks for the section by name", async () => {
  const text =
    "[general]\ncontext=a\n[general]\ncontext=b\n[100]\ntype=peer\ncontext=c\n[100]\ntype=peer\ncontext=d\n";
  const [general] = await values({ "sip.conf": text }, "sip.conf general context");
  const [account] = await values({ "sip.conf": text }, "sip.conf 100 context");
  expect([general?.sources[0]?.value, general?.overridden[0]?.value]).toEqual(["a", "b"]);
  expect([account?.sources[0]?.value, account?.overridden[0]?.value]).toEqual(["d", "c"]);
});

const pjsip = { "pjsip.conf": "[100]\ntype=endpoint\ncontext=a\n[100]\ntype=aor\nmax_contacts=1\n" };

test("of several things of one name those answer that know the option", async () => {
  expect((await values(pjsip, "pjsip.conf 100 context")).map(({ kind }) => kind)).toEqual(["endpoint"]);
  expect((await values(pjsip, "pjsip.conf 100 max_contacts")).map(({ kind }) => kind)).toEqual(["aor"]);
  expect((await values(pjsip, "pjsip.conf 100 nonsense")).map(({ kind }) => kind)).toEqual([
    "endpoint",
    "aor",
  ]);
});

test("another name of the option is the same option", async () => {
  const files = { "sip.conf": "[100]\ntype=friend\nusername=a\ndefaultuser=b\n" };
  const [value] = await values(files, "sip.conf 100 defaultuser");
  expect(value?.sources.map(outline)).toEqual(["b at sip.conf:4"]);
  expect(value?.overridden.map(outline)).toEqual(["a at sip.conf:3"]);
});

test("a template can be asked as well", async () => {
  expect((await values(site, "sip.conf base context"))[0]?.sources.map(outline)).toEqual([
    "base at phones.conf:2 < sip.conf:4",
  ]);
});

test.each([
  ["none.conf a b", "there is no none.conf to read"],
  ["sip.conf nobody b", "sip.conf has no section 'nobody'"],
  ["sip.conf generell b", "sip.conf has no section 'generell'; 'general' is there"],
])("%s: %s", async (question, problem) => {
  expect(await ask(site, question)).toEqual({ problem });
});

test("a file that Asterisk refuses says so", async () => {
  const answer = await ask({ "sip.conf": "[a]\nx=1\n#include none.conf\n" }, "sip.conf a x");
  expect(answer).toMatchObject({
    values: [{ sources: [{ value: "1" }] }],
    refused: "sip.conf:3: there is no 'none.conf' to include",
  });
});

test("a value that is continued many times over is followed back some way", async () => {
  const text = `[a]\nx=1\n${"x += 2\n".repeat(20_000)}`;
  const [value] = await values({ "sip.conf": text }, "sip.conf a x");
  let depth = 0;
  for (let at = value?.sources[0]; at; at = at.continues) depth++;
  expect(depth).toBe(101);
});

test("a line of chan_dahdi.conf counts for the channels below it", async () => {
  const lines = "[channels]\ncontext=a\nchannel => 1-4\ncontext=b\nchannel => 5\n";
  const [value] = await values({ "chan_dahdi.conf": lines }, "chan_dahdi.conf channels context");
  expect(value?.counts).toBe("below");
  expect(value?.sources.map(outline)).toEqual(["a at chan_dahdi.conf:2", "b at chan_dahdi.conf:4"]);
  expect(value?.overridden).toEqual([]);
});

test.each([
  ["mgcp.conf gateway context", 2],
  ["mgcp.conf general context", 1],
])("of %s, as many lines count as there are devices", async (question, count) => {
  const text =
    "[general]\ncontext=a\ncontext=b\n[gateway]\ncontext=a\nline => aaln/1\ncontext=b\nline => aaln/2\n";
  expect((await values({ "mgcp.conf": text }, question))[0]?.sources).toHaveLength(count);
});
