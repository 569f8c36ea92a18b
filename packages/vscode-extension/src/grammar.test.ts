import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readMarks } from "./testing/scope-marks.ts";
import { tokenize } from "./testing/tokenize.ts";

test.each(["asterisk-config", "asterisk-dialplan"])(
  "%s gives every part of its fixture its scope",
  async (name) => {
    const text = readFileSync(new URL(`./testing/grammar/${name}.conf`, import.meta.url), "utf8");
    const { lines, marks } = readMarks(text);
    const tokens = await tokenize(`source.${name}`, lines);
    const wrong = marks.flatMap(({ line, start, end, scopes }) => {
      const inside = (tokens[line] ?? []).filter((token) => token.start < end && token.end > start);
      const has = (wanted: string) => (found: readonly string[]) =>
        found.some((scope) => `${scope}.`.startsWith(`${wanted}.`));
      return scopes
        .filter((scope) =>
          scope.startsWith("!")
            ? inside.some((token) => has(scope.slice(1))(token.scopes))
            : !inside.every((token) => has(scope)(token.scopes)),
        )
        .map((scope) => ({
          line: lines[line],
          part: lines[line]?.slice(start, end),
          scope,
          found: inside.map((token) => token.scopes.slice(1).join(" ")),
        }));
    });
    expect(marks.length).toBeGreaterThan(40);
    expect(wrong).toEqual([]);
  },
);
