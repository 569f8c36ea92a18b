import { expect, test } from "vitest";
import { convertPlaces } from "./code-lenses.ts";

test("the places of a lens are turned into those of the editor, and text stays text", () => {
  const converter = {
    asUri: (uri: string) => `uri ${uri}`,
    asPosition: ({ line }: { readonly line: number }) => `line ${line}`,
    asLocation: ({ uri }: { readonly uri: string }) => `place in ${uri}`,
  };
  const start = { line: 1, character: 0 };
  const place = { uri: "b", range: { start, end: start } };
  const some = {
    command: { title: "inherited by 1 endpoint", command: "show", arguments: ["a", start, [place, 7]] },
  };
  const none = { command: { title: "reachable by nobody known", command: "" } };
  convertPlaces([some, none, {}], converter);
  expect(some.command.arguments).toEqual(["uri a", "line 1", ["place in b"]]);
  expect(none.command).toEqual({ title: "reachable by nobody known", command: "" });
});
