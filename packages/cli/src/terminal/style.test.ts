import { expect, test } from "vitest";
import { plain, styleFor } from "./style.ts";

const terminal = { write: () => true, isTTY: true };
const pipe = { write: () => true };

test.each([
  ["a terminal has colours", terminal, "auto", {}, true],
  ["a pipe has none", pipe, "auto", {}, false],
  ["NO_COLOR turns them off", terminal, "auto", { NO_COLOR: "1" }, false],
  ["an empty NO_COLOR does not count", terminal, "auto", { NO_COLOR: "" }, true],
  ["FORCE_COLOR turns them on", pipe, "auto", { FORCE_COLOR: "1" }, true],
  ["FORCE_COLOR=0 turns them off", terminal, "auto", { FORCE_COLOR: "0" }, false],
  [
    "FORCE_COLOR is stronger than NO_COLOR, as in Node",
    pipe,
    "auto",
    { FORCE_COLOR: "1", NO_COLOR: "1" },
    true,
  ],
  ["a dumb terminal has none", terminal, "auto", { TERM: "dumb" }, false],
  ["the flag is stronger than the environment", pipe, "always", { NO_COLOR: "1" }, true],
  ["the flag can say never", terminal, "never", { FORCE_COLOR: "1" }, false],
] as const)("%s", async (_, output, choice, env, expected) => {
  const style = await styleFor(output, choice, env);
  expect(style !== plain).toBe(expected);
  expect(style.severity.high("high").includes("\u001b[")).toBe(expected);
});
