import { describe, expect, test } from "vitest";
import { type Folder, folder } from "./testing/try-cli.ts";

/** Runs with a clock that goes on by so much whenever it is looked at; gives back what standard error got. */
async function watch(site: Folder, step: number, isTTY: boolean): Promise<string> {
  let now = 0;
  let text = "";
  const write = (part: string | Uint8Array): void => {
    text += String(part);
  };
  const clock = (): number => {
    now += step;
    return now;
  };
  await site.astlint(["."], { now: clock, stderr: { write, isTTY } });
  return text;
}

describe("progress", () => {
  const site = { "sip.conf": "[general]\n#include a.conf\n", "a.conf": "" };

  test("is shown on a terminal when a run takes long, and erased in the end", async () => {
    using tree = folder(site);
    const text = await watch(tree, 600, true);
    expect(text).toContain("\rreading: 2 files\u001b[K");
    expect(text).toContain("\rchecking: sip/allowguest (2 of 3)\u001b[K");
    expect(text.endsWith("\r\u001b[K")).toBe(true);
  });

  test("is not shown for what is done at once", async () => {
    using tree = folder(site);
    expect(await watch(tree, 1, true)).toBe("");
  });

  test("is not shown where no terminal reads", async () => {
    using tree = folder(site);
    expect(await watch(tree, 600, false)).toBe("");
  });
});
