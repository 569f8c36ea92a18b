import { describe, expect, test } from "vitest";
import { buildDialplan, type Dialplan } from "./dialplan.ts";
import type { DialplanEntry } from "./entry.ts";
import { findExtension, type Search } from "./find-extension.ts";
import { missingIncludes, searchedContexts } from "./searched-contexts.ts";

function dialplan(contexts: Readonly<Record<string, readonly string[]>>): Dialplan<DialplanEntry> {
  return buildDialplan(
    Object.entries(contexts).map(([name, lines]) => ({
      name,
      entries: lines.map((line) => {
        const [option = "", value = ""] = line.split(" => ");
        return { name: option, value };
      }),
    })),
  );
}

/** What runs, and in brackets the contexts on the way. */
function find(
  plan: Dialplan<DialplanEntry>,
  number: string,
  search: Search<DialplanEntry> = {},
  context = "c",
): string {
  const found = findExtension(plan, context, number, search);
  if (found.kind === "none") return `no ${found.missing}`;
  const path = found.path.map((include) => include.context).join(" ");
  return `${found.priority.application}${path ? ` (${path})` : ""}`;
}

describe("which extension runs, as Asterisk 16 and 22 choose", () => {
  const plan = dialplan({
    c: [
      "exten => _1XX,1,pattern",
      "exten => 100,1,exact",
      "exten => 100/555,1,caller",
      "exten => 100/_5!,1,callers",
      "exten => 100/,1,nobody",
      "exten => _1.,1,wildcard",
      "exten => _X!,1,early",
      "exten => _X,1,digit",
      "exten => _[3-4]5,1,set",
    ],
  });
  test.each([
    ["100", "", "nobody"],
    ["100", "555", "caller"],
    ["1-0-0", "512", "callers"],
    ["100", "7", "exact"],
    ["101", "", "pattern"],
    ["1011", "", "wildcard"],
    ["10", "", "wildcard"],
    ["5", "", "early"],
    ["35", "", "set"],
    ["a", "", "no extension"],
    ["", "", "no extension"],
  ])("%s from '%s' runs %s", (number, callerId, expected) => {
    expect(find(plan, number, { callerId })).toBe(expected);
  });
});

test("a step that an extension lacks may be another one's", () => {
  const plan = dialplan({
    c: ["exten => 100,1,A", "exten => _1XX,1,B", "exten => _1XX,2,C", "include => d"],
    d: ["exten => _X.,3,D"],
  });
  expect([1, 2, 3, 4].map((priority) => find(plan, "100", { priority }))).toEqual([
    "A",
    "C",
    "D (d)",
    "no priority",
  ]);
});

describe("includes", () => {
  test("the context's own extension comes before a better one that it includes", () => {
    const plan = dialplan({ c: ["include => d", "exten => _X.,1,own"], d: ["exten => 100,1,included"] });
    expect(find(plan, "100")).toBe("own");
  });

  test("includes are searched in their order, each with what it includes", () => {
    const plan = dialplan({
      c: ["include => d", "include => e"],
      d: ["include => f"],
      e: ["exten => 1,1,E", "exten => 2,1,E"],
      f: ["exten => 1,1,F"],
    });
    expect([find(plan, "1"), find(plan, "2")]).toEqual(["F (d f)", "E (e)"]);
  });

  test("a circle ends", () => {
    const plan = dialplan({ c: ["include => d"], d: ["include => c", "include => d"] });
    expect(find(plan, "1")).toBe("no extension");
  });

  test("a context cannot include another whose name differs in case only", () => {
    const plan = dialplan({ Foo: ["include => foo"], foo: ["exten => 1,1,A"] });
    expect([find(plan, "1", {}, "Foo"), find(plan, "1", {}, "foo")]).toEqual(["no extension", "A"]);
  });

  test("an include with times may be closed", () => {
    const plan = dialplan({
      c: ["include => d,9:00-17:00", "include => e"],
      d: ["exten => 1,1,day"],
      e: ["exten => 1,1,night"],
    });
    expect([find(plan, "1"), find(plan, "1", { isOpen: () => false })]).toEqual(["day (d)", "night (e)"]);
  });

  test("no more than 512 contexts are searched", () => {
    const chain = Object.fromEntries(
      Array.from({ length: 600 }, (_, i) => [`c${i}`, [`include => c${i + 1}`, `exten => ${i},1,A`]]),
    );
    const plan = dialplan(chain);
    expect([find(plan, "511", {}, "c0").slice(0, 1), find(plan, "512", {}, "c0")]).toEqual([
      "A",
      "no extension",
    ]);
    expect([...searchedContexts(plan, "c0")]).toHaveLength(512);
  });

  test("those without a context are known", () => {
    const plan = dialplan({ c: ["include => d", "include => e ", "include => f"], d: [], e: [] });
    expect(missingIncludes(plan).map(({ context, include }) => `${context.name} ${include.context}`)).toEqual(
      ["c e ", "c f"],
    );
  });
});

test("switches that are asked before are told", () => {
  const plan = dialplan({
    c: ["switch => IAX2/peer", "include => d"],
    d: ["switch => Realtime", "exten => 1,1,A"],
  });
  const names = (number: string): string[] =>
    findExtension(plan, "c", number).switches.map(({ name }) => name);
  expect([names("1"), names("2")]).toEqual([["IAX2"], ["IAX2", "Realtime"]]);
});

test("a context that is missing is told", () => {
  expect(find(dialplan({ c: [] }), "1", {}, "d")).toBe("no context");
});

test("each of 100,000 extensions is found", () => {
  const numbers = Array.from({ length: 100_000 }, (_, i) => String(i));
  const plan = dialplan({ c: numbers.map((number) => `exten => ${number},1,A${number}`) });
  expect(numbers.filter((number) => find(plan, number) !== `A${number}`)).toEqual([]);
});
