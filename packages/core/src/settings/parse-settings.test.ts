import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { parseJsonText, plainValue } from "./json-text.ts";
import { parseSettings } from "./parse-settings.ts";
import { type SchemaRule, settingsSchema } from "./schema.ts";

const rules: readonly SchemaRule[] = [
  { id: "sip/allowguest", summary: "Guests" },
  {
    id: "vm/minpassword",
    summary: "PINs",
    options: {
      minimum: { type: "integer", description: "Digits.", default: 6, minimum: 1, maximum: 20 },
      strict: { type: "boolean", description: "Or not.", default: false },
      boxes: { type: "names", description: "Which.", default: [] },
    },
  },
];
const isValid = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(settingsSchema(rules));

function complaints(text: string): string[] {
  return parseSettings(text, rules).problems.map(
    ({ line, column, message }) => `${line}:${column} ${message}`,
  );
}

/** Settings, and what is said about them; whether the schema alone refuses them is for ajv to confirm. */
const wrong: readonly (readonly [text: string, complaint: string, judge?: "beyond"])[] = [
  ["[]", "1:1 the file must be an object, not a list"],
  ['{"preest": "all"}', "1:2 there is no setting 'preest' (did you mean preset?)"],
  [
    '{"preset": "Strict"}',
    "1:12 'preset' must be recommended, strict or all, not 'Strict' (did you mean strict?)",
  ],
  ['{"preset": 1}', "1:12 'preset' must be a string, not a number"],
  [
    '{\n  // guests\n  "rules": {"sip/allowgest": "off"}\n}',
    "3:13 there is no rule 'sip/allowgest' (did you mean sip/allowguest?)",
  ],
  ['{"rules": {"allowguest": "off"}}', "1:12 there is no rule 'allowguest' (did you mean sip/allowguest?)"],
  [
    '{"rules": {"sip/allowguest": "warn"}}',
    "1:30 'rules.sip/allowguest' must be off, on, critical, high, medium, low or info, not 'warn'",
  ],
  [
    '{"rules": {"vm/minpassword": {"options": {"minimun": 4}}}}',
    "1:43 vm/minpassword has no option 'minimun' (did you mean minimum?)",
  ],
  [
    '{"rules": {"vm/minpassword": {"options": {"minimum": 0}}}}',
    "1:54 'rules.vm/minpassword.options.minimum' must be from 1 to 20",
  ],
  [
    '{"rules": {"vm/minpassword": {"options": {"minimum": 4.5}}}}',
    "1:54 'rules.vm/minpassword.options.minimum' must be an integer, not a number",
  ],
  [
    '{"rules": {"vm/minpassword": {"options": {"boxes": ["a", 1]}}}}',
    "1:58 'rules.vm/minpassword.options.boxes[]' must be a string, not a number",
  ],
  ['{"rules": {"vm/minpassword": {}}}', "1:30 'rules.vm/minpassword' must not be empty"],
  [
    '{"rules": {"vm/minpassword": null}}',
    "1:30 'rules.vm/minpassword' must be a string or an object, not null",
  ],
  ['{"rules": {"spi/*": "off"}}', "1:12 there is no rule 'spi/*' (did you mean sip/*?)", "beyond"],
  ['{"asteriskVersion": "latest"}', "1:21 'asteriskVersion' is not written as it must be: for example 20"],
  ['{"country": "XX"}', "1:13 'country' is no ISO code of a country that is known: 'XX'", "beyond"],
  ['{"overrides": [{"files": ["a"]}]}', "1:16 'overrides[]' lacks 'rules'"],
  ['{"overrides": [{"files": [], "rules": {}}]}', "1:26 'overrides[].files' must not be empty"],
  [
    '{"overrides": [{"files": ["a"], "rules": {"policy/x": "low"}}]}',
    "1:43 there is no rule 'policy/x'",
    "beyond",
  ],
  ['{"__proto__": {}}', "1:2 there is no setting '__proto__'"],
  [
    '{"policies": [{"id": "a", "file": "manger.conf", "option": "acl", "must": {"be": "x"}}]}',
    "1:35 'file' is none that Asterisk asks for: 'manger.conf' (did you mean manager.conf?)",
    "beyond",
  ],
  [
    '{"policies": [{"id": "a", "file": "sip.conf", "option": "a", "must": {"be": "x", "not": "y"}}]}',
    "1:70 'must' wants two things: make two policies of it",
    "beyond",
  ],
  [
    '{"policies": [{"id": "A", "file": "sip.conf", "option": "a", "must": {"be": []}}]}',
    "1:22 'policies[].id' is not written as it must be: for example ami-acl",
  ],
];

test.each(wrong.map(([text, complaint, judge]) => ({ text, complaint, judge })))(
  "$text",
  ({ text, complaint, judge }) => {
    expect(complaints(text)[0]).toBe(complaint);
    expect(isValid(valueIn(text))).toBe(judge === "beyond");
  },
);

test.each([
  ["", "1:1 it is empty: {} is the least"],
  ["{", "1:1 unexpected {"],
  ['{"preset" "all"}', "1:11 unexpected string: is a comma or a colon missing?"],
  ['{\n"preset": strict}', "2:11 unexpected character 's'"],
  ['{"preset": "all",,}', "1:18 unexpected comma"],
  ['{"preset": "all"', "1:17 it ends too soon"],
  [`${"[".repeat(101)}`, "1:101 it is nested too deeply"],
  ['{"preset": "all", "preset": "all"}', "1:19 'preset' is set twice"],
])("what is no JSON is told: %s", (text, complaint) => {
  expect(complaints(text)).toEqual([complaint]);
});

const right = [
  "{}",
  '{"$schema": "x", "preset": "all", "asteriskVersion": "16.28", "country": "de"}',
  '// a comment\n{"ignores": ["a/**",], /* b */ "trunks": ["t"], "entryContexts": [],}',
  '{"rules": {"sip/*": "low", "sip/allowguest": "off", "vm/minpassword": {"level": "high", "options": {"minimum": 8, "strict": true, "boxes": ["a"]}}}}',
  '{"overrides": [{"files": ["*.conf"], "rules": {"sip/allowguest": "on", "policy/p": "off"}}], "policies": [{"id": "p", "file": "sip.conf", "option": "nat", "must": {"not": ["yes", "route"]}}]}',
  '{"policies": [{"id": "p", "file": "sip.conf", "sections": ["*", "!general"], "where": {"type": "peer"}, "option": "nat", "must": {"atLeast": 1, "atMost": 2}, "optional": true, "severity": "low", "message": "m"}]}',
];

test.each(right)("%s is fine", (text) => {
  expect(complaints(text)).toEqual([]);
  expect(isValid(valueIn(text))).toBe(true);
});

test("what the file says is what the settings hold", () => {
  const { settings } = parseSettings(
    '{"preset": "strict", "country": "de", "trunks": ["t"], "rules": {"vm/minpassword": {"level": "high", "options": {"minimum": 8}}}}',
    rules,
  );
  expect(settings).toMatchObject({
    preset: "strict",
    rules: new Map([["vm/minpassword", "high"]]),
    options: new Map([["vm/minpassword", { minimum: 8 }]]),
    hints: { country: "de", trunks: ["t"], entryContexts: [] },
  });
});

function valueIn(text: string): unknown {
  const node = parseJsonText(text);
  return "message" in node ? undefined : plainValue(node);
}
