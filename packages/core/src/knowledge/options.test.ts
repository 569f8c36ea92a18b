import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { expect, test } from "vitest";
import { AsteriskVersion } from "../workspace/asterisk-version.ts";
import { configFile } from "./config-file.ts";
import { isKnownIn, kindFacts, kindNames, optionFacts, sectionKind } from "./options.ts";

const folder = new URL("../../knowledge/", import.meta.url);

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, folder), "utf8"));
}

function isKnown(file: string, kind: string, name: string, version: string): boolean {
  const facts = optionFacts(file, kind, name);
  const release = AsteriskVersion.parse(version);
  return facts !== undefined && release !== undefined && isKnownIn(facts, release);
}

test("the table keeps to its schema", () => {
  const validate = new Ajv({ allErrors: true }).compile(Object(readJson("options.schema.json")));
  validate(readJson("options.json"));
  expect(validate.errors).toBeNull();
});

test("the table stays small enough to be bundled", () => {
  expect(readFileSync(new URL("options.json", folder)).length).toBeLessThan(150_000);
});

test.each([
  ["sip.conf", "general", "general"],
  ["sip.conf", "6001", "account"],
  ["sip.conf", "authentication", "authentication"],
  ["manager.conf", "admin", "user"],
  ["queues.conf", "support", "queue"],
  ["iax.conf", "callnumberlimits", undefined],
  ["extensions.conf", "globals", undefined],
  ["nosuch.conf", "general", undefined],
])("in %s, [%s] is of the kind %s", (file, key, kind) => {
  expect(sectionKind(file, { key, last: () => undefined })).toBe(kind);
});

test.each([
  ["endpoint", "endpoint"],
  ["AOR", "aor"],
  [undefined, undefined],
])("a section of pjsip.conf with type=%s is of the kind %s", (type, kind) => {
  const last = (): { value: string } | undefined => (type === undefined ? undefined : { value: type });
  expect(sectionKind("pjsip.conf", { key: "6001", last })).toBe(kind);
});

test.each([
  ["sip.conf", "general", "AllowGuest", "16", true],
  ["sip.conf", "general", "allowguest", "1.2", true],
  ["sip.conf", "account", "avpf", "1.8", false],
  ["sip.conf", "account", "avpf", "16", true],
  ["sip.conf", "account", "encryption", "16", true],
  ["sip.conf", "general", "encryption", "16", false],
  ["manager.conf", "user", "eventfilter(name(Newchannel))", "22", true],
  ["manager.conf", "user", "eventfilter", "13", true],
  ["pjsip.conf", "endpoint", "webrtc", "13", false],
  ["pjsip.conf", "endpoint", "webrtc", "16", true],
  ["pjsip_wizard.conf", "wizard", "endpoint/allow", "18", true],
  ["voicemail.conf", "general", "directoryintro", "16", true],
  ["asterisk.conf", "options", "documentation_language", "16", true],
  ["confbridge.conf", "bridge", "sound_join", "18", true],
  ["queues.conf", "queue", "membermacro", "20", true],
  ["queues.conf", "queue", "membermacro", "21", false],
])("%s, %s, '%s' is known to Asterisk %s: %s", (file, kind, name, version, expected) => {
  expect(isKnown(file, kind, name, version)).toBe(expected);
});

test("lists add up, secrets are marked, and words that are neither yes nor no have their meaning", () => {
  expect(optionFacts("sip.conf", "account", "permit")?.accumulates).toBe(true);
  expect(optionFacts("sip.conf", "account", "secret")?.isSecret).toBe(true);
  expect(optionFacts("sip.conf", "general", "tcpenable")?.isOnOtherwise).toBe(true);
  expect(optionFacts("sip.conf", "general", "allowguest")?.isOnOtherwise).toBe(false);
});

test("every file of the options that something reads by name is a known file", () => {
  const files = Object.keys(Object(readJson("options.json")));
  const known = files.filter((name) => configFile(name) !== undefined);
  expect(files.length - known.length).toBeLessThan(3);
  expect(known.every((name) => kindNames(name).length > 0)).toBe(true);
});

test("a kind that is complete says what Asterisk does about other names", () => {
  expect(kindFacts("pjsip.conf", "endpoint")).toMatchObject({ isComplete: true, unknown: "object" });
  expect(kindFacts("http.conf", "general")).toMatchObject({ isComplete: true, unknown: "warning" });
  expect(kindFacts("musiconhold.conf", "class")).toMatchObject({ isComplete: false });
});
