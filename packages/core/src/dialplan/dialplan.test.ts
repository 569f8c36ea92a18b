import { describe, expect, test } from "vitest";
import { buildDialplan, type Dialplan } from "./dialplan.ts";
import type { DialplanEntry } from "./entry.ts";

function dialplan(text: string): Dialplan<DialplanEntry> {
  const sections = text.split(/^\[/m).slice(1);
  return buildDialplan(
    sections.map((section) => {
      const [header = "", ...lines] = section.split("\n");
      return { name: header.slice(0, -1), entries: lines.filter((line) => line !== "").map(entryOf) };
    }),
  );
}

function entryOf(line: string): DialplanEntry {
  const arrow = line.indexOf("=>");
  return { name: line.slice(0, arrow).trim(), value: line.slice(arrow + 2).trim() };
}

/** Every step as `extension/callerid,number(label),application`. */
function steps(plan: Dialplan<DialplanEntry>, context = "c"): string[] {
  const order = plan.contexts.get(context)?.order.sorted() ?? [];
  return order.flatMap(({ name, callerId, priorities }) =>
    priorities.map(({ number, label, application }) => {
      const caller = callerId === undefined ? "" : `/${callerId}`;
      return `${name}${caller},${number}${label === undefined ? "" : `(${label})`},${application}`;
    }),
  );
}

function problems(plan: Dialplan<DialplanEntry>): string[] {
  return plan.problems.map(({ code, entry, span, other }) => {
    const before = other ? ` <${other.application}>` : "";
    return `${code}: ${entry.value.slice(span.start, span.end)}${before}`;
  });
}

describe("priorities, as Asterisk 16 and 22 count them", () => {
  test("'n' adds one to the line before, whatever its extension", () => {
    const plan = dialplan("[c]\nexten => 1,5,A\nexten => 2,n,B\nexten => 2,n+3,C\nexten => 2,s+1,D\n");
    expect(steps(plan)).toEqual(["1,5,A", "2,6,B", "2,10,C", "2,11,D"]);
  });

  test("'same' repeats the extension with its caller id", () => {
    const plan = dialplan("[c]\nexten => 1/555,1,A\nsame => n,B\nSAMEagain => n,C\n");
    expect(steps(plan)).toEqual(["1/555,1,A", "1/555,2,B", "1/555,3,C"]);
  });

  test("a line that is dropped still starts the extension for 'same'", () => {
    const plan = dialplan("[c]\nexten => 1,1,A\nexten => 2,bogus,B\nsame => n,C\n");
    expect(steps(plan)).toEqual(["1,1,A", "2,2,C"]);
    expect(problems(plan)).toEqual(["label-unknown: bogus"]);
  });

  test("'n' after a hint counts to zero and is dropped without a word", () => {
    const plan = dialplan("[c]\nexten => 1,hint,SIP/1\nsame => n,A\nsame => n,B\n");
    expect(steps(plan)).toEqual(["1,-1,SIP/1"]);
    expect(problems(plan)).toEqual(["priority-zero: n", "priority-zero: n"]);
  });

  test("'+' before a label counts, after it does not", () => {
    const plan = dialplan("[c]\nexten => 1,1(a),A\nexten => 1,n(b)+5,B\nexten => 1,n+5(c),C\n");
    expect(steps(plan)).toEqual(["1,1(a),A", "1,2(b),B", "1,8(c),C"]);
    expect(problems(plan)).toEqual(["priority-text-ignored: +5"]);
  });

  test("a label in place of a priority is that step's number", () => {
    const plan = dialplan("[c]\nexten => 1,1(a),A\nexten => 1,a+20,B\nexten => 1,a,C\n");
    expect(steps(plan)).toEqual(["1,1(a),A", "1,21,B"]);
    expect(problems(plan)).toEqual(["priority-duplicate: a <A>"]);
  });

  test("a label may belong to a pattern that matches the extension", () => {
    const plan = dialplan("[c]\nexten => _1XX,7(a),A\nexten => 100,a,B\nexten => 200,a,C\n");
    expect(steps(plan)).toEqual(["100,7,B", "_1XX,7(a),A"]);
    expect(problems(plan)).toEqual(["label-unknown: a"]);
  });

  test("the first line of a section has nothing to continue", () => {
    const plan = dialplan("[c]\nexten => 1,1,A\n[c]\nsame => n,B\nexten => 1,n,C\nexten => 1,s,D\n");
    expect(steps(plan)).toEqual(["1,1,A"]);
    expect(problems(plan)).toEqual([
      "same-without-extension: n,B",
      "next-without-previous: n",
      "same-without-previous: s",
    ]);
  });

  test("a number wraps around like a 32-bit int", () => {
    const plan = dialplan("[c]\nexten => 1,4294967298,A\nexten => 1,2147483648,B\n");
    expect(steps(plan)).toEqual(["1,2,A"]);
    expect(problems(plan)).toEqual(["priority-invalid: 2147483648"]);
  });
});

describe("extensions, as Asterisk 16 and 22 keep them", () => {
  test("the first step with a number stays", () => {
    const plan = dialplan("[c]\nexten => 1,1,A\nexten => 1,1(x),B\n");
    expect(steps(plan)).toEqual(["1,1,A"]);
    expect(problems(plan)).toEqual(["priority-duplicate: 1(x) <A>"]);
  });

  test("dashes and other spellings make no other extension", () => {
    const plan = dialplan(
      "[c]\nexten => 1-0,1,A\nexten => 10,1,B\nexten => _XXX,1,C\nexten => _[0-9]x-X,1,D\nexten => _[0-9]XX,2,E\n",
    );
    expect(steps(plan)).toEqual(["1-0,1,A", "_XXX,1,C", "_XXX,2,E"]);
    expect(problems(plan)).toEqual(["priority-duplicate: 1 <A>", "priority-duplicate: 1 <C>"]);
  });

  test("an extension with a caller id is tried before the same one without", () => {
    const plan = dialplan("[c]\nexten => 1,1,A\nexten => 1/_5!,1,B\nexten => 1/5-55,1,C\nexten => 1/,1,D\n");
    expect(steps(plan)).toEqual(["1/,1,D", "1/555,1,C", "1/_5!,1,B", "1,1,A"]);
  });

  test("an extension is found by any spelling", () => {
    const plan = dialplan("[c]\nexten => _[2-9]X,1,A\nexten => 12/(5)5,1,B\n");
    const context = plan.contexts.get("c");
    expect([context?.extension("_Nx")?.name, context?.extension("1-2", "55")?.name]).toEqual([
      "_[2-9]X",
      "12",
    ]);
    expect([context?.extension("_ZX"), context?.extension("12")]).toEqual([undefined, undefined]);
  });

  test("globals are replaced in names", () => {
    const plan = dialplan(
      `[c]\nexten => \${A}00,1,A\nexten => \${B},1,B\nsame => n,C\n[globals]\nA => 7\n[globals]\nB => \${NO}\n`,
    );
    expect(steps(plan)).toEqual(["700,1,A"]);
    expect(problems(plan)).toEqual([`extension-empty: \${B}`, "same-without-extension: n,C"]);
  });

  test("a name that needs a running Asterisk stays as written", () => {
    const plan = dialplan(`[c]\nexten => \${DB(a)}1,1,A\n`);
    expect(steps(plan)).toEqual([`\${DB(a)}1,1,A`]);
    expect(problems(plan)).toEqual([`extension-unknown: \${DB(a)}1`]);
  });

  test("names that Asterisk warns of", () => {
    const plan = dialplan(`[c]\nexten => _.,1,A\nexten => _!,1,B\nexten => _[/]X,1,C\nexten => x\${A,1,D\n`);
    expect(problems(plan)).toEqual([
      "extension-too-broad: _.",
      "extension-too-broad: _!",
      "set-unclosed: _[/]X",
      `substitution-unclosed: \${A`,
    ]);
  });

  test("only 255 characters of a name count", () => {
    const plan = dialplan(`[c]\nexten => ${"1".repeat(300)},1,A\n`);
    expect(plan.contexts.get("c")?.extension("1".repeat(255))).toBeDefined();
    expect(plan.problems.map(({ code }) => code)).toEqual(["extension-too-long"]);
  });
});

describe("labels, as Asterisk 16 and 22 keep them", () => {
  test("a label in use before is dropped", () => {
    const plan = dialplan("[c]\nexten => 1,1(a),A\nexten => 1,2(a),B\n");
    expect(steps(plan)).toEqual(["1,1(a),A", "1,2,B"]);
    expect(problems(plan)).toEqual(["label-duplicate: a <A>"]);
  });

  test("a label in use further behind goes unnoticed, and stays there", () => {
    const plan = dialplan(
      "[c]\nexten => 1,1,A\nexten => 1,9(y),B\nexten => 1,5,C\nexten => 1,3(y),D\nexten => 1,12(y),E\n",
    );
    expect(steps(plan)).toEqual(["1,1,A", "1,3(y),D", "1,5,C", "1,9(y),B", "1,12,E"]);
    expect(problems(plan)).toEqual(["label-duplicate: y <D>"]);
    expect(plan.contexts.get("c")?.extension("1")?.labels.get("y")?.number).toBe(9);
  });

  test("an empty label is none, and blanks belong to one", () => {
    const plan = dialplan("[c]\nexten => 1,1(),A\nexten => 1,n( b ),B\n");
    expect(steps(plan)).toEqual(["1,1,A", "1,2( b ),B"]);
  });
});

describe("contexts", () => {
  test("sections of one name are one context, and case matters", () => {
    const plan = dialplan("[a]\nexten => 1,1,A\n[A]\nexten => 2,1,B\n[a]\nexten => 3,1,C\n");
    expect([...plan.contexts.keys()]).toEqual(["a", "A"]);
    expect(steps(plan, "a")).toEqual(["1,1,A", "3,1,C"]);
  });

  test("general and globals, in any case, are none", () => {
    const plan = dialplan("[GENERAL]\nexten => 1,1,A\n[Globals]\nX => 1\n[general2]\nexten => 1,1,A\n");
    expect([...plan.contexts.keys()]).toEqual(["general2"]);
    expect(plan.globals.get("X")).toBe("1");
  });

  test("an include is a duplicate only with the same times, case aside", () => {
    const plan = dialplan("[c]\ninclude => a\ninclude => A\ninclude => a,*,*,*,*\ninclude => a, mon\n");
    expect(plan.contexts.get("c")?.includes.map(({ context }) => context)).toEqual(["a", "a", "a"]);
    expect(problems(plan)).toEqual(["include-duplicate: A", "include-time-invalid:  mon"]);
  });

  test("switches and ignored patterns are kept once", () => {
    const plan = dialplan(
      `[c]\nswitch => IAX2/\${X}b\nswitch => iax2/b\neswitch => Loopback/\${EXTEN}@d\nlswitch => Loopback/\${EXTEN}@d\nignorepat => 9\nignorepat => 9\nautohints => yes\n`,
    );
    const context = plan.contexts.get("c");
    expect(context?.switches.map(({ name, data, isEvaluated }) => `${name}/${data} ${isEvaluated}`)).toEqual([
      "IAX2/b false",
      `Loopback/\${EXTEN}@d true`,
    ]);
    expect(context?.ignorePatterns.map(({ pattern }) => pattern)).toEqual(["9"]);
    expect(context?.hasAutohints).toBe(true);
    expect(problems(plan)).toEqual([
      "switch-duplicate: iax2/b",
      `switch-duplicate: Loopback/\${EXTEN}@d`,
      "ignorepat-duplicate: 9",
    ]);
  });

  test("what Asterisk does not know it ignores", () => {
    expect(problems(dialplan("[c]\nextne => 1,1,A\n"))).toEqual(["directive-unknown: 1,1,A"]);
  });
});

test("a step gives its application, its arguments and its entry", () => {
  const plan = dialplan("[c]\nexten => 1,1,Dial(SIP/1,30)\nsame => n,Hangup\n");
  const [dial, hangup] = plan.contexts.get("c")?.extension("1")?.priorities ?? [];
  expect([dial?.application, dial?.argumentText, hangup?.application, hangup?.argumentText]).toEqual([
    "Dial",
    "SIP/1,30",
    "Hangup",
    "",
  ]);
  expect(dial?.args()).toEqual([
    { start: 9, end: 14 },
    { start: 15, end: 17 },
  ]);
  expect(hangup?.entry).toEqual({ name: "same", value: "n,Hangup" });
});

test.each([
  ["descending numbers", (i: number) => `1,${100_000 - i}(a),A`, 1, 100_000],
  ["one number", () => "1,1(a),A", 1, 1],
  ["many callers", (i: number) => `1/${i},1,A`, 100_000, 100_000],
  ["labels that match nothing", (i: number) => (i % 2 ? `_X${i},1(a),A` : "5,a,A"), 50_000, 50_000],
])("100,000 lines with %s become the extensions and steps that they name", (_, value, extensions, steps) => {
  const entries = Array.from({ length: 100_000 }, (_each, i) => ({ name: "exten", value: value(i) }));
  const context = buildDialplan([{ name: "c", entries }]).contexts.get("c");
  const built = [...(context?.extensions() ?? [])];
  expect(built.length).toBe(extensions);
  expect(built.reduce((count, { priorities }) => count + priorities.length, 0)).toBe(steps);
});
